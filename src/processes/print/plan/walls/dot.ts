import { contourOf } from '../../../../geometry/areas/islands.ts';
import { type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineArea, type Stroke } from '../stroke.ts';

/** Of the nozzle: the section of a pin that is not printed any more, and the length of the line that stands for one. */
const SMALLEST = 0.5;
const SHORTEST = 0.5;
/** Part of the circle around its centre that a round piece fills: a square has 0.64, what is twice as long as wide 0.5. */
const ROUND = 0.45;
/** Of the nozzle: the widest line of a dot. */
const WIDEST = 2;

/** A piece into which no loop goes and whose middle is a point rather than a line: a pin, a crumb. */
interface Pin {
  /** [mm] Centre, direction and distance of the farthest corner. */
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly far: number;
  /** [mm2] */
  readonly size: number;
}

/**
 * The piece as a pin, undefined where a corner is farther than `reach` [mm] from its middle, or it is drawn out: it fills
 * less than `round` of the circle around it.
 */
export function pinOf(piece: Polygons, reach: number, round = ROUND): Pin | undefined {
  if (piece.ends.length !== 1) return undefined;
  const loop = contourOf(piece, 0);
  const [x, y] = [mean(loop, 0), mean(loop, 1)];
  let [dx, dy, far] = [1, 0, 0];
  for (let i = 0; i < loop.length; i += 2) {
    const [ax, ay] = [loop[i]! - x, loop[i + 1]! - y];
    const distance = Math.sqrt(ax * ax + ay * ay);
    if (distance > far) [dx, dy, far] = [ax / distance, ay / distance, distance];
  }
  const size = polygonsArea(piece);
  return far > reach || size < round * Math.PI * far * far ? undefined : { x, y, dx, dy, far, size };
}

/**
 * A short line through a pin that lays what it holds, less `rounded` [mm2] that its round side leaves free. Undefined where it
 * is smaller than what leaves the nozzle.
 */
export function dotOf(
  { x, y, dx, dy, far, size }: Pin,
  {
    height,
    nozzle,
    widest = WIDEST * nozzle,
    rounded = 0,
  }: { readonly height: number; readonly nozzle: number; readonly widest?: number; readonly rounded?: number },
): Stroke | undefined {
  if (size < (Math.PI / 4) * (SMALLEST * nozzle) ** 2) return undefined;
  const volume = (size - rounded) * height;
  // So long that what it holds is no more than the widest line lays.
  const length = Math.max(SHORTEST * nozzle, 2 * far - nozzle, volume / lineArea(widest, height));
  const area = volume / length;
  const reach = length / 2;
  const points = Float64Array.of(x - reach * dx, y - reach * dy, x + reach * dx, y + reach * dy);
  return { kind: MoveKind.outerWall, closed: false, points, area };
}

/** Of the corners, x at 0 and y at 1. */
function mean(loop: Float64Array, axis: 0 | 1): number {
  let sum = 0;
  for (let i = axis; i < loop.length; i += 2) sum += loop[i]!;
  return (2 * sum) / loop.length;
}
