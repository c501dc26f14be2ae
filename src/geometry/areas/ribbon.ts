import { packContours } from './islands.ts';
import type { Polygons } from './polygons.ts';

/** Of the half width: a corner of the ribbon reaches no farther. */
const LIMIT = 1.5;

export interface Ribbon {
  readonly triangles: Polygons;
  /** x y on the left, x y on the right of every vertex. */
  readonly sides: Float64Array;
}

/**
 * The area on both sides of a line, as far as its half widths [mm] say at each vertex, with flat ends. Overlapping triangles,
 * all counter-clockwise: the kernel's union makes them one.
 *
 *   l0 ─── l1        Corners are mitred, so that the sides of a bend run along its walls.
 *   | ╲     |
 *   r0 ─── r1
 *
 * @param points x y of each vertex
 */
export function ribbon(points: Float64Array, halves: Float64Array): Ribbon {
  const n = halves.length;
  const sides = sidesOf(points, halves);
  const triangles: number[][] = [];
  for (let i = 0; i + 1 < n; i++) {
    const [l0, r0, l1, r1] = [4 * i, 4 * i + 2, 4 * i + 4, 4 * i + 6];
    for (const [a, b, c] of [
      [l0, r0, r1],
      [l0, r1, l1],
    ] as const)
      triangles.push(counterClockwise(sides, a, b, c));
  }
  return { triangles: packContours(triangles), sides };
}

function sidesOf(points: Float64Array, halves: Float64Array): Float64Array {
  const n = halves.length;
  const closed = n > 3 && points[0] === points[2 * n - 2] && points[1] === points[2 * n - 1];
  const sides = new Float64Array(4 * n);
  for (let i = 0; i < n; i++) {
    const before = i > 0 ? i - 1 : closed ? n - 2 : 0;
    const after = i + 1 < n ? i + 1 : closed ? 1 : n - 1;
    const [ax, ay] = unit(points, before === i ? i : before, before === i ? after : i);
    const [bx, by] = unit(points, after === i ? before : i, after === i ? i : after);
    const [mx, my] = [ax + bx, ay + by];
    const squared = mx * mx + my * my;
    // A miter is 2 / |a + b| as long as the offset: its direction is a + b.
    const long = squared > 0 ? Math.min(LIMIT, 2 / Math.sqrt(squared)) / Math.sqrt(squared) : 0;
    const [dx, dy] = long === 0 ? [ax, ay] : [mx * long, my * long];
    const [x, y, half] = [points[2 * i]!, points[2 * i + 1]!, halves[i]!];
    sides.set([x - half * dy, y + half * dx, x + half * dy, y - half * dx], 4 * i);
  }
  return sides;
}

function unit(points: Float64Array, from: number, to: number): readonly [number, number] {
  const dx = points[2 * to]! - points[2 * from]!;
  const dy = points[2 * to + 1]! - points[2 * from + 1]!;
  const length = Math.sqrt(dx * dx + dy * dy);
  return length === 0 ? [0, 0] : [dx / length, dy / length];
}

function counterClockwise(s: Float64Array, a: number, b: number, c: number): number[] {
  const twice = (s[b]! - s[a]!) * (s[c + 1]! - s[a + 1]!) - (s[b + 1]! - s[a + 1]!) * (s[c]! - s[a]!);
  const [second, third] = twice < 0 ? [c, b] : [b, c];
  return [s[a]!, s[a + 1]!, s[second]!, s[second + 1]!, s[third]!, s[third + 1]!];
}
