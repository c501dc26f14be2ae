import { type EdgeTable, nextInTriangle } from './half-edges.ts';

/** Faces that stand in the mesh more than once. */
export interface DoubleFaces {
  /** Copies (not the first of each) that can be dropped without opening anything, ascending. */
  readonly spare: readonly number[];
  /** Triangles that have a twin facing the other way: a surface with both sides drawn. */
  readonly facing: number;
  /** All copies that face the same way as their first. */
  readonly copies: number;
}

/**
 * Finds triangles with the same three corners. Only triangles at edges of three triangles or more (or at edges whose
 * two run the same way) can have one, so sound meshes cost nothing.
 *
 * A copy is spare when its going makes things better: copies that hang together are dropped together, and only if that
 * makes some edge sound and leaves none with an odd number of faces that had an even one. A body that is there twice
 * loses one; a copy that happens to plug another fault stays.
 */
export function findDoubleFaces(triangles: Uint32Array, edges: EdgeTable): DoubleFaces {
  const suspects = suspectTriangles(triangles, edges);
  const byCorners = new Map<string, number[]>();
  for (const t of suspects) {
    const key = cornerKey(triangles, t);
    const list = byCorners.get(key);
    if (list === undefined) byCorners.set(key, [t]);
    else list.push(t);
  }
  const copies: number[] = [];
  let facing = 0;
  for (const list of byCorners.values()) {
    const firstByTurn: (number | undefined)[] = [undefined, undefined];
    for (const t of list) {
      const turn = isEvenTurn(triangles, t) ? 0 : 1;
      if (firstByTurn[turn] === undefined) firstByTurn[turn] = t;
      else copies.push(t);
    }
    if (firstByTurn[0] !== undefined && firstByTurn[1] !== undefined) facing += 2;
  }
  copies.sort((a, b) => a - b);
  return { spare: spareCopies(triangles, suspects, copies), facing, copies: copies.length };
}

function suspectTriangles(triangles: Uint32Array, edges: EdgeTable): readonly number[] {
  const suspects = new Set<number>();
  for (const h of edges.many) suspects.add(Math.floor(h / 3));
  if (edges.flipped > 0) {
    for (let h = 0; h < edges.twin.length; h++) {
      const twin = edges.twin[h]!;
      if (twin >= 0 && triangles[h] === triangles[twin]) suspects.add(Math.floor(h / 3));
    }
  }
  // Both sides of a lone triangle: its edges are sound by count, and each has the same neighbour.
  const { twin } = edges;
  for (let h = 0; h < twin.length; h += 3) {
    const a = twin[h]!;
    if (a < 0) continue;
    const begin = a - (a % 3);
    const b = twin[h + 1]!;
    const c = twin[h + 2]!;
    if (b >= begin && b < begin + 3 && c >= begin && c < begin + 3) suspects.add(h / 3);
  }
  return [...suspects].sort((a, b) => a - b);
}

function sortedCorners(triangles: Uint32Array, t: number): readonly [number, number, number] {
  const a = triangles[3 * t]!;
  const b = triangles[3 * t + 1]!;
  const c = triangles[3 * t + 2]!;
  const least = Math.min(a, b, c);
  const most = Math.max(a, b, c);
  return [least, a + b + c - least - most, most];
}

function cornerKey(triangles: Uint32Array, t: number): string {
  return sortedCorners(triangles, t).join(' ');
}

function isEvenTurn(triangles: Uint32Array, t: number): boolean {
  const a = triangles[3 * t]!;
  const b = triangles[3 * t + 1]!;
  const c = triangles[3 * t + 2]!;
  return (a < b && b < c) || (b < c && c < a) || (c < a && a < b);
}

function edgeKey(triangles: Uint32Array, h: number): string {
  const a = triangles[h]!;
  const b = triangles[nextInTriangle(h)]!;
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function spareCopies(
  triangles: Uint32Array,
  suspects: readonly number[],
  copies: readonly number[],
): readonly number[] {
  if (copies.length === 0) return [];
  const uses = new Map<string, number>();
  for (const t of suspects)
    for (let h = 3 * t; h < 3 * t + 3; h++) {
      const key = edgeKey(triangles, h);
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  const spare: number[] = [];
  for (const group of hangingTogether(triangles, copies)) {
    const drops = new Map<string, number>();
    for (const t of group)
      for (let h = 3 * t; h < 3 * t + 3; h++) {
        const key = edgeKey(triangles, h);
        drops.set(key, (drops.get(key) ?? 0) + 1);
      }
    let isBetter = false;
    let isWorse = false;
    for (const [key, count] of drops) {
      const before = uses.get(key)!;
      const after = before - count;
      // An odd number of faces is an end of a sheet. Counting edges for and against would ask how fine the mesh is.
      if (before % 2 === 0 && after % 2 === 1) isWorse = true;
      if (before !== 2 && (after === 2 || after === 0)) isBetter = true;
    }
    if (isWorse || !isBetter) continue;
    for (const t of group) spare.push(t);
    for (const [key, count] of drops) uses.set(key, uses.get(key)! - count);
  }
  return spare.sort((a, b) => a - b);
}

/** Groups of triangles that share edges with each other. */
function hangingTogether(triangles: Uint32Array, copies: readonly number[]): readonly (readonly number[])[] {
  const byEdge = new Map<string, number[]>();
  for (const t of copies)
    for (let h = 3 * t; h < 3 * t + 3; h++) {
      const key = edgeKey(triangles, h);
      const list = byEdge.get(key);
      if (list === undefined) byEdge.set(key, [t]);
      else list.push(t);
    }
  const seen = new Set<number>();
  const groups: number[][] = [];
  for (const seed of copies) {
    if (seen.has(seed)) continue;
    const group = [seed];
    seen.add(seed);
    for (const t of group)
      for (let h = 3 * t; h < 3 * t + 3; h++)
        for (const other of byEdge.get(edgeKey(triangles, h))!)
          if (!seen.has(other)) {
            seen.add(other);
            group.push(other);
          }
    groups.push(group);
  }
  return groups;
}
