import type { Raster } from '../../model/part.ts';

/** Cells that a picture is read into: column 0 left, row 0 at the bottom (y up). [mm] */
export interface ShadeGrid {
  readonly x0: number;
  readonly y0: number;
  readonly columns: number;
  readonly rows: number;
  readonly pitchX: number;
  readonly pitchY: number;
}

/**
 * How dark a placed picture is in each cell: 0 white or outside … 255 black, row 0 at the bottom.
 *
 * Light is averaged, not ink: greys are made linear (sRGB), averaged over the cell and coded back. First whole blocks
 * of pixels are averaged down to about the cell's size, then four places a cell are read between pixels, so neither
 * stripes nor steps arise whatever the angle. Three megapixels out of twelve take some 0.15 s.
 *
 * @param transform [mm a pixel and mm] x = a·u + c·v + e, y = b·u + d·v + f
 */
export function resampleShade(
  raster: Raster,
  transform: readonly [number, number, number, number, number, number],
  grid: ShadeGrid,
): Uint8Array {
  const [a, b, c, d, e, f] = transform;
  const blockX = Math.max(1, Math.floor(Math.min(grid.pitchX, grid.pitchY) / Math.sqrt(a * a + b * b) + 1e-6));
  const blockY = Math.max(1, Math.floor(Math.min(grid.pitchX, grid.pitchY) / Math.sqrt(c * c + d * d) + 1e-6));
  const source = averageBlocks(raster, blockX, blockY);
  const det = a * d - b * c;
  // From mm to blocks: u = (d·x − c·y) / det, v = (a·y − b·x) / det.
  const ux = d / det / blockX;
  const uy = -c / det / blockX;
  const vx = -b / det / blockY;
  const vy = a / det / blockY;
  // One block of pixels a cell: a single reading is exact.
  const aligned = isAligned(ux * grid.pitchX, vx * grid.pitchX, uy * grid.pitchY, vy * grid.pitchY);
  const places = aligned ? [0.5] : [0.25, 0.75];
  const reading: Reading = { ux, uy, vx, vy, e, f, places };
  const out = new Uint8Array(grid.columns * grid.rows);
  if (uy === 0 && vx === 0) readUpright(source, grid, reading, out);
  else readTurned(source, grid, reading, out);
  return out;
}

/** From mm to blocks of pixels, u = ux·(x − e) + uy·(y − f) and so v, and where a cell is read, both ways [share of it]. */
interface Reading {
  readonly ux: number;
  readonly uy: number;
  readonly vx: number;
  readonly vy: number;
  readonly e: number;
  readonly f: number;
  readonly places: readonly number[];
}

/** Any picture, turned or leaning. What lies outside it is white paper. */
function readTurned(source: LinearImage, grid: ShadeGrid, reading: Reading, out: Uint8Array): void {
  const { ux, uy, vx, vy, e, f, places } = reading;
  const whole = places.length * places.length;
  for (let row = 0, cell = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++, cell++) {
      let sum = 0;
      let inside = 0;
      for (let place = 0; place < whole; place++) {
        const x = grid.x0 + (column + places[place % places.length]!) * grid.pitchX - e;
        const y = grid.y0 + (row + places[(place / places.length) | 0]!) * grid.pitchY - f;
        const u = ux * x + uy * y;
        const v = vx * x + vy * y;
        if (u < -1e-6 || v < -1e-6 || u > source.width + 1e-6 || v > source.height + 1e-6) continue;
        sum += between(source, u - 0.5, v - 0.5);
        inside++;
      }
      if (inside > 0) out[cell] = 255 - CODED[((sum + (whole - inside) * FULL) / whole) >> CODED_SHIFT]!;
    }
  }
}

/** A picture that stands straight: every row of cells reads the same columns of blocks, so their shares are reckoned once. */
function readUpright({ width, height, light }: LinearImage, grid: ShadeGrid, reading: Reading, out: Uint8Array): void {
  const across = sharesAlong(
    width,
    grid.columns,
    reading.places,
    (n) => reading.ux * (grid.x0 + n * grid.pitchX - reading.e),
  );
  const up = sharesAlong(
    height,
    grid.rows,
    reading.places,
    (n) => reading.vy * (grid.y0 + n * grid.pitchY - reading.f),
  );
  const count = reading.places.length;
  if (count === 1) {
    for (let row = 0; row < grid.rows; row++)
      readAligned(
        { width, height, light },
        across,
        [up.least[row]!, up.most[row]!, up.share[row]!],
        out.subarray(row * grid.columns),
      );
    return;
  }
  const sums = new Float64Array(grid.columns);
  const inside = new Uint8Array(grid.columns);
  for (let row = 0, cell = 0; row < grid.rows; row++) {
    sums.fill(0);
    inside.fill(0);
    for (let place = row * count; place < (row + 1) * count; place++) {
      if (up.least[place]! < 0) continue;
      const [above, below, low] = [up.least[place]! * width, up.most[place]! * width, up.share[place]!];
      for (let k = 0; k < across.least.length; k++) {
        const left = across.least[k]!;
        if (left < 0) continue;
        const right = across.most[k]!;
        const share = across.share[k]!;
        const upper = light[above + left]! * (1 - share) + light[above + right]! * share;
        const lower = light[below + left]! * (1 - share) + light[below + right]! * share;
        const column = k >> 1;
        sums[column]! += upper * (1 - low) + lower * low;
        inside[column]!++;
      }
    }
    const whole = count * count;
    for (let column = 0; column < grid.columns; column++, cell++) {
      const white = (whole - inside[column]!) * FULL;
      if (inside[column]! > 0) out[cell] = 255 - CODED[((sums[column]! + white) / whole) >> CODED_SHIFT]!;
    }
  }
}

