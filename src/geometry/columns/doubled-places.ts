import { inRuns } from '../../base/in-runs.ts';
import type { RayHits } from './ray-grid.ts';

/** Where solid is counted more than once, and by whom. */
export interface DoubledPlace {
  /** The two bodies; the same one where it goes through itself. */
  readonly a: number;
  readonly b: number;
  /** Space that one body encloses from the wrong side: beyond a wall that it was pushed through. */
  readonly insideOut: boolean;
  /** [mm3] In both. */
  readonly volume: number;
  /** [mm3] By how much the bodies together count too much here; where more than two lie in each other, told of one pair only. */
  readonly surplus: number;
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
}

/**
 * Sums up, along the rays, the stretches inside two bodies or twice inside one. Exact along the ray, as fine as the grid
 * across it; crossings that double nothing (a letter that just dips into a wall) sum to nothing, and faces that lie in
 * one plane, which no test of triangle pairs sees, count.
 * @param hair [mm] shorter stretches are rounding
 * @returns largest first
 */
export function doubledPlaces(hits: RayHits, bodyOf: ArrayLike<number>, hair: number): readonly DoubledPlace[] {
  const sums = new Map<string, Sum>();
  const { begins, at, triangle, way, grid } = hits;
  const inside = new Map<number, number>();
  for (const ray of raysTwiceInside(hits)) {
    inside.clear();
    for (let k = begins[ray]!; k + 1 < begins[ray + 1]!; k++) {
      const body = bodyOf[triangle[k]!]!;
      inside.set(body, (inside.get(body) ?? 0) + way[k]!);
      const length = at[k + 1]! - at[k]!;
      if (length > hair) addStretch(sums, inside, { ray, from: at[k]!, length });
    }
  }
  const cell = grid.pitch ** 2;
  return [...sums.values()]
    .map(({ length, surplus, ...place }) => ({ ...place, volume: length * cell, surplus: surplus * cell }))
    .sort((x, y) => y.volume - x.volume || x.a - y.a || x.b - y.b);

  function addStretch(into: Map<string, Sum>, windings: ReadonlyMap<number, number>, stretch: Stretch): void {
    // A cavity of one body filled by another sums to one: nothing is doubled there.
    const total = [...windings.values()].reduce((sum, winding) => sum + winding, 0);
    if (total < 0) {
      const wrong = [...windings].find(([, winding]) => winding < 0)![0];
      grown(into, [wrong, wrong], true, stretch);
    }
    if (total < 2) return;
    for (const [n, pair] of pairsInside(windings, total).entries()) {
      const sum = grown(into, pair, false, stretch);
      if (n === 0) sum.surplus += (total - 1) * stretch.length;
    }
  }

  function grown(
    into: Map<string, Sum>,
    [a, b]: readonly [number, number],
    insideOut: boolean,
    { ray, from, length }: Stretch,
  ): Sum {
    const key = `${a} ${b} ${insideOut}`;
    let sum = into.get(key);
    if (sum === undefined) {
      const far = Number.POSITIVE_INFINITY;
      sum = { a, b, insideOut, length: 0, surplus: 0, low: [far, far, far], high: [-far, -far, -far] };
      into.set(key, sum);
    }
    sum.length += length;
    const { axis, u, v, pitch, columns, u0, v0 } = grid;
    grow(sum, axis, from, from + length);
    const x = u0 + (ray % columns) * pitch;
    const y = v0 + Math.floor(ray / columns) * pitch;
    grow(sum, u, x - pitch / 2, x + pitch / 2);
    grow(sum, v, y - pitch / 2, y + pitch / 2);
    return sum;
  }
}

/** Rays that go into solid more often than once, or out of it more often than in, and end outside. */
function raysTwiceInside({ begins, way }: RayHits): readonly number[] {
  const found: number[] = [];
  inRuns(begins.length - 1, (first, end) => {
    for (let ray = first; ray < end; ray++) {
      let winding = 0;
      let deepest = 0;
      let shallowest = 0;
      for (let k = begins[ray]!; k < begins[ray + 1]!; k++) {
        winding += way[k]!;
        deepest = Math.max(deepest, winding);
        shallowest = Math.min(shallowest, winding);
      }
      if ((deepest > 1 || shallowest < 0) && winding === 0) found.push(ray);
    }
  });
  return found;
}

/** Every body that lies in itself, and every two that lie in each other. */
function pairsInside(windings: ReadonlyMap<number, number>, total: number): readonly (readonly [number, number])[] {
  const solid = [...windings].filter(([, winding]) => winding > 0).sort(([x], [y]) => x - y);
  const pairs = solid.filter(([, winding]) => winding > 1).map(([a]) => [a, a] as const);
  for (const [k, [a]] of solid.entries()) for (const [b] of solid.slice(k + 1)) pairs.push([a, b]);
  // Beside a cavity, one of them is hollow here, and which one is not known: no more than one pair is sure.
  const hollow = solid.reduce((sum, [, winding]) => sum + winding, 0) > total;
  return hollow ? pairs.slice(0, 1) : pairs;
}

/** [mm] Along a ray. */
interface Stretch {
  readonly ray: number;
  readonly from: number;
  readonly length: number;
}

interface Sum {
  readonly insideOut: boolean;
  readonly a: number;
  readonly b: number;
  length: number;
  surplus: number;
  readonly low: [number, number, number];
  readonly high: [number, number, number];
}

function grow(sum: Sum, axis: 0 | 1 | 2, low: number, high: number): void {
  if (low < sum.low[axis]) sum.low[axis] = low;
  if (high > sum.high[axis]) sum.high[axis] = high;
}
