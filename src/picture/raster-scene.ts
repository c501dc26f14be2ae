import type { Color } from '../model/part.ts';
import type { Picture, Scene, SceneItem } from '../model/scene.ts';

export interface RasterOptions {
  /** [pixels] Of the longer side; the other follows the scene. */
  readonly size: number;
  readonly background: Color;
}

/** Share of the longer side left free all round. */
const MARGIN = 0.02;
/** Rows of samples a pixel, for areas. */
const SAMPLES = 4;

/**
 * A scene as pixels. A line is painted by the distance of each pixel near it (round ends, soft edges); all lines of an
 * item make one mask first, so that joints of half-clear lines are not darker. Areas are scanned in four rows a pixel.
 */
export function rasterScene(scene: Scene, options: RasterOptions): Picture {
  const [[x0, y0], [x1, y1]] = scene.bounds;
  const [w, h] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)];
  const scale = (options.size * (1 - 2 * MARGIN)) / Math.max(w, h);
  const margin = options.size * MARGIN;
  const width = Math.max(1, Math.round(w * scale + 2 * margin));
  const height = Math.max(1, Math.round(h * scale + 2 * margin));
  const canvas = new Canvas(width, height, options.background);
  const toPixels = (chain: Float64Array): Float64Array => {
    const out = new Float64Array(chain.length);
    for (let i = 0; i < chain.length; i += 2) {
      out[i] = margin + (chain[i]! - x0) * scale;
      out[i + 1] = height - margin - (chain[i + 1]! - y0) * scale;
    }
    return out;
  };
  for (const item of scene.items) paint(canvas, item, toPixels, scale);
  return { width, height, rgba: canvas.rgba };
}

function paint(canvas: Canvas, item: SceneItem, toPixels: (chain: Float64Array) => Float64Array, scale: number): void {
  if (item.kind === 'area') canvas.area(item.contours.map(toPixels));
  // Thinner than a pixel a line is paler, not gone.
  else for (const chain of item.chains) canvas.line(toPixels(chain), Math.max(0.35, (item.width * scale) / 2));
  canvas.ink(item.color, item.opacity);
}

class Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly #mask: Float32Array;

  constructor(width: number, height: number, { r, g, b }: Color) {
    this.width = width;
    this.height = height;
    this.rgba = new Uint8Array(4 * width * height);
    this.#mask = new Float32Array(width * height);
    for (let k = 0; k < width * height; k++) this.rgba.set([r, g, b, 255], 4 * k);
  }

  line(chain: Float64Array, radius: number): void {
    for (let i = 2; i < chain.length; i += 2)
      this.#segment(chain[i - 2]!, chain[i - 1]!, chain[i]!, chain[i + 1]!, radius);
  }

  #segment(ax: number, ay: number, bx: number, by: number, radius: number): void {
    const reach = radius + 1;
    const dx = bx - ax;
    const dy = by - ay;
    const squared = dx * dx + dy * dy;
    const y0 = Math.max(0, Math.floor(Math.min(ay, by) - reach));
    const y1 = Math.min(this.height - 1, Math.ceil(Math.max(ay, by) + reach));
    const left = Math.max(0, Math.floor(Math.min(ax, bx) - reach));
    const right = Math.min(this.width - 1, Math.ceil(Math.max(ax, bx) + reach));
    for (let y = y0; y <= y1; y++) {
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - ax;
        const py = y + 0.5 - ay;
        const share = squared === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
        const ex = px - share * dx;
        const ey = py - share * dy;
        const cover = Math.min(1, radius + 0.5 - Math.sqrt(ex * ex + ey * ey));
        const at = y * this.width + x;
        if (cover > this.#mask[at]!) this.#mask[at] = cover;
      }
    }
  }

  /** Even-odd. */
  area(contours: readonly Float64Array[]): void {
    for (let row = 0; row < this.height * SAMPLES; row++) {
      const y = (row + 0.5) / SAMPLES;
      const at: number[] = [];
      for (const c of contours)
        for (let i = 0, j = c.length - 2; i < c.length; j = i, i += 2)
          if (c[i + 1]! > y !== c[j + 1]! > y)
            at.push(c[i]! + ((y - c[i + 1]!) / (c[j + 1]! - c[i + 1]!)) * (c[j]! - c[i]!));
      at.sort((a, b) => a - b);
      for (let k = 0; k + 1 < at.length; k += 2) this.#stretch(Math.floor(row / SAMPLES), at[k]!, at[k + 1]!);
    }
  }

  #stretch(y: number, from: number, to: number): void {
    const last = Math.min(this.width - 1, Math.ceil(to) - 1);
    for (let x = Math.max(0, Math.floor(from)); x <= last; x++)
      this.#mask[y * this.width + x]! += Math.max(0, Math.min(x + 1, to) - Math.max(x, from)) / SAMPLES;
  }

  /** Lays a colour through the mask and clears it. */
  ink({ r, g, b }: Color, opacity: number): void {
    for (let k = 0; k < this.#mask.length; k++) {
      const cover = this.#mask[k]!;
      if (cover <= 0) continue;
      this.#mask[k] = 0;
      const share = Math.min(1, cover) * opacity;
      this.rgba[4 * k] = Math.round(this.rgba[4 * k]! * (1 - share) + r * share);
      this.rgba[4 * k + 1] = Math.round(this.rgba[4 * k + 1]! * (1 - share) + g * share);
      this.rgba[4 * k + 2] = Math.round(this.rgba[4 * k + 2]! * (1 - share) + b * share);
    }
  }
}
