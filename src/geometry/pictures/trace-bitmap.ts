import type { Raster, Subpath } from '../../model/part.ts';
import { fitCubics } from '../paths/fit-cubics.ts';
import { SubpathBuilder } from '../paths/subpath-builder.ts';

/**
 * Outlines of the dark areas of a picture, as curves.
 *
 * Marching squares between the centres of the pixels: an outline crosses between a dark and a light neighbour where
 * the grey would be just the threshold, so that soft edges give a place finer than a pixel. Then corners are told
 * from bends by how much the outline turns over a few pixels, and lines and cubics are fitted between them.
 *
 *     a ──T── b        dark corner a alone:  L → T, dark on the left of the way (y up), so that outlines run
 *     │       │        counter-clockwise around what is dark and clockwise around holes
 *     L       R
 *     │       │        Potrace was not used: its licence is the GPL.
 *     d ──B── c
 */
export interface TraceOptions {
  /** 0 … 255: darker pixels are inside. */
  readonly threshold: number;
  /** [mm] Width and height of a pixel. */
  readonly pixel: readonly [number, number];
  /**
   * [pixels] How far a curve may leave the outline. Default: 0.35 where soft edges say where the outline is, 0.9 where all
   * is black or white, and the outline a staircase that no curve should climb (4 % of its length, on a circle).
   */
  readonly tolerance?: number;
  /** [pixels²] Areas smaller than this are specks, counted and left out. Default 4. */
  readonly speck?: number;
}

export interface Trace {
  /** [mm] y up, lower left corner of the picture at the origin; closed. */
  readonly subpaths: readonly Subpath[];
  readonly specks: number;
}

/** [pixels] A corner turns by more than `CORNER` over this way to either side. */
const REACH = 2.5;
const CORNER = (40 * Math.PI) / 180;

/** [pixels] Between these two ways from a corner its side is looked at: past what was cut off, before the next corner. */
const SIDE_NEAR = 1.2;
const SIDE_FAR = 4;

/** Edges of a cell. */
const [T, R, B, L] = [0, 1, 2, 3];
/** From and to edges of the ways through a cell, by which corners are dark (a 1, b 2, c 4, d 8); saddles apart. */
const WAYS: readonly (readonly number[])[] = [
  [],
  [L, T],
  [T, R],
  [L, R],
  [R, B],
  [],
  [T, B],
  [L, B],
  [B, L],
  [B, T],
  [],
  [B, R],
  [R, L],
  [R, T],
  [T, L],
  [],
];

export function traceBitmap(raster: Raster, options: TraceOptions): Trace {
  const grid = new CrossingGrid(raster, options.threshold);
  const builder = new SubpathBuilder();
  const { speck = 4 } = options;
  const outlines = [...grid.outlines()];
  const tolerance = options.tolerance ?? (grid.softness > SOFT ? 0.35 : 0.9);
  let specks = 0;
  for (const outline of outlines) {
    if (Math.abs(areaOf(outline)) < speck) specks++;
    else drawOutline(builder, outline, tolerance);
  }
  const [sx, sy] = options.pixel;
  return { subpaths: builder.take([sx, 0, 0, -sy, 0, sy * raster.height]).subpaths, specks };
}

/** Share of soft crossings above which the edges of a picture are soft. */
const SOFT = 0.2;
/** Greys from here to 255 less that are neither black nor white. */
const GREY = 24;

/** The picture with a white frame of one pixel, and for each crossed edge the next one on its outline. */
class CrossingGrid {
  readonly #width: number;
  readonly #height: number;
  readonly #grey: Uint8Array;
  readonly #inner: number;
  readonly #threshold: number;
  /** By edge: 2·(y·width + x) for the one to the right of a pixel, + 1 for the one under it. */
  readonly #next: Int32Array;
  #crossings = 0;
  #soft = 0;

  constructor(raster: Raster, threshold: number) {
    this.#inner = raster.width;
    this.#width = raster.width + 2;
    this.#height = raster.height + 2;
    this.#grey = raster.grey;
    this.#threshold = threshold;
    this.#next = new Int32Array(2 * this.#width * this.#height).fill(-1);
    for (let y = 0; y + 1 < this.#height; y++) for (let x = 0; x + 1 < this.#width; x++) this.#cell(x, y);
  }

  #at(x: number, y: number): number {
    if (x === 0 || y === 0 || x > this.#inner || y > this.#height - 2) return 255;
    return this.#grey[(y - 1) * this.#inner + x - 1]!;
  }

  #cell(x: number, y: number): void {
    const [a, b, c, d] = [this.#at(x, y), this.#at(x + 1, y), this.#at(x + 1, y + 1), this.#at(x, y + 1)];
    const limit = this.#threshold;
    const dark = (a < limit ? 1 : 0) | (b < limit ? 2 : 0) | (c < limit ? 4 : 0) | (d < limit ? 8 : 0);
    if (dark === 0 || dark === 15) return;
    const joined = a + b + c + d < 4 * limit;
    if (dark === 5) this.#link(x, y, joined ? [R, T, L, B] : [L, T, R, B]);
    else if (dark === 10) this.#link(x, y, joined ? [T, L, B, R] : [T, R, B, L]);
    else this.#link(x, y, WAYS[dark]!);
  }

  #link(x: number, y: number, ways: readonly number[]): void {
    for (let i = 0; i < ways.length; i += 2) this.#next[this.#edge(x, y, ways[i]!)] = this.#edge(x, y, ways[i + 1]!);
  }

