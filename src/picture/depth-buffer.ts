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
 * @param outward worked out where it is not given
 */
export function drawDepth(
  mesh: Pick<Mesh, 'positions' | 'triangles' | 'objects'>,
  projection: Projection,
  buffer: DepthBuffer,
  outward: Outward = outwardOf(mesh),
): void {
  const { objects, triangles } = mesh;
  const painter = new FacetPainter(mesh, projection, buffer, outward);
  let first = 0;
  for (let object = 0; object + 1 < objects.length; object++) {
    const end = Math.min(triangles.length, first + 3 * objects[object]!.triangleCount);
    painter.draw(first, end, Math.min(object, MOST_OBJECTS));
    first = end;
  }
  painter.draw(first, triangles.length, Math.min(Math.max(0, objects.length - 1), MOST_OBJECTS));
}

/** Objects beyond have the number of this one. */
const MOST_OBJECTS = 65_535;

/** −1 where a mesh is inside out. */
export type Outward = 1 | -1;

function outwardOf(mesh: Pick<Mesh, 'positions' | 'triangles'>): Outward {
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

class FacetPainter {
  readonly #mesh: Pick<Mesh, 'positions' | 'triangles'>;
  readonly #matrix: Float64Array;
  readonly #buffer: DepthBuffer;
  readonly #outward: Outward;
  /** x and y of the first corner of a facet as it is seen, and of its sides to the others. */
  readonly #seen = new Float64Array(6);

  constructor(
    mesh: Pick<Mesh, 'positions' | 'triangles'>,
    { matrix }: Projection,
    buffer: DepthBuffer,
    outward: Outward,
  ) {
    this.#mesh = mesh;
    this.#matrix = matrix;
    this.#buffer = buffer;
    this.#outward = outward;
  }

  /** A short loop: what most facets of a fine mesh need, and no more. */
  draw(from: number, end: number, object: number): void {
    const { positions: p, triangles } = this.#mesh;
    const { width, height } = this.#buffer;
    const m = this.#matrix;
    const seen = this.#seen;
    for (let first = from; first < end; first += 3) {
      const a = 3 * triangles[first]!;
      const b = 3 * triangles[first + 1]!;
      const c = 3 * triangles[first + 2]!;
      const ax = m[0]! * p[a]! + m[1]! * p[a + 1]! + m[2]! * p[a + 2]! + m[3]!;
      const bx = m[0]! * p[b]! + m[1]! * p[b + 1]! + m[2]! * p[b + 2]! + m[3]! - ax;
      const cx = m[0]! * p[c]! + m[1]! * p[c + 1]! + m[2]! * p[c + 2]! + m[3]! - ax;
      if (isBetween(ax, bx, cx, width)) continue;
      const ay = m[4]! * p[a]! + m[5]! * p[a + 1]! + m[6]! * p[a + 2]! + m[7]!;
      const by = m[4]! * p[b]! + m[5]! * p[b + 1]! + m[6]! * p[b + 2]! + m[7]! - ay;
      const cy = m[4]! * p[c]! + m[5]! * p[c + 1]! + m[6]! * p[c + 2]! + m[7]! - ay;
      if (isBetween(ay, by, cy, height)) continue;
      seen[0] = ax;
      seen[1] = ay;
      seen[2] = bx;
      seen[3] = by;
      seen[4] = cx;
      seen[5] = cy;
      this.#paint(first, object);
    }
  }

  #paint(first: number, object: number): void {
    const { positions, triangles } = this.#mesh;
    const a = 3 * triangles[first]!;
    const b = 3 * triangles[first + 1]!;
    const c = 3 * triangles[first + 2]!;
    const ax = this.#seen[0]!;
    const ay = this.#seen[1]!;
    const bx = this.#seen[2]!;
    const by = this.#seen[3]!;
    const cx = this.#seen[4]!;
    const cy = this.#seen[5]!;
    const { width, height, depth, light, inside, object: objects } = this.#buffer;
    const m = this.#matrix;
    const x0 = Math.max(0, Math.ceil(Math.min(0, bx, cx) + ax - 0.5));
    const x1 = Math.min(width - 1, Math.floor(Math.max(0, bx, cx) + ax - 0.5));
    const y0 = Math.max(0, Math.ceil(Math.min(0, by, cy) + ay - 0.5));
    const y1 = Math.min(height - 1, Math.floor(Math.max(0, by, cy) + ay - 0.5));
    const cross = bx * cy - by * cx;
    // Not a number of a mesh with holes in its numbers fails every comparison: nothing is drawn.
    if (!(x0 <= x1 && y0 <= y1) || cross === 0 || Number.isNaN(cross)) return;
    const az = m[8]! * positions[a]! + m[9]! * positions[a + 1]! + m[10]! * positions[a + 2]! + m[11]!;
    const bz = m[8]! * positions[b]! + m[9]! * positions[b + 1]! + m[10]! * positions[b + 2]! + m[11]! - az;
    const cz = m[8]! * positions[c]! + m[9]! * positions[c + 1]! + m[10]! * positions[c + 2]! + m[11]! - az;
    const shade = lightOf(by * cz - bz * cy, bz * cx - bx * cz, cross);
    const back = cross * this.#outward > 0 ? 1 : 0;
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
      const left = Math.max(x0, Math.ceil(from + ax - 0.5 - SLACK));
      const right = Math.min(x1, Math.floor(to + ax - 0.5 + SLACK));
      const base = az + dy * slopeY - (ax - 0.5) * slopeX;
      for (let x = left, at = y * width + left; x <= right; x++, at++) {
        const z = base + x * slopeX;
        if (z <= depth[at]!) continue;
        depth[at] = z;
        light[at] = shade;
        inside[at] = back;
        objects[at] = object;
      }
    }
  }
}

/** Whether a facet with corners at `a`, `a + b` and `a + c` covers no middle of a row or a column. */
function isBetween(a: number, b: number, c: number, count: number): boolean {
  const first = Math.ceil(Math.min(0, b, c) + a - 0.5);
  const last = Math.floor(Math.max(0, b, c) + a - 0.5);
  return Math.max(0, first) > Math.min(count - 1, last);
}

/** 0…255 by the facet's normal; both sides are lit alike, so a turned facet does not show as a hole. */
function lightOf(nx: number, ny: number, nz: number): number {
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const side = nz < 0 ? -1 / length : 1 / length;
  const lit = Math.max(0, side * (LIGHT[0] * nx + LIGHT[1] * ny + LIGHT[2] * nz));
  return Math.round(255 * (AMBIENT + (1 - AMBIENT) * lit));
}
