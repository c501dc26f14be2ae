import { describe, expect, test } from 'vitest';
import type { Raster } from '../../model/part.ts';
import { resampleShade } from './resample-raster.ts';

function raster(width: number, height: number, grey: (x: number, y: number) => number): Raster {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) pixels[y * width + x] = grey(x, y);
  return { kind: 'raster', width, height, grey: pixels, dpi: null };
}

/** Pixels of 0.1 mm, upright, lower left corner at the origin. */
const upright = (height: number) => [0.1, 0, 0, -0.1, 0, height * 0.1] as const;

describe('resampleShade', () => {
  test('one pixel a cell comes back as it was, upside down for y up', () => {
    const picture = raster(7, 5, (x, y) => 20 * x + 10 * y);
    const grid = { x0: 0, y0: 0, columns: 7, rows: 5, pitchX: 0.1, pitchY: 0.1 };
    const shade = resampleShade(picture, upright(5), grid);
    for (let row = 0; row < 5; row++)
      for (let column = 0; column < 7; column++)
        expect(Math.abs(255 - shade[row * 7 + column]! - (20 * column + 10 * (4 - row)))).toBeLessThanOrEqual(1);
  });

  test('light is averaged, not ink: black and white in turn look 188, not 128', () => {
    const picture = raster(100, 100, (x, y) => ((x + y) % 2 === 0 ? 255 : 0));
    const grid = { x0: 0, y0: 0, columns: 50, rows: 50, pitchX: 0.2, pitchY: 0.2 };
    const shade = resampleShade(picture, upright(100), grid);
    expect(shade.every((s) => Math.abs(255 - s - 188) <= 1)).toBe(true);
  });

  test.each([0.1, 0.13, 0.27, 0.04])('cells of %f mm: standing straight reads as a hair off straight', (pitch) => {
    const picture = raster(41, 29, (x, y) => (x * 37 + y * 101) % 256);
    const grid = {
      x0: -0.31,
      y0: -0.2,
      columns: Math.ceil(5 / pitch),
      rows: Math.ceil(4 / pitch),
      pitchX: pitch,
      pitchY: pitch,
    };
    const straight = resampleShade(picture, upright(29), grid);
    const leaning = resampleShade(picture, [0.1, 1e-14, 0, -0.1, 0, 2.9], grid);
    expect(straight.every((shade, k) => Math.abs(shade - leaning[k]!) <= 1)).toBe(true);
    expect(straight.some((shade) => shade > 0)).toBe(true);
  });

  test('outside the picture there is white paper', () => {
    const picture = raster(10, 10, () => 0);
    const grid = { x0: -1, y0: -1, columns: 30, rows: 30, pitchX: 0.1, pitchY: 0.1 };
    const shade = resampleShade(picture, upright(10), grid);
    expect(shade.reduce((sum, s) => sum + s, 0)).toBe(255 * 100);
  });

  test('a turned picture keeps its darkness', () => {
    const picture = raster(60, 60, () => 0);
    const angle = 0.5;
    const [c, s] = [0.1 * Math.cos(angle), 0.1 * Math.sin(angle)];
    const grid = { x0: -6, y0: -9, columns: 180, rows: 180, pitchX: 0.1, pitchY: 0.1 };
    const shade = resampleShade(picture, [c, s, s, -c, 0, 0], grid);
    let black = 0;
    for (const value of shade) if (value > 67) black++; // half a cell of black looks 188;
    expect(Math.abs(black * 0.01 - 36)).toBeLessThan(0.7);
  });
});
