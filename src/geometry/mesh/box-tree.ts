import { MeshRun } from '../mesh-kernel.ts';

/** A packed tree of bounding boxes over triangles (see `assembly/box-tree`). */
export class BoxTree {
  readonly #run = new MeshRun();
  readonly #isEmpty: boolean;

  /** @param near [mm] boxes that are nearer than this overlap */
  constructor(positions: ArrayLike<number>, triangles: ArrayLike<number>, near = 0) {
    this.#isEmpty = triangles.length === 0;
    if (this.#isEmpty) return;
    this.#run.useMesh(positions, triangles);
    this.#run.exports.growTree(near);
  }

  /**
   * Calls with pairs of triangles whose boxes overlap, each pair once, a few hundred at a time. Boxes that only touch do not: more
   * than half of all pairs in a fine mesh, since neighbours around a corner lie on its two sides. Triangles of such boxes cannot
   * go through each other: what they share lies on one side of both.
   * @param take gets triangle, triangle, triangle, triangle …; it must not come back to the tree
   */
  overlappingPairs(take: (pairs: Int32Array) => void): void {
    const { startPairs, moreOverlaps } = this.#run.exports;
    this.#each(startPairs, moreOverlaps, take);
  }

  /** The same, but only those that may go through each other deeper than `depth` [mm] and have not two corners in common. */
  crossingPairs(depth: number, take: (pairs: Int32Array) => void): void {
    const { startCrossings, moreCrossings } = this.#run.exports;
    this.#each(() => startCrossings(depth), moreCrossings, take);
  }

  #each(start: () => void, more: () => number, take: (pairs: Int32Array) => void): void {
    if (this.#isEmpty) return;
    start();
    const { pairs } = this.#run.exports;
    for (let met = more(); met > 0; met = more()) take(this.#run.ints(pairs.value, 2 * met));
  }

  /** Triangles whose boxes hold a point, in ascending order. */
  leavesAt([x, y, z]: readonly [number, number, number]): readonly number[] {
    if (this.#isEmpty) return [];
    const { findAt, found } = this.#run.exports;
    const count = findAt(x, y, z);
    return Array.from(this.#run.ints(found.value, count)).sort((a, b) => a - b);
  }
}
