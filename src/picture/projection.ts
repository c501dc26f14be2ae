import type { Point } from '../model/finding.ts';
import type { Mesh } from '../model/part.ts';

/** Parallel projection: three rows of a matrix (x right, y down, z towards the viewer), four numbers each. */
export interface Projection {
  readonly matrix: Float64Array;
}

export interface ViewOptions {
  /** [radians] About the vertical: 0 looks along y; and down from the horizon. */
  readonly turn: number;
  readonly tilt: number;
  /** Share of the picture that the box may fill. */
  readonly filled: number;
}

/** The three axes are shortened alike: a millimetre is as long along each of them. */
export const ISOMETRIC = { turn: Math.PI / 4, tilt: Math.atan(Math.SQRT1_2) } as const;

/** What a view covers, in mm of the picture's plane (y down). */
export interface ViewExtent {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

function turnedBy({ turn, tilt }: Pick<ViewOptions, 'turn' | 'tilt'>): Float64Array {
  const [ct, st, cp, sp] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  return Float64Array.of(ct, st, 0, 0, sp * st, -sp * ct, -cp, 0, cp * st, -cp * ct, sp, 0);
}

/** What the corners of a mesh cover, and other points that must be seen with it. */
export function viewExtent(
  { positions, triangles }: Pick<Mesh, 'positions' | 'triangles'>,
  others: readonly Point[],
  view: Pick<ViewOptions, 'turn' | 'tilt'>,
): ViewExtent {
  const m = turnedBy(view);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (px: number, py: number, pz: number): void => {
    const x = m[0]! * px + m[1]! * py;
    const y = m[4]! * px + m[5]! * py + m[6]! * pz;
    if (x < x0) x0 = x;
    if (x > x1) x1 = x;
    if (y < y0) y0 = y;
    if (y > y1) y1 = y;
  };
  for (let k = 0; k < triangles.length; k++) {
    const v = 3 * triangles[k]!;
    take(positions[v]!, positions[v + 1]!, positions[v + 2]!);
  }
  for (const [x, y, z] of others) take(x, y, z);
  return x0 <= x1 && y0 <= y1 ? { x0, y0, x1, y1 } : { x0: 0, y0: 0, x1: 1, y1: 1 };
}

/** Looks so that an extent fills a picture of `width` × `height`. */
export function fitProjection(
  { x0, y0, x1, y1 }: ViewExtent,
  [width, height]: readonly [number, number],
  view: ViewOptions,
): Projection {
  const scale = view.filled * Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
  const matrix = turnedBy(view).map((value) => value * scale);
  matrix[3] = width / 2 - (scale * (x0 + x1)) / 2;
  matrix[7] = height / 2 - (scale * (y0 + y1)) / 2;
  return { matrix };
}

/** How long a millimetre across the view is in the picture. */
export function scaleOf({ matrix: m }: Projection): number {
  return Math.sqrt(m[0]! * m[0]! + m[1]! * m[1]! + m[2]! * m[2]!);
}

/** Where a point [mm] lies in the picture. */
export function projectPoint({ matrix: m }: Projection, [x, y, z]: Point): readonly [x: number, y: number] {
  return [m[0]! * x + m[1]! * y + m[2]! * z + m[3]!, m[4]! * x + m[5]! * y + m[6]! * z + m[7]!];
}

/** What a projection shows of something that is turned about the vertical [radians], then moved [mm]. */
export function seenThrough({ matrix: m }: Projection, turn: number, [x, y, z]: Point): Projection {
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const row = (k: number): readonly number[] => [
    m[k]! * c + m[k + 1]! * s,
    m[k + 1]! * c - m[k]! * s,
    m[k + 2]!,
    m[k]! * x + m[k + 1]! * y + m[k + 2]! * z + m[k + 3]!,
  ];
  return { matrix: Float64Array.of(...row(0), ...row(4), ...row(8)) };
}

/** The same view on a picture `factor` times as large. */
export function enlarged({ matrix }: Projection, factor: number): Projection {
  return { matrix: matrix.map((value) => value * factor) };
}
