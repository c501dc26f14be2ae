import { inRuns } from '../../base/in-runs.ts';
import { convexHull } from './convex-hull.ts';

/** What of a group of bodies touches the bed: its section at the top of the first layer. */
export interface Foot {
  /** [mm2] */
  readonly area: number;
  /** x, y of the corners of its convex hull, counter-clockwise; empty where it does not reach down so far. */
  readonly hull: Float64Array;
}

/**
 * Cuts groups of triangles at one height. A corner exactly at that height counts as above, so every cut triangle gives
 * one segment with the solid on its left; the area is their signed sum, no chaining needed.
 * @param groupOf group of each triangle, negative to leave it out
 */
export function feetAt(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  z: number,
  groupOf: ArrayLike<number>,
  groups: number,
): readonly Foot[] {
  const cutter = new FootCutter(positions, z, groups);
  inRuns(groupOf.length, (first, end) => cutter.cutSome({ triangles, groupOf }, first, end));
  return cutter.end();
}

interface Grouped {
  readonly triangles: ArrayLike<number>;
  readonly groupOf: ArrayLike<number>;
}

class FootCutter {
  readonly #p: ArrayLike<number>;
  readonly #z: number;
  /** Twice the area of each group. */
  readonly #twice: Float64Array;
  readonly #points: number[][];
  /** x y of the segment's start and of its end. */
  readonly #segment = new Float64Array(4);

  constructor(positions: ArrayLike<number>, z: number, groups: number) {
    this.#p = positions;
    this.#z = z;
    this.#twice = new Float64Array(groups);
    this.#points = Array.from({ length: groups }, () => []);
  }

  cutSome({ triangles, groupOf }: Grouped, first: number, end: number): void {
    const p = this.#p;
    const z = this.#z;
    for (let t = first; t < end; t++) {
      if (groupOf[t]! < 0) continue;
      const a = 3 * triangles[3 * t]!;
      const b = 3 * triangles[3 * t + 1]!;
      const d = 3 * triangles[3 * t + 2]!;
      const isAbove = p[a + 2]! >= z;
      if (isAbove !== p[b + 2]! >= z || isAbove !== p[d + 2]! >= z) this.#cut(groupOf[t]!, a, b, d);
    }
  }

  #cut(group: number, a: number, b: number, d: number): void {
    this.#cutSide(a, b);
    this.#cutSide(b, d);
    this.#cutSide(d, a);
    const x0 = this.#segment[0]!;
    const y0 = this.#segment[1]!;
    const x1 = this.#segment[2]!;
    const y1 = this.#segment[3]!;
    this.#twice[group]! += x0 * y1 - y0 * x1;
    this.#points[group]!.push(x0, y0, x1, y1);
  }

  /** The side that goes down begins the segment, the one that goes up ends it. */
  #cutSide(a: number, b: number): void {
    const isAbove = this.#p[a + 2]! >= this.#z;
    if (isAbove === this.#p[b + 2]! >= this.#z) return;
    // Interpolated from the lower end always, so that neighbours meet in the same point.
    if (isAbove) this.#enter(0, b, a);
    else this.#enter(2, a, b);
  }

  #enter(to: number, a: number, b: number): void {
    const p = this.#p;
    const part = (this.#z - p[a + 2]!) / (p[b + 2]! - p[a + 2]!);
    this.#segment[to] = p[a]! + part * (p[b]! - p[a]!);
    this.#segment[to + 1] = p[a + 1]! + part * (p[b + 1]! - p[a + 1]!);
  }

  end(): readonly Foot[] {
    return this.#points.map((list, group) => ({
      area: this.#twice[group]! / 2,
      hull: convexHull(Float64Array.from(list)),
    }));
  }
}
