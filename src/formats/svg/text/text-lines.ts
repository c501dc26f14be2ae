import type { Font, Glyph } from 'fontkit';
import { type Affine, applyAffine, invertAffine } from '../../../geometry/affine.ts';
import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import type { PlacedGlyph } from './set-text.ts';

/** [font units] A line of a text: its upper edge over the base line, and how thick it is. */
interface Bar {
  readonly top: number;
  readonly thickness: number;
}

/** [em] Where a font does not say: a twentieth thick, a tenth below the letters. */
const THICKNESS = 0.05;
const BELOW = 0.075;
/** [user units] Letters whose base lines differ by less stand on one. */
const LEVEL = 1e-6;

/** The lines that a `text-decoration` asks for, where the font wants them. */
function barsOf(decoration: string, font: Font): readonly Bar[] {
  const em = font.unitsPerEm;
  const thickness = font.underlineThickness > 0 ? font.underlineThickness : THICKNESS * em;
  const os2 = font['OS/2'];
  const bars: Bar[] = [];
  if (/\bunderline\b/.test(decoration))
    bars.push({ top: font.underlinePosition < 0 ? font.underlinePosition : -BELOW * em, thickness });
  if (/\boverline\b/.test(decoration)) bars.push({ top: font.ascent, thickness });
  if (/\bline-through\b/.test(decoration)) {
    const struck = os2 !== undefined && os2.yStrikeoutPosition > 0 ? os2.yStrikeoutPosition : 0.3 * em;
    bars.push({ top: struck, thickness: os2 !== undefined && os2.yStrikeoutSize > 0 ? os2.yStrikeoutSize : thickness });
  }
  return bars;
}

/** Whether a `text-decoration` draws anything. */
export function isLined(decoration: string): boolean {
  return /\b(?:underline|overline|line-through)\b/.test(decoration);
}

/**
 * Draws the lines under, over and through the letters of a run: one bar for all that stand in a row on one base line, one for
 * each letter on a curve. Bars go round as the letters do, so that both are filled where they lie over each other.
 */
export function drawTextLines(
  builder: SubpathBuilder,
  placed: readonly PlacedGlyph[],
  { decoration, font }: { readonly decoration: string; readonly font: Font },
): void {
  const [first] = placed;
  if (first === undefined) return;
  const { scale } = first.glyph;
  const leftTurn = placed.reduce((sum, { glyph }) => sum + turnOf(glyph.glyph), 0) >= 0;
  for (const { place, length } of rowsOf(placed)) {
    for (const { top, thickness } of barsOf(decoration, font)) {
      const [low, high] = [scale * (top - thickness), scale * top];
      const around = [0, low, length, low, length, high, 0, high];
      if (!leftTurn) around.splice(0, 8, 0, low, 0, high, length, high, length, low);
      for (let k = 0; k < 8; k += 2) {
        const [x, y] = applyAffine(place, around[k]!, around[k + 1]!);
        if (k === 0) builder.moveTo(x, y);
        else builder.lineTo(x, y);
      }
      builder.close();
    }
  }
}

/** Letters in a row: from the pen of the first, in its own frame, to behind the last. */
interface Row {
  readonly place: Affine;
  length: number;
}

function rowsOf(placed: readonly PlacedGlyph[]): readonly Row[] {
  const rows: Row[] = [];
  for (const { glyph, place } of placed) {
    const open = rows[rows.length - 1];
    const back = open === undefined || !isAlike(open.place, place) ? undefined : invertAffine(open.place);
    const [x, y] = back === undefined ? [0, Number.NaN] : applyAffine(back, place[4], place[5]);
    if (open !== undefined && Math.abs(y) < LEVEL) open.length = Math.max(open.length, x + glyph.advance);
    else rows.push({ place, length: glyph.advance });
  }
  return rows;
}

function isAlike(one: Affine, other: Affine): boolean {
  return [0, 1, 2, 3].every((k) => Math.abs(one[k]! - other[k]!) < LEVEL);
}

/** [font units²] Twice the area of a glyph's corners: positive where its outlines go round to the left. */
function turnOf({ path }: Glyph): number {
  let twice = 0;
  let [x, y, x0, y0] = [0, 0, 0, 0];
  for (const { command, args } of path.commands) {
    const [nx, ny] = command === 'closePath' ? [x0, y0] : [args[args.length - 2]!, args[args.length - 1]!];
    if (command === 'moveTo') [x0, y0] = [nx, ny];
    else twice += x * ny - nx * y;
    [x, y] = [nx, ny];
  }
  return twice;
}
