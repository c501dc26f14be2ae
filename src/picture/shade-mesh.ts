import type { Color, Mesh } from '../model/part.ts';
import type { Picture } from '../model/scene.ts';
import { type DepthBuffer, DepthPainter, type Outward } from './depth-buffer.ts';
import { depthShade } from './depth-shade.ts';
import { enlarged, type Projection } from './projection.ts';

/** A mesh and how it is looked at. */
export interface SeenMesh {
  readonly mesh: Pick<Mesh, 'positions' | 'triangles' | 'objects'>;
  readonly projection: Projection;
  /** Worked out where it is not given. */
  readonly outward?: Outward;
}

export interface ShadeOptions {
  readonly width: number;
  readonly height: number;
  /** By object of the mesh; they come round again. */
  readonly colors: readonly Color[];
  /** Facets that show their inner side. */
  readonly insideColor: Color;
  /** Called once where the inner side of more than a few facets' rims is seen. */
  readonly opened?: () => void;
  /** Absent: transparent. */
  readonly background?: Color;
}

/** Samples a pixel side. */
export const SAMPLES = 2;
/** Share of the picture's width over which hollows are darkened. */
const HOLLOW = 0.02;

/**
 * Parts in parallel projection: facets by their turn to the light, hollows and edges darkened. 2 × 2 samples a pixel smooth everything. No GPU, no browser.
 */
export function shadeMeshes(meshes: readonly SeenMesh[], options: ShadeOptions): Picture {
  return shadeSeen(seeMeshes(meshes, options), options);
}

/** What the samples of a picture see. */
export function seeMeshes(
  meshes: readonly SeenMesh[],
  { width, height }: Pick<ShadeOptions, 'width' | 'height'>,
): DepthBuffer {
  const painter = new DepthPainter(width * SAMPLES, height * SAMPLES);
  for (const { mesh, projection, outward } of meshes) painter.draw(mesh, enlarged(projection, SAMPLES), outward);
  return painter.seen();
}

/** The picture of what its samples see. */
export function shadeSeen(buffer: DepthBuffer, options: ShadeOptions): Picture {
  if (options.opened !== undefined && showsInside(buffer)) options.opened();
  const radius = Math.max(2, Math.round(options.width * SAMPLES * HOLLOW));
  return gather(buffer, depthShade(buffer.depth, buffer.width, buffer.height, radius), options);
}

/** Share of the samples on the part: less is the rims of facets that stand on edge. */
const LEAST_INSIDE = 1e-3;

function showsInside({ inside, depth }: DepthBuffer): boolean {
  let [seen, all] = [0, 0];
  for (let at = 0; at < inside.length; at++) {
    seen += inside[at]!;
    if (depth[at] !== Number.NEGATIVE_INFINITY) all++;
  }
  return seen > LEAST_INSIDE * all;
}

function gather(buffer: DepthBuffer, dark: Float32Array, options: ShadeOptions): Picture {
  const { width, height, colors, insideColor, background } = options;
  const rgba = new Uint8Array(4 * width * height);
  const sum = new Float64Array(4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sum.fill(0);
      for (let k = 0; k < SAMPLES * SAMPLES; k++) {
        const at = (y * SAMPLES + Math.floor(k / SAMPLES)) * buffer.width + x * SAMPLES + (k % SAMPLES);
        if (buffer.depth[at] === Number.NEGATIVE_INFINITY) continue;
        const color = buffer.inside[at] === 1 ? insideColor : colors[buffer.object[at]! % colors.length]!;
        const shade = (buffer.light[at]! / 255) * (1 - dark[at]!);
        sum[0]! += color.r * shade;
        sum[1]! += color.g * shade;
        sum[2]! += color.b * shade;
        sum[3]! += 1;
      }
      putPixel(rgba, 4 * (y * width + x), sum, background);
    }
  }
  return { width, height, rgba };
}

/** @param sum colours and number of the samples that see the part */
function putPixel(rgba: Uint8Array, out: number, sum: Float64Array, background: Color | undefined): void {
  const seen = sum[3]!;
  const all = SAMPLES * SAMPLES;
  if (background !== undefined) {
    rgba[out] = Math.round((sum[0]! + (all - seen) * background.r) / all);
    rgba[out + 1] = Math.round((sum[1]! + (all - seen) * background.g) / all);
    rgba[out + 2] = Math.round((sum[2]! + (all - seen) * background.b) / all);
    rgba[out + 3] = 255;
  } else if (seen > 0) {
    rgba[out] = Math.round(sum[0]! / seen);
    rgba[out + 1] = Math.round(sum[1]! / seen);
    rgba[out + 2] = Math.round(sum[2]! / seen);
    rgba[out + 3] = Math.round((255 * seen) / all);
  }
}
