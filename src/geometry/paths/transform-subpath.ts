import { type Subpath, Verb } from '../../model/part.ts';
import { type Affine, affineDeterminant } from '../affine.ts';

/** Radii that differ by less than this part of them are those of a circle: rounding of a rotation, no more. */
const ROUND = 1e-9;

/** The stroke under an affine map, exactly: curves stay curves, a circle becomes the ellipse that it is. */
export function transformSubpath(map: Affine, subpath: Subpath): Subpath {
  const coordinates = subpath.coordinates.slice();
  transformVerbs(map, subpath.verbs, subpath.verbs.length, coordinates);
  return {
    x0: map[0] * subpath.x0 + map[2] * subpath.y0 + map[4],
    y0: map[1] * subpath.x0 + map[3] * subpath.y0 + map[5],
    verbs: subpath.verbs,
    coordinates,
    closed: subpath.closed,
  };
}

/** Maps the numbers of the first `count` verbs in place. */
export function transformVerbs(map: Affine, verbs: Uint8Array, count: number, numbers: Float64Array): void {
  const [a, b, c, d, e, f] = map;
  let n = 0;
  for (let v = 0; v < count; v++) {
    const verb = verbs[v]!;
    if (verb === Verb.arc) {
      transformArc(map, numbers, n);
      n += 7;
    }
    const points = verb === Verb.cubic ? 3 : 1;
    for (let p = 0; p < points; p++, n += 2) {
      const x = numbers[n]!;
      const y = numbers[n + 1]!;
      numbers[n] = a * x + c * y + e;
      numbers[n + 1] = b * x + d * y + f;
    }
  }
}

/**
 * An ellipse is its centre plus u·cos t + v·sin t. The map sends u and v to any two half-diameters; the turn δ with
 * tan 2δ = 2 u·v / (u² − v²) makes them the axes again (Rytz), and t moves by δ. A mirror turns the sweep round.
 */
function transformArc(map: Affine, numbers: Float64Array, n: number): void {
  const [a, b, c, d, e, f] = map;
  const cx = numbers[n]!;
  const cy = numbers[n + 1]!;
  const rx = numbers[n + 2]!;
  const ry = numbers[n + 3]!;
  const cos = Math.cos(numbers[n + 4]!);
  const sin = Math.sin(numbers[n + 4]!);
  const ux = (a * cos + c * sin) * rx;
  const uy = (b * cos + d * sin) * rx;
  const vx = (c * cos - a * sin) * ry;
  const vy = (d * cos - b * sin) * ry;
  const uu = ux * ux + uy * uy;
  const vv = vx * vx + vy * vy;
  const uv = ux * vx + uy * vy;
  const round = Math.abs(uv) <= ROUND * (uu + vv) && Math.abs(uu - vv) <= ROUND * (uu + vv);
  const delta = round ? 0 : Math.atan2(2 * uv, uu - vv) / 2;
  const cd = Math.cos(delta);
  const sd = Math.sin(delta);
  const px = ux * cd + vx * sd;
  const py = uy * cd + vy * sd;
  const qx = vx * cd - ux * sd;
  const qy = vy * cd - uy * sd;
  const newRx = Math.sqrt(px * px + py * py);
  const newRy = round ? newRx : Math.sqrt(qx * qx + qy * qy);
  const mirror = affineDeterminant(map) < 0 ? -1 : 1;
  const turn = Math.atan2(py, px);
  const start = (numbers[n + 5]! - delta) * mirror;
  numbers[n] = a * cx + c * cy + e;
  numbers[n + 1] = b * cx + d * cy + f;
  numbers[n + 2] = newRx;
  numbers[n + 3] = newRy;
  // A circle has no axes of its own: its turn goes into the start, so that equal circles have equal numbers.
  numbers[n + 4] = round ? 0 : turn;
  numbers[n + 5] = round ? start + turn : start;
  numbers[n + 6] = numbers[n + 6]! * mirror;
}
