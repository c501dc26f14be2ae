import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { drawBulges } from './draw-curves.ts';
import { type Entity, numberOf, toNumber } from './entity.ts';

/** A corner of an MLINE: where it lies, which way its lines are set apart, and how far each one. */
interface Corner {
  x: number;
  y: number;
  miterX: number;
  miterY: number;
  readonly offsets: number[];
}

/**
 * The lines of an MLINE beside each other. At each corner (11, 21) a direction across (13, 23) is written, and for each
 * line a list of numbers (74, then 41) whose first is how far along it the line lies; the others are gaps cut into it.
 * @param style the flags of its MLINESTYLE
 * @returns whether any line has gaps, which are not kept
 */
export function drawMultiline(builder: SubpathBuilder, entity: Entity, style: number): boolean {
  const { corners, gaps } = cornersOf(entity);
  const flags = numberOf(entity, 71);
  const closed = (flags & CLOSED) !== 0;
  for (let line = 0; line < (corners[0]?.offsets.length ?? 0); line++) {
    for (const [i, { x, y, miterX, miterY, offsets }] of corners.entries()) {
      const offset = offsets[line] ?? Number.NaN;
      const at = [x + offset * miterX, y + offset * miterY] as const;
      if (i === 0) builder.moveTo(...at);
      else builder.lineTo(...at);
    }
    if (closed) builder.close();
  }
  if ((style & MITERS) !== 0)
    for (const corner of closed ? corners : corners.slice(1, -1)) drawAcross(builder, corner, 0);
  if (closed || corners.length < 2) return gaps;
  if ((flags & NO_START) === 0) drawEnd(builder, corners[0]!, corners[1]!, style >> START);
  if ((flags & NO_END) === 0) drawEnd(builder, corners.at(-1)!, corners.at(-2)!, style >> END);
  return gaps;
}

/** Of a MLINE (71). */
const CLOSED = 2;
const NO_START = 4;
const NO_END = 8;
/** Of its style (70): lines across at corners, and what closes an end, from bit 4 for the first one and from bit 8 for the last. */
const MITERS = 2;
const START = 4;
const END = 8;
const LINE = 1;
const INNER_ARCS = 2;
const OUTER_ARC = 4;

/** Closes an end: by a line or a half circle between the outermost lines, by half circles between pairs of inner ones. */
function drawEnd(builder: SubpathBuilder, end: Corner, before: Corner, kinds: number): void {
  const pairs = Math.floor(end.offsets.length / 2);
  // Which way the half circle from the rightmost line to the leftmost one turns, so that it stands out.
  const outward = end.miterX * (end.y - before.y) - end.miterY * (end.x - before.x) > 0 ? -1 : 1;
  if ((kinds & LINE) !== 0) drawAcross(builder, end, 0);
  for (let pair = 0; pair < pairs; pair++)
    if ((kinds & (pair === 0 ? OUTER_ARC : INNER_ARCS)) !== 0) drawAcross(builder, end, outward, pair);
}

/** From one line to the one that is as far from the other side, by a bulge: 0 is straight, 1 a half circle. */
function drawAcross(builder: SubpathBuilder, { x, y, miterX, miterY, offsets }: Corner, bulge: number, pair = 0): void {
  const sorted = [...offsets].sort((a, b) => a - b);
  const [from, to] = [sorted[pair], sorted[sorted.length - 1 - pair]];
  if (from === undefined || to === undefined || from === to) return;
  const at = (offset: number): { x: number; y: number } => ({ x: x + offset * miterX, y: y + offset * miterY });
  drawBulges(
    builder,
    [
      { ...at(from), bulge },
      { ...at(to), bulge: 0 },
    ],
    false,
  );
}

function cornersOf({ codes, values }: Entity): { readonly corners: readonly Corner[]; readonly gaps: boolean } {
  const corners: Corner[] = [];
  let [gaps, first] = [false, false];
  for (const [i, code] of codes.entries()) {
    const value = toNumber(values[i]!);
    if (code === 11) corners.push({ x: value, y: 0, miterX: 0, miterY: 0, offsets: [] });
    const corner = corners[corners.length - 1];
    if (corner === undefined) continue;
    if (code === 21) corner.y = value;
    else if (code === 13) corner.miterX = value;
    else if (code === 23) corner.miterY = value;
    else if (code === 74) {
      first = value > 0;
      gaps ||= value > 2; // two numbers: the line lies here, and begins at once
    } else if (code === 41 && first) {
      corner.offsets.push(value);
      first = false;
    }
  }
  return { corners, gaps };
}
