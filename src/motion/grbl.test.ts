import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { grbl } from './grbl.ts';

const run = (steps: readonly Step[], idleDelay = '255 ms') => timeOfSteps(grbl, { ...MOTION.grbl, idleDelay }, steps);
const cut = (x: number, power = 0.5): Step => ({ x, feed: 50, power });
const go = (x: number): Step => ({ x, feed: 50, motion: 0 });
const on = (mode: 'off' | 'constant' | 'dynamic', power = 0.5): Step => ({ type: 'laser', mode, power });
const wait = (seconds: number): Step => ({ type: 'dwell', seconds, unit: 's' });

describe('GRBL', () => {
  test('a line from rest to rest, within the rounding of the step timer', () => {
    const ideal = 100 / 50 + 50 / 500;
    const { seconds } = run([cut(100)]);
    expect(seconds).toBeGreaterThan(ideal);
    // 1.5 cycles of 16 MHz a step on the mean, and a last slice.
    expect(seconds).toBeLessThan(ideal + (8000 * 2) / 16e6 + 0.025);
  });

  test('G0 goes as fast as it can, whatever F; a diagonal √2 faster than an axis', () => {
    expect(run([go(200)]).seconds).toBeCloseTo(200 / 100 + 100 / 500, 1);
    const diagonal = run([{ x: 200, y: 200, feed: 1, motion: 0 }]).seconds;
    expect(diagonal).toBeCloseTo(run([go(200)]).seconds, 1);
  });

  test('rows along X, which are read at a stretch, last as long as the same along Y, which are not', () => {
    const along = (axis: 'x' | 'y'): readonly Step[] => {
      const across = axis === 'x' ? 'y' : 'x';
      const steps: Step[] = [on('dynamic')];
      for (let row = 0; row < 6; row++) {
        const place = { [across]: row * 0.1 };
        const turn = (k: number): number => (row % 2 === 0 ? k : 400 - k) / 10;
        steps.push({ [axis]: turn(0), ...place, feed: 90, motion: 0 });
        for (let k = 1; k <= 400; k += 1 + ((k * k + row) % 3)) {
          steps.push({ [axis]: turn(k), ...place, feed: row === 3 ? 30 : 90, power: k % 2 });
          // A move of no length, and one back.
          if (k % 50 === 0) steps.push({ [axis]: turn(k), ...place, feed: 90, power: 0.5 });
          if (k % 70 === 0) steps.push({ [axis]: turn(k - 3), ...place, feed: 90, power: 0.5 });
        }
      }
      return steps;
    };
    const [x, y] = [run(along('x')), run(along('y'))];
    expect(x.seconds).toBe(y.seconds);
    expect(x.laserOn).toBe(y.laserOn);
    expect(x.byKind).toEqual(y.byKind);
    expect(x.seconds).toBeGreaterThan(6 * (40 / 90));
  });

  test('G4 lasts whole multiples of 50 ms', () => {
    expect(run([wait(0)]).dwell).toBe(0);
    expect(run([wait(0.02)]).dwell).toBeCloseTo(0.05, 12);
    expect(run([wait(0.05)]).dwell).toBeCloseTo(0.05, 12);
    expect(run([wait(0.051)]).dwell).toBeCloseTo(0.1, 12);
    expect(run([wait(3)]).dwell).toBeCloseTo(3, 12);
  });

  describe('stops', () => {
    /** Whether something between two halves of a line stops it. */
    const stops = (before: readonly Step[], between: readonly Step[]): boolean => {
      const flowing = run([...before, cut(50), cut(100)]).seconds;
      return run([...before, cut(50), ...between, cut(100)]).seconds > flowing + 0.05;
    };
    const power = (value: number): Step => ({ type: 'power', power: value });
    const coolant = (word: 'M7' | 'M8' | 'M9'): Step => ({ type: 'coolant', word });
    const modal = (command: string): Step => ({ type: 'other', command });

    test('a change of M3, M4, M5 does, the same again does not', () => {
      expect(stops([on('dynamic')], [on('off')])).toBe(true);
      expect(stops([on('dynamic')], [on('constant')])).toBe(true);
      expect(stops([on('dynamic')], [on('dynamic')])).toBe(false);
    });

    test('S alone with a new value does while the laser is on', () => {
      expect(stops([on('dynamic')], [power(0.7)])).toBe(true);
      expect(stops([on('off')], [power(0.7)])).toBe(false);
    });

    test('a change of the air does, the same again does not', () => {
      expect(stops([], [coolant('M8')])).toBe(true);
      expect(stops([coolant('M8')], [coolant('M8')])).toBe(false);
      expect(stops([], [coolant('M9')])).toBe(false);
    });

    test('under M3 a G0 alone does, under M4 not', () => {
      expect(stops([on('constant')], [modal('G0')])).toBe(true);
      expect(stops([on('dynamic')], [modal('G0')])).toBe(false);
      expect(stops([on('constant')], [modal('G1')])).toBe(false);
    });

    test('a dwell of nothing does', () => {
      expect(stops([], [wait(0)])).toBe(true);
    });

    test('each costs $1, once, and only after a move', () => {
      const locked = run([cut(50), wait(0), wait(0), cut(100), { type: 'end' }]).seconds;
      const released = run([cut(50), wait(0), wait(0), cut(100), { type: 'end' }], '25 ms').seconds;
      expect(released - locked).toBeCloseTo(2 * 0.025, 9);
    });
  });

  describe('laser on', () => {
    test('cuts count, dark and rapid moves do not', () => {
      const dark = run([on('dynamic'), cut(50, 0), go(100)]);
      expect(dark.laserOn).toBe(0);
      const { laserOn, byKind, dwell } = run([on('dynamic'), cut(50), go(100)]);
      expect(laserOn).toBeGreaterThan(0.9);
      expect(laserOn + byKind[0]! + dwell).toBeCloseTo(run([on('dynamic'), cut(50), go(100)]).seconds, 9);
    });

    test('standing still burns under M3 with power, not under M4, not after G0', () => {
      const stood = (mode: 'constant' | 'dynamic', last: Step): number =>
        run([on(mode), last, wait(1)]).laserOn - run([on(mode), last]).laserOn;
      expect(stood('constant', cut(50))).toBeCloseTo(1, 9);
      expect(stood('dynamic', cut(50))).toBeCloseTo(0, 9);
      expect(stood('constant', go(50))).toBeCloseTo(0, 9);
    });
  });

  test('fine chords are held back by the ring: v ≤ √(2·a·15·L)', () => {
    const chords = Array.from({ length: 2000 }, (_, n): Step => ({ x: (n + 1) * 0.05, feed: 100 }));
    const cap = Math.sqrt(2 * 500 * 15 * 0.05);
    const { seconds } = run(chords);
    expect(seconds).toBeGreaterThan(100 / cap);
    expect(seconds).toBeLessThan((100 / cap) * 1.1);
  });

  test('a feed next to nothing runs at the slowest that the 16-bit timer counts: 8 times a step, 30.5 steps a second', () => {
    expect(run([{ x: 0.5, feed: 1e-9 }]).seconds).toBeCloseTo((40 * 8 * 65_536) / 16e6, 3);
  });
});
