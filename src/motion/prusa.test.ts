import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { prusa } from './prusa.ts';

const run = (steps: readonly Step[]) => timeOfSteps(prusa, MOTION.prusa, steps);
const seconds = (steps: readonly Step[]): number => run(steps).seconds;
const limits = (command: string, words: Record<string, number>): Step => ({ type: 'limits', command, words });
const line: Step = { x: 100, feed: 100 };

/** [s] From 10 to `top` and back to 10 mm/s, a = 1000. */
const fromJerk = (distance: number, top: number, a = 1000): number =>
  (2 * (top - 10)) / a + (distance - (top * top - 100) / a) / top;

describe('MK3', () => {
  test('a line begins and ends at its jerk', () => {
    expect(seconds([line])).toBeCloseTo(fromJerk(100, 100), 4);
  });

  test('the first axis over its jerk sets the safe speed unscaled: a diagonal begins at 10, not 14', () => {
    const diagonal = seconds([{ x: 60, y: 60, feed: 100 }]);
    expect(diagonal).toBeCloseTo(fromJerk(60 * Math.SQRT2, 100, 1000), 2);
  });

  test('moves of up to five steps wait for the next one', () => {
    expect(seconds([{ x: 0.05, feed: 100 }])).toBe(0);
    expect(seconds([{ x: 0.06, feed: 100 }])).toBeGreaterThan(0);
    const waited = seconds([{ x: 0.04, feed: 100 }, line]);
    expect(waited).toBe(seconds([line]));
  });

  test('a lone G92 E0 flows on, any other drains', () => {
    const between = (event: Step): number =>
      seconds([{ x: 10, feed: 80 }, { x: 20, feed: 80 }, { x: 50, feed: 80 }, event, line]);
    const flowing = between({ type: 'fan', fraction: 0 });
    expect(between({ type: 'set-position', e: 0 })).toBe(flowing);
    expect(between({ type: 'set-position', e: 5 })).toBeGreaterThan(flowing);
    expect(between({ type: 'set-position', x: 50 })).toBeGreaterThan(flowing);
  });

  test('M220 concerns moves with X or Y', () => {
    const half: Step = { type: 'speed-factor', factor: 0.5 };
    expect(seconds([half, line])).toBeGreaterThan(1.8 * seconds([line]));
    const lift: Step = { z: 5, feed: 5 };
    expect(seconds([half, lift])).toBe(seconds([lift]));
  });

  test('M203 and M201 are clamped for X and Y, M205 X means both', () => {
    const far: Step = { x: 200, feed: 300 };
    expect(seconds([limits('M203', { X: 500 }), far])).toBe(seconds([far]));
    expect(seconds([limits('M203', { X: 50 }), far])).toBeGreaterThan(seconds([far]));
    const strong = (x: number): number => seconds([limits('M201', { X: x }), limits('M204', { S: 9000 }), line]);
    expect(strong(9000)).toBe(strong(2500));
    expect(strong(2500)).toBeLessThan(strong(1000));
    const alongY: Step = { y: 100, feed: 100 };
    expect(seconds([limits('M205', { X: 20 }), alongY])).toBeLessThan(seconds([alongY]));
    expect(seconds([limits('M205', { X: 20, Y: 10 }), alongY])).toBe(seconds([alongY]));
  });

  test('M204 S T: T is for the filament alone; P R T: T is for travel', () => {
    const pull: Step = { e: -5, feed: 100 };
    expect(seconds([limits('M204', { S: 1000, T: 100 }), pull])).toBeGreaterThan(seconds([pull]));
    expect(seconds([limits('M204', { S: 1000, T: 100 }), line])).toBe(seconds([line]));
    expect(seconds([limits('M204', { P: 1000, T: 100 }), line])).toBeGreaterThan(seconds([line]));
  });

  test('time goes to the kind, layer and object of its move', () => {
    const time = run([
      { x: 100, e: 3, feed: 50, layer: 0, object: 0 },
      { x: 0, feed: 150, layer: 1, object: 1 },
      { type: 'dwell', seconds: 2, unit: 's' },
    ]);
    expect(time.dwell).toBe(2);
    expect(time.byLayer).toHaveLength(2);
    expect(time.byLayer[1]! - 2).toBeCloseTo(time.byObject[1]! - 2, 12);
    expect(time.byLayer[0]).toBeCloseTo(time.byKind[15]!, 12);
  });
});
