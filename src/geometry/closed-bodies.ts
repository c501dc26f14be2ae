import { type Bodies, findBodies } from './bodies.ts';
import { facesAt, judgeAround, straightPairs } from './faces-around-edge.ts';
import { type EdgeTable, halfEdgesOf } from './half-edges.ts';

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
 * So it makes no difference whether bodies that touch have their points in common there or not. Neither does it where
 * they cross: what goes straight on through a crossing is one sheet.
 * @param near [mm] corners nearer than this to a plane lie in it
 */
export function closedBodies(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  near: number,
): Bodies {
  if (edges.many.length === 0) return findBodies(edges);
  const sheets = findBodies(edges, false);
  const parent = Uint32Array.from({ length: sheets.count }, (_, sheet) => sheet);
  const root = (sheet: number): number => {
    while (parent[sheet] !== sheet) sheet = parent[sheet]!;
    return sheet;
  };
  const unite = (a: number, b: number): void => {
    const [x, y] = [root(a), root(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  };
  for (let edge = 0; edge < edges.manyEnds.length; edge++) {
    const halves = halfEdgesOf(edges, edge);
    const sheetAt = Array.from(halves, (h) => sheets.of[Math.floor(h / 3)]!);
    const odd = new Set<number>();
    for (const sheet of sheetAt) if (!odd.delete(sheet)) odd.add(sheet);
    const [first, ...others] = odd;
    for (const other of others) unite(first!, other);
    const faces = facesAt(positions, triangles, halves, near);
    if (judgeAround(faces) !== 'crossing') continue;
    for (const [a, b] of straightPairs(faces)) unite(sheetAt[a]!, sheetAt[b]!);
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
