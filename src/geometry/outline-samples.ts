import type { Polygons } from './polygons.ts';
import { createVertexIndex } from './vertex-index.ts';

/** [mm] Greatest distance of samples on an outline, and the distance of the first one from a corner. */
const STEP = 0.4;
const NEAR = 0.1;
/** How much farther each next sample is, away from a corner. */
const GROWTH = 1.5;
/** Cosine of a turn that is a corner: 30°. */
const CORNER = 0.866;
/** [mm] Samples on straight edges are moved aside by this, for the triangulation drops points on a line. */
const AMPLITUDE = 2e-5;
/** Places in a millimetre that the kernel tells apart. */
const GRID = 1e6;

/** Cosine of half the angle between walls that hardly face each other any more: 70°. */
const FACING = 0.82;
/** Edges of the other wall that are looked at on each side. */
const WALK = 3;

const NO_MARKS: readonly number[] = [];

/** An outline with more vertices: close together at corners, ever farther apart along straight walls. */
export function sampleOutline(polygons: Polygons): Polygons {
  const { coordinates, ends } = polygons;
  const out: number[] = [];
  const newEnds: number[] = [];
  let first = 0;
  for (let c = 0; c < ends.length; c++) {
    const end = ends[c]!;
    let before = cornerAt(coordinates, first, end, first);
    for (let i = first; i < end; i++) {
      const j = i + 1 === end ? first : i + 1;
      const after = cornerAt(coordinates, first, end, j);
      const x = coordinates[2 * i]!;
      const y = coordinates[2 * i + 1]!;
      const dx = coordinates[2 * j]! - x;
      const dy = coordinates[2 * j + 1]! - y;
      const length = Math.sqrt(dx * dx + dy * dy);
      out.push(x, y);
      // Most edges are too short for any.
      const marks = length <= 1.5 * (before || after ? NEAR : STEP) ? NO_MARKS : marksOf(length, before, after);
      for (let k = 0; k < marks.length; k++) {
        const share = marks[k]! / length;
        const aside = (AMPLITUDE * ((((k + 1) * 7) % 11) - 5)) / 10 / length;
        out.push(x + dx * share - dy * aside, y + dy * share + dx * aside);
      }
      before = after;
    }
    newEnds.push(out.length / 2);
    first = end;
  }
  return { coordinates: Float64Array.from(out), ends: Uint32Array.from(newEnds) };
}

function cornerAt(coordinates: Float64Array, first: number, end: number, i: number): boolean {
  const h = i === first ? end - 1 : i - 1;
  const j = i + 1 === end ? first : i + 1;
  const ax = coordinates[2 * i]! - coordinates[2 * h]!;
  const ay = coordinates[2 * i + 1]! - coordinates[2 * h + 1]!;
  const bx = coordinates[2 * j]! - coordinates[2 * i]!;
  const by = coordinates[2 * j + 1]! - coordinates[2 * i + 1]!;
  return ax * bx + ay * by < CORNER * Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
}

/** [mm] Where samples stand on an edge, from its start; denser towards an end that is a corner. */
function marksOf(length: number, cornerBefore: boolean, cornerAfter: boolean): number[] {
  const marks: number[] = [];
  const back: number[] = [];
  let low = 0;
  let high = length;
  let up = cornerBefore ? NEAR : STEP;
  let down = cornerAfter ? NEAR : STEP;
  for (;;) {
    const left = high - low;
    const step = Math.min(up, down);
    if (left <= 1.5 * step) break;
    if (left < 2 * step) {
      marks.push((low + high) / 2);
      break;
    }
    if (up <= down) {
      low += up;
      marks.push(low);
      up = Math.min(STEP, GROWTH * up);
    } else {
      high -= down;
      back.push(high);
      down = Math.min(STEP, GROWTH * down);
    }
  }
  while (back.length > 0) marks.push(back.pop()!);
  return marks;
}

/** The samples with their neighbours along the outline. */
export class OutlineSamples {
  readonly #points: Float64Array;
  readonly #before: Int32Array;
  readonly #after: Int32Array;
  readonly #tangent = new Float64Array(2);
  readonly #other = new Float64Array(2);

  private constructor(points: Float64Array, before: Int32Array, after: Int32Array) {
    this.#points = points;
    this.#before = before;
    this.#after = after;
  }

  /** Every sample by its own number. */
  static of({ coordinates, ends }: Polygons): OutlineSamples {
    const count = coordinates.length / 2;
    const before = new Int32Array(count);
    const after = new Int32Array(count);
    let first = 0;
    for (const end of ends) {
      for (let i = first; i < end; i++) {
        before[i] = i === first ? end - 1 : i - 1;
        after[i] = i + 1 === end ? first : i + 1;
      }
      first = end;
    }
    return new OutlineSamples(coordinates, before, after);
  }

