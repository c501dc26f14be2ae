import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { rrf } from './rrf.ts';

const seconds = (steps: readonly Step[], motion: object = MOTION.rrf): number =>
  timeOfSteps(rrf, motion, steps).seconds;

/** [s] Accelerate, cruise, brake, a = 1000 mm/s². */
function ramp(distance: number, start: number, cruise: number, end: number): number {
  const a = 1000;
  const peak = Math.min(cruise, Math.sqrt((start * start + end * end) / 2 + a * distance));
  const ramps = (2 * peak * peak - start * start - end * end) / (2 * a);
  return (2 * peak - start - end) / a + (distance - ramps) / peak;
}

describe('RepRapFirmware by hand', () => {
  test('a line from rest to rest: L/v + v/a', () => {
    expect(seconds([{ x: 100, feed: 100 }])).toBeCloseTo(100 / 100 + 100 / 1000, 12);
    // Too short to reach its speed: 2·√(L/a).
    expect(seconds([{ x: 1, feed: 100 }])).toBeCloseTo(2 * Math.sqrt(1 / 1000), 12);
  });

  test('a corner of 90°: each axis jumps by the whole speed', () => {
    const corner = seconds([
      { x: 50, feed: 100 },
      { x: 50, y: 50, feed: 100 },
    ]);
    expect(corner).toBeCloseTo(2 * ramp(50, 0, 100, 10), 12);
  });

  test('a reversal: the axis jumps by twice the speed', () => {
    const back = seconds([
      { x: 50, feed: 100 },
      { x: 0, feed: 100 },
    ]);
    expect(back).toBeCloseTo(2 * ramp(50, 0, 100, 5), 12);
  });

  test('the filament jumps too', () => {
    // 0.05 and 0.15 mm a millimetre: v ≤ 2/0.1 = 20 mm/s, under what X and Y would allow straight on.
    const jump = seconds([
      { x: 50, e: 2.5, feed: 100 },
      { x: 100, e: 7.5, feed: 100 },
    ]);
    expect(jump).toBeCloseTo(2 * ramp(50, 0, 100, 20), 12);
  });

  test('policy 0 stops between printing and travelling, policy 1 does not', () => {
    const steps: Step[] = [
      { x: 50, e: 0.5, feed: 100 },
      { x: 100, feed: 100 },
    ];
    expect(seconds(steps)).toBeCloseTo(2 * ramp(50, 0, 100, 0), 12);
    const joined = [{ type: 'limits', command: 'M566', words: { P: 1 } } as const, ...steps];
    expect(seconds(joined)).toBeCloseTo(ramp(100, 0, 100, 0), 12);
    expect(seconds(steps, { ...MOTION.rrf, jumpPolicy: '1' })).toBe(seconds(joined));
  });

  test('limits by axis: a diagonal is √2 faster, Z slow', () => {
    expect(seconds([{ x: 300, y: 300, feed: 1000 }])).toBeCloseTo(
      (() => {
        const [distance, v, a] = [300 * Math.SQRT2, 300 * Math.SQRT2, 1000];
        const peak = Math.min(v, Math.sqrt(a * distance));
        return (2 * peak) / a + (distance - (peak * peak) / a) / peak;
      })(),
      9,
    );
    expect(seconds([{ z: 5, feed: 100 }])).toBeCloseTo(5 / 10 + 10 / 100, 9);
  });

  test('M201, M203, M204 and M566 in the file', () => {
    const limits = (command: string, words: Record<string, number>): Step => ({ type: 'limits', command, words });
    expect(seconds([limits('M203', { X: 50 }), { x: 100, feed: 100 }])).toBeCloseTo(100 / 50 + 50 / 1000, 9);
    expect(seconds([limits('M201', { X: 500 }), { x: 100, feed: 100 }])).toBeCloseTo(1 + 100 / 500, 9);
    expect(seconds([limits('M204', { T: 250 }), { x: 100, feed: 100 }])).toBeCloseTo(1 + 100 / 250, 9);
    expect(seconds([limits('M204', { P: 250 }), { x: 100, feed: 100 }])).toBeCloseTo(1 + 100 / 1000, 9);
    const corner = (words: Record<string, number>): number =>
      seconds([limits('M566', words), { x: 50, feed: 100 }, { x: 50, y: 50, feed: 100 }]);
    expect(corner({ X: 20, Y: 20 })).toBeCloseTo(2 * ramp(50, 0, 100, 20), 12);
  });

  test('a full ring hardly matters on long moves, and holds short ones back', () => {
    const short = Array.from({ length: 400 }, (_, n): Step => ({ x: (n + 1) / 20, feed: 200 }));
    const few = seconds(short, { ...MOTION.rrf, ring: '4' });
    const many = seconds(short, { ...MOTION.rrf, ring: '1000' });
    expect(many).toBeCloseTo(ramp(20, 0, 200, 0), 9);
    // Four moves of 0.05 mm: never faster than √(2·a·0.2).
    expect(few).toBeGreaterThan(20 / Math.sqrt(2 * 1000 * 0.2));
  });
});
