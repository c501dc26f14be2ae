import { convexHull } from '../../../../geometry/mesh/convex-hull.ts';
import type { PrintMachine } from '../../machine.ts';

/** What a copy takes on its plate, brim and all. [mm] */
export interface StandingBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly depth: number;
}

/**
 * [mm] How far a loop drawn taut around all that stands on a plate is from the edges of the bed and from its excluded places; below
 * 0 where it crosses one. Copies may all be apart from such a place and yet stand on both sides of it.
 */
export function roomAround(boxes: readonly StandingBox[], { bed, excluded }: PrintMachine): number {
  const corners = boxes.flatMap(({ x, y, width: w, depth: d }) =>
    cornersOf(x - w / 2, y - d / 2, x + w / 2, y + d / 2),
  );
  const hull = convexHull(corners.flat());
  const toEdges = corners.flatMap(([x, y]) => [x - bed.x[0]!, bed.x[1]! - x, y - bed.y[0]!, bed.y[1]! - y]);
  return Math.min(...toEdges, ...excluded.map(([a, b, c, d]) => clearance(hull, cornersOf(a!, b!, c!, d!))));
}

/** @param brim [mm] around it */
export function standingBox(
  { x, y }: { readonly x: number; readonly y: number },
  [width, depth]: readonly [width: number, depth: number],
  brim: number,
): StandingBox {
  return { x, y, width: width + 2 * brim, depth: depth + 2 * brim };
}

type Corner = readonly [x: number, y: number];

function cornersOf(x0: number, y0: number, x1: number, y1: number): readonly Corner[] {
  return [
    [x0, y0],
    [x1, y0],
    [x1, y1],
    [x0, y1],
  ];
}

/** [mm] The widest straight gap between the hull and a rectangle, across the sides of either; below 0 where they meet. */
function clearance(hull: Float64Array, rectangle: readonly Corner[]): number {
  const points = Array.from({ length: hull.length / 2 }, (_, k): Corner => [hull[2 * k]!, hull[2 * k + 1]!]);
  const sides = points.map(([x, y], k): Corner => [y - points.at(k - 1)![1], points.at(k - 1)![0] - x]);
  const across = [...sides, [1, 0] as const, [0, 1] as const];
  return Math.max(...across.map((side) => gap(points, rectangle, side)));
}

/** [mm] Between the two as they are seen along a side, whose normal is (nx, ny). */
function gap(a: readonly Corner[], b: readonly Corner[], [nx, ny]: Corner): number {
  const length = Math.sqrt(nx * nx + ny * ny);
  const [seenA, seenB] = [a, b].map((points) => points.map(([x, y]) => (x * nx + y * ny) / length));
  return Math.max(Math.min(...seenA!) - Math.max(...seenB!), Math.min(...seenB!) - Math.max(...seenA!));
}
