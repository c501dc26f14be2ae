import { type Bodies, findBodies } from './bodies.ts';
import type { EdgeTable } from './half-edges.ts';

/**
 * Bodies that close by themselves. Where two of them merely share an edge, as two cubes corner to corner do, they stay
 * two: a sheet of triangles joined by sound edges has an even number of faces at each edge of many. Only sheets that
 * need each other there, an odd number of faces each, are one body.
 *
 *        ┌───┐                    ┌───┬───┐
 *        │ A │   two sheets,      │ A │ B │  three sheets, one face each at
 *        └───┼───┐  two faces     └───┴───┘  the edges of the wall: one body
 *            │ B │  each: two bodies
 *            └───┘
 *
 * So it makes no difference whether bodies that touch have their points in common there or not.
 */
export function closedBodies(edges: EdgeTable): Bodies {
  if (edges.many.length === 0) return findBodies(edges);
  const sheets = findBodies(edges, false);
  const parent = Uint32Array.from({ length: sheets.count }, (_, sheet) => sheet);
  const root = (sheet: number): number => {
    while (parent[sheet] !== sheet) sheet = parent[sheet]!;
    return sheet;
  };
  let from = 0;
  for (const to of edges.manyEnds) {
    const odd = new Set<number>();
    for (let k = from; k < to; k++) {
      const sheet = sheets.of[Math.floor(edges.many[k]! / 3)]!;
      if (!odd.delete(sheet)) odd.add(sheet);
    }
    const [least, ...others] = [...odd].map(root).sort((a, b) => a - b);
    for (const other of others) parent[root(other)] = root(least!);
    from = to;
  }
  return renumbered(sheets, root);
}

/** Bodies numbered by their first triangle. */
function renumbered(sheets: Bodies, root: (sheet: number) => number): Bodies {
  const number = new Int32Array(sheets.count).fill(-1);
  const first: number[] = [];
  for (let sheet = 0; sheet < sheets.count; sheet++) {
    const body = root(sheet);
    if (number[body]! < 0) {
      number[body] = first.length;
      first.push(sheets.first[sheet]!);
    }
    number[sheet] = number[body]!;
  }
  return { of: sheets.of.map((sheet) => (sheet < 0 ? -1 : number[sheet]!)), count: first.length, first };
}
