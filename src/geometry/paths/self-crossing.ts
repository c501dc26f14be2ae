import { chordsCross, eachNearChord, indexChords } from './chord-index.ts';

/**
 * Whether a closed outline (x, y pairs) crosses or touches itself. It is taken apart into runs whose points go one way, to
 * the right or to the left (straight up counts as right): within a run nothing can meet, and the chords of two runs are
 * compared along x like two sorted lists. Outlines of a drawing have some tens of chords in a few runs, and setting up an
 * index or a polygon kernel for each costs more; every chord against every other cost four times as much.
 * Above `MOST` chords the answer is `undefined`: ask the kernel then.
 */
export function crossesItself(outline: Float64Array): boolean | undefined {
  const n = outline.length / 2;
  if (n > MOST) return undefined;
  if (n < 4) return false;
  const runs = takeApart(outline, n);
  if (runs < 0) return true;
  for (let p = 0; p < runs; p++) for (let q = p + 1; q < runs; q++) if (runsMeet(outline, p, q)) return true;
  return false;
}

const MOST = 256;
/** Chords by run, each run from left to right; where each run begins; the box of each: x0 y0 x1 y1. */
const ORDER = new Uint16Array(MOST);
const FIRST = new Uint16Array(MOST + 2);
const BOXES = new Float64Array(4 * MOST + 4);

/** Whether a chord goes to the right; undefined where it goes nowhere. */
function goesRight(outline: Float64Array, k: number, n: number): boolean | undefined {
  const j = k + 1 === n ? 0 : k + 1;
  const dx = outline[2 * j]! - outline[2 * k]!;
  if (dx !== 0) return dx > 0;
  const dy = outline[2 * j + 1]! - outline[2 * k + 1]!;
  return dy === 0 ? undefined : dy > 0;
}

/** Fills `ORDER`, `FIRST` and `BOXES`. @returns how many runs; -1 where a chord has no length: its neighbours touch there */
function takeApart(outline: Float64Array, n: number): number {
  let runs = 0;
  for (let k = 0; k < n; ) {
    const right = goesRight(outline, k, n);
    if (right === undefined) return -1;
    let end = k + 1;
    while (end < n && goesRight(outline, end, n) === right) end++;
    for (let m = k; m < end; m++) ORDER[right ? m : end - 1 - (m - k)] = m;
    FIRST[runs] = k;
    boxOfRun(outline, runs, k, end);
    runs++;
    k = end;
  }
  FIRST[runs] = n;
  return runs;
}

function boxOfRun(outline: Float64Array, run: number, from: number, end: number): void {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let m = from; m <= end; m++) {
    const at = 2 * m === outline.length ? 0 : 2 * m;
    const x = outline[at]!;
    const y = outline[at + 1]!;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  }
  BOXES[4 * run] = x0;
  BOXES[4 * run + 1] = y0;
  BOXES[4 * run + 2] = x1;
  BOXES[4 * run + 3] = y1;
}

/** Whether a chord of one run meets one of another that is not its neighbour. */
function runsMeet(outline: Float64Array, p: number, q: number): boolean {
  if (BOXES[4 * p]! > BOXES[4 * q + 2]! || BOXES[4 * q]! > BOXES[4 * p + 2]!) return false;
  if (BOXES[4 * p + 1]! > BOXES[4 * q + 3]! || BOXES[4 * q + 1]! > BOXES[4 * p + 3]!) return false;
  const n = outline.length / 2;
  let start = FIRST[q]!;
  const stop = FIRST[q + 1]!;
  for (let i = FIRST[p]!; i < FIRST[p + 1]!; i++) {
    const a = ORDER[i]!;
    const b = a + 1 === n ? 0 : a + 1;
    const [ax, bx] = [outline[2 * a]!, outline[2 * b]!];
    const [x0, x1] = ax < bx ? [ax, bx] : [bx, ax];
    while (start < stop && rightOf(outline, ORDER[start]!, n) < x0) start++;
    for (let m = start; m < stop; m++) {
      const c = ORDER[m]!;
      const d = c + 1 === n ? 0 : c + 1;
      const [cx, dx] = [outline[2 * c]!, outline[2 * d]!];
      if (cx > x1 && dx > x1) break;
      if (c === b || d === a || (cx < x0 && dx < x0)) continue;
      if (a < c ? chordsTouch(outline, a, c) : chordsTouch(outline, c, a)) return true;
    }
  }
  return false;
}

/** Whether two chords that begin at these points, the first before the second, have a point in common. */
function chordsTouch(outline: Float64Array, a: number, c: number): boolean {
  const after = 2 * c + 2 === outline.length ? 0 : 2 * c + 2;
  const [ay, by, cy, dy] = [outline[2 * a + 1]!, outline[2 * a + 3]!, outline[2 * c + 1]!, outline[after + 1]!];
  if (ay < by ? (cy < ay && dy < ay) || (cy > by && dy > by) : (cy < by && dy < by) || (cy > ay && dy > ay))
    return false;
  const [ax, bx, cx, dx] = [outline[2 * a]!, outline[2 * a + 2]!, outline[2 * c]!, outline[after]!];
  const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (sideC * sideD > 0) return false;
  const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return sideA * sideB <= 0;
}

/** [mm] How far to the right a chord reaches. */
function rightOf(outline: Float64Array, k: number, n: number): number {
  return Math.max(outline[2 * k]!, outline[k + 1 === n ? 0 : 2 * k + 2]!);
}

/** [mm] A place where a closed outline (x, y pairs) crosses itself; undefined where its chords at most touch. */
export function selfCrossingPoint(outline: Float64Array): readonly [x: number, y: number] | undefined {
  const chords = indexChords([{ points: outline, closed: true }]);
  const { ends } = chords;
  let found: readonly [number, number] | undefined;
  eachNearChord(chords, 0, (k, m) => {
    if (!chordsCross(ends, k, m)) return false;
    const [ax, ay] = [ends[4 * k]!, ends[4 * k + 1]!];
    const [dx, dy] = [ends[4 * k + 2]! - ax, ends[4 * k + 3]! - ay];
    const [cx, cy] = [ends[4 * m]!, ends[4 * m + 1]!];
    const [ex, ey] = [ends[4 * m + 2]! - cx, ends[4 * m + 3]! - cy];
    const t = ((cx - ax) * ey - (cy - ay) * ex) / (dx * ey - dy * ex);
    found = [ax + t * dx, ay + t * dy];
    return true;
  });
  return found;
}
