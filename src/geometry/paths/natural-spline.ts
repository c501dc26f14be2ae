import type { CubicSink } from './nurbs.ts';

type XY = readonly [x: number, y: number];

/**
 * A cubic spline through points: twice continuously differentiable over the chord lengths, ends without curvature
 * ("natural") or with the tangents given. Solves one tridiagonal system a coordinate (Thomas); cost O(n).
 * @param points x, y of at least two points, neighbours apart
 */
export function naturalSpline(points: readonly number[], sink: CubicSink, tangents: { from?: XY; to?: XY } = {}): void {
  const count = points.length / 2;
  const lengths: number[] = [];
  for (let i = 0; i + 1 < count; i++) {
    const dx = points[2 * i + 2]! - points[2 * i]!;
    const dy = points[2 * i + 3]! - points[2 * i + 1]!;
    lengths.push(Math.sqrt(dx * dx + dy * dy));
  }
  const unit = (t: XY | undefined, k: 0 | 1): number | undefined =>
    t === undefined ? undefined : t[k] / Math.sqrt(t[0] * t[0] + t[1] * t[1]);
  const slopes = [0, 1].map((k) =>
    slopesOf(
      points.filter((_, i) => i % 2 === k),
      lengths,
      unit(tangents.from, k as 0 | 1),
      unit(tangents.to, k as 0 | 1),
    ),
  );
  for (let i = 0; i + 1 < count; i++) {
    const h = lengths[i]! / 3;
    const [x0, y0, x1, y1] = [points[2 * i]!, points[2 * i + 1]!, points[2 * i + 2]!, points[2 * i + 3]!];
    sink(
      x0 + h * slopes[0]![i]!,
      y0 + h * slopes[1]![i]!,
      x1 - h * slopes[0]![i + 1]!,
      y1 - h * slopes[1]![i + 1]!,
      x1,
      y1,
    );
  }
}

/** First derivative at each point. */
function slopesOf(
  values: readonly number[],
  lengths: readonly number[],
  from: number | undefined,
  to: number | undefined,
): Float64Array {
  const n = values.length;
  const below = new Float64Array(n);
  const middle = new Float64Array(n);
  const above = new Float64Array(n);
  const right = new Float64Array(n);
  const rise = (i: number): number => (values[i + 1]! - values[i]!) / lengths[i]!;
  middle[0] = from === undefined ? 2 : 1;
  above[0] = from === undefined ? 1 : 0;
  right[0] = from ?? 3 * rise(0);
  for (let i = 1; i + 1 < n; i++) {
    below[i] = lengths[i]!;
    middle[i] = 2 * (lengths[i - 1]! + lengths[i]!);
    above[i] = lengths[i - 1]!;
    right[i] = 3 * (lengths[i]! * rise(i - 1) + lengths[i - 1]! * rise(i));
  }
  below[n - 1] = to === undefined ? 1 : 0;
  middle[n - 1] = to === undefined ? 2 : 1;
  right[n - 1] = to ?? 3 * rise(n - 2);
  for (let i = 1; i < n; i++) {
    const factor = below[i]! / middle[i - 1]!;
    middle[i] = middle[i]! - factor * above[i - 1]!;
    right[i] = right[i]! - factor * right[i - 1]!;
  }
  for (let i = n - 1; i >= 0; i--) right[i] = (right[i]! - (i + 1 < n ? above[i]! * right[i + 1]! : 0)) / middle[i]!;
  return right;
}
