import type { Font } from 'fontkit';
import { type Affine, composeAffine } from '../../geometry/affine.ts';
import { type GlyphRun, measureRun } from '../draw-glyphs.ts';
import type { TextStyle } from './document.ts';
import { type Entity, numberOf } from './entity.ts';
import { paragraphLines, type TextLine, type TextPiece, tallest } from './paragraph.ts';
import { writtenText } from './plain-text.ts';

/** From one base line to the next, in heights of a capital (AutoCAD's "single" spacing). */
const LINE_PITCH = 5 / 3;

/** Letters in a row, and where they go from the origin. */
export interface PlacedRun {
  readonly run: GlyphRun;
  readonly place: Affine;
}

/** A line of text whose capitals are `height` tall. */
export function runOf(text: string, font: Font, height: number): GlyphRun {
  const size = (height * font.unitsPerEm) / (font.capHeight || 0.7 * font.unitsPerEm);
  return { text, font, size, letterSpacing: 0, wordSpacing: 0 };
}

/** Turned about the origin, then moved. */
export function turned(degrees: number, x: number, y: number): Affine {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), x, y];
}

/** MTEXT: lines under each other, each as tall as its tallest letter asks for, hung on one of nine points. */
export function setParagraph(entity: Entity, font: Font, { wide, slant }: TextStyle): readonly PlacedRun[] {
  const widthOf = ({ text, style }: TextPiece): number =>
    measureRun(runOf(text, font, style.height)).width * style.wide;
  const frame = numberOf(entity, 41);
  const written = paragraphLines(writtenText(entity), { height: numberOf(entity, 40), wide, slant });
  const lines = written.flatMap((line) => (frame > 0 ? wrap(line, frame, widthOf) : [line]));
  const widths = lines.map(({ pieces }) => pieces.reduce((sum, piece) => sum + widthOf(piece), 0));
  const pitch = LINE_PITCH * numberOf(entity, 44, 1);
  const anchor = Math.min(9, Math.max(1, numberOf(entity, 71, 1))) - 1;
  const share = (anchor % 3) / 2;
  const tall = lines.reduce((sum, { height }, i) => sum + (i === 0 ? 1 : pitch) * height, 0);
  const box = widths.reduce((most, width) => Math.max(most, width), frame);
  const [dx, dy] = [numberOf(entity, 11, 0), numberOf(entity, 21, 0)];
  const angle = dx === 0 && dy === 0 ? numberOf(entity, 50) : (Math.atan2(dy, dx) * 180) / Math.PI;
  const whole = turned(angle, numberOf(entity, 10), numberOf(entity, 20));
  const runs: PlacedRun[] = [];
  let y = [0, tall / 2, tall][Math.floor(anchor / 3)]!;
  for (const [i, { pieces, align = share, height }] of lines.entries()) {
    y -= (i === 0 ? 1 : pitch) * height;
    let x = align * (box - widths[i]!) - share * box;
    for (const piece of pieces) {
      const { style } = piece;
      const run = runOf(piece.text, font, style.height);
      runs.push({ run, place: composeAffine(whole, [style.wide, 0, style.slant, 1, x, y]) });
      x += widthOf(piece);
    }
  }
  return runs;
}

/** Breaks a line that is wider than its frame at its blanks. */
function wrap(line: TextLine, frame: number, widthOf: (piece: TextPiece) => number): readonly TextLine[] {
  const rows: TextPiece[][] = [[]];
  let [width, gap] = [0, 0];
  for (const word of wordsOf(line.pieces)) {
    const row = rows[rows.length - 1]!;
    const own = word.reduce((sum, piece) => sum + widthOf(piece), 0);
    if (row.length > 0 && width + gap + own > frame) {
      rows.push([...word]);
      width = own;
    } else {
      const blank = row[row.length - 1];
      row.push(...(blank === undefined ? word : [{ text: ' ', style: blank.style }, ...word]));
      width += (blank === undefined ? 0 : gap) + own;
    }
    const last = word[word.length - 1];
    gap = last === undefined ? 0 : widthOf({ text: ' ', style: last.style });
  }
  return rows.map((pieces) => ({ ...line, pieces, height: tallest(pieces, line.height) }));
}

/** Pieces between blanks; a word may change its letters on the way. */
function wordsOf(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  const words: TextPiece[][] = [[]];
  for (const { text, style } of pieces)
    for (const [i, part] of text.split(' ').entries()) {
      if (i > 0) words.push([]);
      if (part !== '') words[words.length - 1]!.push({ text: part, style });
    }
  return words;
}
