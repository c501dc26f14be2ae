/** Convex hull of points x, y, counter-clockwise, without points on its edges (Andrew's monotone chain). */
export function convexHull(points: ArrayLike<number>): Float64Array {
  const n = points.length / 2;
  const order = Array.from({ length: n }, (_, k) => k);
  order.sort((a, b) => points[2 * a]! - points[2 * b]! || points[2 * a + 1]! - points[2 * b + 1]!);
  if (n < 3) return Float64Array.from(order.flatMap((k) => [points[2 * k]!, points[2 * k + 1]!]));
  const hull: number[] = [];
  for (const k of order) enter(points, hull, 0, k);
  hull.pop();
  const half = hull.length;
  for (const k of order.reverse()) enter(points, hull, half, k);
  hull.pop();
  return Float64Array.from(hull.flatMap((k) => [points[2 * k]!, points[2 * k + 1]!]));
}

/** The next point of half a hull that begins at place `first`. A function of its own: it is compiled once, not in every loop that runs. */
function enter(points: ArrayLike<number>, hull: number[], first: number, k: number): void {
  while (hull.length - first >= 2 && turn(points, hull[hull.length - 2]!, hull[hull.length - 1]!, k) <= 0) hull.pop();
  hull.push(k);
}

function turn(points: ArrayLike<number>, a: number, b: number, c: number): number {
  const x = points[2 * a]!;
  const y = points[2 * a + 1]!;
  return (points[2 * b]! - x) * (points[2 * c + 1]! - y) - (points[2 * b + 1]! - y) * (points[2 * c]! - x);
}
