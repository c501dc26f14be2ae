import type { Strays } from './apart-loops.ts';

/** [mm] Edges shorter than this have no direction. */
const NOTHING = 5e-7;
/** [mm] Edges that come out shorter than this are left out. */
const SHORTEST = 3e-6;
/** [mm] How far a corner may lie the wrong way, by rounding. */
const SLACK = 1e-5;
/** Cosine of a turn that is nearly back: its mitre is 40 offsets long. */
const BACK = -0.999;
/** Sine of a turn that is hardly one. */
const STRAIGHT = 1e-4;
/** Places in a millimetre that results lie on, those of the kernel. */
const GRID = 1e6;
/** Edges that may be left out of one loop; more are left to others. */
const MOST_GONE = 200;
/** The place of an edge that is left out. */
const GONE = -1;

/**
 * The edges of a loop, each moved along its normal so that it meets its neighbours anew. An edge that has shrunk to nothing
 * is left out, if its neighbours then meet before they would have met it.
 */
export class MovedEdges {
  /** Whether all edges stay and no corner is cut off, so that the way back leads to the old loop. */
  whole = false;
  /** Whether any edge was left out. */
  shrunk = false;
  #count = 0;
  readonly #gone: number[] = [];
  // By moved edge: its direction, where it begins, and its neighbours.
  #ex = new Float64Array(0);
  #ey = new Float64Array(0);
  #x = new Float64Array(0);
  #y = new Float64Array(0);
  #next = new Uint32Array(0);
  #before = new Uint32Array(0);
  /** Where it stands among the edges that stay. */
  #place = new Int32Array(0);
  /** Where it began when nothing was left out yet. */
  #firstX = new Float64Array(0);
  #firstY = new Float64Array(0);

