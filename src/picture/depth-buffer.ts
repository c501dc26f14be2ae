import type { Mesh } from '../model/part.ts';
import type { Projection } from './projection.ts';

/** What each sample sees: how near, how bright, which object, and which side of the facet. */
export interface DepthBuffer {
  readonly width: number;
  readonly height: number;
  /** In samples, towards the viewer; −∞ where nothing is. */
  readonly depth: Float32Array;
  /** 0…255 by the facet's turn to the light. */
  readonly light: Uint8Array;
  /** Object of the mesh. */
  readonly object: Uint16Array;
  /** 1: the facet shows its inner side. */
  readonly inside: Uint8Array;
}

/** [samples] A sample on an edge belongs to both facets: no gap between them by rounding. */
const SLACK = 1e-6;
const AMBIENT = 0.38;
/** Where the light comes from: over the viewer's left shoulder (x right, y down, z towards the viewer), length 1. */
const LIGHT = [-0.36, -0.58, 0.73] as const;

/**
 * Draws the facets of a mesh with a depth buffer. Corners are projected as each facet is drawn, so that nothing as long
 * as the mesh is made; facets between two samples, most of those of a fine mesh, are left before their height and light are worked out. 5 M facets take about 1 s.
 */
export function drawDepth(
  mesh: Pick<Mesh, 'positions' | 'triangles' | 'objects'>,
  projection: Projection,
  buffer: DepthBuffer,
  outward: Outward = outwardOf(mesh),
): void {
  const draw = facetDrawer(mesh, projection, buffer, outward);
  const { objects, triangles } = mesh;
  let object = 0;
  let end = objects.length > 1 ? objects[0]!.triangleCount : Number.POSITIVE_INFINITY;
  for (let t = 0; 3 * t < triangles.length; t++) {
    while (t >= end && object + 1 < objects.length) end += objects[++object]!.triangleCount;
    draw(3 * t, Math.min(object, 65_535));
  }
}

/** −1 where a mesh is inside out. */
export type Outward = 1 | -1;

export function outwardOf(mesh: Pick<Mesh, 'positions' | 'triangles'>): Outward {
  return signedVolume(mesh) < 0 ? -1 : 1;
}

/** Nothing seen yet. */
export function emptyDepth(width: number, height: number): DepthBuffer {
  return {
    width,
    height,
    depth: new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY),
    light: new Uint8Array(width * height),
    object: new Uint16Array(width * height),
    inside: new Uint8Array(width * height),
  };
}

/** Six times the volume; negative where the mesh is inside out. */
function signedVolume({ positions: p, triangles }: Pick<Mesh, 'positions' | 'triangles'>): number {
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const bx = p[b]!;
    const by = p[b + 1]!;
    const bz = p[b + 2]!;
    const cx = p[c]!;
    const cy = p[c + 1]!;
    const cz = p[c + 2]!;
    sum += p[a]! * (by * cz - bz * cy) - p[a + 1]! * (bx * cz - bz * cx) + p[a + 2]! * (bx * cy - by * cx);
  }
  return sum;
}

