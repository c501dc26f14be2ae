import { type Affine, composeAffine } from '../../../geometry/affine.ts';
import { type GlyphRun, type SetGlyph, widthOfGlyphs } from '../../draw-glyphs.ts';
import type { FontFound } from '../../font-shelf.ts';
import type { Style } from '../style/style.ts';
import { letterLevels, seenOrder } from './letter-levels.ts';
import type { Letter, Stretch } from './text-letters.ts';

/** Letters that follow each other in one style, without a place of their own. */
export interface LetterRun {
  readonly letters: readonly Letter[];
  /** Which way they run: even to the right, odd to the left; runs of a higher one are turned round first. */
  readonly level: number;
}

export interface Run extends LetterRun {
  readonly style: Style;
  readonly found: FontFound;
  readonly glyphs: GlyphRun;
  readonly set: readonly SetGlyph[];
}

/** A glyph and where it stands: its own frame (y up) to user units (y down). */
export interface PlacedGlyph {
  readonly glyph: SetGlyph;
  readonly place: Affine;
}

export interface SetText {
  /** By run. */
  readonly placed: readonly (readonly PlacedGlyph[])[];
  /** Letters beyond the end of their path, which are not drawn. */
  readonly beyond: number;
}

/** Letters in runs: a new one begins with every place, turn, path, style or direction of its own. */
export function splitRuns(letters: readonly Letter[]): readonly LetterRun[] {
  const runs: { letters: Letter[]; level: number }[] = [];
  const leftward = letters[0]?.style.direction === 'rtl';
  const levels = letterLevels(
    letters.map(({ text }) => text),
    leftward,
  );
  let before: Letter | null = null;
  for (const [k, letter] of letters.entries()) {
    const open = runs[runs.length - 1];
    const moved = letter.x !== null || letter.y !== null || letter.dx !== 0 || letter.dy !== 0;
    const joins =
      before !== null &&
      !moved &&
      levels[k] === levels[k - 1] &&
      before.style === letter.style &&
      before.turn === 0 &&
      letter.turn === 0 &&
      before.track === letter.track &&
      before.stretch === letter.stretch &&
      before.raised === letter.raised;
    if (open !== undefined && joins) open.letters.push(letter);
    else runs.push({ letters: [letter], level: levels[k]! });
    before = letter;
  }
  return runs;
}

/** Sets runs one after the other, as their places, anchors, lengths and paths say. `lowered` [user units] by run. */
export function setText(runs: readonly Run[], lowered: (run: Run) => number): SetText {
  const stretched = stretches(runs);
  const widths = runs.map((run, i) => widthOf(run, runs[i + 1], stretched));
  const placed: PlacedGlyph[][] = runs.map(() => []);
  let [x, y, beyond] = [0, 0, 0];
  for (const { first: from, order } of chunksOf(runs)) {
    const { track, ...start } = runs[from]!.letters[0]!;
    const shift = anchorShift(runs, widths, from, order);
    x = (track === null ? (start.x ?? x) : track.start + (start.x ?? 0)) - shift;
    y = track === null ? (start.y ?? y) : 0;
    for (const i of order) {
      const run = runs[i]!;
      const { raised, turn, dx, dy, stretch } = run.letters[0]!;
      x += dx;
      y += dy;
      const { wide, gap } = stretched.get(stretch) ?? PLAIN;
      const drop = lowered(run) - raised;
      for (const glyph of run.set) {
        const advance = glyph.advance * wide + gap;
        const own = composeAffine(turned(turn, 0, drop), [wide, 0, 0, -1, 0, 0]);
        const base = track === null ? turned(0, x, y) : onTrack(track.at(x + advance / 2), -advance / 2, y);
        if (base === null) beyond += glyph.glyph.path.commands.length > 0 ? 1 : 0;
        else placed[i]!.push({ glyph, place: composeAffine(base, own) });
        x += advance;
      }
    }
  }
  return { placed, beyond };
}

/** Runs that share a place to begin at. */
interface Chunk {
  readonly first: number;
  /** Its runs from left to right. */
  readonly order: readonly number[];
}

function chunksOf(runs: readonly Run[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0, end = 0; first < runs.length; first = end) {
    do end++;
    while (end < runs.length && !beginsChunk(runs, end));
    const levels = runs.slice(first, end).map(({ level }) => level);
    chunks.push({ first, order: seenOrder(levels).map((k) => first + k) });
  }
  return chunks;
}

const PLAIN = { wide: 1, gap: 0 };

/** How letters of each `textLength` grow: the glyphs by a factor, or the gaps by a length. */
function stretches(runs: readonly Run[]): ReadonlyMap<Stretch | null, typeof PLAIN> {
  const natural = new Map<Stretch, { width: number; count: number }>();
  for (const { letters, set } of runs) {
    const { stretch, dx } = letters[0]!;
    if (stretch === null) continue;
    const known = natural.get(stretch) ?? { width: 0, count: 0 };
    known.width += widthOfGlyphs(set) + dx;
    known.count += set.length;
    natural.set(stretch, known);
  }
  const found = new Map<Stretch | null, typeof PLAIN>();
  for (const [stretch, { width, count }] of natural) {
    if (stretch.letters && width > 0) found.set(stretch, { wide: stretch.length / width, gap: 0 });
    else if (count > 1) found.set(stretch, { wide: 1, gap: (stretch.length - width) / (count - 1) });
  }
  return found;
}

/** The gap after the last letter of a `textLength` is none. */
function widthOf(run: Run, next: Run | undefined, stretched: ReadonlyMap<Stretch | null, typeof PLAIN>): number {
  const { stretch } = run.letters[0]!;
  const { wide, gap } = stretched.get(stretch) ?? PLAIN;
  const ends = next === undefined || next.letters[0]!.stretch !== stretch;
  return widthOfGlyphs(run.set) * wide + (run.set.length - (ends ? 1 : 0)) * gap;
}

function beginsChunk(runs: readonly Run[], i: number): boolean {
  const first = runs[i]!.letters[0]!;
  return first.x !== null || first.y !== null || first.track !== runs[i - 1]!.letters[0]!.track;
}

/** How far to the left a chunk begins, so that its middle or end stands at its place. */
function anchorShift(runs: readonly Run[], widths: readonly number[], first: number, order: readonly number[]): number {
  const { textAnchor, direction } = runs[first]!.style;
  // What runs to the left begins at its right end.
  if (textAnchor === (direction === 'rtl' ? 'end' : 'start')) return 0;
  let width = 0;
  for (const i of order) width += widths[i]! + (i > first ? runs[i]!.letters[0]!.dx : 0);
  return textAnchor === 'middle' ? width / 2 : width;
}

/** A frame on a path: its point, along its direction, then `back` along and `down` across. */
function onTrack(
  at: { readonly x: number; readonly y: number; readonly angle: number } | null,
  back: number,
  down: number,
): Affine | null {
  if (at === null) return null;
  const [cos, sin] = [Math.cos(at.angle), Math.sin(at.angle)];
  return [cos, sin, -sin, cos, at.x + cos * back - sin * down, at.y + sin * back + cos * down];
}

function turned(degrees: number, x: number, y: number): Affine {
  if (degrees === 0) return [1, 0, 0, 1, x, y];
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), x, y];
}
