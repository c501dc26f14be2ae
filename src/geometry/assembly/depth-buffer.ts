/*
 * Draws the facets of a mesh with a depth buffer (see ../../picture/depth-buffer.ts).
 */
import { floatAt, intAt, take } from '../../base/assembly/memory';
import { pointAt, triangles } from './mesh';

/** [samples] A sample on an edge belongs to both facets: no gap between them by rounding. */
const SLACK: f64 = 1e-6;
const AMBIENT: f64 = 0.38;
/** Where the light comes from: over the viewer's left shoulder (x right, y down, z towards the viewer), length 1. */
const LIGHT_X: f64 = -0.36;
const LIGHT_Y: f64 = -0.58;
const LIGHT_Z: f64 = 0.73;

let width: i32 = 0;
let height: i32 = 0;
/** Of each sample how near it sees something, as 32-bit floats, how bright, of which object (16 bits), and whether its inner side. */
export let depths: usize = 0;
export let lights: usize = 0;
export let objects: usize = 0;
export let insides: usize = 0;

/** Nothing is seen yet. */
export function startDepths(columns: i32, rows: i32): void {
  width = columns;
  height = rows;
  const samples = <usize>columns * <usize>rows;
  depths = take(4 * samples);
  lights = take(samples);
  objects = take(2 * samples);
  insides = take(samples);
  for (let at: usize = 0; at < samples; at++) store<f32>(depths + 4 * at, <f32>-Infinity);
}

/** Three rows of the projection, four numbers each. */
let matrix: usize = 0;
/** -1 where the mesh is inside out. */
let outward: f64 = 1;

/** Says how the mesh is looked at. */
export function lookAlong(ofMatrix: usize, ofOutward: f64): void {
  matrix = ofMatrix;
  outward = ofOutward;
}

/** The facet that is drawn: its first corner as it is seen, and its sides to the others. */
let ax: f64 = 0;
let ay: f64 = 0;
let bx: f64 = 0;
let by: f64 = 0;
let cx: f64 = 0;
let cy: f64 = 0;

/** Draws some triangles, as parts of an object. Most facets of a fine mesh lie between two samples: they are left at once. */
export function drawFacets(first: i32, end: i32, object: i32): void {
  for (let t = first; t < end; t++) {
    const a = pointAt(intAt(triangles, 3 * t));
    const b = pointAt(intAt(triangles, 3 * t + 1));
    const c = pointAt(intAt(triangles, 3 * t + 2));
    ax = seen(0, a);
    bx = seen(0, b) - ax;
    cx = seen(0, c) - ax;
    if (isBetween(ax, bx, cx, width)) continue;
    ay = seen(4, a);
    by = seen(4, b) - ay;
    cy = seen(4, c) - ay;
    if (!isBetween(ay, by, cy, height)) paint(a, b, c, object);
  }
}

/** A point through one row of the projection. */
function seen(row: i32, point: usize): f64 {
  return (
    floatAt(matrix, row) * load<f64>(point) +
    floatAt(matrix, row + 1) * load<f64>(point, 8) +
    floatAt(matrix, row + 2) * load<f64>(point, 16) +
    floatAt(matrix, row + 3)
  );
}

/** Whether a facet with corners at `a`, `a + b` and `a + c` covers no middle of a row or a column. */
function isBetween(a: f64, b: f64, c: f64, count: i32): boolean {
  const first = ceil(min(min(0, b), c) + a - 0.5);
  const last = floor(max(max(0, b), c) + a - 0.5);
  return max(0, first) > min(<f64>(count - 1), last);
}

function paint(a: usize, b: usize, c: usize, object: i32): void {
  const x0 = max(0, ceil(min(min(0, bx), cx) + ax - 0.5));
  const x1 = min(<f64>(width - 1), floor(max(max(0, bx), cx) + ax - 0.5));
  const y0 = max(0, ceil(min(min(0, by), cy) + ay - 0.5));
  const y1 = min(<f64>(height - 1), floor(max(max(0, by), cy) + ay - 0.5));
  const cross = bx * cy - by * cx;
  // Not a number of a mesh with holes in its numbers fails every comparison: nothing is drawn.
  if (!(x0 <= x1 && y0 <= y1) || !(abs(cross) > 0)) return;
  const az = seen(8, a);
  const bz = seen(8, b) - az;
  const cz = seen(8, c) - az;
  const shade = lightOf(by * cz - bz * cy, bz * cx - bx * cz, cross);
  const back: u8 = cross * outward > 0 ? 1 : 0;
  // u, v and the depth are straight in x: each row is solved for its stretch, not asked pixel by pixel.
  const du = cy / cross;
  const dv = -by / cross;
  const dw = du + dv;
  const slopeX = du * bz + dv * cz;
  const slopeY = (-cx * bz + bx * cz) / cross;
  for (let y = y0; y <= y1; y++) {
    const dy = y + 0.5 - ay;
    const u = (-dy * cx) / cross;
    const v = (bx * dy) / cross;
    if ((du === 0 && u < 0) || (dv === 0 && v < 0) || (dw === 0 && u + v > 1)) continue;
    const from = max(
      max(du > 0 ? -u / du : -Infinity, dv > 0 ? -v / dv : -Infinity),
      dw < 0 ? (1 - u - v) / dw : -Infinity,
    );
    const to = min(min(du < 0 ? -u / du : Infinity, dv < 0 ? -v / dv : Infinity), dw > 0 ? (1 - u - v) / dw : Infinity);
    const left = max(x0, ceil(from + ax - 0.5 - SLACK));
    const right = min(x1, floor(to + ax - 0.5 + SLACK));
    if (!(left <= right)) continue;
    const base = az + dy * slopeY - (ax - 0.5) * slopeX;
    const row = <i32>y * width;
    for (let x = <i32>left, last = <i32>right; x <= last; x++) {
      const z = base + <f64>x * slopeX;
      const at = <usize>(row + x);
      if (z <= <f64>load<f32>(depths + 4 * at)) continue;
      store<f32>(depths + 4 * at, <f32>z);
      store<u8>(lights + at, shade);
      store<u8>(insides + at, back);
      store<u16>(objects + 2 * at, <u16>object);
    }
  }
}

/** 0…255 by the facet's normal; both sides are lit alike, so a turned facet does not show as a hole. */
function lightOf(nx: f64, ny: f64, nz: f64): u8 {
  const length = sqrt(nx * nx + ny * ny + nz * nz);
  const side = nz < 0 ? -1 / length : 1 / length;
  const lit = max(0, side * (LIGHT_X * nx + LIGHT_Y * ny + LIGHT_Z * nz));
  return <u8>floor(255 * (AMBIENT + (1 - AMBIENT) * lit) + 0.5);
}
