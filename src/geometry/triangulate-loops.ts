import type { Polygons } from './polygons.ts';

/** Triangles of the inside: numbers of their corners, and the half-edge across each side, -1 on the outline. */
export interface Triangulation {
  readonly corners: Uint32Array;
  readonly twin: Int32Array;
}

/** Vertices of a loop that are cut off one by one; of longer ones a sweep is faster. */
const MOST = 600;
/** Share of rounding in whether two triangles would be better turned. */
const EVEN = 1e-10;

/**
 * Constrained Delaunay triangles of simple loops, each the outline of a piece without holes: ears are cut off, those with
 * short cuts first, then sides that see too wide a corner on both sides are turned (Lawson 1977). O(n²) for n vertices
 * of a loop, but of narrow pieces, some tens of vertices each, it takes half the time of the kernel's sweep.
 * @returns null where a loop is not simple, a hole or too long
 */
export function triangulateLoops(polygons: Polygons): Triangulation | null {
  const { coordinates, ends } = polygons;
  const count = coordinates.length / 2;
  const cutter = new EarCutter(coordinates, Math.max(0, 3 * (count - 2 * ends.length)));
  let first = 0;
  for (const end of ends) {
    if (end - first < 3 || end - first > MOST || !cutter.cut(first, end)) return null;
    first = end;
  }
  // A plain object, as triangles of a sweep come in: what reads both is compiled once.
  return turnSides(coordinates, cutter) ? { corners: cutter.corners, twin: cutter.twin } : null;
}

/** Twice the area of a triangle, > 0 counter-clockwise. [mm²] */
function twiceArea(c: Float64Array, i: number, j: number, k: number): number {
  const x = c[2 * i]!;
  const y = c[2 * i + 1]!;
  return (c[2 * j]! - x) * (c[2 * k + 1]! - y) - (c[2 * j + 1]! - y) * (c[2 * k]! - x);
}

class EarCutter implements Triangulation {
  readonly corners: Uint32Array;
  readonly twin: Int32Array;
  #used = 0;
  readonly #c: Float64Array;
  // By vertex of what is left: its neighbours, the square of the cut beside it, the half-edge across the side to the next.
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #cut: Float64Array;
  readonly #across: Int32Array;
  /** Corners that turn the other way, and some that did. */
  readonly #hollow: number[] = [];

  constructor(coordinates: Float64Array, sides: number) {
    const count = coordinates.length / 2;
    this.#c = coordinates;
    this.corners = new Uint32Array(sides);
    this.twin = new Int32Array(sides);
    this.#next = new Int32Array(count);
    this.#before = new Int32Array(count);
    this.#cut = new Float64Array(count);
    this.#across = new Int32Array(count);
  }

  cut(first: number, end: number): boolean {
    for (let i = first; i < end; i++) {
      this.#next[i] = i + 1 === end ? first : i + 1;
      this.#before[i] = i === first ? end - 1 : i - 1;
      this.#across[i] = -1;
    }
    const hollow = this.#hollow;
    hollow.length = 0;
    for (let i = first; i < end; i++) {
      this.#measure(i);
      if (this.#cut[i] === Number.POSITIVE_INFINITY) hollow.push(i);
    }
    let left = end - first;
    let from = first;
    for (; left > 3; left--) {
      const ear = this.#nextEar(from, left);
      if (ear === -1) return false;
      const a = this.#before[ear]!;
      const b = this.#next[ear]!;
      this.#across[a] = this.#add(a, ear, b);
      this.#next[a] = b;
      this.#before[b] = a;
      this.#measure(a);
      this.#measure(b);
      from = a;
    }
    const a = this.#before[from]!;
    const b = this.#next[from]!;
    if (twiceArea(this.#c, a, from, b) <= 0) return false;
    const last = this.#add(a, from, b);
    this.#pair(last, this.#across[b]!);
    return true;
  }

  /** @returns the half-edge from b to a, whose other side is still open */
  #add(a: number, ear: number, b: number): number {
    const h = this.#used;
    this.#used += 3;
    this.corners[h] = a;
    this.corners[h + 1] = ear;
    this.corners[h + 2] = b;
    this.#pair(h, this.#across[a]!);
    this.#pair(h + 1, this.#across[ear]!);
    this.twin[h + 2] = -1;
    return h + 2;
  }

  #pair(h: number, other: number): void {
    this.twin[h] = other;
    if (other !== -1) this.twin[other] = h;
  }

  /** The square of the cut that takes a corner off, infinite where the corner turns the other way. */
  #measure(i: number): void {
    const c = this.#c;
    const a = this.#before[i]!;
    const b = this.#next[i]!;
    const dx = c[2 * a]! - c[2 * b]!;
    const dy = c[2 * a + 1]! - c[2 * b + 1]!;
    this.#cut[i] = twiceArea(c, a, i, b) > 0 ? dx * dx + dy * dy : Number.POSITIVE_INFINITY;
  }

