import { type Bodies, findBodies } from './bodies.ts';
import { type AroundEdge, type FaceAtEdge, facesAt, judgeAround, straightPairs } from './faces-around-edge.ts';
import { type EdgeTable, halfEdgesOf } from './half-edges.ts';

/**
 * Bodies that close by themselves. Where two of them merely share an edge, as two cubes corner to corner do, they stay
 * two: at an edge of many faces, each face that enters the solid is paired with one that leaves it, if it can be with
 * one that hangs together with it by other ways.
 *
 *        ┌───┐                    ┌───┬───┐
 *        │ A │   two faces of     │ A │ B │  three faces at the edges of the
 *        └───┼───┐  each: two     └───┴───┘  wall need each other: one body
 *            │ B │  bodies
 *            └───┘
 *
 * So it makes no difference whether bodies that touch, cross or overlap have their points in common there or not.
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
  const groups = new Groups(sheets.count);
  let waiting: readonly Junction[] = Array.from(edges.manyEnds, (_, edge) => {
    const halves = halfEdgesOf(edges, edge);
    const faces = facesAt(positions, triangles, halves, near);
    const sheetAt = Array.from(halves, (h) => sheets.of[Math.floor(h / 3)]!);
    return { sheetAt, faces, around: judgeAround(faces) };
  });
  for (const { sheetAt, faces, around } of waiting)
    if (around === 'crossing') for (const [k, l] of straightPairs(faces)) groups.unite(sheetAt[k]!, sheetAt[l]!);
  while (waiting.length > 0) {
    // What has one answer first: every union may settle other edges.
    const left = waiting.filter((junction) => !groups.settle(junction));
    if (left.length === waiting.length) groups.guess(left[0]!);
    waiting = left;
  }
  return renumbered(sheets, (sheet) => groups.root(sheet));
}

/** The faces at an edge of many, and the sheet of each: triangles joined by sound edges. */
interface Junction {
  readonly sheetAt: readonly number[];
  readonly faces: readonly FaceAtEdge[];
  readonly around: AroundEdge;
}

/** Sheets that belong together. */
class Groups {
  readonly #parent: Uint32Array;

  constructor(sheets: number) {
    this.#parent = Uint32Array.from({ length: sheets }, (_, sheet) => sheet);
  }

  root(sheet: number): number {
    while (this.#parent[sheet] !== sheet) {
      this.#parent[sheet] = this.#parent[this.#parent[sheet]!]!;
      sheet = this.#parent[sheet]!;
    }
    return sheet;
  }

  unite(a: number, b: number): void {
    const [x, y] = [this.root(a), this.root(b)];
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Unites what has no other partner. @returns whether nothing is left to decide at this edge */
  settle({ sheetAt, faces, around }: Junction): boolean {
    const single = this.#unpaired(sheetAt, faces);
    if (single.length > 2 && around !== 'odd') return false;
    for (const k of single) this.unite(sheetAt[single[0]!]!, sheetAt[k]!);
    return true;
  }

  /**
   * Unites two of several that could be partners: where solid lies in solid what goes straight on, else the two sides of
   * one wedge of solid, but never two faces back to back.
   */
  guess({ sheetAt, faces, around }: Junction): void {
    const single = [...this.#unpaired(sheetAt, faces)].sort((k, l) => faces[k]!.angle - faces[l]!.angle);
    const straight =
      around === 'overlap' ? straightPairs(faces).find((pair) => pair.every((k) => single.includes(k))) : undefined;
    const [k, l] = straight ?? wedge(single, faces);
    this.unite(sheetAt[k]!, sheetAt[l]!);
  }

  /** Faces, by place in the list, without a face of the other way in the same group. */
  #unpaired(sheetAt: readonly number[], faces: readonly FaceAtEdge[]): readonly number[] {
    const left: number[] = [];
    for (const [k, { way }] of faces.entries()) {
      const partner = left.findIndex(
        (l) => faces[l]!.way === -way && this.root(sheetAt[l]!) === this.root(sheetAt[k]!),
      );
      if (partner < 0) left.push(k);
      else left.splice(partner, 1);
    }
    return left;
  }
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

/** Of faces by growing angle, one that enters the solid and the next that leaves it. */
function wedge(single: readonly number[], faces: readonly FaceAtEdge[]): readonly [number, number] {
  const enters = single.findIndex((k) => faces[k]!.way > 0);
  const first = single[enters]!;
  const leaving = [...single.slice(enters + 1), ...single.slice(0, enters)].filter((k) => faces[k]!.way < 0);
  const isBehind = (k: number): boolean =>
    Math.abs(faces[k]!.angle - faces[first]!.angle) > Math.max(faces[k]!.slack, faces[first]!.slack);
  return [first, leaving.find(isBehind) ?? leaving[0]!];
}
