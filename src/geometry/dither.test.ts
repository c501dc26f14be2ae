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

  test('a picture of no pixels and one of a single column are no error', () => {
    expect(dither(new Uint8Array(0), 0, 'jarvis').length).toBe(0);
    expect(dither(new Uint8Array(9).fill(128), 1, 'stucki').length).toBe(9);
  });
});
