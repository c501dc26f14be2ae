import { describe, expect, test } from 'vitest';
import { type Pen, PLAIN_PEN, type Subpath } from '../../model/part.ts';
import { loadPolygonKernel } from '../areas/clipper-kernel.ts';
import { polygonsArea } from '../areas/polygons.ts';
import { strokeOutline } from './stroke-outline.ts';

const kernel = await loadPolygonKernel();

function lineOf(points: readonly (readonly [number, number])[], closed = false): Subpath {
  const [[x0, y0], ...rest] = points as [readonly [number, number], ...(readonly [number, number])[]];
  return { x0, y0, verbs: new Uint8Array(rest.length), coordinates: Float64Array.from(rest.flat()), closed };
}

function areaOf(subpath: Subpath, pen: Partial<Pen> = {}, width = 2): number {
  return polygonsArea(strokeOutline([subpath], { pen: { ...PLAIN_PEN, ...pen }, width, tolerance: 0.001 }, kernel));
}

const straight = lineOf([
  [0, 0],
  [10, 0],
]);
const rightAngle = lineOf([
  [0, 0],
  [10, 0],
  [10, 10],
]);

describe('a stroke as wide as it is drawn', () => {
  test('its ends are straight, round or square', () => {
    expect(areaOf(straight)).toBeCloseTo(20, 4);
    expect(areaOf(straight, { cap: 'square' })).toBeCloseTo(24, 4);
    expect(areaOf(straight, { cap: 'round' })).toBeCloseTo(20 + Math.PI, 1);
  });

  test('its corners are mitred, round or cut off', () => {
    const square = 39; // two bars of 20 less the quarter that both cover
    expect(areaOf(rightAngle)).toBeCloseTo(square + 1, 4);
    expect(areaOf(rightAngle, { join: 'bevel' })).toBeCloseTo(square + 0.5, 4);
    expect(areaOf(rightAngle, { join: 'round' })).toBeCloseTo(square + Math.PI / 4, 1);
    expect(
      areaOf(
        lineOf([
          [0, 0],
          [10, 0],
          [10, -10],
        ]),
      ),
    ).toBeCloseTo(square + 1, 4);
  });

  test('a mitre of a right angle is √2 widths long: under a smaller limit it is cut off', () => {
    expect(areaOf(rightAngle, { miterLimit: 1.42 })).toBeCloseTo(40, 4);
    expect(areaOf(rightAngle, { miterLimit: 1.41 })).toBeCloseTo(39.5, 4);
  });

  test('a closed one has a corner where it begins; an open one that comes back there has two ends', () => {
    const box = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
      [0, 0],
    ] as const;
    expect(areaOf(lineOf(box, true))).toBeCloseTo(12 * 12 - 8 * 8, 4);
    expect(areaOf(lineOf(box))).toBeCloseTo(12 * 12 - 8 * 8 - 1, 4);
  });

  test('every dash has ends of its own', () => {
    expect(areaOf(straight, { dashes: [2, 2] })).toBeCloseTo(12, 4);
    expect(areaOf(straight, { dashes: [2, 3], cap: 'square' })).toBeCloseTo(16, 4);
    expect(areaOf(straight, { dashes: [0, 5], cap: 'round' })).toBeCloseTo(2 * Math.PI, 1);
  });

  test('a curve is as wide all along, whatever its corners', () => {
    const circle: Subpath = {
      x0: 10,
      y0: 0,
      verbs: Uint8Array.of(2),
      coordinates: Float64Array.of(0, 0, 10, 10, 0, 0, 2 * Math.PI, 10, 0),
      closed: true,
    };
    for (const join of ['miter', 'round', 'bevel'] as const)
      expect(areaOf(circle, { join })).toBeCloseTo(Math.PI * (11 ** 2 - 9 ** 2), 0);
  });

  test('a stroke without length is nothing', () => {
    expect(
      areaOf(
        lineOf([
          [1, 1],
          [1, 1],
        ]),
        { cap: 'round' },
      ),
    ).toBe(0);
  });
});
