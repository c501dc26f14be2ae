import { joinPolygons } from './join-polygons.ts';
import type { Polygons } from './polygons.ts';

/** From so many contours, or areas, on, groups are looked for; fewer are united at once. */
export const MANY = 512;
/** Contours that are united in one call, where they can be told apart: small groups share a call. */
export const BATCH = 64;
/** [mm] Boxes this far apart stay apart on the kernel's grid of 1e-6. */
export const GAP = 2e-6;
/** Cuts across cuts; what is still not apart is united as it is. */
const MOST_DEPTH = 16;

type Union = (a: Polygons, b: Polygons) => Polygons;

/**
 * The union of two sets, group by group where whole groups of boxes lie apart: a sweep takes, at each of its stops, as
 * long as there are edges side by side, so that a line of 12,000 letters at once costs the square of a word. Groups are
 * found by cuts between the boxes, along x and y in turn: O(contours · log) for each of at most 16 depths.
 */
export function unionInGroups(a: Polygons, b: Polygons, union: Union): Polygons {
  const count = a.ends.length + b.ends.length;
  if (count < MANY) return union(a, b);
  const groups = groupsApart(boxesOf([a, b]));
  if (groups.length < 2) return union(a, b);
  return joinPolygons(
    groups.map((group) => {
      const own = group.filter((k) => k < a.ends.length);
      const other = group.filter((k) => k >= a.ends.length).map((k) => k - a.ends.length);
      return union(pick(a, own), pick(b, other));
    }),
  );
}

/** [mm] Writes minX, minY, maxX, maxY of some vertices at a place of the boxes; inside out where there are none. */
export function putBox(boxes: Float64Array, at: number, coordinates: Float64Array, first: number, end: number): void {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 2 * first; k < 2 * end; k += 2) {
    const [x, y] = [coordinates[k]!, coordinates[k + 1]!];
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  boxes[at] = minX;
  boxes[at + 1] = minY;
  boxes[at + 2] = maxX;
  boxes[at + 3] = maxY;
}

/** [mm] minX, minY, maxX, maxY of each contour. */
export function boxesOf(sets: readonly Polygons[]): Float64Array {
  const boxes = new Float64Array(4 * sets.reduce((sum, { ends }) => sum + ends.length, 0));
  let at = 0;
  for (const { coordinates, ends } of sets) {
    let first = 0;
    for (const end of ends) {
      putBox(boxes, at, coordinates, first, end);
      at += 4;
      first = end;
    }
  }
  return boxes;
}

/** Numbers of boxes (minX, minY, maxX, maxY) in groups that do not meet each other's boxes, in order of place. */
export function groupsApart(boxes: Float64Array): readonly Uint32Array[] {
  const groups: number[][] = [];
  let shared: number[] = [];
  const leaf = (members: readonly number[]): void => {
    if (shared.length > 0 && shared.length + members.length > BATCH) {
      groups.push(shared);
      shared = [];
    }
    for (const member of members) shared.push(member);
  };
  const split = (members: readonly number[], axis: 0 | 1, depth: number, whole: boolean): void => {
    const small = members.length <= BATCH || depth > MOST_DEPTH;
    const pieces = small ? [] : piecesAlong(boxes, members, axis);
    const other = axis === 0 ? 1 : 0;
    if (pieces.length > 1) for (const piece of pieces) split(piece, other, depth + 1, false);
    else if (small || whole) leaf(members);
    else split(members, other, depth + 1, true);
  };
  split(
    Array.from({ length: boxes.length / 4 }, (_, k) => k),
    0,
    0,
    false,
  );
  if (shared.length > 0) groups.push(shared);
  return groups.map((group) => Uint32Array.from(group).sort());
}

/** Members in runs between which a straight cut across the axis meets no box. */
function piecesAlong(boxes: Float64Array, members: readonly number[], axis: 0 | 1): readonly number[][] {
  const sorted = [...members].sort((a, b) => boxes[4 * a + axis]! - boxes[4 * b + axis]! || a - b);
  const pieces: number[][] = [];
  let reach = -Infinity;
  for (const member of sorted) {
    if (pieces.length === 0 || boxes[4 * member + axis]! > reach + GAP) pieces.push([]);
    pieces[pieces.length - 1]!.push(member);
    reach = Math.max(reach, boxes[4 * member + 2 + axis]!);
  }
  return pieces;
}

/** The contours of these numbers. */
export function pick({ coordinates, ends }: Polygons, members: Uint32Array): Polygons {
  const first = (member: number): number => (member === 0 ? 0 : ends[member - 1]!);
  const picked = new Uint32Array(members.length);
  let total = 0;
  for (const [k, member] of members.entries()) {
    total += ends[member]! - first(member);
    picked[k] = total;
  }
  const out = new Float64Array(2 * total);
  for (const [k, member] of members.entries())
    out.set(coordinates.subarray(2 * first(member), 2 * ends[member]!), k === 0 ? 0 : 2 * picked[k - 1]!);
  return { coordinates: out, ends: picked };
}
