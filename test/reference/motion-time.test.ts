import { describe, expect, test } from 'vitest';
import { laserTruth, printTruth, timeOf, unpacked } from './reference-files.ts';

/** Against the firmware planners' own seconds; the aim is 0.1 % (printers) and 0.15 % (lasers), these are what is reached. */
const PRINT_LIMIT = 0.0003;
const LASER_LIMIT = 0.0002;
/** The truth is written to the millisecond. */
const ROUNDING = 0.0006;

describe('seconds of the reference files for printers', () => {
  for (const truth of printTruth()) {
    for (const machine of ['prusa-mk3s', 'generic-klipper']) {
      test(`${truth.file} on ${machine}`, async () => {
        const time = await timeOf(unpacked('estimate', truth.file), machine);
        const wanted = truth.motionSeconds[machine]!;
        expect(Math.abs(time.seconds - wanted)).toBeLessThanOrEqual(PRINT_LIMIT * wanted + ROUNDING);
        const byKind = time.byKind.reduce((sum, seconds) => sum + seconds, time.dwell);
        expect(byKind).toBeCloseTo(time.seconds, 6);
      });
    }
  }
});

describe('seconds of the reference files for lasers', () => {
  for (const truth of laserTruth()) {
    test(`${truth.file} on ${truth.machine}`, async () => {
      const time = await timeOf(unpacked('grbl', `${truth.file}.gz`), truth.machine);
      expect(Math.abs(time.seconds - truth.motionSeconds)).toBeLessThanOrEqual(
        LASER_LIMIT * truth.motionSeconds + ROUNDING,
      );
      expect(Math.abs(time.laserOn - truth.laserOnSeconds)).toBeLessThanOrEqual(
        LASER_LIMIT * truth.laserOnSeconds + ROUNDING,
      );
    });
  }
});
