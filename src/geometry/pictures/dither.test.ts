import { describe, expect, test } from 'vitest';
import { DITHER_METHODS, dither } from './dither.ts';

const mean = (dots: Uint8Array): number => dots.reduce((sum, d) => sum + d, 0) / dots.length;

describe('dither', () => {
  for (const method of DITHER_METHODS) {
    test(`${method}: white stays blank and black full`, () => {
      expect(mean(dither(new Uint8Array(4096), 64, method))).toBe(0);
      expect(mean(dither(new Uint8Array(4096).fill(255), 64, method))).toBe(1);
    });
  }

  for (const method of DITHER_METHODS.filter((m) => m !== 'threshold' && m !== 'atkinson')) {
    test(`${method}: an even shade keeps its darkness`, () => {
      for (const shade of [13, 64, 128, 200, 240])
        expect(Math.abs(mean(dither(new Uint8Array(40_000).fill(shade), 200, method)) - shade / 255)).toBeLessThan(
          0.015,
        );
    });
  }

  test('atkinson leaves light shades lighter and dark ones darker', () => {
    expect(mean(dither(new Uint8Array(40_000).fill(40), 200, 'atkinson'))).toBeLessThan(40 / 255);
    expect(mean(dither(new Uint8Array(40_000).fill(215), 200, 'atkinson'))).toBeGreaterThan(215 / 255);
  });

  // Both tables as their papers print them: the pixel's own row, then those below, the pixel in the middle.
  test.each([
    [
      'floyd-steinberg',
      16,
      [
        [0, 0, 0, 7, 0],
        [0, 3, 5, 1, 0],
        [0, 0, 0, 0, 0],
      ],
    ],
    [
      'jarvis',
      48,
      [
        [0, 0, 0, 7, 5],
        [3, 5, 7, 5, 3],
        [1, 3, 5, 3, 1],
      ],
    ],
  ] as const)('%s: the same dots as giving each error out pixel by pixel', (method, divisor, table) => {
    const [width, height] = [37, 23];
    const shade = Uint8Array.from({ length: width * height }, (_, k) => (k * 7919) % 256);
    const errors = new Float64Array((height + 2) * (width + 4));
    const dots = new Uint8Array(shade.length);
    for (let row = 0; row < height; row++) {
      const step = row % 2 === 0 ? 1 : -1;
      for (let k = 0; k < width; k++) {
        const column = step > 0 ? k : width - 1 - k;
        const given = shade[row * width + column]!;
        const value = given * divisor + errors[row * (width + 4) + column + 2]!;
        const burn = given === 255 || (given > 0 && value >= 128 * divisor);
        dots[row * width + column] = burn ? 1 : 0;
        if (given === 0 || given === 255) continue;
        const error = Math.round((value - (burn ? 255 * divisor : 0)) / divisor);
        for (const [below, weights] of table.entries())
          for (const [place, weight] of weights.entries())
            errors[(row + below) * (width + 4) + column + 2 + step * (place - 2)]! += error * weight;
      }
    }
    expect(dither(shade, width, method)).toEqual(dots);
  });

  test('a picture of no pixels and one of a single column are no error', () => {
    expect(dither(new Uint8Array(0), 0, 'jarvis').length).toBe(0);
    expect(dither(new Uint8Array(9).fill(128), 1, 'stucki').length).toBe(9);
  });
});
