import type { Bounds } from '../../model/finding.ts';
import { diagonalOf } from '../bounding-box.ts';

/** Of the part's diagonal. */
const TOUCH = 1e-6;
/** Of the greatest coordinate: twice the last bit of single precision. */
const ROUNDING = 2 ** -23;

/** [mm] What is nearer than this touches: a millionth of the part, and no less than the rounding of its coordinates. */
export function touchDistance(bounds: Bounds): number {
  const [low, high] = bounds;
  const farthest = Math.max(...low.map(Math.abs), ...high.map(Math.abs));
  return Math.max(TOUCH * diagonalOf(bounds), ROUNDING * farthest);
}
