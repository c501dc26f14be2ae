import { describe, expect, test } from 'vitest';
import { ball, box, moved, together, turned } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import type { Mesh } from '../../../model/part.ts';
import { enclosedVoid } from './enclosed-void.ts';

const all = (): boolean => true;

/** What is said of a block of 60 × 60 × 80 mm with a hollow in it. */
function saidOf(hollow: Mesh, settings: Readonly<Record<string, string>> = {}): readonly string[] {
  const part = together(box([0, 0, 0, 60, 60, 80]), turned(hollow, all));
  return enclosedVoid.check(printCase(part, { settings })).map(({ what }) => what.en);
}

describe('enclosed-void', () => {
  test('of a flat ceiling all is laid over air, of a dome what leans out', () => {
    expect(saidOf(box([20, 20, 20, 40, 40, 40]))[0]).toContain('400 mm² lean out more than 45°');
    const [dome] = saidOf(ball(30, 30, 40, 10, 96));
    const area = Number(/(\d+) mm² lean/.exec(dome!)![1]);
    expect(Math.abs(area - Math.PI * 50)).toBeLessThan(8);
    const [strict] = saidOf(ball(30, 30, 40, 10, 96), { overhangAngle: '60' });
    expect(Number(/(\d+) mm² lean/.exec(strict!)![1])).toBeLessThan(0.6 * area);
  });

  test('a pointed hollow carries its ceiling', () => {
    const spindle = moved(ball(0, 0, 0, 10, 4), (x, y, z) => [30 + x, 30 + y, 40 + 3 * z]);
    expect(saidOf(spindle)).toEqual([expect.stringContaining('carries itself up to z 70')]);
  });
});
