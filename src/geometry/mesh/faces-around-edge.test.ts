import { describe, expect, test } from 'vitest';
import { type FaceAtEdge, judgeAround, straightPairs } from './faces-around-edge.ts';

/** Faces by angle in degrees; positive ways enter the solid. */
const faces = (...list: readonly (readonly [angle: number, way: number, body?: number])[]): readonly FaceAtEdge[] =>
  list.map(([angle, way, body]) => ({
    angle: (angle * Math.PI) / 180,
    way,
    slack: 1e-6,
    ...(body === undefined ? {} : { body }),
  }));

describe('judgeAround', () => {
  test('one wedge of solid is a skin', () => {
    expect(judgeAround(faces([0, 1], [90, -1]))).toBe('joined');
  });

  test('two wedges with air between them touch', () => {
    expect(judgeAround(faces([0, 1], [90, -1], [180, 1], [270, -1]))).toBe('touch');
  });

  test('faces back to back cancel out, wherever the round begins', () => {
    for (const turn of [0, 75, 180, -170])
      expect(judgeAround(faces([turn, 1], [turn + 90, -1], [turn + 90, 1], [turn + 180, -1]))).toBe('joined');
  });

  test('solid in solid is a crossing, or an overlap where planes are shared', () => {
    expect(judgeAround(faces([0, 1], [180, -1], [90, 1], [270, -1]))).toBe('crossing');
    expect(judgeAround(faces([0, 1], [0, 1], [90, -1], [90, -1]))).toBe('overlap');
  });

  test('an odd number of faces is the end of a sheet', () => {
    expect(judgeAround(faces([0, 1], [90, -1], [200, 1]))).toBe('odd');
  });

  test('wedges that meet inside other bodies are no touch', () => {
    // Three half-spaces that leave no air: between them solid is once or twice everywhere.
    const all = faces([0, 1, 0], [180, -1, 0], [120, 1, 1], [300, -1, 1], [240, 1, 2], [60, -1, 2]);
    expect(judgeAround(all)).toBe('crossing');
  });
});

describe('straightPairs', () => {
  test('faces that go straight on into each other, with the same side out', () => {
    expect(straightPairs(faces([0, 1], [180, -1], [90, 1], [270, -1]))).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(straightPairs(faces([0, 1], [180, 1]))).toEqual([]);
  });
});
