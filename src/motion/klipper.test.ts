import { describe, expect, test } from 'vitest';
import { MOTION, type Step, timeOfSteps } from '../../test/support/toolpaths.ts';
import { klipper } from './klipper.ts';

const seconds = (steps: readonly Step[], motion: object = MOTION.klipper): number =>
  timeOfSteps(klipper, motion, steps).seconds;
const limits = (command: string, words: Record<string, number>): Step => ({ type: 'limits', command, words });
const line: Step = { x: 100, feed: 100 };

/** [s] From `start` to `top` to `end`, a = 1000. */
function ramp(distance: number, start: number, top: number, end: number): number {
  const ramps = (2 * top * top - start * start - end * end) / 2000;
  return (2 * top - start - end) / 1000 + (distance - ramps) / top;
}

describe('Klipper', () => {
  test('a corner of 90° is taken at the square corner velocity', () => {
    expect(seconds([line, { x: 100, y: 100, feed: 100 }])).toBeCloseTo(2 * ramp(100, 0, 100, 5), 9);
  });

  test('straight on nothing slows; a reversal stops', () => {
    expect(seconds([{ x: 50, feed: 100 }, line])).toBeCloseTo(ramp(100, 0, 100, 0), 9);
    expect(seconds([line, { x: 0, feed: 100 }])).toBeCloseTo(2 * ramp(100, 0, 100, 0), 9);
  });

  test('the filament may jump by 1 mm/s, and alone it stops the head', () => {
    const jump = seconds([
      { x: 50, e: 2.5, feed: 100 },
      { x: 100, e: 5, feed: 100 },
    ]);
    expect(jump).toBeCloseTo(2 * ramp(50, 0, 100, 1 / 0.05), 9);
    const alone = seconds([{ x: 50, feed: 100 }, { e: -1, feed: 30 }, line]);
    expect(alone).toBeCloseTo(2 * ramp(50, 0, 100, 0) + 1 / Math.sqrt(500) + Math.sqrt(500) / 1000, 9);
  });

  test('a way that pulls filament back is held to the extruder', () => {
    // 1 mm of filament over 10 mm: 50 mm/s of filament would be 500 of the head; 2 over 2: 50 of the head.
    const wipe = seconds([{ x: 20, e: -20, feed: 200 }]);
    expect(wipe).toBeCloseTo(ramp(20, 0, 50, 0), 9);
  });

  test('Z has its own limits', () => {
    expect(seconds([{ z: 10, feed: 100 }])).toBeCloseTo(10 / 15 + 15 / 100, 9);
  });

  test('M204 S, or the smaller of P and T when both are there', () => {
    const with500 = seconds([limits('M204', { S: 500 }), line]);
    expect(with500).toBeCloseTo(1 + 100 / 500, 9);
    expect(seconds([limits('M204', { P: 500, T: 900 }), line])).toBe(with500);
    expect(seconds([limits('M204', { P: 500 }), line])).toBe(seconds([line]));
    expect(seconds([limits('M204', { T: 500 }), line])).toBe(seconds([line]));
  });

  test('SET_VELOCITY_LIMIT is honoured, M201, M203 and M205 mean nothing', () => {
    expect(seconds([limits('SET_VELOCITY_LIMIT', { VELOCITY: 50 }), line])).toBeCloseTo(2 + 0.05, 9);
    expect(seconds([limits('SET_VELOCITY_LIMIT', { ACCEL: 500 }), line])).toBeCloseTo(1.2, 9);
    const corner = (value: number): number =>
      seconds([limits('SET_VELOCITY_LIMIT', { SQUARE_CORNER_VELOCITY: value }), line, { y: 100, x: 100, feed: 100 }]);
    expect(corner(20)).toBeCloseTo(2 * ramp(100, 0, 100, 20), 9);
    for (const command of ['M201', 'M203', 'M205']) expect(seconds([limits(command, { X: 1, Y: 1 }), line])).toBe(1.1);
  });

  test('G4 P waits, G4 S stops and does not', () => {
    expect(seconds([{ type: 'dwell', seconds: 2, unit: 'ms' }])).toBe(2);
    expect(seconds([{ type: 'dwell', seconds: 2, unit: 's' }])).toBe(0);
  });

  test('the file’s limits do not outlive the job', () => {
    const bound = klipper.name;
    expect(bound).toBe('klipper');
    const before = seconds([line]);
    seconds([limits('M204', { S: 100 }), line]);
    expect(seconds([line])).toBe(before);
  });
});
