import type { Polygons } from './polygons.ts';

/**
 * A single contour of four corners that only turn one way, counter-clockwise: what a union would make of the edge of a view, without
 * a sweep. Four turns of one sense, each under half a turn, are one turn in all, so that it cannot cross itself.
 * @returns null where it is anything else
 */
export function convexFrame({ coordinates: c, ends }: Polygons): Polygons | null {
  if (ends.length !== 1 || ends[0] !== 4) return null;
  let left = 0;
  let right = 0;
  for (let i = 0; i < 8; i += 2) {
    const j = (i + 2) % 8;
    const k = (i + 4) % 8;
    const turn = (c[j]! - c[i]!) * (c[k + 1]! - c[j + 1]!) - (c[j + 1]! - c[i + 1]!) * (c[k]! - c[j]!);
    if (turn > 0) left++;
    else if (turn < 0) right++;
  }
  if (left === 4) return { coordinates: c, ends };
  if (right < 4) return null;
  const turned = Float64Array.of(c[0]!, c[1]!, c[6]!, c[7]!, c[4]!, c[5]!, c[2]!, c[3]!);
  return { coordinates: turned, ends };
}
