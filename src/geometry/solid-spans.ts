import type { RayGrid, RayHits } from './ray-grid.ts';

/** The solid along each ray: bodies that overlap or touch are one. */
export interface SolidSpans {
  readonly grid: RayGrid;
  /** For each ray the number of its first span; one more than there are rays. */
  readonly begins: Uint32Array;
  /** Ray of each span. */
  readonly rayOf: Uint32Array;
  /** [mm] Beginning and end of each span along its ray. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Triangle at the beginning and at the end. */
  readonly entry: Uint32Array;
  readonly exit: Uint32Array;
  /** Rays whose entries and exits do not match: the mesh is open there. They have no spans. */
  readonly broken: number;
}

/**
 * Joins the hits of each ray to spans in which the winding number is above 0.
 * @param touch [mm] gaps narrower than this are closed: bodies that stand on each other are one piece
 */
export function solidSpans(hits: RayHits, touch: number): SolidSpans {
  const joiner = new Joiner(hits, touch);
  const rays = hits.begins.length - 1;
  for (let row = 0; row < rays; row += hits.grid.columns) joiner.rays(row, Math.min(rays, row + hits.grid.columns));
  return joiner.end();
}

class Joiner {
  readonly #hits: RayHits;
  readonly #touch: number;
  readonly #begins: Uint32Array;
  readonly #rayOf: Uint32Array;
  readonly #from: Float64Array;
  readonly #to: Float64Array;
  readonly #entry: Uint32Array;
  readonly #exit: Uint32Array;
  #spans = 0;
  #broken = 0;

  constructor(hits: RayHits, touch: number) {
    const most = hits.at.length >> 1;
    this.#hits = hits;
    this.#touch = touch;
    this.#begins = new Uint32Array(hits.begins.length);
    this.#rayOf = new Uint32Array(most);
    this.#from = new Float64Array(most);
    this.#to = new Float64Array(most);
    this.#entry = new Uint32Array(most);
    this.#exit = new Uint32Array(most);
  }

  /** Some rays: called row by row, so that it is compiled as a whole and once. */
  rays(first: number, end: number): void {
    const { begins, at, triangle, way } = this.#hits;
    for (let ray = first; ray < end; ray++) {
      const firstSpan = this.#spans;
      let spans = firstSpan;
      let winding = 0;
      for (let k = begins[ray]!; k < begins[ray + 1]!; k++) {
        const before = winding;
        winding += way[k]!;
        if (before <= 0 && winding > 0) {
          if (spans > firstSpan && at[k]! - this.#to[spans - 1]! < this.#touch) spans--;
          else {
            this.#from[spans] = at[k]!;
            this.#entry[spans] = triangle[k]!;
            this.#rayOf[spans] = ray;
          }
        } else if (before > 0 && winding <= 0) {
          this.#to[spans] = at[k]!;
          this.#exit[spans] = triangle[k]!;
          spans++;
        }
      }
      const isBroken = winding !== 0;
      this.#broken += isBroken ? 1 : 0;
      this.#spans = isBroken ? firstSpan : spans;
      this.#begins[ray + 1] = this.#spans;
    }
  }

  end(): SolidSpans {
    const spans = this.#spans;
    return {
      grid: this.#hits.grid,
      begins: this.#begins,
      rayOf: this.#rayOf.subarray(0, spans),
      from: this.#from.subarray(0, spans),
      to: this.#to.subarray(0, spans),
      entry: this.#entry.subarray(0, spans),
      exit: this.#exit.subarray(0, spans),
      broken: this.#broken,
    };
  }
}

/** Number of the span of a ray that holds a place on it, -1 where that is air. */
export function spanAt(spans: SolidSpans, ray: number, place: number): number {
  for (let s = spans.begins[ray]!; s < spans.begins[ray + 1]!; s++)
    if (spans.from[s]! <= place && place <= spans.to[s]!) return s;
  return -1;
}
