/**
 * A chain of straight lines and circular arcs: what a laser cuts. Segment k runs from vertex k to vertex k + 1
 * (the last one of a closed path back to vertex 0) and carries a bulge, as DXF has it:
 *
 *        .-''-.            bulge = tan(sweep / 4): 0 straight, 1 a half circle to the left (counter-clockwise),
 *     a /      \ b         negative clockwise. One number a segment, turned round by a change of sign,
 *                          and exact for the two ends. No segment sweeps more than half a turn.
 */
export interface ArcPath {
  /** [mm] One a vertex. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** One a vertex: the segment that starts there. The last one of an open path is 0. */
  readonly bulge: Float64Array;
  readonly closed: boolean;
}

/** [mm] Least x, least y, greatest x, greatest y. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/** How many segments it has. */
export function segmentCount(path: ArcPath): number {
  return path.closed ? path.x.length : Math.max(0, path.x.length - 1);
}

/** [mm] Centre and radius of segment k, whose bulge must not be 0. Written into `out` as cx, cy, r: no allocation. */
export function arcOf(path: ArcPath, k: number, out: Float64Array): void {
  const j = k + 1 === path.x.length ? 0 : k + 1;
  const b = path.bulge[k]!;
  const dx = path.x[j]! - path.x[k]!;
  const dy = path.y[j]! - path.y[k]!;
  // The centre lies on the bisector, (1 - b²) / (4 b) chords to the left of the middle.
  const h = (1 - b * b) / (4 * b);
  out[0] = (path.x[k]! + path.x[j]!) / 2 - dy * h;
  out[1] = (path.y[k]! + path.y[j]!) / 2 + dx * h;
  out[2] = (Math.sqrt(dx * dx + dy * dy) * (1 + b * b)) / (4 * Math.abs(b));
}

/** [mm] Length along segment k. */
export function segmentLength(path: ArcPath, k: number): number {
  const j = k + 1 === path.x.length ? 0 : k + 1;
  const dx = path.x[j]! - path.x[k]!;
  const dy = path.y[j]! - path.y[k]!;
  const chord = Math.sqrt(dx * dx + dy * dy);
  const b = Math.abs(path.bulge[k]!);
  return b < 1e-9 ? chord : (chord * (1 + b * b) * Math.atan(b)) / b;
}

/** [mm] */
export function arcPathLength(path: ArcPath): number {
  let sum = 0;
  for (let k = 0; k < segmentCount(path); k++) sum += segmentLength(path, k);
  return sum;
}

/** [mm2] Signed area of a closed path (an open one is closed by a line): counter-clockwise counts up. */
export function arcPathArea(path: ArcPath): number {
  const n = path.x.length;
  let twice = 0;
  for (let k = 0; k < n; k++) {
    const j = k + 1 === n ? 0 : k + 1;
    twice += path.x[k]! * path.y[j]! - path.x[j]! * path.y[k]!;
    const b = path.bulge[k]!;
    if (b === 0) continue;
    const dx = path.x[j]! - path.x[k]!;
    const dy = path.y[j]! - path.y[k]!;
    const sweep = 4 * Math.atan(b);
    const r2 = ((dx * dx + dy * dy) * (1 + b * b) ** 2) / (16 * b * b);
    twice += r2 * (sweep - Math.sin(sweep));
  }
  return twice / 2;
}

/** [mm] Box around the path, the bellies of its arcs included. An empty path has an inside-out box. */
export function arcPathBox(path: ArcPath): Box {
  const { x, y, bulge } = path;
  const n = x.length;
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  const count = segmentCount(path);
  for (let k = 0; k < n; k++) {
    const vx = x[k]!;
    const vy = y[k]!;
    if (vx < x0) x0 = vx;
    if (vx > x1) x1 = vx;
    if (vy < y0) y0 = vy;
    if (vy > y1) y1 = vy;
    if (k >= count || bulge[k] === 0) continue;
    arcOf(path, k, ARC);
    const cx = ARC[0]!;
    const cy = ARC[1]!;
    const r = ARC[2]!;
    const j = k + 1 === n ? 0 : k + 1;
    const dx = x[j]! - vx;
    const dy = y[j]! - vy;
    // An outermost point of the circle is on the arc if it lies on the belly's side of the chord: right of it for a
    // counter-clockwise arc.
    const sign = bulge[k]! > 0 ? -1 : 1;
    const base = sign * (dx * (cy - vy) - dy * (cx - vx));
    if (base - sign * dy * r > 0 && cx + r > x1) x1 = cx + r;
    if (base + sign * dy * r > 0 && cx - r < x0) x0 = cx - r;
    if (base + sign * dx * r > 0 && cy + r > y1) y1 = cy + r;
    if (base - sign * dx * r > 0 && cy - r < y0) y0 = cy - r;
  }
  return [x0, y0, x1, y1];
}

/** For one arc at a time. */
const ARC = new Float64Array(3);

