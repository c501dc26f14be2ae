import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { marlin2 } from './marlin2.ts';

const jerk = { ...MOTION.marlin2, corner: 'jerk' };
const deviation = { ...MOTION.marlin2, corner: 'deviation', junctionDeviation: '0.02 mm' };
const seconds = (motion: object, steps: readonly Step[]): number => timeOfSteps(marlin2, motion, steps).seconds;

/** [s] Accelerate from `start`, cruise, brake to `end`; all in mm and mm/s, a = 1000. */
function ramp(distance: number, start: number, cruise: number, end: number): number {
  const a = 1000;
  const peak = Math.min(cruise, Math.sqrt((start * start + end * end) / 2 + a * distance));
  const ramps = (2 * peak * peak - start * start - end * end) / (2 * a);
  return (2 * peak - start - end) / a + (distance - ramps) / peak;
}

/** [mm/s] 120 steps/s at 100 steps/mm: the slowest that is run. The last step of a ramp is whole, hence the tolerance of 5 ms. */
const SLOWEST = 1.2;

describe('classic jerk', () => {
  test('a line begins at its jerk and ends at the slowest step rate', () => {
    expect(seconds(jerk, [{ x: 100, feed: 100 }])).toBeCloseTo(ramp(100, 10, 100, SLOWEST), 2);
  });

  test('a corner of 90° is taken at the jerk of one axis', () => {
    const time = seconds(jerk, [
      { x: 50, feed: 100 },
      { x: 50, y: 50, feed: 100 },
    ]);
    expect(time).toBeCloseTo(ramp(50, 10, 100, 10) + ramp(50, 10, 100, SLOWEST), 2);
  });

  test('a reversal costs one jerk, not two', () => {
    const time = seconds(jerk, [
      { x: 50, feed: 100 },
      { x: 0, feed: 100 },
    ]);
    expect(time).toBeCloseTo(ramp(50, 10, 100, 10) + ramp(50, 10, 100, SLOWEST), 2);
  });

  test('a diagonal begins at √2 times the jerk', () => {
    const time = seconds(jerk, [{ x: 60, y: 60, feed: 100 }]);
    // The step rate counts the longest axis alone, at 1/√2 of the way: 1.2·√2 mm/s is the slowest.
    expect(time).toBeCloseTo(ramp(60 * Math.SQRT2, 10 * Math.SQRT2, 100, SLOWEST * Math.SQRT2), 2);
  });

  test('M205 changes each axis alone', () => {
    const with20 = seconds(jerk, [
      { type: 'limits', command: 'M205', words: { X: 20 } },
      { x: 100, feed: 100 },
    ]);
    expect(with20).toBeCloseTo(ramp(100, 20, 100, SLOWEST), 2);
    const onlyX = seconds(jerk, [
      { type: 'limits', command: 'M205', words: { X: 20 } },
      { y: 100, feed: 100 },
    ]);
    expect(onlyX).toBeCloseTo(ramp(100, 10, 100, SLOWEST), 2);
  });
});

