import type { Polygons } from './polygons.ts';
import { createVertexIndex, type VertexIndex } from './vertex-index.ts';

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

/** An outline with more vertices: close together at corners, ever farther apart along straight walls. */
export function sampleOutline(polygons: Polygons): Polygons {
  const { coordinates, ends } = polygons;
  const out: number[] = [];
  const newEnds: number[] = [];
  let first = 0;
  for (const end of ends) {
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
      const marks = marksOf(length, before, after);
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
  readonly #index: VertexIndex;
  #points: Float64Array;
  /** -1 where a sample has no neighbour yet. */
  #before: Int32Array;
  #after: Int32Array;
  #size = 0;

  constructor({ coordinates, ends }: Polygons) {
    const count = coordinates.length / 2;
    this.#index = createVertexIndex(false, count);
    this.#points = new Float64Array(2 * count);
    this.#before = new Int32Array(count).fill(-1);
    this.#after = new Int32Array(count).fill(-1);
    const names = new Uint32Array(count);
    let first = 0;
    for (const end of ends) {
      for (let i = first; i < end; i++) names[i] = this.#name(coordinates[2 * i]!, coordinates[2 * i + 1]!);
      for (let i = first; i < end; i++) {
        this.#before[names[i]!] = names[i === first ? end - 1 : i - 1]!;
        this.#after[names[i]!] = names[i + 1 === end ? first : i + 1]!;
      }
      first = end;
    }
  }

  get size(): number {
    return this.#size;
  }

  /** The kernel gives back points on its grid: equal ones are the same sample. */
  cornersOf(triangles: Float64Array): Uint32Array {
    const corners = new Uint32Array(triangles.length / 2);
    for (let c = 0; c < corners.length; c++) {
      const name = this.#name(triangles[2 * c]!, triangles[2 * c + 1]!);
      // A point that the kernel added stands alone.
      if (this.#before[name] === -1) this.#before[name] = name;
      if (this.#after[name] === -1) this.#after[name] = name;
      corners[c] = name;
    }
    return corners;
  }

  /** [mm] Of the region at the side between two samples: from one of them to the wall at the other. */
  width(a: number, b: number): number {
    return Math.sqrt(Math.min(this.#toWall(a, b), this.#toWall(b, a)));
  }

  #name(x: number, y: number): number {
    const name = this.#index.add(Math.round(x * GRID), Math.round(y * GRID), 0);
    if (name >= this.#size) this.#size = name + 1;
    if (name >= this.#before.length) this.#grow();
    this.#points[2 * name] = x;
    this.#points[2 * name + 1] = y;
    return name;
  }

  #grow(): void {
    const { length } = this.#before;
    const more = Math.max(16, length);
    const wider = (old: Int32Array): Int32Array => {
      const neighbours = new Int32Array(length + more).fill(-1);
      neighbours.set(old);
      return neighbours;
    };
    this.#before = wider(this.#before);
    this.#after = wider(this.#after);
    const points = new Float64Array(2 * (length + more));
    points.set(this.#points);
    this.#points = points;
  }

  #toWall(from: number, at: number): number {
    return Math.min(this.#toEdge(from, this.#before[at]!, at), this.#toEdge(from, at, this.#after[at]!));
  }

  /** Squared distance. A wall that begins at `from` itself is no other side: then it is that of its far end. */
  #toEdge(from: number, a: number, b: number): number {
    const points = this.#points;
    const x = points[2 * from]!;
    const y = points[2 * from + 1]!;
    if (from === a || from === b) return squared(points, from, from === a ? b : a);
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

function squared(points: Float64Array, a: number, b: number): number {
  const dx = points[2 * a]! - points[2 * b]!;
  const dy = points[2 * a + 1]! - points[2 * b + 1]!;
  return dx * dx + dy * dy;
}
