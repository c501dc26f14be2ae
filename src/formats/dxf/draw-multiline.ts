import type { SubpathBuilder } from '../../geometry/subpath-builder.ts';
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
 * Ends that its style closes (an object of another section) stay open.
 * @returns whether any line has gaps, which are not kept
 */
export function drawMultiline(builder: SubpathBuilder, entity: Entity): boolean {
  const { corners, gaps } = cornersOf(entity);
  const closed = (numberOf(entity, 71) & 2) !== 0;
  for (let line = 0; line < (corners[0]?.offsets.length ?? 0); line++) {
    for (const [i, { x, y, miterX, miterY, offsets }] of corners.entries()) {
      const offset = offsets[line] ?? Number.NaN;
      const at = [x + offset * miterX, y + offset * miterY] as const;
      if (i === 0) builder.moveTo(...at);
      else builder.lineTo(...at);
    }
    if (closed) builder.close();
  }
  return gaps;
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
