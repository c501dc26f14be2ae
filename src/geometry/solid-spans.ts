import type { RayGrid, RayHits } from './ray-grid.ts';

/** The solid along each ray: bodies that overlap or touch are one. */
export interface SolidSpans {
  readonly grid: RayGrid;
  /** For each ray the number of its first span; one more than there are rays. */
  readonly begins: Uint32Array;
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
  const { begins, at, triangle, way, grid } = hits;
  const rays = begins.length - 1;
  const spanBegins = new Uint32Array(rays + 1);
  const most = at.length >> 1;
  const from = new Float64Array(most);
  const to = new Float64Array(most);
  const entry = new Uint32Array(most);
  const exit = new Uint32Array(most);
  let spans = 0;
  let broken = 0;
  for (let ray = 0; ray < rays; ray++) {
    spanBegins[ray] = spans;
    const first = begins[ray]!;
    const end = begins[ray + 1]!;
    const firstSpan = spans;
    let winding = 0;
    for (let k = first; k < end; k++) {
      const before = winding;
      winding += way[k]!;
      if (before <= 0 && winding > 0) {
        if (spans > firstSpan && at[k]! - to[spans - 1]! < touch) spans--;
        else {
          from[spans] = at[k]!;
          entry[spans] = triangle[k]!;
        }
      } else if (before > 0 && winding <= 0) {
        to[spans] = at[k]!;
        exit[spans] = triangle[k]!;
        spans++;
      }
    }
    if (winding !== 0) {
      spans = firstSpan;
      broken++;
    }
  }
  spanBegins[rays] = spans;
  return {
    grid,
    begins: spanBegins,
    from: from.slice(0, spans),
    to: to.slice(0, spans),
    entry: entry.slice(0, spans),
    exit: exit.slice(0, spans),
    broken,
  };
}

/** Number of the span of a ray that holds a place on it, -1 where that is air. */
export function spanAt(spans: SolidSpans, ray: number, place: number): number {
  for (let s = spans.begins[ray]!; s < spans.begins[ray + 1]!; s++)
    if (spans.from[s]! <= place && place <= spans.to[s]!) return s;
  return -1;
}
