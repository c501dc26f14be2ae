import type { Polygons } from './polygons.ts';

export interface NearPoint {
  /** [mm] */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

const NONE: readonly number[] = [];

/** Rows at most. */
const MOST_ROWS = 4096;

/**
 * The edges of polygons in rows by y, for the two questions that planning asks all the time: is a point inside, and
 * where does a straight line cross the outline. Rows are about as many as edges, so both look at a few edges each.
 */
export class EdgeIndex {
  readonly polygons: Polygons;
  /** x0 y0 x1 y1 of every edge. */
  readonly edges: Float64Array;
  #low = 0;
  #step = 1;
  #rows = 0;
  /** Offsets into `#members` by row. */
  readonly #offsets: Uint32Array;
  readonly #members: Uint32Array;
  /** The last question that each edge was met by; made when a line lies in several rows. */
  #seen: Uint32Array | undefined;
  #query = 0;

  constructor(polygons: Polygons) {
    this.polygons = polygons;
    const { coordinates } = polygons;
    const n = coordinates.length / 2;
    this.edges = new Float64Array(4 * n);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < coordinates.length; i += 2) {
      const y = coordinates[i]!;
      if (y < low) low = y;
      if (y > high) high = y;
    }
    this.#low = low;
    this.#rows = n === 0 ? 0 : Math.max(1, Math.min(MOST_ROWS, n >> 1));
    this.#step = Math.max((high - low) / Math.max(1, this.#rows), 1e-9);
    this.#offsets = new Uint32Array(this.#rows + 1);
    this.#members = this.#bucket(this.#fillEdges());
  }

  /** The contour that an edge belongs to. */
  contourOf(edge: number): number {
    const { ends } = this.polygons;
    let contour = 0;
    while (ends[contour]! <= edge) contour++;
    return contour;
  }