function facetDrawer(
  { positions, triangles }: Pick<Mesh, 'positions' | 'triangles'>,
  { matrix: m }: Projection,
  buffer: DepthBuffer,
  outward: Outward,
): (first: number, object: number) => void {
  const { width, height, depth, light, inside, object: objects } = buffer;
  return (first, object) => {
    const a = 3 * triangles[first]!;
    const b = 3 * triangles[first + 1]!;
    const c = 3 * triangles[first + 2]!;
    const ax = m[0]! * positions[a]! + m[1]! * positions[a + 1]! + m[2]! * positions[a + 2]! + m[3]!;
    const bx = m[0]! * positions[b]! + m[1]! * positions[b + 1]! + m[2]! * positions[b + 2]! + m[3]! - ax;
    const cx = m[0]! * positions[c]! + m[1]! * positions[c + 1]! + m[2]! * positions[c + 2]! + m[3]! - ax;
    const x0 = Math.max(0, Math.ceil(Math.min(0, bx, cx) + ax - 0.5));
    const x1 = Math.min(width - 1, Math.floor(Math.max(0, bx, cx) + ax - 0.5));
    if (x0 > x1) return;
    const ay = m[4]! * positions[a]! + m[5]! * positions[a + 1]! + m[6]! * positions[a + 2]! + m[7]!;
    const by = m[4]! * positions[b]! + m[5]! * positions[b + 1]! + m[6]! * positions[b + 2]! + m[7]! - ay;
    const cy = m[4]! * positions[c]! + m[5]! * positions[c + 1]! + m[6]! * positions[c + 2]! + m[7]! - ay;
    const y0 = Math.max(0, Math.ceil(Math.min(0, by, cy) + ay - 0.5));
    const y1 = Math.min(height - 1, Math.floor(Math.max(0, by, cy) + ay - 0.5));
    const cross = bx * cy - by * cx;
    // Not a number of a mesh with holes in its numbers fails every comparison: nothing is drawn.
    if (!(x0 <= x1 && y0 <= y1) || cross === 0 || Number.isNaN(cross)) return;
    const az = m[8]! * positions[a]! + m[9]! * positions[a + 1]! + m[10]! * positions[a + 2]! + m[11]!;
    const bz = m[8]! * positions[b]! + m[9]! * positions[b + 1]! + m[10]! * positions[b + 2]! + m[11]! - az;
    const cz = m[8]! * positions[c]! + m[9]! * positions[c + 1]! + m[10]! * positions[c + 2]! + m[11]! - az;
    const shade = lightOf(by * cz - bz * cy, bz * cx - bx * cz, cross);
    const back = cross * outward > 0 ? 1 : 0;
    // u, v and the depth are straight in x: each row is solved for its stretch, not asked pixel by pixel.
    const du = cy / cross;
    const dv = -by / cross;
    const slopeX = du * bz + dv * cz;
    const slopeY = (-cx * bz + bx * cz) / cross;
    for (let y = y0; y <= y1; y++) {
      const dy = y + 0.5 - ay;
      const u = (-dy * cx) / cross;
      const v = (bx * dy) / cross;
      let from = x0 + 0.5 - ax;
      let to = x1 + 0.5 - ax;
      if (du > 0) from = Math.max(from, -u / du);
      else if (du < 0) to = Math.min(to, -u / du);
      else if (u < 0) continue;
      if (dv > 0) from = Math.max(from, -v / dv);
      else if (dv < 0) to = Math.min(to, -v / dv);
      else if (v < 0) continue;
      const dw = du + dv;
      if (dw > 0) to = Math.min(to, (1 - u - v) / dw);
      else if (dw < 0) from = Math.max(from, (1 - u - v) / dw);
      else if (u + v > 1) continue;
      const first = Math.max(x0, Math.ceil(from + ax - 0.5 - SLACK));
      const last = Math.min(x1, Math.floor(to + ax - 0.5 + SLACK));
      const base = az + dy * slopeY - (ax - 0.5) * slopeX;
      for (let x = first, at = y * width + first; x <= last; x++, at++) {
        const z = base + x * slopeX;
        if (z <= depth[at]!) continue;
        depth[at] = z;
        light[at] = shade;
        inside[at] = back;
        objects[at] = object;
      }
    }
  };
}

/** 0…255 by the facet's normal; both sides are lit alike, so a turned facet does not show as a hole. */
function lightOf(nx: number, ny: number, nz: number): number {
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const side = nz < 0 ? -1 / length : 1 / length;
  const lit = Math.max(0, side * (LIGHT[0] * nx + LIGHT[1] * ny + LIGHT[2] * nz));
  return Math.round(255 * (AMBIENT + (1 - AMBIENT) * lit));
}
