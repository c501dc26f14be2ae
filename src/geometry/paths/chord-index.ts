import { BoxIndex } from '../box-index.ts';

/** A chain of x, y pairs [mm]. */
export interface Chain {
  readonly points: Float64Array;
  readonly closed: boolean;
}

/** Every chord of some chains, and an index of the boxes of eight that follow each other. */
export interface ChordIndex {
  /** x0 y0 x1 y1 of the box of each chord. [mm] */
  readonly boxes: Float64Array;
  /** ax ay bx by of each chord. [mm] */
  readonly ends: Float64Array;
  /** Number of the chain that each belongs to. */
  readonly owner: Uint32Array;
  /** Chords of group g: groups[g] … groups[g + 1] − 1, all of one chain. */
  readonly groups: Uint32Array;
  /** As `boxes`, of each group. */
  readonly groupBoxes: Float64Array;
  readonly index: BoxIndex;
}

/** Chords of one chain in a group. */
const GROUP = 8;

/** @param names numbers that the chains go by; by default their places */
export function indexChords(chains: readonly Chain[], names?: Uint32Array): ChordIndex {
  const count = chains.reduce((sum, chain) => sum + chordsOf(chain), 0);
  const boxes = new Float64Array(4 * count);
  const ends = new Float64Array(4 * count);
  const owner = new Uint32Array(count);
  let at = 0;
  for (const [number, chain] of chains.entries()) {
    const { points } = chain;
    const n = chordsOf(chain);
    const name = names?.[number] ?? number;
    for (let k = 0; k < n; k++, at++) {
      const j = 2 * k + 2 === points.length ? 0 : 2 * k + 2;
      for (let c = 0; c < 2; c++) {
        const from = points[2 * k + c]!;
        const to = points[j + c]!;
        boxes[4 * at + c] = Math.min(from, to);
        boxes[4 * at + 2 + c] = Math.max(from, to);
        ends[4 * at + c] = from;
        ends[4 * at + 2 + c] = to;
      }
      owner[at] = name;
    }
  }
  const groups = groupsOf(owner);
  const groupBoxes = boxesOfGroups(boxes, groups);
  return { boxes, ends, owner, groups, groupBoxes, index: new BoxIndex(groupBoxes) };
}

function chordsOf({ points, closed }: Chain): number {
  return Math.max(0, points.length / 2 - (closed ? 0 : 1));
}

function groupsOf(owner: Uint32Array): Uint32Array {
  const groups = new Uint32Array(owner.length + 1);
  let count = 0;
  for (let k = 0; k < owner.length; k++)
    if (k === 0 || owner[k] !== owner[k - 1] || k - groups[count - 1]! === GROUP) groups[count++] = k;
  groups[count] = owner.length;
  return groups.slice(0, count + 1);
}

function boxesOfGroups(boxes: Float64Array, groups: Uint32Array): Float64Array {
  const around = new Float64Array(4 * (groups.length - 1));
  for (let g = 0; g + 1 < groups.length; g++) {
    around.set(boxes.subarray(4 * groups[g]!, 4 * groups[g]! + 4), 4 * g);
    for (let k = groups[g]! + 1; k < groups[g + 1]!; k++) {
      for (let c = 0; c < 2; c++) {
        around[4 * g + c] = Math.min(around[4 * g + c]!, boxes[4 * k + c]!);
        around[4 * g + 2 + c] = Math.max(around[4 * g + 2 + c]!, boxes[4 * k + 2 + c]!);
      }
    }
  }
  return around;
}

/**
 * Calls `visit` with every two chords whose boxes come nearer than `margin` [mm] in x and in y, the earlier one first,
 * in the order of the earlier ones' groups, until it returns true. Chords that follow each other lie together, so groups
 * of eight are asked about, not chords: a drawing of 1.5 M chords is asked for 0.2 M times. Asking for each, and the
 * outlines' boxes first, took five times as long.
 */
export function eachNearChord(chords: ChordIndex, margin: number, visit: (k: number, other: number) => boolean): void {
  const { boxes, groups, groupBoxes } = chords;
  const near: number[] = [];
  for (let g = 0; g + 1 < groups.length; g++) {
    groupsNear(chords, g, margin, near);
    for (const other of near) {
      if (other < g) continue;
      for (let k = groups[g]!; k < groups[g + 1]!; k++) {
        if (apart(boxes, 4 * k, groupBoxes, 4 * other, margin)) continue;
        for (let m = other === g ? k + 1 : groups[other]!; m < groups[other + 1]!; m++)
          if (!apart(boxes, 4 * k, boxes, 4 * m, margin) && visit(k, m)) return;
      }
    }
  }
}

/** The groups whose boxes come nearer to that of group g than the margin [mm], itself among them, into `near`. */
function groupsNear({ groupBoxes, index }: ChordIndex, g: number, margin: number, near: number[]): void {
  near.length = 0;
  index.search(
    groupBoxes[4 * g]! - margin,
    groupBoxes[4 * g + 1]! - margin,
    groupBoxes[4 * g + 2]! + margin,
    groupBoxes[4 * g + 3]! + margin,
    (other) => {
      near.push(other);
      return undefined;
    },
  );
}

/** Whether box k of one list and box m of another lie more than the margin apart. */
function apart(a: Float64Array, k: number, b: Float64Array, m: number, margin: number): boolean {
  return (
    a[k]! - margin > b[m + 2]! ||
    b[m]! - margin > a[k + 2]! ||
    a[k + 1]! - margin > b[m + 3]! ||
    b[m + 1]! - margin > a[k + 3]!
  );
}

/** Whether two chords cross at a point inside both; a mere touch is none. */
export function chordsCross(ends: Float64Array, k: number, other: number): boolean {
  const ax = ends[4 * k]!;
  const ay = ends[4 * k + 1]!;
  const bx = ends[4 * k + 2]!;
  const by = ends[4 * k + 3]!;
  const cx = ends[4 * other]!;
  const cy = ends[4 * other + 1]!;
  const dx = ends[4 * other + 2]!;
  const dy = ends[4 * other + 3]!;
  const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (sideC * sideD >= 0) return false;
  const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return sideA * sideB < 0;
}

/** Square of the least distance from end to chord [mm²] and the point that it is measured from, into `out`. */
export function chordDistance(ends: Float64Array, k: number, other: number, out: Float64Array): void {
  out[0] = Number.POSITIVE_INFINITY;
  fromEnds(ends, k, other, out);
  fromEnds(ends, other, k, out);
}

/** The ends of one chord against the other: `distance2ToSegment` of both, reckoning once what they share. */
function fromEnds(ends: Float64Array, from: number, to: number, out: Float64Array): void {
  const ax = ends[4 * to]!;
  const ay = ends[4 * to + 1]!;
  const dx = ends[4 * to + 2]! - ax;
  const dy = ends[4 * to + 3]! - ay;
  const length2 = dx * dx + dy * dy;
  for (let c = 0; c < 4; c += 2) {
    const x = ends[4 * from + c]!;
    const y = ends[4 * from + c + 1]!;
    const along = (x - ax) * dx + (y - ay) * dy;
    const t = length2 === 0 || along <= 0 ? 0 : along >= length2 ? 1 : along / length2;
    const ex = ax + t * dx - x;
    const ey = ay + t * dy - y;
    const d2 = ex * ex + ey * ey;
    if (d2 < out[0]!) {
      out[0] = d2;
      out[1] = x;
      out[2] = y;
    }
  }
}