  /**
   * @param delta [mm] > 0 to the right
   * @param sharp cosine of the greatest turn that is not cut off square
   * @returns how many edges stay, 0 where all of them shrink to nothing, -1 where it is not told
   */
  move(c: Float64Array, first: number, end: number, delta: number, sharp: number): number {
    this.whole = true;
    this.shrunk = false;
    if (this.#next.length < 2 * (end - first)) this.#grow(4 * (end - first));
    return this.#move(c, first, end, delta, sharp) ? this.#meet(delta) : -1;
  }

  /** Writes the corners of the edges that stay. @returns the place in `out` after the last */
  write(out: Float64Array, at: number): number {
    for (let k = 0; k < this.#count; k++) {
      if (this.#place[k] === GONE) continue;
      this.#place[k] = at / 2;
      out[at++] = Math.round(this.#x[k]! * GRID) / GRID;
      out[at++] = Math.round(this.#y[k]! * GRID) / GRID;
    }
    return at;
  }

  /**
   * What was left out, once written: edges that are gone, and ends of others from where they meet now to where they met at
   * first. Beside each stand those edges of the result that it may touch.
   */
  strays(strays: Strays, delta: number): void {
    const place = this.#place;
    for (let k = 0; k < this.#count; k++) {
      const after = k + 1 === this.#count ? 0 : k + 1;
      const [x0, y0, x1, y1] = [this.#firstX[k]!, this.#firstY[k]!, this.#firstX[after]!, this.#firstY[after]!];
      const own = place[k]!;
      if (own === GONE) {
        const before = k === 0 ? this.#count - 1 : k - 1;
        // It may begin or end on a neighbour that stays, if it lies on that one's far side.
        const a = place[before] !== GONE && this.#side(before, x1, y1) * delta > 0 ? place[before]! : GONE;
        const b = place[after] !== GONE && this.#side(after, x0, y0) * delta > 0 ? place[after]! : GONE;
        strays.segments.push(x0, y0, x1, y1);
        strays.beside.push(a, b, GONE);
        continue;
      }
      const next = this.#next[k]!;
      const beside = [own, place[this.#before[k]!]!, place[next]!];
      if (apart(x0 - this.#x[k]!, y0 - this.#y[k]!)) {
        strays.segments.push(x0, y0, this.#x[k]!, this.#y[k]!);
        strays.beside.push(...beside);
      }
      if (apart(x1 - this.#x[next]!, y1 - this.#y[next]!)) {
        strays.segments.push(this.#x[next]!, this.#y[next]!, x1, y1);
        strays.beside.push(...beside);
      }
    }
  }

  /** > 0 left of an edge. */
  #side(edge: number, x: number, y: number): number {
    return this.#ex[edge]! * (y - this.#y[edge]!) - this.#ey[edge]! * (x - this.#x[edge]!);
  }

  #grow(size: number): void {
    this.#ex = new Float64Array(size);
    this.#ey = new Float64Array(size);
    this.#x = new Float64Array(size);
    this.#y = new Float64Array(size);
    this.#firstX = new Float64Array(size);
    this.#firstY = new Float64Array(size);
    this.#next = new Uint32Array(size);
    this.#before = new Uint32Array(size);
    this.#place = new Int32Array(size);
  }

  /** @returns whether all edges have a direction, and no corner is a spike */
  #move(c: Float64Array, first: number, end: number, delta: number, sharp: number): boolean {
    let count = 0;
    let last = end - 1;
    let length = 0;
    let fx = 0;
    let fy = 0;
    let x = c[2 * first]!;
    let y = c[2 * first + 1]!;
    for (; last > first && !(length >= NOTHING); last--) {
      fx = x - c[2 * last]!;
      fy = y - c[2 * last + 1]!;
      length = Math.sqrt(fx * fx + fy * fy);
    }
    fx /= length;
    fy /= length;
    last++;
    for (let i = first; i <= last; i++) {
      // The corner at (x, y), from direction f to direction e.
      const to = i === last ? first : i + 1;
      const dx = c[2 * to]! - x;
      const dy = c[2 * to + 1]! - y;
      length = Math.sqrt(dx * dx + dy * dy);
      if (length < NOTHING && i < last) continue;
      const ex = dx / length;
      const ey = dy / length;
      const cos = fx * ex + fy * ey;
      if (!(length >= NOTHING && cos >= BACK)) return false;
      const inwards = (fx * ey - fy * ex) * delta < 0;
      if (cos <= sharp) this.whole = false;
      if (inwards || cos > sharp) {
        const share = delta / (1 + cos);
        this.#put(count++, ex, ey, x + share * (fy + ey), y - share * (fx + ex));
      } else {
        // Cut off square, across the middle direction.
        const scale = 1 / Math.sqrt(2 + 2 * cos);
        const ux = (fx + ex) * scale;
        const uy = (fy + ey) * scale;
        const half = Math.abs(delta) * Math.sqrt((1 - 1 / (2 * scale)) / (1 + 1 / (2 * scale)));
        this.#put(count++, ux, uy, x + delta * uy - half * ux, y - delta * ux - half * uy);
        this.#put(count++, ex, ey, x + delta * uy + half * ux, y - delta * ux + half * uy);
      }
      x = c[2 * to]!;
      y = c[2 * to + 1]!;
      fx = ex;
      fy = ey;
    }
    this.#next[count - 1] = 0;
    this.#before[0] = count - 1;
    this.#count = count;
    return true;
  }

  #put(edge: number, ex: number, ey: number, x: number, y: number): void {
    this.#ex[edge] = ex;
    this.#ey[edge] = ey;
    this.#x[edge] = x;
    this.#y[edge] = y;
    this.#next[edge] = edge + 1;
    this.#before[edge] = edge - 1;
    this.#place[edge] = 0;
  }

  /** Leaves out edges that have shrunk to nothing, in the order in which they did. */
  #meet(delta: number): number {
    const gone = this.#gone;
    gone.length = 0;
    for (let k = 0; k < this.#count; k++) if (this.#length(k) < SHORTEST) gone.push(k);
    if (gone.length === 0) return this.#count;
    this.whole = false;
    this.shrunk = true;
    this.#firstX.set(this.#x.subarray(0, this.#count));
    this.#firstY.set(this.#y.subarray(0, this.#count));
    let left = this.#count;
    for (; gone.length > 0; left--) {
      if (gone.length > MOST_GONE) return -1;
      if (left === 3) return this.#isTurned(gone[0]!, delta) ? 0 : -1;
      const edge = this.#takeFirst(gone, delta);
      const a = this.#before[edge]!;
      const b = this.#next[edge]!;
      if (!this.#leaveOut(edge, delta)) return -1;
      for (const k of [a, b]) {
        const at = gone.indexOf(k);
        const isGone = this.#length(k) < SHORTEST;
        if (isGone && at === -1) gone.push(k);
        else if (!isGone && at !== -1) gone.splice(at, 1);
      }
    }
    return left;
  }

  /** Takes the edge out of the list that came to nothing first. */
  #takeFirst(gone: number[], delta: number): number {
    let first = 0;
    let longest = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < gone.length && gone.length > 1; k++) {
      const edge = gone[k]!;
      const since =
        this.#length(edge) / (this.#tangent(this.#before[edge]!, edge) + this.#tangent(edge, this.#next[edge]!));
      if (since * delta <= longest) continue;
      longest = since * delta;
      first = k;
    }
    return gone.splice(first, 1)[0]!;
  }

  /** Tangent of half the turn between two edges, > 0 to the left. */
  #tangent(a: number, b: number): number {
    const [ax, ay, bx, by] = [this.#ex[a]!, this.#ey[a]!, this.#ex[b]!, this.#ey[b]!];
    return (ax * by - ay * bx) / (1 + ax * bx + ay * by);
  }

  /** [mm] Below 0 where the edge runs back. */
  #length(edge: number): number {
    const next = this.#next[edge]!;
    return (this.#x[next]! - this.#x[edge]!) * this.#ex[edge]! + (this.#y[next]! - this.#y[edge]!) * this.#ey[edge]!;
  }

  /** Whether a triangle has passed through its middle: it goes round the shrinking way, and all its edges run back. */
  #isTurned(edge: number, delta: number): boolean {
    let sense = 0;
    for (let k = 0; k < 3; k++) {
      const next = this.#next[edge]!;
      if (this.#length(edge) >= 0) return false;
      if ((this.#ex[edge]! * this.#ey[next]! - this.#ey[edge]! * this.#ex[next]!) * delta < 0) sense++;
      edge = next;
    }
    return sense === 3;
  }

  /** Lets the neighbours of an edge meet, if they do so before they would have met it. */
  #leaveOut(edge: number, delta: number): boolean {
    const a = this.#before[edge]!;
    const b = this.#next[edge]!;
    const ax = this.#ex[a]!;
    const ay = this.#ey[a]!;
    const bx = this.#ex[b]!;
    const by = this.#ey[b]!;
    const ex = this.#ex[edge]!;
    const ey = this.#ey[edge]!;
    const cross = ax * by - ay * bx;
    if (cross * delta >= 0 || Math.abs(cross) < STRAIGHT) return false;
    // From where a meets the edge, and from where the edge meets b.
    const dx = this.#x[b]! - this.#x[edge]!;
    const dy = this.#y[b]! - this.#y[edge]!;
    const alongA = (dx * by - dy * bx) / cross;
    const alongB = (dx * ay - dy * ax) / cross;
    // At a corner that the offset opens, the edge itself gives way.
    if ((alongA > SLACK && (ex * by - ey * bx) * delta < 0) || (alongB < -SLACK && (ax * ey - ay * ex) * delta < 0))
      return false;
    this.#x[b] = this.#x[b]! + alongB * bx;
    this.#y[b] = this.#y[b]! + alongB * by;
    this.#next[a] = b;
    this.#before[b] = a;
    this.#place[edge] = GONE;
    return true;
  }
}

function apart(dx: number, dy: number): boolean {
  return Math.abs(dx) + Math.abs(dy) > SLACK;
}
