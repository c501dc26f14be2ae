import { inRuns } from '../base/in-runs.ts';

/** A place of the surface that lies lower than all around it, with solid above: the print begins there. */
export interface LowestPlace {
  /** [mm] A point of it. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** A triangle at it. */
  readonly triangle: number;
}

/**
 * Finds local minima of height on the surface: points, edges or flat faces with no lower neighbour, seen from below.
 * Exact and independent of any grid: where a thing begins in the air there must be one. The bottom of a pit is one too,
 * but looks up; the sum of the normals around it tells them apart.
 * Union-find over points of equal height that share an edge; O(n).
 * @param level [mm] heights nearer than this are equal
 */
export function lowestPlaces(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  level: number,
): readonly LowestPlace[] {
  const finder = new Finder(positions, triangles, level);
  inRuns(triangles.length / 3, (first, end) => finder.uniteLevel(first, end));
  inRuns(triangles.length / 3, (first, end) => finder.look(first, end));
  return finder.lowest();
}

/** Points of equal height that share an edge are a group, named by its first point. */
class Finder {
  readonly #p: ArrayLike<number>;
  readonly #triangles: Uint32Array;
  readonly #level: number;
  readonly #parent: Uint32Array;
  readonly #hasLower: Uint8Array;
  /** Sum of the areas seen from above. */
  readonly #looks: Float64Array;
  /** A triangle of each group, one more than its number; 0 none. */
  readonly #at: Uint32Array;

  constructor(positions: ArrayLike<number>, triangles: Uint32Array, level: number) {
    const points = positions.length / 3;
    this.#p = positions;
    this.#triangles = triangles;
    this.#level = level;
    this.#parent = new Uint32Array(points);
    this.#hasLower = new Uint8Array(points);
    this.#looks = new Float64Array(points);
    this.#at = new Uint32Array(points);
    inRuns(points, (first, end) => this.#begin(first, end));
  }

  #begin(first: number, end: number): void {
    for (let v = first; v < end; v++) this.#parent[v] = v;
  }

  #root(v: number): number {
    const parent = this.#parent;
    while (parent[v] !== v) {
      parent[v] = parent[parent[v]!]!;
      v = parent[v]!;
    }
    return v;
  }

  uniteLevel(first: number, end: number): void {
    const p = this.#p;
    const triangles = this.#triangles;
    for (let c = 3 * first; c < 3 * end; c += 3) {
      const a = p[3 * triangles[c]! + 2]!;
      const b = p[3 * triangles[c + 1]! + 2]!;
      const d = p[3 * triangles[c + 2]! + 2]!;
      if (Math.abs(a - b) <= this.#level) this.#unite(triangles[c]!, triangles[c + 1]!);
      if (Math.abs(b - d) <= this.#level) this.#unite(triangles[c + 1]!, triangles[c + 2]!);
      if (Math.abs(d - a) <= this.#level) this.#unite(triangles[c + 2]!, triangles[c]!);
    }
  }

  #unite(a: number, b: number): void {
    const x = this.#root(a);
    const y = this.#root(b);
    this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  look(first: number, end: number): void {
    const triangles = this.#triangles;
    for (let t = first; t < end; t++) {
      const a = triangles[3 * t]!;
      const b = triangles[3 * t + 1]!;
      const d = triangles[3 * t + 2]!;
      const area = this.#flatArea(3 * a, 3 * b, 3 * d);
      const lowest = Math.min(this.#p[3 * a + 2]!, this.#p[3 * b + 2]!, this.#p[3 * d + 2]!);
      this.#enter(a, t, area, lowest);
      this.#enter(b, t, area, lowest);
      this.#enter(d, t, area, lowest);
    }
  }

  #enter(v: number, t: number, area: number, lowest: number): void {
    const group = this.#root(v);
    this.#looks[group]! += area;
    if (this.#at[group] === 0) this.#at[group] = t + 1;
    if (lowest < this.#p[3 * v + 2]! - this.#level) this.#hasLower[group] = 1;
  }

  /** Twice the area of a triangle seen from above: negative where it looks down. */
  #flatArea(a: number, b: number, d: number): number {
    const p = this.#p;
    return (p[b]! - p[a]!) * (p[d + 1]! - p[a + 1]!) - (p[b + 1]! - p[a + 1]!) * (p[d]! - p[a]!);
  }

  lowest(): readonly LowestPlace[] {
    const found: LowestPlace[] = [];
    inRuns(this.#parent.length, (first, end) => this.#takeSome(first, end, found));
    return found;
  }

  #takeSome(first: number, end: number, found: LowestPlace[]): void {
    const p = this.#p;
    for (let v = first; v < end; v++) {
      if (this.#parent[v] !== v || this.#at[v] === 0 || this.#hasLower[v] === 1 || this.#looks[v]! >= 0) continue;
      found.push({ x: p[3 * v]!, y: p[3 * v + 1]!, z: p[3 * v + 2]!, triangle: this.#at[v]! - 1 });
    }
  }
}
