import type { Polygons } from './polygons.ts';

/** [mm] Edges that come as near as this are taken to meet. */
const TOUCH = 1e-6;
/** Rows that edges are sorted into, at most. */
const MOST_ROWS = 1024;
/** Steps that telling the nesting of loops may take. */
const MOST_STEPS = 1e6;

/** Lines besides the loops that must not meet them either. */
export interface Strays {
  /** x y of both ends of each. */
  readonly segments: number[];
  /** Numbers of the edges that each may touch, three a line, -1 none. An edge has the number of its first vertex. */
  readonly beside: number[];
}

/**
 * Proves that loops are the outline of an area: no edge meets another but its neighbours, every counter-clockwise loop
 * lies in no other and every clockwise one in one more counter-clockwise than clockwise ones. It errs on one side: what is
 * not proved may still be so. Edges are sorted into rows across the longer side of their box, as many as half the edges;
 * only edges of one row are held against each other.
 */
export class ApartLoops {
  #edges = new Float64Array(0);
  #next = new Uint32Array(0);
  #rows = new Uint32Array(MOST_ROWS + 1);
  #rowCount = 0;
  #low = 0;
  /** Rows in a millimetre. */
  #scale = 0;
  /** 0 where rows lie along x, 1 along y. */
  #along: 0 | 1 = 0;
  #members = new Uint32Array(0);
  readonly #stray = new Float64Array(4);

