/**
 * Closed contours as flat columns, the one currency of all 2D area work (layers, kerf, fills).
 * Outer contours run counter-clockwise, holes clockwise; [mm].
 */
export interface Polygons {
  /** x, y of every vertex, contour after contour; the first vertex is not repeated at the end. */
  readonly coordinates: Float64Array;
  /** For each contour the number of the vertex after its last one. */
  readonly ends: Uint32Array;
}

/** Open lines in the same layout. */
export type Polylines = Polygons;

/** [mm] Coordinates that a kernel takes lie within this: beyond it the grid would leave the integers that a double holds exactly. */
export const KERNEL_REACH = 1e6;

export interface OffsetOptions {
  readonly join: 'miter' | 'round' | 'square';
  /** Greatest spike, in offsets. Default 2. */
  readonly miterLimit?: number;
  /** [mm] Greatest distance of a rounded corner's chords from the true circle. Default 0.01. */
  readonly arcTolerance?: number;
}

/**
 * Booleans and offsets behind one interface. Results are simple (no self-crossings) and oriented.
 * Inputs are filled by the non-zero rule unless said. The grid is 1e-6 mm: at 1e-3 the area of
 * offsets in a chain is 0.03 % off and differences of layers 1 % (measured).
 */
export interface PolygonKernel {
  offset(polygons: Polygons, delta: number, options: OffsetOptions): Polygons;
  union(a: Polygons, b?: Polygons, fillRule?: 'nonzero' | 'evenodd'): Polygons;
  difference(a: Polygons, b: Polygons): Polygons;
  /** @param fillRule of both: a simple area is the same by either */
  intersection(a: Polygons, b: Polygons, fillRule?: 'nonzero' | 'evenodd'): Polygons;
  xor(a: Polygons, b: Polygons): Polygons;
  /** The stretches of open lines inside the polygons, and those outside. */
  clipLines(lines: Polylines, polygons: Polygons): { readonly inside: Polylines; readonly outside: Polylines };
  /** Outline of open lines swollen by `delta`, ends round or butt. */
  swell(lines: Polylines, delta: number, ends: 'round' | 'butt'): Polygons;
  /** Constrained Delaunay triangles of the inside, x y of three corners each; empty where the polygons cross themselves. */
  triangulate(polygons: Polygons): Float64Array;
}

export const NO_POLYGONS: Polygons = { coordinates: new Float64Array(0), ends: new Uint32Array(0) };

/** [mm2] Signed area: outers count up, holes down. */
export function polygonsArea(polygons: Polygons): number {
  const { coordinates, ends } = polygons;
  let twice = 0;
  let first = 0;
  for (const end of ends) {
    for (let i = first, j = end - 1; i < end; j = i++) {
      twice += coordinates[2 * j]! * coordinates[2 * i + 1]! - coordinates[2 * i]! * coordinates[2 * j + 1]!;
    }
    first = end;
  }
  return twice / 2;
}
