import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assemblyParts } from '../../test/support/assembly.ts';
import { seededRandom } from '../base/random.ts';

interface LookAhead {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly seconds: { readonly value: number };
  take(bytes: number): number;
  addRow(move: number, kind: number, layer: number, object: number): void;
  settleRows(): void;
}

const lookAhead = await assemblyParts<LookAhead>('src/motion/assembly', [
  'endless-look-ahead',
  'tally',
  '../../base/assembly/memory',
]);

interface Row {
  readonly distance: number;
  readonly acceleration: number;
  readonly cruise2: number;
  readonly junction2: number;
  readonly slowJunction2: number;
  readonly slowGain2: number;
}

/** Moves as Klipper's corners would give them: no junction over what either side or the way before allows. */
function rowsOf(seed: number, count: number, ratio: number): Row[] {
  const random = seededRandom(seed);
  const rows: Row[] = [];
  for (let n = 0; n < count; n++) {
    const distance = 0.05 + random() * (random() < 0.1 ? 40 : 1.5);
    const acceleration = random() < 0.9 ? 1000 : 100;
    const cruise2 = (20 + 180 * random()) ** 2;
    const before = rows.at(-1);
    let junction2 = 0;
    let slowJunction2 = 0;
    if (before !== undefined && random() < 0.95) {
      const corner2 = random() < 0.5 ? (30 * random()) ** 2 : 1e9;
      const reach2 = before.junction2 + 2 * before.acceleration * before.distance;
      junction2 = Math.min(corner2, cruise2, before.cruise2, reach2);
      slowJunction2 = Math.min(junction2, before.slowJunction2 + before.slowGain2);
    }
    const slowGain2 = 2 * Math.min(1000 * (1 - ratio), acceleration) * distance;
    rows.push({ distance, acceleration, cruise2, junction2, slowJunction2, slowGain2 });
  }
  return rows;
}

/** Fills a queue, settling it whole every so often only where all of it stops: the whole plan at once. */
function secondsOf(rows: readonly Row[]): number {
  const queue = lookAhead();
  const move = queue.take(48);
  for (const { distance, acceleration, cruise2, junction2, slowJunction2, slowGain2 } of rows) {
    const fields = [distance, acceleration, cruise2, junction2, slowJunction2, slowGain2];
    new Float64Array(queue.memory.buffer, move, 6).set(fields);
    queue.addRow(move, 0, -1, -1);
  }
  queue.settleRows();
  return queue.seconds.value;
}

/** The plan by its definition, over the whole job, without the slow plan (ratio 0). */
function plainSeconds(rows: readonly Row[]): number {
  const starts2 = rows.map(() => 0);
  let next2 = 0;
  for (let n = rows.length - 1; n >= 0; n--) {
    const row = rows[n]!;
    next2 = Math.min(row.junction2, next2 + 2 * row.acceleration * row.distance);
    starts2[n] = next2;
  }
  let seconds = 0;
  rows.forEach((row, n) => {
    const start2 = starts2[n]!;
    const end2 = starts2[n + 1] ?? 0;
    const peak2 = Math.min(row.cruise2, (start2 + end2) / 2 + row.acceleration * row.distance);
    const ramps = (2 * peak2 - start2 - end2) / (2 * row.acceleration);
    seconds +=
      (2 * Math.sqrt(peak2) - Math.sqrt(start2) - Math.sqrt(end2)) / row.acceleration +
      (row.distance - ramps) / Math.sqrt(peak2);
  });
  return seconds;
}

test('without a cruise ratio the lazy plan is the plan of the whole job', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 1500 }), (seed, count) => {
      const rows = rowsOf(seed, count, 0);
      expect(secondsOf(rows) / plainSeconds(rows)).toBeCloseTo(1, 9);
    }),
    { numRuns: 40 },
  );
});

test('a cruise ratio only slows down', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 800 }), (seed, count) => {
      expect(secondsOf(rowsOf(seed, count, 0.5))).toBeGreaterThanOrEqual(secondsOf(rowsOf(seed, count, 0)) - 1e-9);
    }),
    { numRuns: 40 },
  );
});

test('what is settled early is what would be settled late', () => {
  // A long run of moves with a stop in the middle equals the two halves planned apart.
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 260, max: 900 }), (seed, count) => {
      const first = rowsOf(seed, count, 0.5);
      const second = rowsOf(seed + 1, count, 0.5);
      expect(secondsOf([...first, ...second])).toBeCloseTo(secondsOf(first) + secondsOf(second), 8);
    }),
    { numRuns: 30 },
  );
});

test('short zig-zags do not spend all their time on accelerating', () => {
  // 2 mm to and fro at up to 200 mm/s and 1000 mm/s²: freely the peak is √(a·L) = 44.7 mm/s, with half the ratio √(½·a·L) = 31.6.
  const zigzag = (ratio: number): Row[] =>
    Array.from({ length: 10 }, () => ({
      distance: 2,
      acceleration: 1000,
      cruise2: 200 * 200,
      junction2: 0,
      slowJunction2: 0,
      slowGain2: 2 * 1000 * (1 - ratio) * 2,
    }));
  expect(secondsOf(zigzag(0))).toBeCloseTo((10 * 2 * Math.sqrt(2000)) / 1000, 9);
  const peak = Math.sqrt(1000);
  expect(secondsOf(zigzag(0.5))).toBeCloseTo(10 * ((2 * peak) / 1000 + (2 - peak ** 2 / 1000) / peak), 9);
});
