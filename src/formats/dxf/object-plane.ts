import { type Affine, IDENTITY } from '../../geometry/affine.ts';
import { type Entity, numberOf } from './entity.ts';

/** Where an object's own plane lies, seen from above. */
export interface ObjectPlane {
  /** Its coordinates to those of the drawing. */
  readonly map: Affine;
  /** It leans: only its shadow on the sheet is taken. */
  readonly tilted: boolean;
  /** z of the plane's normal is negative: turns run the other way. */
  readonly flipped: boolean;
}

const FLAT: ObjectPlane = { map: IDENTITY, tilted: false, flipped: false };

/** Objects whose points are written in space: true where these do not lie in one level plane. */
export function leavesLevel(entity: Entity, tilted: boolean): boolean {
  if (entity.type === 'ELLIPSE') return tilted || Math.abs(numberOf(entity, 31)) > LEVEL;
  const heights: number[] = [];
  for (const each of [entity, ...entity.children.filter(({ type }) => type === 'VERTEX')])
    for (const [i, code] of each.codes.entries())
      if (HEIGHTS.has(code) && !(each === entity && entity.type === 'POLYLINE')) heights.push(Number(each.values[i]));
  return heights.some((height) => Math.abs(height - heights[0]!) > LEVEL);
}

/** z of points, fit points and ends. */
const HEIGHTS = new Set([30, 31]);
/** [drawing units] Flatter than this is flat. */
const LEVEL = 1e-3;

/**
 * The object coordinate system of an extrusion direction (210, 220, 230) by AutoCAD's "arbitrary axis algorithm":
 * the x axis is Y × N near the z axis (within 1/64), else Z × N. The usual case beside none is 0 0 −1, which
 * mirrors x.
 */
export function objectPlane(entity: Entity): ObjectPlane {
  const normal = [numberOf(entity, 210), numberOf(entity, 220), numberOf(entity, 230, 1)] as const;
  const size = Math.sqrt(normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
  if (!(size > 0)) return FLAT;
  const [nx, ny, nz] = [normal[0] / size, normal[1] / size, normal[2] / size];
  if (nz > 1 - 1e-12) return FLAT;
  const near = Math.abs(nx) < 1 / 64 && Math.abs(ny) < 1 / 64;
  const ax = near ? [nz, 0, -nx] : [-ny, nx, 0];
  const length = Math.sqrt(ax[0]! * ax[0]! + ax[1]! * ax[1]! + ax[2]! * ax[2]!);
  const [ux, uy, uz] = [ax[0]! / length, ax[1]! / length, ax[2]! / length];
  const vx = ny * uz - nz * uy;
  const vy = nz * ux - nx * uz;
  const z = numberOf(entity, 38, numberOf(entity, 30));
  return {
    map: [ux, uy, vx, vy, z * nx, z * ny],
    tilted: Math.abs(nz) < 1 - 1e-9,
    flipped: nz < 0,
  };
}
