import type { MedialLine } from '../../../../geometry/areas/medial-axis.ts';

/** How often middle lines are evened. */
const EVENINGS = 2;

/**
 * In a wedge middles of slanting sides swing from one side of the axis to the other: each place is drawn to the mean of its
 * neighbours, by (1 2 1) / 4, which leaves nothing of what alternates.
 */
export function evened(line: MedialLine): MedialLine {
  let { points, widths } = line;
  const n = widths.length;
  const closed = points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1];
  if (n < 3 || closed) return line;
  for (let round = 0; round < EVENINGS; round++) {
    const before = { points, widths };
    points = points.slice();
    widths = widths.slice();
    for (let i = 1; i + 1 < n; i++) {
      for (let k = 2 * i; k < 2 * i + 2; k++)
        points[k] = (before.points[k - 2]! + 2 * before.points[k]! + before.points[k + 2]!) / 4;
      widths[i] = (before.widths[i - 1]! + 2 * before.widths[i]! + before.widths[i + 1]!) / 4;
    }
  }
  return { ...line, points, widths };
}

/** Douglas and Peucker in x, y and width. @param tolerance [mm] */
export function simplifyLine(line: MedialLine, tolerance: number): MedialLine {
  const { points, widths } = line;
  const n = widths.length;
  const kept = new Uint8Array(n);
  kept[0] = 1;
  kept[n - 1] = 1;
  const stack = [0, n - 1];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    const between = farthestBetween(line, from, to, tolerance);
    if (between === -1) continue;
    kept[between] = 1;
    stack.push(from, between, between, to);
  }
  let m = 0;
  const keptPoints = new Float64Array(2 * n);
  const keptWidths = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    if (kept[i] === 0) continue;
    keptPoints[2 * m] = points[2 * i]!;
    keptPoints[2 * m + 1] = points[2 * i + 1]!;
    keptWidths[m++] = widths[i]!;
  }
  return { ...line, points: keptPoints.slice(0, 2 * m), widths: keptWidths.slice(0, m) };
}

function farthestBetween({ points, widths }: MedialLine, from: number, to: number, tolerance: number): number {
  const p = [points[2 * from]!, points[2 * from + 1]!, widths[from]!] as const;
  const d = [points[2 * to]! - p[0], points[2 * to + 1]! - p[1], widths[to]! - p[2]] as const;
  const squared = d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
  let most = tolerance * tolerance;
  let best = -1;
  for (let i = from + 1; i < to; i++) {
    let x = points[2 * i]! - p[0];
    let y = points[2 * i + 1]! - p[1];
    let w = widths[i]! - p[2];
    if (squared > 0) {
      const share = Math.max(0, Math.min(1, (x * d[0] + y * d[1] + w * d[2]) / squared));
      x -= share * d[0];
      y -= share * d[1];
      w -= share * d[2];
    }
    const distance = x * x + y * y + w * w;
    if (distance > most) {
      most = distance;
      best = i;
    }
  }
  return best;
}
