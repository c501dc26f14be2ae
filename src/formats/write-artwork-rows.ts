import type { Picture } from './write-artwork-parts.ts';

/** Rows of one direction whose heights lie on one grid, on their way to a picture. */
interface OpenPicture {
  readonly ux: number;
  readonly uy: number;
  readonly v0: number;
  /** [mm] From row to row; 0 until a second row is known. */
  pitch: number;
  lastRow: number;
  /** Row, both ends along it [mm], power; four numbers a stretch. */
  readonly stretches: number[];
}

/** [rows] A longer blank begins a new picture. */
const GAP = 50;
/** [rows] How far a row may lie off the grid. */
const OFF_GRID = 0.1;
/** [share of a dot] A shorter stretch leaves no dot. */
const LEAST_STRETCH = 0.25;

/** Gathers engraved stretches, whatever their direction, into pictures of square or nearly square dots. */
export class RowGatherer {
  readonly #interval: number;
  readonly #full: number;
  readonly #pictures: Picture[] = [];
  #open: OpenPicture | null = null;

  /** @param interval [mm] from row to row @param full [0…1] power of black */
  constructor(interval: number, full: number) {
    this.#interval = interval;
    this.#full = full;
  }

  /** A burning stretch. [mm, 0…1] */
  add(x0: number, y0: number, x1: number, y1: number, power: number): void {
    const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
    if (length < 1e-9) return;
    let [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
    if (ux < -1e-9 || (Math.abs(ux) <= 1e-9 && uy < 0)) [ux, uy] = [-ux, -uy];
    if (Math.abs(uy) < 1e-9) [ux, uy] = [1, 0];
    const v = y0 * ux - x0 * uy;
    const open = this.#open;
    const row = open === null ? Number.NaN : this.#rowOf(open, ux, uy, v);
    const at = Number.isNaN(row) ? this.#begin(ux, uy, v) : open!;
    at.lastRow = Number.isNaN(row) ? 0 : row;
    const [a, b] = [x0 * at.ux + y0 * at.uy, x1 * at.ux + y1 * at.uy];
    at.stretches.push(at.lastRow, Math.min(a, b), Math.max(a, b), power);
  }

  /** The row of the open picture that a height belongs to; NaN where it belongs to another picture. */
  #rowOf(open: OpenPicture, ux: number, uy: number, v: number): number {
    // A short stretch tells its direction badly: a thousandth of a radian is under a dot in a metre of rows.
    if (Math.abs(ux * open.uy - uy * open.ux) > 1e-3) return Number.NaN;
    const dv = v - open.v0;
    if (open.pitch === 0) {
      if (Math.abs(dv) < this.#interval / 4) return 0;
      const rows = Math.max(1, Math.round(Math.abs(dv) / this.#interval));
      const pitch = Math.abs(dv) / rows;
      if (rows > GAP || pitch < 0.5 * this.#interval || pitch > 1.5 * this.#interval) return Number.NaN;
      open.pitch = pitch;
    }
    const row = Math.round(dv / open.pitch);
    if (Math.abs(dv / open.pitch - row) > OFF_GRID || Math.abs(row - open.lastRow) > GAP) return Number.NaN;
    return row;
  }

  #begin(ux: number, uy: number, v0: number): OpenPicture {
    this.#close();
    this.#open = { ux, uy, v0, pitch: 0, lastRow: 0, stretches: [] };
    return this.#open;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const picture = pictureOf(open, this.#interval, this.#full);
    // Another pass over the same rows: the driver repeats them, the picture stands once.
    if (picture !== null && !this.#pictures.some((other) => isSame(other, picture))) this.#pictures.push(picture);
  }

  take(): readonly Picture[] {
    this.#close();
    return this.#pictures;
  }
}

function pictureOf(open: OpenPicture, interval: number, full: number): Picture | null {
  const { ux, uy, stretches: s } = open;
  const pitch = open.pitch === 0 ? interval : open.pitch;
  let [top, bottom, left, right] = [-Infinity, Infinity, Infinity, -Infinity];
  for (let k = 0; k < s.length; k += 4) {
    top = Math.max(top, s[k]!);
    bottom = Math.min(bottom, s[k]!);
    left = Math.min(left, s[k + 1]!);
    right = Math.max(right, s[k + 2]!);
  }
  const dot = dotWidth(s, left, pitch);
  const columns = Math.max(1, Math.round((right - left) / dot));
  const rows = top - bottom + 1;
  const grey = new Uint8Array(columns * rows).fill(255);
  const canvas: Canvas = { grey, columns, top, left, dot, full };
  // Where every stretch is that short, they are all that there is: better too wide than a blank picture.
  if (!lay(s, canvas, LEAST_STRETCH * dot) && !lay(s, canvas, 0)) return null;
  const v = open.v0 + (top + 0.5) * pitch;
  return {
    columns,
    rows,
    grey,
    corner: [left * ux - v * uy, left * uy + v * ux],
    across: [dot * ux, dot * uy],
    down: [pitch * uy, -pitch * ux],
  };
}

/** Dots row by row, the highest row first. */
interface Canvas {
  readonly grey: Uint8Array;
  readonly columns: number;
  /** Number of the highest row. */
  readonly top: number;
  /** [mm] Of the first dot along the rows, and how wide each is. */
  readonly left: number;
  readonly dot: number;
  /** [0…1] Power of black. */
  readonly full: number;
}

/** Blackens the dots of stretches; of one shorter than a dot, the dot that its middle lies in. @param least [mm] shorter ones leave none @returns false where no dot is left */
function lay(s: readonly number[], { grey, columns, top, left, dot, full }: Canvas, least: number): boolean {
  let any = false;
  for (let k = 0; k < s.length; k += 4) {
    const first = (top - s[k]!) * columns;
    let from = Math.round((s[k + 1]! - left) / dot);
    let to = Math.round((s[k + 2]! - left) / dot);
    if (from === to && s[k + 2]! - s[k + 1]! >= least) {
      // The last column ends up to half a dot before the last stretch does.
      from = Math.min(columns - 1, Math.floor((s[k + 1]! + s[k + 2]!) / 2 / dot - left / dot));
      to = from + 1;
    }
    const shade = Math.min(254, 255 - Math.round(255 * Math.min(1, s[k + 3]! / full)));
    for (let column = Math.max(0, from); column < Math.min(columns, to); column++) {
      any = true;
      if (grey[first + column]! > shade) grey[first + column] = shade;
    }
  }
  return any;
}

/** [mm] The dot that all stretches are made of, where there is one (pictures); else as wide as a row is high (areas). */
function dotWidth(s: readonly number[], left: number, pitch: number): number {
  let least = Infinity;
  for (let k = 0; k < s.length; k += 4) least = Math.min(least, s[k + 2]! - s[k + 1]!);
  const rows = Math.round(least / pitch);
  const dot = rows >= 1 ? least / rows : 0;
  if (!(dot > 0.8 * pitch && dot < 1.25 * pitch)) return pitch;
  const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 0.02;
  for (let k = 0; k < s.length; k += 4)
    if (!isWhole((s[k + 1]! - left) / dot) || !isWhole((s[k + 2]! - left) / dot)) return pitch;
  return dot;
}

function isSame(a: Picture, b: Picture): boolean {
  if (a.columns !== b.columns || a.rows !== b.rows) return false;
  if (Math.abs(a.corner[0] - b.corner[0]) > 1e-6 || Math.abs(a.corner[1] - b.corner[1]) > 1e-6) return false;
  return a.grey.every((shade, k) => shade === b.grey[k]);
}
