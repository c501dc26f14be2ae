import type { Color } from '../model/part.ts';
import type { Picture } from '../model/scene.ts';
import { areaSpans } from './area-spans.ts';

/** Rows of samples a pixel, for areas. */
const SAMPLES = 4;

/**
 * Pixels to draw on. A shape first makes a mask of how much of each pixel it covers, then a colour is laid through it:
 * so the joints of half-clear lines are not darker than the lines. Only the touched rectangle of the mask is visited.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
  readonly #mask: Float32Array;
  #x0: number;
  #y0: number;
  #x1 = -1;
  #y1 = -1;

  constructor(width: number, height: number, { r, g, b }: Color) {
    this.width = width;
    this.height = height;
    this.rgba = new Uint8Array(4 * width * height);
    this.#mask = new Float32Array(width * height);
    this.#x0 = width;
    this.#y0 = height;
    for (let k = 0; k < this.rgba.length; k += 4) {
      this.rgba[k] = r;
      this.rgba[k + 1] = g;
      this.rgba[k + 2] = b;
      this.rgba[k + 3] = 255;
    }
  }

  /** A chain of lines with round ends and soft edges, in pixels, y down. */
  line(chain: Float64Array, radius: number): void {
    if (chain.length === 2) this.#segment(chain[0]!, chain[1]!, chain[0]!, chain[1]!, radius);
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
    for (let y = y0; y <= y1; y++) {
      // Only the stretch of the line that this row can see.
      const from = dy === 0 ? 0 : (y + 0.5 - reach - ay) / dy;
      const to = dy === 0 ? 1 : (y + 0.5 + reach - ay) / dy;
      const s = Math.max(0, Math.min(1, Math.min(from, to)));
      const t = Math.max(0, Math.min(1, Math.max(from, to)));
      const left = Math.max(0, Math.floor(Math.min(ax + s * dx, ax + t * dx) - reach));
      const right = Math.min(this.width - 1, Math.ceil(Math.max(ax + s * dx, ax + t * dx) + reach));
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
      this.#touch(left, right, y);
    }
  }

  /** A filled area, in pixels, y down. */
  area(contours: readonly Float64Array[], rule: 'nonzero' | 'evenodd'): void {
    areaSpans(contours, rule, { rows: this.height * SAMPLES, perUnit: SAMPLES }, (row, from, to) => {
      const y = Math.floor(row / SAMPLES);
      const left = Math.max(0, Math.floor(from));
      const right = Math.min(this.width - 1, Math.ceil(to) - 1);
      for (let x = left; x <= right; x++)
        this.#mask[y * this.width + x]! += Math.max(0, Math.min(x + 1, to) - Math.max(x, from)) / SAMPLES;
      this.#touch(left, right, y);
    });
  }

  #touch(left: number, right: number, y: number): void {
    if (left > right) return;
    if (left < this.#x0) this.#x0 = left;
    if (right > this.#x1) this.#x1 = right;
    if (y < this.#y0) this.#y0 = y;
    if (y > this.#y1) this.#y1 = y;
  }

  /** Lays a colour through the mask and clears it. */
  ink({ r, g, b }: Color, opacity: number): void {
    for (let y = this.#y0; y <= this.#y1; y++) {
      for (let x = this.#x0; x <= this.#x1; x++) {
        const k = y * this.width + x;
        const cover = this.#mask[k]!;
        if (cover === 0) continue;
        this.#mask[k] = 0;
        if (cover < 0) continue;
        const share = Math.min(1, cover) * opacity;
        this.rgba[4 * k] = Math.round(this.rgba[4 * k]! * (1 - share) + r * share);
        this.rgba[4 * k + 1] = Math.round(this.rgba[4 * k + 1]! * (1 - share) + g * share);
        this.rgba[4 * k + 2] = Math.round(this.rgba[4 * k + 2]! * (1 - share) + b * share);
      }
    }
    this.#x0 = this.width;
    this.#y0 = this.height;
    this.#x1 = -1;
    this.#y1 = -1;
  }

  /** Lays a picture into a rectangle (corners in pixels, y down), each pixel the mean of what it covers, or the nearest. */
  picture(picture: Picture, [x0, y0, x1, y1]: readonly [number, number, number, number]): void {
    const [stepX, stepY] = [picture.width / (x1 - x0), picture.height / (y1 - y0)];
    for (let y = Math.max(0, Math.ceil(y0 - 0.5)); y < Math.min(this.height, y1 - 0.5 + 1e-9); y++) {
      const v = span((y - y0) * stepY, (y + 1 - y0) * stepY, picture.height);
      for (let x = Math.max(0, Math.ceil(x0 - 0.5)); x < Math.min(this.width, x1 - 0.5 + 1e-9); x++)
        this.#mean(picture, span((x - x0) * stepX, (x + 1 - x0) * stepX, picture.width), v, 4 * (y * this.width + x));
    }
  }

  #mean(picture: Picture, [u0, u1]: Span, [v0, v1]: Span, out: number): void {
    let [r, g, b, a, n] = [0, 0, 0, 0, 0];
    for (let v = v0; v < v1; v++) {
      for (let u = u0; u < u1; u++) {
        const k = 4 * (v * picture.width + u);
        const alpha = picture.rgba[k + 3]!;
        r += picture.rgba[k]! * alpha;
        g += picture.rgba[k + 1]! * alpha;
        b += picture.rgba[k + 2]! * alpha;
        a += alpha;
        n++;
      }
    }
    if (a === 0) return;
    const share = a / (255 * n);
    this.rgba[out] = Math.round(this.rgba[out]! * (1 - share) + (r / a) * share);
    this.rgba[out + 1] = Math.round(this.rgba[out + 1]! * (1 - share) + (g / a) * share);
    this.rgba[out + 2] = Math.round(this.rgba[out + 2]! * (1 - share) + (b / a) * share);
  }
}

type Span = readonly [from: number, to: number];

/** Whole pixels whose middle lies between; at least the one in the middle. */
function span(from: number, to: number, most: number): Span {
  const first = Math.max(0, Math.ceil(from - 0.5));
  const last = Math.min(most, Math.ceil(to - 0.5));
  if (first < last) return [first, last];
  const middle = Math.max(0, Math.min(most - 1, Math.floor((from + to) / 2)));
  return [middle, middle + 1];
}