  #edge(x: number, y: number, side: number): number {
    const w = this.#width;
    if (side === T) return 2 * (y * w + x);
    if (side === B) return 2 * ((y + 1) * w + x);
    return side === L ? 2 * (y * w + x) + 1 : 2 * (y * w + x + 1) + 1;
  }

  /** [pixels] Where the outline crosses an edge, x to the right and y down from the picture's corner. */
  #place(edge: number, out: number[]): void {
    const under = edge & 1;
    const pixel = edge >> 1;
    const y = Math.floor(pixel / this.#width);
    const x = pixel - y * this.#width;
    const from = this.#at(x, y);
    const to = under === 1 ? this.#at(x, y + 1) : this.#at(x + 1, y);
    // Between a value under the threshold and one that is not, so never 0 ÷ 0. Half a level keeps it off the pixels.
    this.#crossings++;
    if (isGrey(from) || isGrey(to)) this.#soft++;
    const t = (this.#threshold - 0.5 - from) / (to - from);
    out.push(x - 0.5 + (under === 1 ? 0 : t), y - 0.5 + (under === 1 ? t : 0));
  }

  /** Share of the crossings found so far that lie at a grey pixel. */
  get softness(): number {
    return this.#crossings === 0 ? 0 : this.#soft / this.#crossings;
  }

  *outlines(): Generator<Float64Array> {
    const next = this.#next;
    for (let start = 0; start < next.length; start++) {
      if (next[start]! < 0) continue;
      const points: number[] = [];
      for (let edge = start; next[edge]! >= 0; ) {
        this.#place(edge, points);
        const after = next[edge]!;
        next[edge] = -1;
        edge = after;
      }
      yield Float64Array.from(points);
    }
  }
}

function isGrey(value: number): boolean {
  return value >= GREY && value <= 255 - GREY;
}

function areaOf(points: Float64Array): number {
  let twice = 0;
  for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2)
    twice += points[j]! * points[i + 1]! - points[i]! * points[j + 1]!;
  return twice / 2;
}

/** Fits curves between the corners of a closed outline; without corners it begins anywhere. */
function drawOutline(builder: SubpathBuilder, points: Float64Array, tolerance: number): void {
  const count = points.length / 2;
  const corners = cornersOf(points);
  sharpen(points, corners);
  const starts = corners.length > 0 ? corners : [0];
  builder.moveTo(points[2 * starts[0]!]!, points[2 * starts[0]! + 1]!);
  for (let k = 0; k < starts.length; k++) {
    const from = starts[k]!;
    const to = k + 1 < starts.length ? starts[k + 1]! : starts[0]! + count;
    const stretch = new Float64Array(2 * (to - from + 1));
    for (let i = from; i <= to; i++) {
      stretch[2 * (i - from)] = points[2 * (i % count)]!;
      stretch[2 * (i - from) + 1] = points[2 * (i % count) + 1]!;
    }
    fitCubics(stretch, tolerance, {
      line: (x, y) => builder.lineTo(x, y),
      cubic: (x1, y1, x2, y2, x, y) => builder.cubicTo(x1, y1, x2, y2, x, y),
    });
  }
  builder.close();
}

/** Points where the outline turns sharply: the sharpest of each neighbourhood. */
function cornersOf(points: Float64Array): readonly number[] {
  const count = points.length / 2;
  const turns = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [bx, by] = along(points, i, -1);
    const [fx, fy] = along(points, i, 1);
    const cross = -bx * fy + by * fx;
    const dot = -bx * fx - by * fy;
    turns[i] = Math.abs(Math.atan2(cross, dot));
  }
  const corners: number[] = [];
  const near = Math.ceil(REACH);
  for (let i = 0; i < count; i++) {
    if (turns[i]! < CORNER) continue;
    let sharpest = true;
    for (let k = -near; k <= near && sharpest; k++) {
      const other = turns[(i + k + count) % count]!;
      sharpest = k < 0 ? other < turns[i]! : other <= turns[i]!;
      if (k === 0) sharpest = true;
    }
    if (sharpest) corners.push(i);
  }
  return corners;
}

/**
 * Marching squares cut corners off by half a pixel; where the outline's two sides would meet, the corner is put back.
 */
function sharpen(points: Float64Array, corners: readonly number[]): void {
  const moved: (readonly [number, number, number])[] = [];
  for (const i of corners) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    const [a, b] = [along(points, i, -1, SIDE_NEAR), along(points, i, -1, SIDE_FAR)];
    const [c, d] = [along(points, i, 1, SIDE_NEAR), along(points, i, 1, SIDE_FAR)];
    const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
    const [vx, vy] = [d[0] - c[0], d[1] - c[1]];
    const across = ux * vy - uy * vx;
    if (Math.abs(across) < 1e-9) continue;
    const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / across;
    const [dx, dy] = [a[0] + t * ux, a[1] + t * uy];
    if (dx * dx + dy * dy <= 1) moved.push([i, x + dx, y + dy]);
  }
  for (const [i, x, y] of moved) {
    points[2 * i] = x;
    points[2 * i + 1] = y;
  }
}

/** From point `i` to the one that lies `reach` further along, forwards or backwards. */
function along(points: Float64Array, i: number, step: 1 | -1, reach = REACH): readonly [number, number] {
  const count = points.length / 2;
  let dx = 0;
  let dy = 0;
  for (let k = 1; k < count; k++) {
    const j = (((i + k * step) % count) + count) % count;
    dx = points[2 * j]! - points[2 * i]!;
    dy = points[2 * j + 1]! - points[2 * i + 1]!;
    if (dx * dx + dy * dy >= reach * reach) break;
  }
  return [dx, dy];
}
