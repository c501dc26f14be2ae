/** Ways to turn grey into dots. */
export const DITHER_METHODS = [
  'floyd-steinberg',
  'jarvis',
  'stucki',
  'atkinson',
  'burkes',
  'sierra',
  'sierra-two-row',
  'sierra-lite',
  'bayer',
  'threshold',
] as const;
export type DitherMethod = (typeof DITHER_METHODS)[number];

/**
 * Turns shades into dots: 1 burn, 0 leave.
 *
 * Error diffusion runs in a serpentine (every second row from right to left), which keeps worms out of even shades
 * (Ulichney, *Digital Halftoning*, 1987). Errors live in three rows of integers, not in a picture of
 * floats: three megapixels cost a few tens of milliseconds and a few kilobytes beside the result.
 *
 * @param shade how dark each pixel is, 0 white … 255 black, row by row
 */
export function dither(shade: Uint8Array, width: number, method: DitherMethod): Uint8Array {
  if (method === 'threshold') return threshold(shade, 128);
  if (method === 'bayer') return bayer(shade, width);
  return diffuse(shade, width, KERNELS[method]);
}

/** Dots where the shade is at least so dark. */
export function threshold(shade: Uint8Array, least: number): Uint8Array {
  const out = new Uint8Array(shade.length);
  for (let k = 0; k < shade.length; k++) if (shade[k]! >= least) out[k] = 1;
  return out;
}

/** Weights of the neighbours that get a share: two to the right, five under them, five in the row after. */
interface Kernel {
  readonly divisor: number;
  readonly weights: Int32Array;
}

/** Floyd & Steinberg 1976; Jarvis, Judice & Ninke 1976; Stucki 1981; Atkinson (Apple, 1984); Burkes 1988; Sierra 1989–90. */
const KERNELS: Readonly<Record<Exclude<DitherMethod, 'bayer' | 'threshold'>, Kernel>> = {
  'floyd-steinberg': kernel(16, [7], [3, 5, 1]),
  jarvis: kernel(48, [7, 5], [3, 5, 7, 5, 3], [1, 3, 5, 3, 1]),
  stucki: kernel(42, [8, 4], [2, 4, 8, 4, 2], [1, 2, 4, 2, 1]),
  atkinson: kernel(8, [1, 1], [1, 1, 1], [0, 1, 0]),
  burkes: kernel(32, [8, 4], [2, 4, 8, 4, 2]),
  sierra: kernel(32, [5, 3], [2, 4, 5, 4, 2], [0, 2, 3, 2, 0]),
  'sierra-two-row': kernel(16, [4, 3], [1, 2, 3, 2, 1]),
  'sierra-lite': kernel(4, [2], [1, 1, 0]),
};

/** Weights to the right of the pixel, then of the rows below, each centred under it. */
function kernel(divisor: number, right: readonly number[], ...below: readonly (readonly number[])[]): Kernel {
  const weights = new Int32Array(12);
  weights.set(right);
  for (const [row, shares] of below.entries()) weights.set(shares, 2 + 5 * row + (5 - shares.length) / 2);
  return { divisor, weights };
}

/**
 * Each pixel fetches its shares of the errors around it, which is four to twelve readings and one writing; giving them
 * out, as the papers tell it, reads and writes each share (three times as long). Errors are whole numbers in units of a
 * grey; sums of shares are in units of 1/divisor, so nothing is lost to rounding.
 *
 *     two rows before  ▫ ▫ ▫ ▫ ▫   ─▶ this way
 *     the row before   ▫ ▫ ▫ ▫ ▫   ◀─ the other way, so its weights lie mirrored
 *     this row         ▫ ▫ ▪       ─▶
 */
function diffuse(shade: Uint8Array, width: number, { divisor, weights }: Kernel): Uint8Array {
  const out = new Uint8Array(shade.length);
  const stride = width + 2 * MARGIN;
  const rows: Rows = { here: new Int32Array(stride), before: new Int32Array(stride), earlier: new Int32Array(stride) };
  // x / 2^n, rounded as Math.round does, is a shift.
  const shift = Number.isInteger(Math.log2(divisor)) ? Math.log2(divisor) : 0;
  const near = shift > 0 && weights.every((weight, place) => weight === 0 || NEAR.includes(place));
  for (let first = 0, step = 1; first < shade.length; first += width, step = -step) {
    const row = { shade, out, first, width, step, divisor, shift };
    if (near) diffuseNear(row, rows, weights);
    else diffuseFar(row, rows, weights);
    const oldest = rows.earlier;
    rows.earlier = rows.before;
    rows.before = rows.here;
    rows.here = oldest;
  }
  return out;
}

