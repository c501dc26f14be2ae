import type { Bounds } from '../model/finding.ts';
import type { SceneItem } from '../model/scene.ts';
import { MoveKind, type Toolpath } from '../model/toolpath.ts';
import { depthShade } from './depth-shade.ts';
import { kindColor } from './kind-colors.ts';
import { lineWidth } from './line-width.ts';
import { Extent, MoveTracer } from './trace-moves.ts';

export interface PlateOptions {
  /** [mm] What is shown. */
  readonly bounds: Bounds;
  /** [samples] Of the longer side. */
  readonly samples: number;
  /** [mm2] Cross-section of the filament. */
  readonly filamentArea: number;
}

/** A line is round: at its rim it turns away from the light by this share. */
const RIM = 0.38;
/** [mm] Over which hollows are darkened. */
const HOLLOW = 2;

/**
 * A print seen from above: every line is laid into a grid of samples with its height, the highest is seen. Memory is that
 * of the grid, whatever the length of the job.
 */
export class PlatePainter {
  /** Of everything but the purge before the print. */
  readonly extent = new Extent();
  layers = 0;
  /** [mm] Highest thing laid. */
  top = 0;
  readonly #options: PlateOptions;
  readonly #scale: number;
  readonly #width: number;
  readonly #height: number;
  readonly #depth: Float32Array;
  readonly #color: Uint8Array;
  readonly #light: Uint8Array;
  readonly #tracer = new MoveTracer();
  readonly #kinds = new Set<number>();
  #layerHeight = 0;

  constructor(options: PlateOptions) {
    const [[x0, y0], [x1, y1]] = options.bounds;
    this.#options = options;
    this.#scale = options.samples / Math.max(x1 - x0, y1 - y0, 1e-3);
    this.#width = Math.max(1, Math.round((x1 - x0) * this.#scale));
    this.#height = Math.max(1, Math.round((y1 - y0) * this.#scale));
    const all = this.#width * this.#height;
    this.#depth = new Float32Array(all).fill(Number.NEGATIVE_INFINITY);
    this.#color = new Uint8Array(all);
    this.#light = new Uint8Array(all);
  }

  push(path: Toolpath): void {
    const { events } = path;
    let next = 0;
    const layers = (n: number): void => {
      for (; next < events.length && events[next]!.at <= n; next++) {
        const event = events[next]!;
        if (event.type !== 'layer') continue;
        this.layers = Math.max(this.layers, event.layer + 1);
        this.#layerHeight = event.height;
      }
    };
    this.#tracer.push(
      path,
      (chain, n, length) => {
        this.layers = Math.max(this.layers, path.layer[n]! + 1);
        if (path.e[n]! > 0) this.#lay(path, chain, n, length);
      },
      layers,
    );
    layers(path.length);
  }

  #lay(path: Toolpath, chain: Float64Array, n: number, length: number): void {
    const kind = path.kind[n]!;
    const z = path.z[n]!;
    const width = lineWidth((path.e[n]! * this.#options.filamentArea) / Math.max(length, 1e-6), this.#layerHeight);
    this.#kinds.add(kind);
    if (kind !== MoveKind.purge) {
      this.extent.take(chain, width / 2);
      this.top = Math.max(this.top, z);
    }
    const [[x0], [, y1]] = this.#options.bounds;
    const s = this.#scale;
    for (let i = 2; i < chain.length; i += 2)
      this.#segment(
        [(chain[i - 2]! - x0) * s, (y1 - chain[i - 1]!) * s, (chain[i]! - x0) * s, (y1 - chain[i + 1]!) * s],
        Math.max(0.71, (width * s) / 2),
        z * s,
        kind,
      );
  }

  #segment([ax, ay, bx, by]: readonly [number, number, number, number], radius: number, z: number, kind: number): void {
    const [dx, dy] = [bx - ax, by - ay];
    const squared = dx * dx + dy * dy;
    const y0 = Math.max(0, Math.ceil(Math.min(ay, by) - radius - 0.5));
    const y1 = Math.min(this.#height - 1, Math.floor(Math.max(ay, by) + radius - 0.5));
    for (let y = y0; y <= y1; y++) {
      const py = y + 0.5 - ay;
      const from = dy === 0 ? 0 : (py - radius) / dy;
      const to = dy === 0 ? 1 : (py + radius) / dy;
      const s = Math.max(0, Math.min(1, Math.min(from, to)));
      const t = Math.max(0, Math.min(1, Math.max(from, to)));
      const left = Math.max(0, Math.ceil(Math.min(ax + s * dx, ax + t * dx) - radius - 0.5));
      const right = Math.min(this.#width - 1, Math.floor(Math.max(ax + s * dx, ax + t * dx) + radius - 0.5));
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - ax;
        const share = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
        const [ex, ey] = [px - share * dx, py - share * dy];
        const off = (ex * ex + ey * ey) / (radius * radius);
        const at = y * this.#width + x;
        if (off > 1 || z < this.#depth[at]!) continue;
        const light = Math.round(255 * (1 - RIM * off));
        // Where two lines of one height overlap, the nearer ridge is seen.
        if (z === this.#depth[at] && this.#light[at]! > light) continue;
        this.#depth[at] = z;
        this.#color[at] = kind;
        this.#light[at] = light;
      }
    }
  }

  /** Kinds of line that were laid. */
  kinds(): readonly number[] {
    return [...this.#kinds].filter((kind) => kind !== MoveKind.travel).sort((a, b) => a - b);
  }

  item(): SceneItem {
    const dark = depthShade(this.#depth, this.#width, this.#height, Math.max(2, Math.round(HOLLOW * this.#scale)));
    const rgba = new Uint8Array(4 * this.#width * this.#height);
    for (let at = 0; at < this.#depth.length; at++) {
      if (this.#depth[at] === Number.NEGATIVE_INFINITY) continue;
      const { r, g, b } = kindColor(this.#color[at]!);
      const shade = (this.#light[at]! / 255) * (1 - dark[at]!);
      rgba[4 * at] = Math.round(r * shade);
      rgba[4 * at + 1] = Math.round(g * shade);
      rgba[4 * at + 2] = Math.round(b * shade);
      rgba[4 * at + 3] = 255;
    }
    const [[x0, y0], [x1, y1]] = this.#options.bounds;
    return {
      kind: 'picture',
      at: [x0, y0],
      size: [x1 - x0, y1 - y0],
      picture: { width: this.#width, height: this.#height, rgba },
    };
  }
}
