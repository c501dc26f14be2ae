import { describe, expect, test } from 'vitest';
import { assemblyParts } from '../../test/support/assembly.ts';

const STEPS_PER_MM = 80;
/** [mm/min²] 500 mm/s². */
const PUSH = 500 * 3600;

interface StepSegments {
  readonly left: { readonly value: number };
  startSegments(clock: number): void;
  loadBlock(mm: number, steps: number, among: number): void;
  planBlock(entry2: number, exit2: number, nominal: number, acceleration: number): void;
  nextSlice(): number;
  setArc(x0: number, y0: number, x1: number, y1: number, cx: number, cy: number, clockwise: number): void;
  arcLength(): number;
  chordCount(wanted: number): number;
}

const stepSegments = await assemblyParts<StepSegments>('src/motion/assembly', ['step-segments', 'arc']);

/** Runs one block from rest to rest. @returns slices made, and seconds */
function run(mm: number, mmPerMinute: number, among = 1): { slices: number; seconds: number } {
  const segments = stepSegments();
  segments.startSegments(16e6);
  segments.loadBlock(mm, Math.round(mm * STEPS_PER_MM), among);
  segments.planBlock(0, 0, mmPerMinute, PUSH);
  let slices = 0;
  let seconds = 0;
  while (segments.left.value !== 0 && slices < 1e6) {
    seconds += segments.nextSlice();
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
    const arc = stepSegments();
    arc.setArc(0, 0, 0, 0, 1e6, 0, 1);
    const length = arc.arcLength();
    expect(length).toBeCloseTo(2e6 * Math.PI, 6);
    const chords = arc.chordCount(length);
    const { slices } = run(length / chords, 1, chords);
    expect(slices * chords).toBeLessThan(250_000);
  });

  test('the same time, slice by slice or at once', () => {
    const alone = run(100, 1000);
    const among = run(100, 1000, 100_000);
    expect(among.slices).toBeLessThan(alone.slices / 10);
    expect(among.seconds / alone.seconds).toBeCloseTo(1, 3);
  });
});