/** A row of cells that are one block each: no sums, and where it lies on a row of blocks only these are read. */
function readAligned(
  { width, light }: LinearImage,
  { least, most, share }: Shares,
  [top, bottom, low]: readonly [number, number, number],
  out: Uint8Array,
): void {
  if (top < 0) return;
  const [above, below] = [top * width, bottom * width];
  for (let k = 0; k < least.length; k++) {
    const left = least[k]!;
    if (left < 0) continue;
    const right = most[k]!;
    const part = share[k]!;
    let value = light[above + left]! * (1 - part) + light[above + right]! * part;
    if (low !== 0) {
      const lower = light[below + left]! * (1 - part) + light[below + right]! * part;
      value = value * (1 - low) + lower * low;
    }
    out[k] = 255 - CODED[value >> CODED_SHIFT]!;
  }
}

/** For each place along one way: the blocks on its two sides, -1 outside, and the share of the greater one. */
interface Shares {
  readonly least: Int32Array;
  readonly most: Int32Array;
  readonly share: Float64Array;
}

/** @param blockAt [blocks] of a place [cells] */
function sharesAlong(
  size: number,
  cells: number,
  places: readonly number[],
  blockAt: (cell: number) => number,
): Shares {
  const least = new Int32Array(cells * places.length);
  const most = new Int32Array(least.length);
  const share = new Float64Array(least.length);
  for (let k = 0; k < least.length; k++) {
    const at = blockAt(Math.floor(k / places.length) + places[k % places.length]!);
    const middle = Math.min(Math.max(at - 0.5, 0), size - 1);
    least[k] = at < -1e-6 || at > size + 1e-6 ? -1 : Math.floor(middle);
    most[k] = Math.min(Math.floor(middle) + 1, size - 1);
    share[k] = middle - Math.floor(middle);
  }
  return { least, most, share };
}

/** One block of pixels a cell, side by side: a single reading is exact. */
function isAligned(ux: number, vx: number, uy: number, vy: number): boolean {
  const one = (value: number): boolean => Math.abs(Math.abs(value) - 1) < 0.02;
  const none = (value: number): boolean => Math.abs(value) < 1e-6;
  return (one(ux) && none(vx) && none(uy) && one(vy)) || (none(ux) && one(vx) && one(uy) && none(vy));
}

const FULL = 65535;
const CODED_SHIFT = 4;
/** sRGB's curve (IEC 61966-2-1), both ways. */
const LINEAR = Uint16Array.from({ length: 256 }, (_, code) => {
  const s = code / 255;
  return Math.round(FULL * (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4));
});
const CODED = Uint8Array.from({ length: 4096 }, (_, index) => {
  const l = index / 4095;
  return Math.round(255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * l ** (1 / 2.4) - 0.055));
});

interface LinearImage {
  readonly width: number;
  readonly height: number;
  readonly light: Uint16Array;
}

/** Averages blocks of pixels in linear light; the last ones may be smaller. */
function averageBlocks(raster: Raster, blockX: number, blockY: number): LinearImage {
  const width = Math.ceil(raster.width / blockX);
  const height = Math.ceil(raster.height / blockY);
  const light = new Uint16Array(width * height);
  const sums = new Float64Array(width);
  const { grey } = raster;
  for (let row = 0; row < height; row++) {
    sums.fill(0);
    const lastLine = Math.min(raster.height, (row + 1) * blockY);
    for (let line = row * blockY; line < lastLine; line++) {
      const pixel = line * raster.width;
      addLine(grey.subarray(pixel, pixel + raster.width), blockX, sums);
    }
    const lines = lastLine - row * blockY;
    for (let column = 0; column < width; column++) {
      const across = Math.min(raster.width, (column + 1) * blockX) - column * blockX;
      light[row * width + column] = sums[column]! / (across * lines);
    }
  }
  return { width, height, light };
}

/** Adds a line of pixels to the sums of its blocks; the last block may be shorter. */
function addLine(line: Uint8Array, block: number, sums: Float64Array): void {
  const whole = Math.floor(line.length / block);
  if (block === 1) for (let column = 0; column < whole; column++) sums[column]! += LINEAR[line[column]!]!;
  else if (block === 2)
    for (let column = 0; column < whole; column++)
      sums[column]! += LINEAR[line[2 * column]!]! + LINEAR[line[2 * column + 1]!]!;
  else
    for (let column = 0, pixel = 0; column < whole; column++) {
      let sum = 0;
      for (const end = pixel + block; pixel < end; pixel++) sum += LINEAR[line[pixel]!]!;
      sums[column]! += sum;
    }
  for (let pixel = whole * block; pixel < line.length; pixel++) sums[whole]! += LINEAR[line[pixel]!]!;
}

/** Light between the middles of four blocks; beyond the border, that of the border. */
function between({ width, height, light }: LinearImage, u: number, v: number): number {
  const cu = u < 0 ? 0 : Math.min(u, width - 1);
  const cv = v < 0 ? 0 : Math.min(v, height - 1);
  const left = cu | 0;
  const above = cv | 0;
  const right = left + 1 < width ? left + 1 : left;
  const below = above + 1 < height ? above + 1 : above;
  const su = cu - left;
  const sv = cv - above;
  const upper = light[above * width + left]! * (1 - su) + light[above * width + right]! * su;
  const lower = light[below * width + left]! * (1 - su) + light[below * width + right]! * su;
  return upper * (1 - sv) + lower * sv;
}
