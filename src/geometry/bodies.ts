import type { EdgeTable } from './half-edges.ts';

/** Triangles that hang together by edges. */
export interface Bodies {
  /** For each triangle the number of its body, -1 for a triangle with a repeated corner. */
  readonly of: Int32Array;
  readonly count: number;
  /** First triangle of each body; bodies are numbered by it. */
  readonly first: readonly number[];
}

/** Bodies by shared edges, those of three triangles and more included. Union-find; O(n). */
export function findBodies(edges: EdgeTable): Bodies {
  const count = edges.twin.length / 3;
  const parent = new Uint32Array(count);
  for (let t = 0; t < count; t++) parent[t] = t;
  for (let h = 0; h < edges.twin.length; h++) {
    const twin = edges.twin[h]!;
    if (twin > h) unite(parent, Math.floor(h / 3), Math.floor(twin / 3));
  }
  let from = 0;
  for (const to of edges.manyEnds) {
    for (let k = from + 1; k < to; k++)
      unite(parent, Math.floor(edges.many[from]! / 3), Math.floor(edges.many[k]! / 3));
    from = to;
  }
  const of = new Int32Array(count).fill(-1);
  const first: number[] = [];
  for (let t = 0; t < count; t++) {
    // A root is the least of its group, so it comes first.
    if (edges.twin[3 * t]! < -2) continue;
    const root = rootOf(parent, t);
    if (root === t) {
      of[t] = first.length;
      first.push(t);
    } else of[t] = of[root]!;
  }
  return { of, count: first.length, first };
}

function rootOf(parent: Uint32Array, t: number): number {
  while (parent[t] !== t) {
    parent[t] = parent[parent[t]!]!;
    t = parent[t]!;
  }
  return t;
}

function unite(parent: Uint32Array, a: number, b: number): void {
  const x = rootOf(parent, a);
  const y = rootOf(parent, b);
  if (x < y) parent[y] = x;
  else parent[x] = y;
}
