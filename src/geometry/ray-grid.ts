import { inRuns } from '../base/in-runs.ts';

/**
 * A mesh seen along a grid of parallel rays: where each ray enters and leaves it (dexels; Van Hook 1986).
 *
 * One pass over the triangles: each is filled row by row like a polygon on a screen. A row belongs to an edge if exactly
 * one of its ends lies at or below the row, and a cell to a row's stretch if its middle lies in [left, right). The
 * place where an edge meets a row is computed from its lower end to its upper one whichever triangle asks, so two
 * neighbours agree to the last bit: no ray slips through a closed mesh and none is counted twice.
 * Cost: one step a triangle and one a crossing. 225 k triangles on 135 k rays: 45 ms.
 */
export interface RayGrid {
  /** Axis of the rays: 0 x, 1 y, 2 z. Rows run along axis `u`, one after another along axis `v`. */
  readonly axis: 0 | 1 | 2;
  readonly u: 0 | 1 | 2;
  readonly v: 0 | 1 | 2;
  /** [mm] Distance of neighbouring rays. */
  readonly pitch: number;
  /** Rays along u and v; ray number = row · columns + column. */
  readonly columns: number;
  readonly rows: number;
  /** [mm] Place of ray 0. */
  readonly u0: number;
  readonly v0: number;
}

export interface RayHits {
  readonly grid: RayGrid;
  /** For each ray the number of its first hit; one more than there are rays. */
  readonly begins: Uint32Array;
  /** [mm] Along the ray, ascending within each ray; where two are equal the entry comes first. */
  readonly at: Float64Array;
  /** Triangle that is hit. */
  readonly triangle: Uint32Array;
  /** 1 where the ray enters there, -1 where it leaves. */
  readonly way: Int8Array;
}

/** A grid that covers a box with rays at the middles of its cells, centred, so that turning the part turns the grid. */
export function gridOver(low: ArrayLike<number>, high: ArrayLike<number>, axis: 0 | 1 | 2, pitch: number): RayGrid {
  const u = ((axis + 1) % 3) as 0 | 1 | 2; // the remainder of 3
  const v = ((axis + 2) % 3) as 0 | 1 | 2;
  const count = (side: number): number => Math.max(1, Math.ceil((high[side]! - low[side]!) / pitch - 1e-6));
  const columns = count(u);
  const rows = count(v);
  const u0 = (low[u]! + high[u]!) / 2 - ((columns - 1) / 2) * pitch;
  const v0 = (low[v]! + high[v]!) / 2 - ((rows - 1) / 2) * pitch;
  return { axis, u, v, pitch, columns, rows, u0, v0 };
}

/** Casts the rays. Hits of a mesh that does not close leave some rays with more entries than exits. */
export function castRays(positions: ArrayLike<number>, triangles: ArrayLike<number>, grid: RayGrid): RayHits {
  const caster = new Caster(positions, grid);
  inRuns(triangles.length / 3, (first, end) => caster.castSome(triangles, first, end));
  return caster.end();
}

/** [cells] More than the places where edges meet rows are rounded. */
const ROUNDING = 1e-6;

class Caster {
  readonly #p: ArrayLike<number>;
  readonly #grid: RayGrid;
  #count = 0;
  #ray = new Uint32Array(1 << 14);
  #at = new Float64Array(1 << 14);
  /** Triangle, and in the lowest bit whether the ray leaves. */
  #code = new Uint32Array(1 << 14);
  /** u and v of the three corners of the triangle that is cast. */
  readonly #corners = new Float64Array(6);

  constructor(positions: ArrayLike<number>, grid: RayGrid) {
    this.#p = positions;
    this.#grid = grid;
  }

  castSome(triangles: ArrayLike<number>, first: number, end: number): void {
    for (let t = first; t < end; t++)
      this.#triangle(t, 3 * triangles[3 * t]!, 3 * triangles[3 * t + 1]!, 3 * triangles[3 * t + 2]!);
  }

