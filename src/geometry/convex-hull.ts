/** Convex hull of points x, y, counter-clockwise, without points on its edges (Andrew's monotone chain). */
export function convexHull(points: ArrayLike<number>): Float64Array {
  const n = points.length / 2;
  const order = Array.from({ length: n }, (_, k) => k);
  order.sort((a, b) => points[2 * a]! - points[2 * b]! || points[2 * a + 1]! - points[2 * b + 1]!);
  const hull: number[] = [];
  const half = (sequence: readonly number[]): void => {
    const first = hull.length;
    for (const k of sequence) {
      while (hull.length - first >= 2 && turn(points, hull[hull.length - 2]!, hull[hull.length - 1]!, k) <= 0)
        hull.pop();
      hull.push(k);
    }
    hull.pop();
  };
  if (n < 3) return Float64Array.from(order.flatMap((k) => [points[2 * k]!, points[2 * k + 1]!]));
  half(order);
  half(order.reverse());
  return Float64Array.from(hull.flatMap((k) => [points[2 * k]!, points[2 * k + 1]!]));
}

function turn(points: ArrayLike<number>, a: number, b: number, c: number): number {
  const x = points[2 * a]!;
  const y = points[2 * a + 1]!;
  return (points[2 * b]! - x) * (points[2 * c + 1]! - y) - (points[2 * b + 1]! - y) * (points[2 * c]! - x);
}
