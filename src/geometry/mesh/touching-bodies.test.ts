import { describe, expect, test } from 'vitest';
import { box, moved, prism, subdivided, together } from '../../../test/meshes.ts';
import type { Mesh } from '../../model/part.ts';
import { analysisOf } from './mesh-analysis.ts';
import { type Touches, touchingBodies } from './touching-bodies.ts';

const cube = box([0, 0, 0, 20, 20, 20]);
/** A pyramid of 20 mm that stands on its tip at a place. */
const tip = (x: number, y: number, z: number): Mesh =>
  moved(box([0, 0, 0, 20, 20, 20]), (px, py, pz) => (pz === 0 ? [x, y, z] : [x + px - 10, y + py - 10, z + pz]));

function touchesIn(...parts: readonly Mesh[]): Touches {
  const mesh = together(...parts);
  return touchingBodies({ positions: mesh.positions, ...analysisOf(mesh).mending }, 1e-5);
}

const counts = ({ lines, points, areas }: Touches): readonly [number, number, boolean] => [
  lines.length,
  points.length,
  areas.length > 0,
];

describe('touchingBodies', () => {
  test('an edge against part of an edge: the line that both have', () => {
    const { lines } = touchesIn(cube, box([20, 20, 5, 40, 40, 12]));
    expect(lines).toHaveLength(1);
    expect([lines[0]!.from[2], lines[0]!.to[2]].sort((a, b) => a - b)).toEqual([5, 12]);
    expect(lines[0]!.from.slice(0, 2)).toEqual([20, 20]);
  });

  test('an edge on a face', () => {
    const roof = prism(
      [
        [10, 20],
        [20, 30],
        [0, 30],
      ],
      5,
      15,
    );
    expect(touchesIn(cube, roof).lines.length).toBeGreaterThan(0);
  });

  test('a tip on a face, on an edge and on a corner', () => {
    expect(counts(touchesIn(cube, tip(7, 9, 20)))).toEqual([0, 1, false]);
    expect(counts(touchesIn(cube, tip(20, 9, 20)))).toEqual([0, 1, false]);
    expect(counts(touchesIn(cube, tip(20, 20, 20)))).toEqual([0, 1, false]);
  });

  test('face on face is neither a line nor a point', () => {
    expect(counts(touchesIn(cube, box([5, 5, 20, 30, 30, 25])))).toEqual([0, 0, true]);
    expect(counts(touchesIn(cube, box([20, 0, 0, 40, 20, 20])))).toEqual([0, 0, true]);
  });

  test('bodies that overlap do not touch, and apart they do not either', () => {
    expect(counts(touchesIn(cube, box([10, 10, 0, 30, 30, 20])))).toEqual([0, 0, false]);
    expect(counts(touchesIn(cube, box([20.01, 0, 0, 40, 20, 20])))).toEqual([0, 0, false]);
  });

  test('a finer mesh touches in the same places', () => {
    const pair = [subdivided(cube), subdivided(box([20, 20, 10, 40, 40, 30]))] as const;
    const fine = touchesIn(...pair);
    expect(fine.lines.length).toBeGreaterThan(0);
    expect(fine.lines.flatMap(({ from, to }) => [from, to]).every(([x, y]) => x === 20 && y === 20)).toBe(true);
    expect(fine.points).toEqual([]);
  });
});