  /** Even-odd; on the line it may say either. */
  contains(x: number, y: number): boolean {
    if (this.#rows === 0 || y < this.#low || y > this.#low + this.#step * this.#rows) return false;
    const row = this.#row(y);
    const edges = this.edges;
    const members = this.#members;
    const end = this.#offsets[row + 1]!;
    let inside = false;
    for (let k = this.#offsets[row]!; k < end; k++) {
      const e = 4 * members[k]!;
      const y0 = edges[e + 1]!;
      const y1 = edges[e + 3]!;
      if (y0 > y === y1 > y) continue;
      const x0 = edges[e]!;
      if (x < x0 + ((y - y0) / (y1 - y0)) * (edges[e + 2]! - x0)) inside = !inside;
    }
    return inside;
  }

  /**
   * Where the line from (x0, y0) to (x1, y1) crosses edges, as shares of its length in ascending order, each with its
   * edge: [share, edge, share, edge, …]. Edges along the line are not met.
   */
  crossings(x0: number, y0: number, x1: number, y1: number): readonly number[] {
    const lowest = Math.min(y0, y1);
    const highest = Math.max(y0, y1);
    if (this.#rows === 0 || highest < this.#low || lowest > this.#low + this.#step * this.#rows) return NONE;
    const left = Math.min(x0, x1);
    const right = Math.max(x0, x1);
    const first = this.#row(lowest);
    const last = this.#row(highest);
    const edges = this.edges;
    const members = this.#members;
    const seen = first === last ? undefined : this.#newQuery();
    const query = this.#query;
    let found: number[] | undefined;
    const end = this.#offsets[last + 1]!;
    for (let k = this.#offsets[first]!; k < end; k++) {
      const edge = members[k]!;
      if (isBeside(edges, 4 * edge, left, right) || isBeside(edges, 4 * edge + 1, lowest, highest)) continue;
      if (seen !== undefined) {
        if (seen[edge] === query) continue;
        seen[edge] = query;
      }
      const share = crossing(edges, 4 * edge, x0, y0, x1, y1);
      if (share < 0) continue;
      if (found === undefined) found = [share, edge];
      else found.push(share, edge);
    }
    return found === undefined ? NONE : sortPairs(found);
  }

  /** Whether the line crosses an edge farther than `touch` [mm] from both of its ends. */
  isCrossed(x0: number, y0: number, x1: number, y1: number, touch: number): boolean {
    const lowest = Math.min(y0, y1);
    const highest = Math.max(y0, y1);
    if (this.#rows === 0 || highest < this.#low || lowest > this.#low + this.#step * this.#rows) return false;
    const left = Math.min(x0, x1);
    const right = Math.max(x0, x1);
    const edges = this.edges;
    const members = this.#members;
    const length = Math.sqrt((x0 - x1) * (x0 - x1) + (y0 - y1) * (y0 - y1));
    const end = this.#offsets[this.#row(highest) + 1]!;
    for (let k = this.#offsets[this.#row(lowest)]!; k < end; k++) {
      const e = 4 * members[k]!;
      if (isBeside(edges, e, left, right) || isBeside(edges, e + 1, lowest, highest)) continue;
      const along = length * crossing(edges, e, x0, y0, x1, y1);
      if (along > touch && along < length - touch) return true;
    }
    return false;
  }

  #newQuery(): Uint32Array {
    this.#seen ??= new Uint32Array(this.edges.length / 4);
    this.#query++;
    return this.#seen;
  }

  /** The point of the outlines nearest to a place, no farther than `reach` [mm]; of equal ones the first. Looks at every edge. */
  nearest(x: number, y: number, reach = Number.POSITIVE_INFINITY): NearPoint | null {
    const { edges } = this;
    let least = reach * reach;
    let found: NearPoint | null = null;
    for (let e = 0; e < edges.length; e += 4) {
      const dx = edges[e + 2]! - edges[e]!;
      const dy = edges[e + 3]! - edges[e + 1]!;
      const squared = dx * dx + dy * dy;
      const along = squared === 0 ? 0 : ((x - edges[e]!) * dx + (y - edges[e + 1]!) * dy) / squared;
      const share = Math.max(0, Math.min(1, along));
      const px = edges[e]! + share * dx;
      const py = edges[e + 1]! + share * dy;
      const d = (px - x) * (px - x) + (py - y) * (py - y);
      if (d < least) {
        least = d;
        found = { x: px, y: py, distance: Math.sqrt(d) };
      }
    }
    return found;
  }

  #row(y: number): number {
    const row = Math.floor((y - this.#low) / this.#step);
    return row < 0 ? 0 : row >= this.#rows ? this.#rows - 1 : row;
  }

  /** @returns the lowest row of every edge, and the highest */
  #fillEdges(): Uint16Array {
    const { coordinates, ends } = this.polygons;
    const edges = this.edges;
    const spans = new Uint16Array(edges.length / 2);
    let first = 0;
    for (let c = 0; c < ends.length; c++) {
      const end = ends[c]!;
      let row = this.#row(coordinates[2 * first + 1]!);
      const home = row;
      for (let i = first; i < end; i++) {
        const j = i + 1 === end ? first : i + 1;
        const y = coordinates[2 * j + 1]!;
        const next = j === first ? home : this.#row(y);
        edges[4 * i] = coordinates[2 * i]!;
        edges[4 * i + 1] = coordinates[2 * i + 1]!;
        edges[4 * i + 2] = coordinates[2 * j]!;
        edges[4 * i + 3] = y;
        spans[2 * i] = Math.min(row, next);
        spans[2 * i + 1] = Math.max(row, next);
        row = next;
      }
      first = end;
    }
    return spans;
  }

  #bucket(spans: Uint16Array): Uint32Array {
    const offsets = this.#offsets;
    for (let e = 0; e < spans.length; e += 2) for (let row = spans[e]!; row <= spans[e + 1]!; row++) offsets[row]!++;
    let total = 0;
    for (let row = 0; row <= this.#rows; row++) {
      total += offsets[row]!;
      offsets[row] = total;
    }
    const members = new Uint32Array(total);
    // From the last edge down, for each takes the place before those after it.
    for (let e = spans.length - 2; e >= 0; e -= 2)
      for (let row = spans[e]!; row <= spans[e + 1]!; row++) members[--offsets[row]!] = e >> 1;
    return members;
  }
}

/** Whether an edge lies wholly on one side of a stretch, along x from place `e` on, along y from the next. */
function isBeside(edges: Float64Array, e: number, low: number, high: number): boolean {
  const a = edges[e]!;
  const b = edges[e + 2]!;
  return (a < low && b < low) || (a > high && b > high);
}

/** Share of the line at which it crosses the edge, -1 none. */
function crossing(edges: Float64Array, e: number, x0: number, y0: number, x1: number, y1: number): number {
  const ax = edges[e]!;
  const ay = edges[e + 1]!;
  const dx = x1 - x0;
  const dy = y1 - y0;
  const ex = edges[e + 2]! - ax;
  const ey = edges[e + 3]! - ay;
  const cross = dx * ey - dy * ex;
  if (cross === 0) return -1;
  const share = ((ax - x0) * ey - (ay - y0) * ex) / cross;
  if (share < 0 || share > 1) return -1;
  const along = ((ax - x0) * dy - (ay - y0) * dx) / cross;
  // Half open, so that a line through a vertex meets one of its two edges.
  return along < 0 || along >= 1 ? -1 : share;
}

function sortPairs(found: number[]): number[] {
  for (let i = 2; i < found.length; i += 2) {
    const share = found[i]!;
    const edge = found[i + 1]!;
    let j = i - 2;
    while (j >= 0 && (found[j]! > share || (found[j] === share && found[j + 1]! > edge))) {
      found[j + 2] = found[j]!;
      found[j + 3] = found[j + 1]!;
      j -= 2;
    }
    found[j + 2] = share;
    found[j + 3] = edge;
  }
  return found;
}
