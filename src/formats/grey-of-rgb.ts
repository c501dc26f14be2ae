/** How bright a colour is, 0 … 255: luminance of Rec. 709 on linear light, written back as sRGB, as sharp does it. */
const LINEAR = Float64Array.from({ length: 256 }, (_, i) => {
  const value = i / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** sRGB of linear light in steps finer than 8 bits anywhere. */
const STEPS = 16384;
const ENCODED = Uint8Array.from({ length: STEPS + 1 }, (_, i) => {
  const value = i / STEPS;
  return Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055));
});

export function greyOfRgb(r: number, g: number, b: number): number {
  if (r === g && g === b) return r;
  const light = 0.2126 * LINEAR[r]! + 0.7152 * LINEAR[g]! + 0.0722 * LINEAR[b]!;
  return ENCODED[Math.round(light * STEPS)]!;
}