/** [pixels] That a kernel reaches to either side. */
const MARGIN = 2;
/** Places of kernels that reach the pixel to the right and the three under it. */
const NEAR: readonly number[] = [0, 3, 4, 5];

/** Errors of each pixel [greys], two pixels of nothing on both sides. */
interface Rows {
  here: Int32Array;
  before: Int32Array;
  earlier: Int32Array;
}

interface Row {
  readonly shade: Uint8Array;
  readonly out: Uint8Array;
  /** Number of the row's first pixel. */
  readonly first: number;
  readonly width: number;
  readonly step: number;
  readonly divisor: number;
  readonly shift: number;
}

function diffuseNear({ shade, out, first, width, step, divisor, shift }: Row, rows: Rows, weights: Int32Array): void {
  const { here, before } = rows;
  const [right, left, under, ahead] = [weights[0]!, weights[3]!, weights[4]!, weights[5]!];
  const half = 128 * divisor;
  const round = 1 << (shift - 1);
  let error = 0;
  for (let k = 0, column = step > 0 ? 0 : width - 1; k < width; k++, column += step) {
    const given = shade[first + column]!;
    const at = column + MARGIN;
    // White and black stay what they are: no stray dots in blank paper, no pin holes in black.
    if (given === 0 || given === 255) {
      if (given === 255) out[first + column] = 1;
      here[at] = error = 0;
      continue;
    }
    const value =
      given * divisor + right * error + left * before[at - step]! + under * before[at]! + ahead * before[at + step]!;
    let rest = value;
    if (value >= half) {
      out[first + column] = 1;
      rest -= 255 * divisor;
    }
    here[at] = error = (rest + round) >> shift;
  }
}

function diffuseFar({ shade, out, first, width, step, divisor, shift }: Row, rows: Rows, weights: Int32Array): void {
  const { here, before, earlier } = rows;
  const [r0, r1, b0, b1, b2, b3] = [weights[0]!, weights[1]!, weights[2]!, weights[3]!, weights[4]!, weights[5]!];
  const [b4, u0, u1, u2, u3, u4] = [weights[6]!, weights[7]!, weights[8]!, weights[9]!, weights[10]!, weights[11]!];
  const half = 128 * divisor;
  const round = shift > 0 ? 1 << (shift - 1) : 0;
  const two = 2 * step;
  let error = 0;
  let last = 0;
  for (let k = 0, column = step > 0 ? 0 : width - 1; k < width; k++, column += step) {
    const given = shade[first + column]!;
    const at = column + MARGIN;
    let own = 0;
    if (given === 255) out[first + column] = 1;
    else if (given !== 0) {
      let rest = given * divisor + r0 * error + r1 * last;
      rest += b0 * before[at - two]! + b1 * before[at - step]! + b2 * before[at]!;
      rest += b3 * before[at + step]! + b4 * before[at + two]!;
      rest += u0 * earlier[at + two]! + u1 * earlier[at + step]! + u2 * earlier[at]!;
      rest += u3 * earlier[at - step]! + u4 * earlier[at - two]!;
      if (rest >= half) {
        out[first + column] = 1;
        rest -= 255 * divisor;
      }
      own = shift > 0 ? (rest + round) >> shift : Math.round(rest / divisor);
    }
    last = error;
    here[at] = error = own;
  }
}

/** The 8 × 8 matrix of Bayer (1973): bit-reversed interleave of x xor y and y. */
function bayer(shade: Uint8Array, width: number): Uint8Array {
  const limit = new Uint8Array(64);
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let value = 0;
      for (let bit = 0; bit < 3; bit++) {
        value |= (((x ^ y) >> bit) & 1) << (5 - 2 * bit);
        value |= ((y >> bit) & 1) << (4 - 2 * bit);
      }
      limit[8 * y + x] = Math.round((value + 0.5) * 4);
    }
  }
  const out = new Uint8Array(shade.length);
  for (let pixel = 0, row = 0; pixel < shade.length; row++) {
    for (let column = 0; column < width; column++, pixel++) {
      if (shade[pixel]! >= limit[8 * (row & 7) + (column & 7)]!) out[pixel] = 1;
    }
  }
  return out;
}
