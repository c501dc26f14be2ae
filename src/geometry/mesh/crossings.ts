import type { Bounds } from '../../model/finding.ts';
import { boundingBox } from '../bounding-box.ts';
import { judgeManyEdges } from './faces-around-edge.ts';
import { halfEdgesOf } from './half-edges.ts';
import type { Mending } from './mend-mesh.ts';
import { selfIntersections } from './self-intersections.ts';
import { touchDistance } from './touch-distance.ts';

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

/**
 * Crossing faces, gathered by the bodies that they belong to. Largest number of pairs first. Faces that cross in an edge
 * that they share count as those do that go through each other.
 */
export function crossingsByBody(
  positions: ArrayLike<number>,
  { triangles, edges, bodies }: Pick<Mending, 'triangles' | 'edges' | 'bodies'>,
): readonly Crossing[] {
  const box = boundingBox(positions, triangles);
  if (box === null) return [];
  const touch = touchDistance(box);
  const groups = new Map<string, Group>();
  const { pairs } = selfIntersections(positions, triangles, touch);
  for (let k = 0; k < pairs.length; k += 2) addPair(pairs[k]!, pairs[k + 1]!);
  judgeManyEdges(positions, triangles, edges, touch).forEach((around, edge) => {
    if (around !== 'crossing') return;
    const [s, ...others] = Array.from(halfEdgesOf(edges, edge), (h) => Math.floor(h / 3));
    addPair(s!, others.find((t) => bodies.of[t] !== bodies.of[s!]) ?? others[0]!);
  });
  return [...groups.values()]
    .map(({ a, b, pairs: count, low, high, triangle }): Crossing => {
      const bounds: Bounds = [
        [low[0]!, low[1]!, low[2]!],
        [high[0]!, high[1]!, high[2]!],
      ];
      return { a, b, pairs: count, bounds, triangle };
    })
    .sort((x, y) => y.pairs - x.pairs || x.a - y.a || x.b - y.b);

  function addPair(s: number, t: number): void {
    const a = Math.min(bodies.of[s]!, bodies.of[t]!);
    const b = Math.max(bodies.of[s]!, bodies.of[t]!);
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
}

interface Group {
  readonly a: number;
  readonly b: number;
  pairs: number;
  readonly low: number[];
  readonly high: number[];
  readonly triangle: number;
}
