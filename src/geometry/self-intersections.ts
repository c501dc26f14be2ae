import { type BoxTree, buildBoxTree, overlappingPairs } from './box-tree.ts';
import { crossingDepth } from './triangle-crossing.ts';

/** Two triangles that go through each other. */
export interface CrossingPairs {
  /** Triangle numbers, two a pair, the lesser first; pairs in ascending order. */
  readonly pairs: Uint32Array;
}

/**
 * All pairs of triangles that go through each other deeper than `depth`, and have not two corners in common: neighbours
 * across a side never count, those that meet in a corner count where they cross beyond it.
 * A packed tree of boxes gives the candidates; see `triangle-crossing` for what counts.
 * Cost: 225 k triangles, 1.3 M candidates: 0.5 s.
 */
export function selfIntersections(positions: ArrayLike<number>, triangles: Uint32Array, depth: number): CrossingPairs {
  const tree: BoxTree = buildBoxTree(positions, triangles);
  const found: number[] = [];
  overlappingPairs(tree, (s, t) => {
    const a = 3 * s;
    const b = 3 * t;
    const a0 = triangles[a]!;
    const a1 = triangles[a + 1]!;
    const a2 = triangles[a + 2]!;
    let common = 0;
    for (let k = b; k < b + 3; k++) {
      const v = triangles[k]!;
      if (v === a0 || v === a1 || v === a2) common++;
    }
    if (common > 1) return;
    if (crossingDepth(positions, triangles, a, b) > depth) found.push(Math.min(s, t), Math.max(s, t));
  });
  const order = Array.from({ length: found.length / 2 }, (_, k) => 2 * k);
  order.sort((x, y) => found[x]! - found[y]! || found[x + 1]! - found[y + 1]!);
  const pairs = new Uint32Array(found.length);
  order.forEach((k, place) => {
    pairs[2 * place] = found[k]!;
    pairs[2 * place + 1] = found[k + 1]!;
  });
  return { pairs };
}
