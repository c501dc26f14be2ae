import type { Bounds } from '../model/finding.ts';
import { boundingBox, diagonalOf } from './bounding-box.ts';
import { selfIntersections } from './self-intersections.ts';

/** All the places at which two bodies, or one with itself, cut each other. */
export interface Crossing {
  /** Bodies, the lesser first; the same for one with itself. */
  readonly a: number;
  readonly b: number;
  /** Pairs of faces. */
  readonly pairs: number;
  /** [mm] Of all faces in these pairs, cut to where the pairs' boxes overlap. */
  readonly bounds: Bounds;
  /** The first face. */
  readonly triangle: number;
}

/** Of the part's diagonal: a crossing that is not deeper is a touch. */
const TOUCH = 1e-6;

/** Crossing faces, gathered by the bodies that they belong to. Largest number of pairs first. */
export function crossingsByBody(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  bodyOf: ArrayLike<number>,
): readonly Crossing[] {
  const box = boundingBox(positions, triangles);
  if (box === null) return [];
  const { pairs } = selfIntersections(positions, triangles, TOUCH * diagonalOf(box));
  const groups = new Map<
    string,
    { a: number; b: number; pairs: number; low: number[]; high: number[]; triangle: number }
  >();
  for (let k = 0; k < pairs.length; k += 2) {
    const [s, t] = [pairs[k]!, pairs[k + 1]!];
    const a = Math.min(bodyOf[s]!, bodyOf[t]!);
    const b = Math.max(bodyOf[s]!, bodyOf[t]!);
    const key = `${a} ${b}`;
    let group = groups.get(key);
    if (group === undefined) {
      const far = Number.POSITIVE_INFINITY;
      group = { a, b, pairs: 0, low: [far, far, far], high: [-far, -far, -far], triangle: s };
      groups.set(key, group);
    }
    group.pairs++;
    for (let axis = 0; axis < 3; axis++) {
      const of = (triangle: number): number[] =>
        [0, 1, 2].map((corner) => positions[3 * triangles[3 * triangle + corner]! + axis]!);
      const [p, q] = [of(s), of(t)];
      group.low[axis] = Math.min(group.low[axis]!, Math.max(Math.min(...p), Math.min(...q)));
      group.high[axis] = Math.max(group.high[axis]!, Math.min(Math.max(...p), Math.max(...q)));
    }
  }
  return [...groups.values()]
    .map(({ a, b, pairs: count, low, high, triangle }): Crossing => {
      const bounds: Bounds = [
        [low[0]!, low[1]!, low[2]!],
        [high[0]!, high[1]!, high[2]!],
      ];
      return { a, b, pairs: count, bounds, triangle };
    })
    .sort((x, y) => y.pairs - x.pairs || x.a - y.a || x.b - y.b);
}
