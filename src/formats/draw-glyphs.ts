import type { Font, Glyph } from 'fontkit';
import type { Affine } from '../geometry/affine.ts';
import type { SubpathBuilder } from '../geometry/paths/subpath-builder.ts';

/** Where and how a run of letters stands, in the builder's units. */
export interface GlyphRun {
  readonly text: string;
  /** Runs to the left, whatever its signs; else the font's script decides. */
  readonly leftward?: boolean;
  readonly font: Font;
  readonly size: number;
  /** Added after each letter, and after each blank besides. */
  readonly letterSpacing: number;
  readonly wordSpacing: number;
}

export interface RunMeasure {
  readonly width: number;
  /** Letters that the font lacks. */
  readonly missing: string;
}

/** A glyph of a run, in the builder's units. */
export interface SetGlyph {
  readonly glyph: Glyph;
  /** From its own pen to the next one's. */
  readonly advance: number;
  /** The font moves it from its pen (accents, kerning), y up. */
  readonly xOffset: number;
  readonly yOffset: number;
  /** Font units to the builder's. */
  readonly scale: number;
}

/** OpenType's features of ligatures, off. */
const APART = { liga: false, clig: false, dlig: false, hlig: false } as const;

/** The glyphs of a run as its font sets them: ligatures, kerning and accents included. */
export function setGlyphs(run: GlyphRun): readonly SetGlyph[] {
  const { glyphs, positions } = layoutOf(run);
  const scale = run.size / run.font.unitsPerEm;
  return glyphs.map((glyph, i) => {
    const { xAdvance, xOffset, yOffset } = positions[i]!;
    const spacing = run.letterSpacing + (isBlank(glyph.codePoints) ? run.wordSpacing : 0);
    return { glyph, advance: xAdvance * scale + spacing, xOffset: xOffset * scale, yOffset: yOffset * scale, scale };
  });
}

type Layout = ReturnType<Font['layout']>;

/** Texts that are remembered of each font, and how long they are at most. */
const MOST_TEXTS = 2000;
const LONGEST_TEXT = 100;
const layouts = new WeakMap<Font, Map<string, Layout>>();

/** What the font makes of a run's text, in its own units; a drawing repeats its labels. */
function layoutOf({ font, text, letterSpacing, leftward }: GlyphRun): Layout {
  const known = layouts.get(font) ?? new Map<string, Layout>();
  const key = `${letterSpacing === 0}${leftward} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  // Letters that stand apart are not tied to each other (CSS Text, "letter-spacing").
  const features = letterSpacing === 0 ? {} : APART;
  const layout = font.layout(text, features, undefined, undefined, leftward === true ? 'rtl' : undefined);
  if (text.length > LONGEST_TEXT) return layout;
  if (known.size >= MOST_TEXTS) known.clear();
  known.set(key, layout);
  layouts.set(font, known);
  return layout;
}

/** How long a run is, and what of it the font cannot draw. */
export function measureRun(run: GlyphRun): RunMeasure {
  const set = setGlyphs(run);
  return { width: widthOfGlyphs(set), missing: missingLetters(run, set) };
}

export function widthOfGlyphs(set: readonly SetGlyph[]): number {
  let width = 0;
  for (const { advance } of set) width += advance;
  return width;
}

/** Letters of a run that its font lacks: a font has one glyph for all of them, so the text itself is asked. */
export function missingLetters(run: GlyphRun, set: readonly SetGlyph[]): string {
  if (!set.some(({ glyph }) => glyph.id === 0 && !isBlank(glyph.codePoints))) return '';
  const lacks = (letter: string): boolean => {
    const codePoint = letter.codePointAt(0)!;
    return !isBlank([codePoint]) && !run.font.hasGlyphForCodePoint(codePoint);
  };
  return [...run.text].filter(lacks).join('');
}

/** Letters as a message names them: each once, the first twenty. */
export function lettersToName(letters: string): string {
  return [...new Set(letters)].join('').slice(0, 20);
}

/** Draws the outlines of a run from x, y on its base line; `down`: the builder's y points down. */
export function drawRun(
  builder: SubpathBuilder,
  run: GlyphRun,
  at: readonly [x: number, y: number],
  down: boolean,
): void {
  let [pen] = at;
  for (const glyph of setGlyphs(run)) {
    drawGlyph(builder, glyph, [1, 0, 0, down ? -1 : 1, pen, at[1]]);
    pen += glyph.advance;
  }
}

/** Of the command that is being drawn: at most three points. */
const POINTS = new Float64Array(6);

/** Draws one glyph; `place` maps its own frame (pen at the origin, y up) to the builder's. */
export function drawGlyph(builder: SubpathBuilder, { glyph, xOffset, yOffset, scale }: SetGlyph, place: Affine): void {
  if (glyph.id === 0) return;
  const [a, b, c, d, e, f] = place;
  const p = POINTS;
  for (const { command, args } of glyph.path.commands) {
    for (let k = 0; k < args.length; k += 2) {
      const x = scale * args[k]! + xOffset;
      const y = scale * args[k + 1]! + yOffset;
      p[k] = a * x + c * y + e;
      p[k + 1] = b * x + d * y + f;
    }
    if (command === 'moveTo') builder.moveTo(p[0]!, p[1]!);
    else if (command === 'lineTo') builder.lineTo(p[0]!, p[1]!);
    else if (command === 'quadraticCurveTo') builder.quadTo(p[0]!, p[1]!, p[2]!, p[3]!);
    else if (command === 'bezierCurveTo') builder.cubicTo(p[0]!, p[1]!, p[2]!, p[3]!, p[4]!, p[5]!);
    else builder.close();
  }
}

function isBlank(codePoints: readonly number[]): boolean {
  return codePoints.length === 1 && (codePoints[0] === 0x20 || codePoints[0] === 0xa0);
}
