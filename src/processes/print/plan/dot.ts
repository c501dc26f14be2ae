import { contourOf } from '../../../geometry/islands.ts';
import { type Polygons, polygonsArea } from '../../../geometry/polygons.ts';
import { MoveKind } from '../../../model/toolpath.ts';
import { lineArea, type Stroke } from './stroke.ts';

/** Of the nozzle: the section of a pin that is not printed any more, and the length of the line that stands for one. */
const SMALLEST = 0.5;
const SHORTEST = 0.5;
/** Part of the circle around its centre that a round piece fills: a square has 0.64, what is four times as long as wide 0.3. */
const ROUND = 0.3;
/** Of the nozzle: the widest line of a dot. */
const WIDEST = 2;

/**
 * A piece so small and round that neither a loop nor a line along its middle goes into it, as a short line through its
 * centre that lays what the piece holds. Undefined where it is smaller than what leaves the nozzle.
 */
export function dotOf(
  piece: Polygons,
  { height, nozzle }: { readonly height: number; readonly nozzle: number },
): Stroke | undefined {
  const size = polygonsArea(piece);
  if (piece.ends.length === 0 || size < (Math.PI / 4) * (SMALLEST * nozzle) ** 2) return undefined;
  const loop = contourOf(piece, 0);
  const [x, y] = [mean(loop, 0), mean(loop, 1)];
  let [dx, dy, far] = [1, 0, 0];
  for (let i = 0; i < loop.length; i += 2) {
    const [ax, ay] = [loop[i]! - x, loop[i + 1]! - y];
    const distance = Math.sqrt(ax * ax + ay * ay);
    if (distance > far) [dx, dy, far] = [ax / distance, ay / distance, distance];
  }
  if (size < ROUND * Math.PI * far * far) return undefined;
  const length = Math.max(SHORTEST * nozzle, 2 * far - nozzle);
  const area = Math.min((size * height) / length, lineArea(WIDEST * nozzle, height));
  const points = Float64Array.of(
    x - (dx * length) / 2,
    y - (dy * length) / 2,
    x + (dx * length) / 2,
    y + (dy * length) / 2,
  );
  return { kind: MoveKind.outerWall, closed: false, points, area };
}

/** Of the corners, x at 0 and y at 1. */
function mean(loop: Float64Array, axis: 0 | 1): number {
  let sum = 0;
  for (let i = axis; i < loop.length; i += 2) sum += loop[i]!;
  return (2 * sum) / loop.length;
}