  /**
   * The corners of triangles as numbers, for the kernel gives them as points on its grid: equal ones are the same sample.
   * A point that the kernel added stands alone.
   */
  static named({ coordinates, ends }: Polygons, triangles: Float64Array): NamedSamples {
    const index = createVertexIndex(false, coordinates.length / 2);
    const nameOf = (x: number, y: number): number => index.add(Math.round(x * GRID), Math.round(y * GRID), 0);
    const names = namesOf(coordinates, nameOf);
    const corners = namesOf(triangles, nameOf);
    const size = Math.max(highest(names), highest(corners)) + 1;
    const points = new Float64Array(2 * size);
    const before = Int32Array.from({ length: size }, (_, k) => k);
    const after = before.slice();
    for (let i = 0; i < names.length; i++) points.set(coordinates.subarray(2 * i, 2 * i + 2), 2 * names[i]!);
    for (let c = 0; c < corners.length; c++) points.set(triangles.subarray(2 * c, 2 * c + 2), 2 * corners[c]!);
    let first = 0;
    for (const end of ends) {
      for (let i = first; i < end; i++) {
        before[names[i]!] = names[i === first ? end - 1 : i - 1]!;
        after[names[i]!] = names[i + 1 === end ? first : i + 1]!;
      }
      first = end;
    }
    return { samples: new OutlineSamples(points, before, after), corners, size };
  }

  /** [mm] */
  x(sample: number): number {
    return this.#points[2 * sample]!;
  }

  y(sample: number): number {
    return this.#points[2 * sample + 1]!;
  }

  /**
   * [mm] Of the region at the side between two samples: from one of them to the wall at the other, and where the walls run
   * towards each other, what that is across the middle between them.
   */
  width(a: number, b: number): number {
    return Math.sqrt(Math.min(this.#toWall(a, b), this.#toWall(b, a))) / this.#slant(a, b);
  }

  /** Cosine of half the angle between two walls; 1 where one has no direction, and where they hardly face each other. */
  #slant(a: number, b: number): number {
    const [p, q] = [this.#tangent, this.#other];
    if (!this.#setTangent(a, p) || !this.#setTangent(b, q)) return 1;
    const [dx, dy] = [p[0]! - q[0]!, p[1]! - q[1]!];
    const cosine = Math.sqrt(dx * dx + dy * dy) / 2;
    return cosine < FACING ? 1 : cosine;
  }

  /** Direction of the wall at a sample; false at a corner. */
  #setTangent(at: number, into: Float64Array): boolean {
    const p = this.#points;
    const h = this.#before[at]!;
    const j = this.#after[at]!;
    const ax = p[2 * at]! - p[2 * h]!;
    const ay = p[2 * at + 1]! - p[2 * h + 1]!;
    const bx = p[2 * j]! - p[2 * at]!;
    const by = p[2 * j + 1]! - p[2 * at + 1]!;
    const la = Math.sqrt(ax * ax + ay * ay);
    const lb = Math.sqrt(bx * bx + by * by);
    if (la === 0 || lb === 0 || ax * bx + ay * by < CORNER * la * lb) return false;
    const tx = ax / la + bx / lb;
    const ty = ay / la + by / lb;
    const length = Math.sqrt(tx * tx + ty * ty);
    into[0] = tx / length;
    into[1] = ty / length;
    return true;
  }

  #toWall(from: number, at: number): number {
    return Math.min(this.#toSide(from, at, this.#before), this.#toSide(from, at, this.#after));
  }

  /** Squared distance of the wall on one side of a sample: it goes on over the next ones while these are nearer. */
  #toSide(from: number, at: number, next: Int32Array): number {
    let least = Number.POSITIVE_INFINITY;
    let a = at;
    for (let k = 0; k < WALK; k++) {
      const b = next[a]!;
      // A wall that begins at `from` itself is no other side: then it is that of its far end.
      if (from === a || from === b) return k > 0 ? least : this.#squared(from, from === a ? b : a);
      const squared = this.#toEdge(from, a, b);
      if (squared >= least) break;
      least = squared;
      if (squared < this.#squared(from, b)) break;
      a = b;
    }
    return least;
  }

  #squared(a: number, b: number): number {
    const points = this.#points;
    const dx = points[2 * a]! - points[2 * b]!;
    const dy = points[2 * a + 1]! - points[2 * b + 1]!;
    return dx * dx + dy * dy;
  }

  #toEdge(from: number, a: number, b: number): number {
    const points = this.#points;
    const x = points[2 * from]!;
    const y = points[2 * from + 1]!;
    const ax = points[2 * a]!;
    const ay = points[2 * a + 1]!;
    const dx = points[2 * b]! - ax;
    const dy = points[2 * b + 1]! - ay;
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length));
    const px = ax + share * dx - x;
    const py = ay + share * dy - y;
    return px * px + py * py;
  }
}

export interface NamedSamples {
  readonly samples: OutlineSamples;
  readonly corners: Uint32Array;
  /** One more than the highest number. */
  readonly size: number;
}

function namesOf(points: Float64Array, nameOf: (x: number, y: number) => number): Uint32Array {
  const names = new Uint32Array(points.length / 2);
  for (let i = 0; i < names.length; i++) names[i] = nameOf(points[2 * i]!, points[2 * i + 1]!);
  return names;
}

function highest(names: Uint32Array): number {
  return names.reduce((most, name) => Math.max(most, name), 0);
}
