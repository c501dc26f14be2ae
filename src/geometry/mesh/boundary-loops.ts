import { type EdgeTable, nextInTriangle, OPEN } from './half-edges.ts';

/** Open edges that follow each other, half-edges in the order of their triangles' winding. */
export interface BoundaryLoop {
  readonly halfEdges: readonly number[];
  /** False: the edges do not come back to where they began. */
  readonly closed: boolean;
}

/**
 * Groups the open edges into loops. Where several meet in a point (a bow tie), the loop goes on with the first one
 * that is free and is cut off as soon as it meets itself, so loops come out simple.
 */
export function findBoundaryLoops(triangles: Uint32Array, edges: EdgeTable): readonly BoundaryLoop[] {
  if (edges.open === 0) return [];
  const leaving = new Map<number, number[]>();
  for (let h = 0; h < edges.twin.length; h++) {
    if (edges.twin[h] !== OPEN) continue;
    const from = triangles[h]!;
    const list = leaving.get(from);
    if (list === undefined) leaving.set(from, [h]);
    else list.push(h);
  }
  const used = new Set<number>();
  const loops: BoundaryLoop[] = [];
  for (const list of leaving.values()) for (const h of list) if (!used.has(h)) walk(triangles, leaving, used, h, loops);
  return loops;
}

function walk(
  triangles: Uint32Array,
  leaving: ReadonlyMap<number, readonly number[]>,
  used: Set<number>,
  begin: number,
  loops: BoundaryLoop[],
): void {
  const path: number[] = [];
  const at = new Map<number, number>();
  let h: number | undefined = begin;
  while (h !== undefined) {
    used.add(h);
    at.set(triangles[h]!, path.length);
    path.push(h);
    const to: number = triangles[nextInTriangle(h)]!;
    const met = at.get(to);
    if (met !== undefined) {
      const loop = path.splice(met);
      for (const half of loop) at.delete(triangles[half]!);
      loops.push({ halfEdges: loop, closed: true });
    }
    h = leaving.get(to)?.find((half) => !used.has(half));
  }
  if (path.length > 0) loops.push({ halfEdges: path, closed: false });
}
