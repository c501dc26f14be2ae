import { describe, expect, test } from 'vitest';
import { Arc, chordCount } from './arc-chords.ts';
import { StepSegments } from './step-segments.ts';

const STEPS_PER_MM = 80;
/** [mm/min²] 500 mm/s². */
const PUSH = 500 * 3600;

/** Runs one block from rest to rest. @returns slices made, and seconds */
function run(mm: number, mmPerMinute: number, among = 1): { slices: number; seconds: number } {
  const segments = new StepSegments(16e6);
  segments.load(mm, Math.round(mm * STEPS_PER_MM), among);
  segments.plan(0, 0, mmPerMinute, PUSH);
  let slices = 0;
  let seconds = 0;
  while (!segments.done && slices < 1e6) {
    seconds += segments.next();
    slices++;
  }
  return { slices, seconds };
}

const WAYS = [1, 100, 1e4, 27_476, 1e5, 999_999];
const FEEDS = [1, 7, 60, 1000, 20_000];

describe('a block costs a bounded number of slices', () => {
  test.each(WAYS.flatMap((mm) => FEEDS.map((feed) => [mm, feed] as const)))('%d mm at %d mm/min', (mm, feed) => {
    const { slices, seconds } = run(mm, feed);
    // 1000 slices of cruising and the two ramps, of 67 slices at 20 m/min.
    expect(slices).toBeLessThan(1500);
    expect(Number.isFinite(seconds)).toBe(true);
    // The timer's 16 bits, 8 times a step, know no slower step than 33 ms.
    const slowest = mm * STEPS_PER_MM * ((8 * 65_536) / 16e6);
    expect(seconds).toBeGreaterThan(Math.min((mm / feed) * 60, slowest) * 0.98);
  });

  test('and the chords of one arc no more than their line may', () => {
    const arc = new Arc();
    arc.set([0, 0], [0, 0], [1e6, 0], true);
    const chords = chordCount(arc.length);
    const { slices } = run(arc.length / chords, 1, chords);
    expect(slices * chords).toBeLessThan(250_000);
  });

  test('the same time, slice by slice or at once', () => {
    const alone = run(100, 1000);
    const among = run(100, 1000, 100_000);
    expect(among.slices).toBeLessThan(alone.slices / 10);
    expect(among.seconds / alone.seconds).toBeCloseTo(1, 3);
  });
});