  #triangle(t: number, a: number, b: number, c: number): void {
    const p = this.#p;
    const { axis, u, v, pitch, columns, rows, u0, v0 } = this.#grid;
    const av = p[a + v]!;
    const bv = p[b + v]!;
    const cv = p[c + v]!;
    const lowest = av < bv ? Math.min(av, cv) : Math.min(bv, cv);
    const highest = av > bv ? Math.max(av, cv) : Math.max(bv, cv);
    // The quotients are rounded: the rows at each end are compared as the edges compare them.
    let firstRow = Math.max(0, (Math.ceil((lowest - v0) / pitch) | 0) - 1);
    let lastRow = Math.min(rows - 1, Math.ceil((highest - v0) / pitch) | 0);
    while (firstRow <= lastRow && v0 + firstRow * pitch < lowest) firstRow++;
    while (firstRow <= lastRow && v0 + lastRow * pitch >= highest) lastRow--;
    if (firstRow > lastRow) return;
    const au = p[a + u]!;
    const bu = p[b + u]!;
    const cu = p[c + u]!;
    // Most triangles of a fine mesh lie between two rays.
    const left = (Math.min(au, bu, cu) - u0) / pitch - ROUNDING;
    const right = (Math.max(au, bu, cu) - u0) / pitch + ROUNDING;
    if (Math.ceil(left) === Math.ceil(right)) return;
    // Twice the area seen along the ray.
    const area = (bu - au) * (cv - av) - (bv - av) * (cu - au);
    const at = p[a + axis]!;
    const bt = p[b + axis]!;
    const ct = p[c + axis]!;
    const slopeU = area === 0 ? 0 : ((bt - at) * (cv - av) - (ct - at) * (bv - av)) / area;
    const slopeV = area === 0 ? 0 : ((ct - at) * (bu - au) - (bt - at) * (cu - au)) / area;
    const least = Math.min(at, bt, ct);
    const most = Math.max(at, bt, ct);
    const corners = this.#corners;
    corners[0] = au;
    corners[1] = av;
    corners[2] = bu;
    corners[3] = bv;
    corners[4] = cu;
    corners[5] = cv;
    for (let row = firstRow; row <= lastRow; row++) {
      const rv = v0 + row * pitch;
      const isAbove = av <= rv;
      const isNextAbove = bv <= rv;
      const isLastAbove = cv <= rv;
      // The edge that goes down through the row, and the one that goes up: where the outside looks along the ray, down
      // is left of up. Every edge is down for one of its triangles and up for the other, so all counts cancel exactly.
      let down = 0;
      let up = 0;
      if (isAbove !== isNextAbove) {
        const column = this.#columnWhere(0, 2, row);
        if (isNextAbove) down = column;
        else up = column;
      }
      if (isNextAbove !== isLastAbove) {
        const column = this.#columnWhere(2, 4, row);
        if (isLastAbove) down = column;
        else up = column;
      }
      if (isLastAbove !== isAbove) {
        const column = this.#columnWhere(4, 0, row);
        if (isAbove) down = column;
        else up = column;
      }
      const from = Math.min(down, up);
      const to = Math.max(down, up);
      const code = 2 * t + (down < up ? 1 : 0);
      const count = this.#count;
      while (count + to - from > this.#ray.length) this.#widen();
      for (let column = from; column < to; column++) {
        const depth = at + slopeU * (u0 + column * pitch - au) + slopeV * (rv - av);
        const place = count + column - from;
        this.#ray[place] = row * columns + column;
        // Steep triangles make the slopes large: never outside the triangle's own range.
        this.#at[place] = Math.min(most, Math.max(least, depth));
        this.#code[place] = code;
      }
      this.#count = count + to - from;
    }
  }

  /**
   * The first column, within the grid, at the place where an edge meets a row or after it: the place is computed from the edge's
   * lower end. Whole numbers go in and come out: a fraction that a function takes or hands back is an object.
   * @param i place of one corner in `#corners`, `j` of the other
   */
  #columnWhere(i: number, j: number, row: number): number {
    const corners = this.#corners;
    const { u0, v0, pitch, columns } = this.#grid;
    const low = corners[i + 1]! < corners[j + 1]! ? i : j;
    const high = i + j - low;
    const u = corners[low]!;
    const v = corners[low + 1]!;
    const rv = v0 + row * pitch;
    const place = u + ((rv - v) * (corners[high]! - u)) / (corners[high + 1]! - v);
    const column = Math.ceil((place - u0) / pitch);
    return column > 0 ? Math.min(columns, column) : 0;
  }

  #widen(): void {
    const wide = 2 * this.#ray.length;
    const rays = new Uint32Array(wide);
    rays.set(this.#ray);
    this.#ray = rays;
    const ats = new Float64Array(wide);
    ats.set(this.#at);
    this.#at = ats;
    const codes = new Uint32Array(wide);
    codes.set(this.#code);
    this.#code = codes;
  }

  end(): RayHits {
    const grid = this.#grid;
    const rays = grid.columns * grid.rows;
    const count = this.#count;
    const hits: RayHits = {
      grid,
      begins: new Uint32Array(rays + 1),
      at: new Float64Array(count),
      triangle: new Uint32Array(count),
      way: new Int8Array(count),
    };
    const { begins } = hits;
    inRuns(count, (first, end) => this.#countSome(begins, first, end));
    let total = 0;
    inRuns(begins.length, (first, end) => {
      total = sumUp(begins, first, end, total);
    });
    const next = begins.slice(0, rays);
    inRuns(count, (first, end) => this.#placeSome(hits, next, first, end));
    return hits;
  }

  /** Counts hits at the ray after theirs. */
  #countSome(begins: Uint32Array, first: number, end: number): void {
    for (let k = first; k < end; k++) begins[this.#ray[k]! + 1]!++;
  }

  #placeSome(hits: RayHits, next: Uint32Array, first: number, end: number): void {
    for (let k = first; k < end; k++) this.#place(hits, next, k);
  }

  /** Insertion: a ray has few hits, and neighbouring triangles come in order. */
  #place({ begins, at, triangle, way }: RayHits, next: Uint32Array, k: number): void {
    const ray = this.#ray[k]!;
    const value = this.#at[k]!;
    const enters = (this.#code[k]! & 1) === 0;
    const first = begins[ray]!;
    let place = next[ray]!;
    next[ray] = place + 1;
    while (place > first && (at[place - 1]! > value || (at[place - 1] === value && enters && way[place - 1] === -1))) {
      at[place] = at[place - 1]!;
      triangle[place] = triangle[place - 1]!;
      way[place] = way[place - 1]!;
      place--;
    }
    at[place] = value;
    triangle[place] = this.#code[k]! >>> 1;
    way[place] = enters ? 1 : -1;
  }
}

/** Turns counts into places. @returns the sum of all up to here */
function sumUp(begins: Uint32Array, first: number, end: number, total: number): number {
  for (let r = first; r < end; r++) {
    total += begins[r]!;
    begins[r] = total;
  }
  return total;
}
