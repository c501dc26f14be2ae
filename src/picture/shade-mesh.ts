import type { Color, Mesh } from '../model/part.ts';
import type { Picture } from '../model/scene.ts';

export interface ShadeOptions {
  readonly width: number;
  readonly height: number;
  /** [radians] About the vertical: 0 looks along y; and down from the horizon. */
  readonly turn: number;
  readonly tilt: number;
  readonly color: Color;
  /** Absent: transparent. */
  readonly background?: Color;
}

/** Samples a pixel side. */
const SAMPLES = 2;
/** Share of the picture that the part fills. */
const FILLED = 0.92;
const AMBIENT = 0.35;

/**
 * A part in parallel projection, each facet lit from over the viewer's left shoulder, with a depth buffer; 2 × 2
 * samples a pixel smooth the edges. No GPU, no browser: 225,000 triangles on 400 × 300 pixels take about 60 ms.
 */
export function shadeMesh(mesh: Pick<Mesh, 'positions' | 'triangles'>, options: ShadeOptions): Picture {
  const width = options.width * SAMPLES;
  const height = options.height * SAMPLES;
  const projected = project(mesh.positions, options.turn, options.tilt);
  fitInto(projected, mesh.triangles, width, height);
  const depth = new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY);
  const light = new Uint8Array(width * height);
  const { triangles } = mesh;
  for (let t = 0; t < triangles.length; t += 3)
    drawTriangle(projected, [triangles[t]!, triangles[t + 1]!, triangles[t + 2]!], { depth, light, width, height });
  return gather(light, depth, width, options);
}

/** x right, y up, z towards the viewer. */
function project(positions: ArrayLike<number>, turn: number, tilt: number): Float64Array {
  const out = new Float64Array(positions.length);
  const [ct, st, cp, sp] = [Math.cos(turn), Math.sin(turn), Math.cos(tilt), Math.sin(tilt)];
  for (let i = 0; i < positions.length; i += 3) {
    const x = ct * positions[i]! + st * positions[i + 1]!;
    const y = ct * positions[i + 1]! - st * positions[i]!;
    const z = positions[i + 2]!;
    out[i] = x;
    out[i + 1] = sp * y + cp * z;
    out[i + 2] = sp * z - cp * y;
  }
  return out;
}

/** Scales and moves into the picture, y downwards. */
function fitInto(points: Float64Array, triangles: Uint32Array, width: number, height: number): void {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const v of triangles) {
    x0 = Math.min(x0, points[3 * v]!);
    x1 = Math.max(x1, points[3 * v]!);
    y0 = Math.min(y0, points[3 * v + 1]!);
    y1 = Math.max(y1, points[3 * v + 1]!);
  }
  const scale = FILLED * Math.min(width / Math.max(x1 - x0, 1e-9), height / Math.max(y1 - y0, 1e-9));
  for (let i = 0; i < points.length; i += 3) {
    points[i] = width / 2 + scale * (points[i]! - (x0 + x1) / 2);
    points[i + 1] = height / 2 - scale * (points[i + 1]! - (y0 + y1) / 2);
    points[i + 2] = scale * points[i + 2]!;
  }
}

interface Target {
  readonly depth: Float32Array;
  readonly light: Uint8Array;
  readonly width: number;
  readonly height: number;
}

function drawTriangle(p: Float64Array, [a, b, c]: readonly [number, number, number], target: Target): void {
  const [ax, ay, az] = [p[3 * a]!, p[3 * a + 1]!, p[3 * a + 2]!];
  const [bx, by, bz] = [p[3 * b]! - ax, p[3 * b + 1]! - ay, p[3 * b + 2]! - az];
  const [cx, cy, cz] = [p[3 * c]! - ax, p[3 * c + 1]! - ay, p[3 * c + 2]! - az];
  const cross = bx * cy - by * cx;
  if (cross === 0) return;
  const light = lightOf(by * cz - bz * cy, bz * cx - bx * cz, cross);
  const x0 = Math.max(0, Math.ceil(Math.min(0, bx, cx) + ax - 0.5));
  const x1 = Math.min(target.width - 1, Math.floor(Math.max(0, bx, cx) + ax - 0.5));
  const y0 = Math.max(0, Math.ceil(Math.min(0, by, cy) + ay - 0.5));
  const y1 = Math.min(target.height - 1, Math.floor(Math.max(0, by, cy) + ay - 0.5));
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const dx = x + 0.5 - ax;
      const dy = y + 0.5 - ay;
      const u = (dx * cy - dy * cx) / cross;
      const v = (bx * dy - by * dx) / cross;
      if (u < 0 || v < 0 || u + v > 1) continue;
      const z = az + u * bz + v * cz;
      const at = y * target.width + x;
      if (z <= target.depth[at]!) continue;
      target.depth[at] = z;
      target.light[at] = light;
    }
  }
}

/** 0…255 by the facet's normal; both sides are lit alike, so a turned facet does not show as a hole. */
function lightOf(nx: number, ny: number, nz: number): number {
  const length = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const side = nz < 0 ? -1 / length : 1 / length;
  // From the upper left, towards the picture.
  const lit = Math.max(0, side * (-0.35 * nx - 0.55 * ny + 0.76 * nz));
  return Math.round(255 * (AMBIENT + (1 - AMBIENT) * lit));
}

function gather(light: Uint8Array, depth: Float32Array, width: number, options: ShadeOptions): Picture {
  const rgba = new Uint8Array(4 * options.width * options.height);
  const { color, background } = options;
  for (let y = 0; y < options.height; y++) {
    for (let x = 0; x < options.width; x++) {
      let sum = 0;
      let covered = 0;
      for (let k = 0; k < SAMPLES * SAMPLES; k++) {
        const at = (y * SAMPLES + Math.floor(k / SAMPLES)) * width + x * SAMPLES + (k % SAMPLES);
        if (depth[at] === Number.NEGATIVE_INFINITY) continue;
        covered++;
        sum += light[at]!;
      }
      const share = covered / (SAMPLES * SAMPLES);
      const shade = covered === 0 ? 0 : sum / covered / 255;
      const mix = (part: number, back: number): number => Math.round(share * shade * part + (1 - share) * back);
      const back = background ?? { r: color.r * shade, g: color.g * shade, b: color.b * shade };
      const out = 4 * (y * options.width + x);
      rgba[out] = mix(color.r, back.r);
      rgba[out + 1] = mix(color.g, back.g);
      rgba[out + 2] = mix(color.b, back.b);
      rgba[out + 3] = background === undefined ? Math.round(255 * share) : 255;
    }
  }
  return { width: options.width, height: options.height, rgba };
}