  /** The next ear whose cut is no longer than those beside it, or any where there is none such; -1 where there is none. */
  #nextEar(from: number, left: number): number {
    const cut = this.#cut;
    const next = this.#next;
    let own = cut[from]!;
    let last = cut[this.#before[from]!]!;
    for (let k = 0, i = from; k < left; k++) {
      const after = next[i]!;
      const following = cut[after]!;
      if (own <= last && own <= following && this.#isEar(i)) return i;
      i = after;
      last = own;
      own = following;
    }
    for (let k = 0, i = from; k < left; k++, i = next[i]!) if (this.#isEar(i)) return i;
    return -1;
  }

  /** Whether a corner can be cut off: no corner that turns the other way lies in it. */
  #isEar(ear: number): boolean {
    const cut = this.#cut;
    if (cut[ear] === Number.POSITIVE_INFINITY) return false;
    const c = this.#c;
    const a = this.#before[ear]!;
    const b = this.#next[ear]!;
    const ax = c[2 * a]!;
    const ay = c[2 * a + 1]!;
    const ex = c[2 * ear]!;
    const ey = c[2 * ear + 1]!;
    const bx = c[2 * b]!;
    const by = c[2 * b + 1]!;
    const lowX = Math.min(ax, ex, bx);
    const highX = Math.max(ax, ex, bx);
    const lowY = Math.min(ay, ey, by);
    const highY = Math.max(ay, ey, by);
    const hollow = this.#hollow;
    for (let k = 0; k < hollow.length; k++) {
      const i = hollow[k]!;
      const x = c[2 * i]!;
      const y = c[2 * i + 1]!;
      if (x < lowX || x > highX || y < lowY || y > highY || i === a || i === b) continue;
      if (cut[i] !== Number.POSITIVE_INFINITY) {
        // It has been cut off since, or turns the right way by now, and will for ever.
        hollow[k--] = hollow[hollow.length - 1]!;
        hollow.pop();
      } else if (
        (ex - ax) * (y - ay) - (ey - ay) * (x - ax) >= 0 &&
        (bx - ex) * (y - ey) - (by - ey) * (x - ex) >= 0 &&
        (ax - bx) * (y - by) - (ay - by) * (x - bx) >= 0
      )
        return false;
    }
    return true;
  }
}

/** Turns sides until none sees too wide a corner. @returns false where rounding would go on for ever */
function turnSides(c: Float64Array, { corners, twin }: Triangulation): boolean {
  const stack: number[] = [];
  for (let h = 0; h < twin.length; h++) if (twin[h]! > h) stack.push(h);
  let budget = 40 * twin.length + 100;
  while (stack.length > 0) {
    const e = stack.pop()!;
    const f = twin[e]!;
    if (f === -1) continue;
    const en = e % 3 === 2 ? e - 2 : e + 1;
    const ep = e % 3 === 0 ? e + 2 : e - 1;
    const fn = f % 3 === 2 ? f - 2 : f + 1;
    const fp = f % 3 === 0 ? f + 2 : f - 1;
    const a = corners[e]!;
    const b = corners[f]!;
    const top = corners[ep]!;
    const low = corners[fp]!;
    if (!seesTooMuch(c, a, b, top, low)) continue;
    if (budget-- === 0) return false;
    corners[en] = low;
    corners[fn] = top;
    const aside = twin[fn]!;
    const beside = twin[en]!;
    twin[e] = aside;
    if (aside !== -1) twin[aside] = e;
    twin[f] = beside;
    if (beside !== -1) twin[beside] = f;
    twin[en] = fn;
    twin[fn] = en;
    stack.push(e, ep, f, fp);
  }
  return true;
}

/** Whether the corners on both sides of the side from a to b are more than half a turn together, and it may be turned. */
function seesTooMuch(c: Float64Array, a: number, b: number, top: number, low: number): boolean {
  const ax = c[2 * a]!;
  const ay = c[2 * a + 1]!;
  const bx = c[2 * b]!;
  const by = c[2 * b + 1]!;
  const tx = c[2 * top]!;
  const ty = c[2 * top + 1]!;
  const lx = c[2 * low]!;
  const ly = c[2 * low + 1]!;
  const sineTop = (bx - ax) * (ty - ay) - (by - ay) * (tx - ax);
  const sineLow = (ax - bx) * (ly - by) - (ay - by) * (lx - bx);
  const one = sineTop * ((ax - lx) * (bx - lx) + (ay - ly) * (by - ly));
  const two = ((ax - tx) * (bx - tx) + (ay - ty) * (by - ty)) * sineLow;
  if (one + two >= -EVEN * (Math.abs(one) + Math.abs(two))) return false;
  const left = (lx - ax) * (ty - ay) - (ly - ay) * (tx - ax);
  return left > 0 && (tx - bx) * (ly - by) - (ty - by) * (lx - bx) > 0;
}