/** The same path the other way round; a closed one keeps its first vertex. */
export function reverseArcPath(path: ArcPath): ArcPath {
  const n = path.x.length;
  const turned = emptyArcPath(n, path.closed);
  for (let k = 0; k < n; k++) {
    const from = path.closed ? (n - k) % n : n - 1 - k;
    turned.x[k] = path.x[from]!;
    turned.y[k] = path.y[from]!;
    const before = (from + n - 1) % n;
    if (path.closed || k < n - 1) turned.bulge[k] = -path.bulge[before]!;
  }
  return turned;
}

/** A closed path that starts at another of its vertices. */
export function startArcPathAt(path: ArcPath, vertex: number): ArcPath {
  if (!path.closed || vertex === 0) return path;
  const roll = (column: Float64Array): Float64Array => {
    const rolled = new Float64Array(column.length);
    rolled.set(column.subarray(vertex));
    rolled.set(column.subarray(0, vertex), column.length - vertex);
    return rolled;
  };
  return { x: roll(path.x), y: roll(path.y), bulge: roll(path.bulge), closed: true };
}

/** [mm] Moved. */
export function moveArcPath(path: ArcPath, dx: number, dy: number): ArcPath {
  if (dx === 0 && dy === 0) return path;
  return { ...path, x: path.x.map((v) => v + dx), y: path.y.map((v) => v + dy) };
}

/** Columns of n vertices, all 0. */
export function emptyArcPath(n: number, closed: boolean): ArcPath {
  return { x: new Float64Array(n), y: new Float64Array(n), bulge: new Float64Array(n), closed };
}

/** Grows arc paths vertex by vertex, one after another: what one has taken is room for the next. */
export class ArcPathBuilder {
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #bulge: number[] = [];
  #count = 0;

  get length(): number {
    return this.#count;
  }

  /** A vertex, and the bulge of the segment that leaves it. */
  add(x: number, y: number, bulge = 0): void {
    const at = this.#count++;
    this.#x[at] = x;
    this.#y[at] = y;
    this.#bulge[at] = bulge;
  }

  /** The bulge of the segment that leaves the last vertex, known only now. */
  bend(bulge: number): void {
    this.#bulge[this.#count - 1] = bulge;
  }

  /** Whether the last vertex is here, to a nanometre. [mm] */
  isAt(x: number, y: number): boolean {
    const last = this.#count - 1;
    return Math.abs(this.#x[last]! - x) < 1e-6 && Math.abs(this.#y[last]! - y) < 1e-6;
  }

  take(closed: boolean): ArcPath {
    const count = this.#count;
    if (!closed && count > 0) this.bend(0);
    const path = emptyArcPath(count, closed);
    for (let k = 0; k < count; k++) {
      path.x[k] = this.#x[k]!;
      path.y[k] = this.#y[k]!;
      path.bulge[k] = this.#bulge[k]!;
    }
    this.#count = 0;
    return path;
  }
}

/** Chords of each segment of the path at hand. */
let STEPS = new Uint32Array(64);

/**
 * The vertices of the path with its arcs as chords, at most `tolerance` [mm] off, as x, y pairs.
 * The first vertex is not repeated at the end of a closed path.
 */
export function flattenArcPath(path: ArcPath, tolerance: number): Float64Array {
  const arc = ARC;
  const count = segmentCount(path);
  if (STEPS.length < count) STEPS = new Uint32Array(2 * count);
  const steps = STEPS;
  let total = path.closed ? 0 : Math.min(1, path.x.length);
  for (let k = 0; k < count; k++) {
    const b = path.bulge[k]!;
    if (b === 0) steps[k] = 1;
    else {
      arcOf(path, k, arc);
      steps[k] = chordsOf(arc[2]!, 4 * Math.atan(Math.abs(b)), tolerance);
    }
    total += steps[k]!;
  }
  const out = new Float64Array(2 * total);
  let at = 0;
  for (let k = 0; k < count; k++) {
    out[at++] = path.x[k]!;
    out[at++] = path.y[k]!;
    const n = steps[k]!;
    if (n === 1) continue;
    arcOf(path, k, arc);
    const start = Math.atan2(path.y[k]! - arc[1]!, path.x[k]! - arc[0]!);
    const sweep = 4 * Math.atan(path.bulge[k]!);
    for (let s = 1; s < n; s++) {
      const angle = start + (sweep * s) / n;
      out[at++] = arc[0]! + arc[2]! * Math.cos(angle);
      out[at++] = arc[1]! + arc[2]! * Math.sin(angle);
    }
  }
  if (!path.closed && path.x.length > 0) {
    out[at++] = path.x[path.x.length - 1]!;
    out[at++] = path.y[path.x.length - 1]!;
  }
  return out;
}

/** Chords that keep an arc of radius r within the tolerance. [mm, rad] */
function chordsOf(r: number, sweep: number, tolerance: number): number {
  if (tolerance >= r) return Math.max(1, Math.ceil(sweep / (Math.PI / 2)));
  return Math.max(1, Math.ceil(sweep / (2 * Math.acos(1 - tolerance / r))));
}
