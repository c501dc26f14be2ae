import { chordDistance, chordsCross, eachNearChord, indexChords } from '../paths/chord-index.ts';
import { loopArea } from './islands.ts';

/** Where an outline comes near itself. [mm] */
export interface Neck {
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** Chords that are no further apart along the outline than this many limits are a corner. */
const CORNER = 4;

/**
 * Where a closed outline (x, y pairs) comes nearer to itself than `limit` [mm] across what lies inside it, or outside: the
 * nearest place, undefined where there is none, or where it crosses itself. Points of a sharp tip lie near each other too: whether the place is a
 * neck is for the polygon kernel to say.
 */
export function narrowestNeck(outline: Float64Array, limit: number, side: 'inside' | 'outside'): Neck | undefined {
  const n = outline.length / 2;
  if (n < 4 || isConvex(outline)) return undefined;
  const search = new NeckSearch(outline, limit, side);
  if (n <= FEW) search.tryAll(n);
  else {
    const chords = indexChords([{ points: outline, closed: true }]);
    eachNearChord(chords, limit, (k, m) => search.tryPair(k, m));
  }
  return search.best;
}

/** So many chords are tried in pairs, without an index. */
const FEW = 64;

class NeckSearch {
  best: Neck | undefined;
  readonly #limit: number;
  /** ax ay bx by of each chord. [mm] */
  readonly #ends: Float64Array;
  /** [mm] Length of the outline before each chord, and of all of it. */
  readonly #along: Float64Array;
  /** 1 where what counts lies left of the chords, -1 right. */
  readonly #sign: number;
  readonly #near = new Float64Array(3);

  constructor(outline: Float64Array, limit: number, side: 'inside' | 'outside') {
    const n = outline.length / 2;
    this.#limit = limit;
    this.#sign = (side === 'inside') === loopArea(outline) > 0 ? 1 : -1;
    this.#ends = new Float64Array(4 * n);
    this.#along = new Float64Array(n + 1);
    for (let k = 0; k < n; k++) {
      const j = k + 1 === n ? 0 : k + 1;
      const [ax, ay, bx, by] = [outline[2 * k]!, outline[2 * k + 1]!, outline[2 * j]!, outline[2 * j + 1]!];
      this.#ends[4 * k] = ax;
      this.#ends[4 * k + 1] = ay;
      this.#ends[4 * k + 2] = bx;
      this.#ends[4 * k + 3] = by;
      this.#along[k + 1] = this.#along[k]! + Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
    }
  }

  tryAll(n: number): void {
    for (let k = 0; k + 2 < n; k++) for (let m = k + 2; m < n; m++) if (this.tryPair(k, m)) return;
  }

  /** Looks at two chords, the earlier one first. @returns true where they cross: then nothing is to be found */
  tryPair(k: number, m: number): boolean {
    const limit = this.#limit;
    const ends = this.#ends;
    const along = this.#along;
    const between = along[m]! - along[k + 1]!;
    const around = along[along.length - 1]! - along[m + 1]! + along[k]!;
    if (between < CORNER * limit || around < CORNER * limit || this.#apart(k, m)) return false;
    if (chordsCross(ends, k, m)) {
      this.best = undefined;
      return true;
    }
    chordDistance(ends, k, m, this.#near);
    const distance = Math.sqrt(this.#near[0]!);
    if (distance >= (this.best?.distance ?? limit) || distance === 0) return false;
    const [x, y] = [this.#near[1]!, this.#near[2]!];
    const [mx, my] = middleToOther(ends, [k, m], [x, y]);
    // By the sides of the two chords: asking where the middle lies in the whole outline cost the square of its chords.
    const across = this.#sign * sideOf(ends, k, mx, my) > 0 && this.#sign * sideOf(ends, m, mx, my) > 0;
    if (across) this.best = { distance, x, y };
    return false;
  }

  /** Whether the boxes of two chords lie further apart than the limit. */
  #apart(k: number, m: number): boolean {
    const e = this.#ends;
    for (let c = 0; c < 2; c++) {
      const [a, b, p, q] = [e[4 * k + c]!, e[4 * k + 2 + c]!, e[4 * m + c]!, e[4 * m + 2 + c]!];
      if (Math.min(a, b) - this.#limit > Math.max(p, q) || Math.min(p, q) - this.#limit > Math.max(a, b)) return true;
    }
    return false;
  }
}

/** Above 0 where a point lies left of a chord. */
function sideOf(ends: Float64Array, k: number, x: number, y: number): number {
  const [ax, ay] = [ends[4 * k]!, ends[4 * k + 1]!];
  return (ends[4 * k + 2]! - ax) * (y - ay) - (ends[4 * k + 3]! - ay) * (x - ax);
}

/** No corner turns the other way. */
function isConvex(outline: Float64Array): boolean {
  const n = outline.length;
  let [left, right] = [false, false];
  let [px, py] = [outline[0]! - outline[n - 2]!, outline[1]! - outline[n - 1]!];
  for (let k = 0; k < n && !(left && right); k += 2) {
    const j = k + 2 === n ? 0 : k + 2;
    const [dx, dy] = [outline[j]! - outline[k]!, outline[j + 1]! - outline[k + 1]!];
    const turn = px * dy - py * dx;
    if (turn > 1e-9) left = true;
    else if (turn < -1e-9) right = true;
    [px, py] = [dx, dy];
  }
  return !(left && right);
}

/** Half-way from an end of one of two chords to the other chord. */
function middleToOther(
  ends: Float64Array,
  [k, m]: readonly [number, number],
  [x, y]: readonly [number, number],
): readonly [number, number] {
  const isEndOf = (chord: number): boolean =>
    (ends[4 * chord] === x && ends[4 * chord + 1] === y) || (ends[4 * chord + 2] === x && ends[4 * chord + 3] === y);
  const other = isEndOf(k) ? m : k;
  const [ax, ay] = [ends[4 * other]!, ends[4 * other + 1]!];
  const [dx, dy] = [ends[4 * other + 2]! - ax, ends[4 * other + 3]! - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2));
  return [(x + ax + t * dx) / 2, (y + ay + t * dy) / 2];
}
