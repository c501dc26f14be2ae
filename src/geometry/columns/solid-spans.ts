import type { RayGrid } from './ray-grid.ts';

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

/** Number of the span of a ray that holds a place on it, -1 where that is air. */
export function spanAt(spans: SolidSpans, ray: number, place: number): number {
  for (let s = spans.begins[ray]!; s < spans.begins[ray + 1]!; s++)
    if (spans.from[s]! <= place && place <= spans.to[s]!) return s;
  return -1;
}
