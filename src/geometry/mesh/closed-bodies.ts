import { AscendingQueue } from '../../base/ascending-queue.ts';
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
  const junctions: readonly Junction[] = Array.from(edges.manyEnds, (_, edge) => {
    const halves = halfEdgesOf(edges, edge);
    const faces = facesAt(positions, triangles, halves, near);
    const sheetAt = Array.from(halves, (h) => sheets.of[Math.floor(h / 3)]!);
    return { sheetAt, faces, around: judgeAround(faces) };
  });
  const groups = new Groups(sheets.count, junctions);
  for (const { sheetAt, faces, around } of junctions)
    if (around === 'crossing') for (const [k, l] of straightPairs(faces)) groups.unite(sheetAt[k]!, sheetAt[l]!);
  groups.settleAll();
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
  readonly #junctions: readonly Junction[];
  /** Junctions at each group, by number, some more than once. */
  readonly #at: number[][];
  /** For each junction SETTLED, or WAITING for something to change, or DUE to be looked at. */
  readonly #state: Uint8Array;
  /** Junctions that are due. */
  #due: number[] = [];

  constructor(sheets: number, junctions: readonly Junction[]) {
    this.#parent = Uint32Array.from({ length: sheets }, (_, sheet) => sheet);
    this.#junctions = junctions;
    this.#at = Array.from({ length: sheets }, () => []);
    for (const [n, { sheetAt }] of junctions.entries()) for (const sheet of sheetAt) this.#at[sheet]!.push(n);
    this.#state = new Uint8Array(junctions.length).fill(WAITING);
  }

  /**
   * Settles what has one answer first: every union may settle others. Round after round in ascending order; only those are
   * looked at again where something changed. Where nothing is left that has one answer, the first that waits is guessed.
   */
  settleAll(): void {
    this.#state.fill(DUE);
    this.#due = [...this.#junctions.keys()];
    for (let first = 0; ; ) {
      while (this.#due.length > 0) this.#goRound();
      while (first < this.#state.length && this.#state[first] === SETTLED) first++;
      if (first === this.#state.length) return;
      this.#guess(this.#junctions[first]!);
    }
  }

  /** One round: what becomes due behind the place where it stands is for the next one. */
  #goRound(): void {
    const ahead = new AscendingQueue(this.#due);
    this.#due = [];
    for (let n = ahead.take(); n >= 0; n = ahead.take()) {
      if (this.#state[n] === SETTLED) continue;
      this.#state[n] = WAITING;
      if (this.#settle(this.#junctions[n]!)) this.#state[n] = SETTLED;
      const behind: number[] = [];
      for (const other of this.#due) {
        if (other > n) ahead.add(other);
        else behind.push(other);
      }
      this.#due = behind;
    }
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
    if (x === y) return;
    this.#parent[Math.max(x, y)] = Math.min(x, y);
    const [few, many] = this.#at[x]!.length < this.#at[y]!.length ? [x, y] : [y, x];
    // A junction that has sheets in both stands in both lists.
    for (const n of this.#at[few]!) {
      this.#at[many]!.push(n);
      if (this.#state[n] !== WAITING) continue;
      this.#state[n] = DUE;
      this.#due.push(n);
    }
    const all = this.#at[many]!;
    this.#at[few] = [];
    this.#at[Math.min(x, y)] = all;
  }

  /** Unites what has no other partner. @returns whether nothing is left to decide at this edge */
  #settle({ sheetAt, faces, around }: Junction): boolean {
    const single = this.#unpaired(sheetAt, faces);
    if (single.length > 2 && around !== 'odd') return false;
    for (const k of single) this.unite(sheetAt[single[0]!]!, sheetAt[k]!);
    return true;
  }

  /**
   * Unites two of several that could be partners: where solid lies in solid what goes straight on, else the two sides of
   * one wedge of solid, but never two faces back to back.
   */
  #guess({ sheetAt, faces, around }: Junction): void {
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

const SETTLED = 0;
const WAITING = 1;
const DUE = 2;

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
