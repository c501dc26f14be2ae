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
 * (Ulichney, *Digital Halftoning*, 1987). Errors live in two or three rows of 16-bit integers, not in a picture of
 * floats: three megapixels cost a few tens of milliseconds and a few kilobytes beside the result.
 *
 * @param shade how dark each pixel is, 0 white … 255 black, row by row
 */
export function dither(shade: Uint8Array, width: number, method: DitherMethod): Uint8Array {
  if (method === 'threshold') return shade.map((s) => (s >= 128 ? 1 : 0));
  if (method === 'bayer') return bayer(shade, width);
  return diffuse(shade, width, KERNELS[method]);
}

interface Kernel {
  readonly divisor: number;
  /** dx, dy, weight of each neighbour that gets a share. */
  readonly shares: readonly (readonly [number, number, number])[];
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
  const shares: (readonly [number, number, number])[] = right.map((weight, k) => [k + 1, 0, weight]);
  for (const [row, weights] of below.entries()) {
    const half = (weights.length - 1) / 2;
    for (const [k, weight] of weights.entries()) if (weight > 0) shares.push([k - half, row + 1, weight]);
  }
  return { divisor, shares };
}

function diffuse(shade: Uint8Array, width: number, { divisor, shares }: Kernel): Uint8Array {
  const height = width === 0 ? 0 : shade.length / width;
  const out = new Uint8Array(shade.length);
  const margin = 2;
  const stride = width + 2 * margin;
  // Errors in units of 1/divisor: whole numbers, nothing lost to rounding.
  let [here, next, second] = [new Int32Array(stride), new Int32Array(stride), new Int32Array(stride)];
  const dx = Int8Array.from(shares, (s) => s[0]);
  const dy = Uint8Array.from(shares, (s) => s[1]);
  const weight = Int32Array.from(shares, (s) => s[2]);
  const count = shares.length;
  for (let row = 0; row < height; row++) {
    const step = (row & 1) === 0 ? 1 : -1;
    const first = step > 0 ? 0 : width - 1;
    for (let k = 0, column = first; k < width; k++, column += step) {
      const pixel = row * width + column;
      const at = column + margin;
      // White and black stay what they are: no stray dots in blank paper, no pin holes in black.
      const given = shade[pixel]!;
      const value = given * divisor + here[at]!;
      const burn = given === 255 || (given > 0 && value >= 128 * divisor);
      if (burn) out[pixel] = 1;
      if (given === 0 || given === 255) continue;
      const error = Math.round((value - (burn ? 255 * divisor : 0)) / divisor);
      for (let s = 0; s < count; s++) {
        const target = at + step * dx[s]!;
        const add = error * weight[s]!;
        if (dy[s] === 0) here[target]! += add;
        else if (dy[s] === 1) next[target]! += add;
        else second[target]! += add;
      }
    }
    [here, next, second] = [next, second, here];
    second.fill(0);
  }
  return out;
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