  proved(polygons: Polygons, strays: Strays): boolean {
    const count = polygons.coordinates.length / 2;
    if (count === 0) return true;
    this.#fill(polygons, count);
    if (!this.#apart() || !this.#keepOff(strays)) return false;
    return polygons.ends.length === 1 ? loopTwice(polygons, 0) > 0 : nested(polygons);
  }

  /** x y of both ends of every edge, along the longer side of the box first. */
  #fill({ coordinates, ends }: Polygons, count: number): void {
    if (this.#next.length < count) {
      this.#edges = new Float64Array(8 * count);
      this.#next = new Uint32Array(2 * count);
    }
    const edges = this.#edges;
    const next = this.#next;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < 2 * count; i += 2) {
      const x = coordinates[i]!;
      const y = coordinates[i + 1]!;
      if (x < x0) x0 = x;
      if (x > x1) x1 = x;
      if (y < y0) y0 = y;
      if (y > y1) y1 = y;
    }
    const along = y1 - y0 > x1 - x0 ? 1 : 0;
    this.#along = along;
    let first = 0;
    for (let c = 0; c < ends.length; c++) {
      const end = ends[c]!;
      for (let i = first; i < end; i++) {
        const j = i + 1 === end ? first : i + 1;
        next[i] = j;
        edges[4 * i] = coordinates[2 * i + along]!;
        edges[4 * i + 1] = coordinates[2 * i + 1 - along]!;
        edges[4 * i + 2] = coordinates[2 * j + along]!;
        edges[4 * i + 3] = coordinates[2 * j + 1 - along]!;
      }
      first = end;
    }
    this.#bucket(count, along === 1 ? y0 : x0, along === 1 ? y1 : x1);
  }

  #bucket(count: number, low: number, high: number): void {
    const rows = Math.max(1, Math.min(MOST_ROWS, count >> 1));
    const scale = high > low ? (rows / (high - low)) * (1 - 1e-12) : 0;
    const offsets = this.#rows;
    const edges = this.#edges;
    this.#rowCount = rows;
    this.#low = low;
    this.#scale = scale;
    offsets.fill(0, 0, rows + 1);
    for (let e = 0; e < 4 * count; e += 4) {
      const a = ((edges[e]! - low) * scale) | 0;
      const b = ((edges[e + 2]! - low) * scale) | 0;
      for (let row = Math.min(a, b), last = Math.max(a, b); row <= last; row++) offsets[row]!++;
    }
    let total = 0;
    for (let row = 0; row <= rows; row++) {
      total += offsets[row]!;
      offsets[row] = total;
    }
    if (this.#members.length < total) this.#members = new Uint32Array(2 * total);
    const members = this.#members;
    for (let e = 0; e < count; e++) {
      const a = ((edges[4 * e]! - low) * scale) | 0;
      const b = ((edges[4 * e + 2]! - low) * scale) | 0;
      for (let row = Math.min(a, b), last = Math.max(a, b); row <= last; row++) members[--offsets[row]!] = e;
    }
  }

  #apart(): boolean {
    const edges = this.#edges;
    const members = this.#members;
    const next = this.#next;
    for (let row = 0; row < this.#rowCount; row++) {
      const end = this.#rows[row + 1]!;
      for (let p = this.#rows[row]!; p < end; p++) {
        const i = members[p]!;
        const a = edges[4 * i + 1]!;
        const b = edges[4 * i + 3]!;
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        for (let q = p + 1; q < end; q++) {
          const j = members[q]!;
          const c = edges[4 * j + 1]!;
          const d = edges[4 * j + 3]!;
          if ((c > high && d > high) || (c < low && d < low)) continue;
          if (next[i] === j || next[j] === i) continue;
          if (!apart(edges, 4 * i, edges, 4 * j)) return false;
        }
      }
    }
    return true;
  }

  /** Whether no stray line meets an edge but those beside it. */
  #keepOff({ segments, beside }: Strays): boolean {
    const members = this.#members;
    const along = this.#along;
    const lastRow = this.#rowCount - 1;
    const stray = this.#stray;
    for (let k = 0; k < segments.length; k += 4) {
      stray[0] = segments[k + along]!;
      stray[1] = segments[k + 1 - along]!;
      stray[2] = segments[k + 2 + along]!;
      stray[3] = segments[k + 3 - along]!;
      const a = Math.floor((stray[0] - this.#low) * this.#scale);
      const b = Math.floor((stray[2] - this.#low) * this.#scale);
      const n = (3 * k) / 4;
      const [one, two, three] = [beside[n]!, beside[n + 1]!, beside[n + 2]!];
      for (let row = Math.max(0, Math.min(a, b)), end = Math.min(lastRow, Math.max(a, b)); row <= end; row++) {
        for (let p = this.#rows[row]!; p < this.#rows[row + 1]!; p++) {
          const i = members[p]!;
          if (i !== one && i !== two && i !== three && !apart(this.#edges, 4 * i, stray)) return false;
        }
      }
    }
    return true;
  }
}

/** Whether boxes, or one of the two lines, part two edges. */
function apart(edges: Float64Array, e: number, others: Float64Array, f = 0): boolean {
  for (let k = 0; k < 2; k++) {
    const a = edges[e + k]!;
    const b = edges[e + k + 2]!;
    const c = others[f + k]!;
    const d = others[f + k + 2]!;
    if (Math.min(a, b) > Math.max(c, d) || Math.max(a, b) < Math.min(c, d)) return true;
  }
  return onOneSide(edges, e, others, f) || onOneSide(others, f, edges, e);
}

/** Whether both ends of f lie on the same side of the line through e. */
function onOneSide(edges: Float64Array, e: number, others: Float64Array, f: number): boolean {
  const x = edges[e]!;
  const y = edges[e + 1]!;
  const dx = edges[e + 2]! - x;
  const dy = edges[e + 3]! - y;
  const touch = TOUCH * (Math.abs(dx) + Math.abs(dy));
  const a = dx * (others[f + 1]! - y) - dy * (others[f]! - x);
  const b = dx * (others[f + 3]! - y) - dy * (others[f + 2]! - x);
  return (a > touch && b > touch) || (a < -touch && b < -touch);
}

/** [mm2] Twice the signed area of a loop. */
function loopTwice({ coordinates, ends }: Polygons, loop: number): number {
  const first = loop === 0 ? 0 : ends[loop - 1]!;
  const end = ends[loop]!;
  const x0 = coordinates[2 * first]!;
  const y0 = coordinates[2 * first + 1]!;
  let twice = 0;
  for (let i = 2 * first; i < 2 * end - 2; i += 2)
    twice +=
      (coordinates[i]! - x0) * (coordinates[i + 3]! - y0) - (coordinates[i + 2]! - x0) * (coordinates[i + 1]! - y0);
  return twice;
}

/** Of loops that do not meet: whether each goes round the right way where it lies. */
function nested(polygons: Polygons): boolean {
  const { coordinates, ends } = polygons;
  if (coordinates.length * ends.length > 2 * MOST_STEPS) return false;
  for (let loop = 0; loop < ends.length; loop++) {
    const first = loop === 0 ? 0 : ends[loop - 1]!;
    const around = windingOfOthers(polygons, loop, coordinates[2 * first]!, coordinates[2 * first + 1]!);
    const twice = loopTwice(polygons, loop);
    if (twice > 0 ? around !== 0 : twice === 0 || around !== 1) return false;
  }
  return true;
}

/** How often all loops but one go round a point. */
function windingOfOthers({ coordinates, ends }: Polygons, loop: number, x: number, y: number): number {
  let winding = 0;
  let first = 0;
  for (let c = 0; c < ends.length; c++) {
    const end = ends[c]!;
    if (c !== loop) {
      let above = coordinates[2 * end - 1]! > y;
      for (let i = first, j = end - 1; i < end; j = i++) {
        const yi = coordinates[2 * i + 1]!;
        if (yi > y === above) continue;
        above = !above;
        const xj = coordinates[2 * j]!;
        const yj = coordinates[2 * j + 1]!;
        if (x < xj + ((y - yj) / (yi - yj)) * (coordinates[2 * i]! - xj)) winding += above ? 1 : -1;
      }
    }
    first = end;
  }
  return winding;
}