describe('junction deviation', () => {
  test('a line begins at rest', () => {
    expect(seconds(deviation, [{ x: 100, feed: 100 }])).toBeCloseTo(ramp(100, SLOWEST, 100, SLOWEST), 2);
  });

  test('a corner of 90°: v² = a·δ·s/(1−s), s = sin 45°', () => {
    const corner = Math.sqrt((1000 * 0.02 * Math.SQRT1_2) / (1 - Math.SQRT1_2));
    const time = seconds(deviation, [
      { x: 50, feed: 100 },
      { x: 50, y: 50, feed: 100 },
    ]);
    expect(time).toBeCloseTo(ramp(50, SLOWEST, 100, corner) + ramp(50, corner, 100, SLOWEST), 2);
  });

  test('straight on, nothing slows down', () => {
    const time = seconds(deviation, [
      { x: 50, feed: 100 },
      { x: 100, feed: 100 },
    ]);
    expect(time).toBeCloseTo(ramp(100, SLOWEST, 100, SLOWEST), 2);
  });

  test('M205 J sets it', () => {
    const corner = (words: Record<string, number>): number =>
      seconds(deviation, [
        { type: 'limits', command: 'M205', words },
        { x: 50, feed: 100 },
        { x: 50, y: 50, feed: 100 },
      ]);
    expect(corner({ J: 0.2 })).toBeLessThan(corner({ J: 0.02 }));
    expect(corner({ J: 0.02 })).toBe(corner({}));
  });

  test('short chords of a curve are held to the arc that they make', () => {
    // Chords of 0.5 mm that turn by 0.1 rad lie on an arc of 5 mm: v² = a·r, 70.7 mm/s at 1000 mm/s².
    const steps: Step[] = [];
    let [x, y] = [0, 0];
    for (let n = 0; n < 400; n++) {
      x += 0.5 * Math.cos(0.1 * n);
      y += 0.5 * Math.sin(0.1 * n);
      steps.push({ x, y, feed: 250 });
    }
    const loose = { ...deviation, junctionDeviation: '1 mm', minSegmentTime: '0 s', blocks: '64' };
    const time = seconds(loose, steps);
    const held = 200 / Math.sqrt(1000 * 5);
    expect(time).toBeGreaterThan(held * 0.98);
    expect(time).toBeLessThan(held * 1.15);
  });
});

describe('what the file sets', () => {
  const line: Step = { x: 100, feed: 100 };

  test('M204 P and T hold for printing and travelling apart; S sets both', () => {
    const limits = (words: Record<string, number>): Step => ({ type: 'limits', command: 'M204', words });
    const print: Step = { x: 100, e: 3, feed: 100 };
    expect(seconds(jerk, [limits({ P: 500 }), line])).toBe(seconds(jerk, [line]));
    expect(seconds(jerk, [limits({ P: 500 }), print])).toBeGreaterThan(seconds(jerk, [print]));
    expect(seconds(jerk, [limits({ S: 500 }), line])).toBe(seconds(jerk, [limits({ T: 500 }), line]));
    expect(seconds(jerk, [limits({ T: 0 }), line])).toBe(seconds(jerk, [line]));
  });

  test('M203 and M201 cut speed and acceleration of their axis', () => {
    const slow = seconds(jerk, [{ type: 'limits', command: 'M203', words: { X: 50 } }, line]);
    expect(slow).toBeCloseTo(ramp(100, 10, 50, SLOWEST), 2);
    const weak = seconds(jerk, [{ type: 'limits', command: 'M201', words: { X: 200 } }, line]);
    expect(weak).toBeGreaterThan(1.3);
  });

  test('M220 concerns the filament alone too', () => {
    const pull: Step = { e: -5, feed: 10 };
    const half = seconds(jerk, [{ type: 'speed-factor', factor: 0.5 }, pull]);
    expect(half / seconds(jerk, [pull])).toBeGreaterThan(1.8);
  });

  test('the same tool again is no change, another one stops', () => {
    const run = (tool: number): number =>
      seconds(jerk, [
        { x: 10, feed: 80 },
        { x: 20, feed: 80 },
        { x: 50, feed: 80 },
        { type: 'tool', tool },
        { x: 100, feed: 80 },
      ]);
    expect(run(1)).toBeGreaterThan(run(0));
  });
});

test('arcs: chords of 1 mm, but 72 for a circle, and none under 0.1 mm', () => {
  // A full circle of 40 mm radius at 50 mm/s: chords of 1 mm hardly slow it.
  const circle = seconds(jerk, [{ x: 0, y: 0, i: 40, j: 0, motion: 2, feed: 50 }]);
  expect(circle).toBeCloseTo((2 * Math.PI * 40) / 50, 0);
  expect(circle).toBeGreaterThan((2 * Math.PI * 40) / 50 - 0.05);
});
