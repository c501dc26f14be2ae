import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../base/random.ts';
import { calibrate, type MeasuredJob } from './calibrate.ts';

const PLANNED = 200;

function jobsOf(motions: readonly number[], preparation: number, factor: number): MeasuredJob[] {
  return motions.map((motionSeconds) => ({ motionSeconds, actualSeconds: preparation + factor * motionSeconds }));
}

describe('calibrate', () => {
  test('finds preparation and factor that made the times', () => {
    const found = calibrate(jobsOf([600, 1800, 7200, 14_400], 310, 1.04), PLANNED);
    expect(found.preparationSeconds).toBeCloseTo(310, 6);
    expect(found.factor).toBeCloseTo(1.04, 9);
    expect(found.relativeError).toBeLessThan(1e-6);
    expect(found.outliers).toEqual([]);
  });

  test('no job: the profile as it is, and no interval', () => {
    expect(calibrate([], PLANNED)).toEqual({
      preparationSeconds: PLANNED,
      factor: 1,
      relativeError: null,
      jobs: 0,
      outliers: [],
    });
  });

  test('one job, or several of one length, keep the planned preparation', () => {
    const one = calibrate(jobsOf([3600], 200, 1.1), PLANNED);
    expect(one.preparationSeconds).toBe(PLANNED);
    expect(one.factor).toBeCloseTo(1.1, 9);
    expect(one.relativeError).toBeNull();
    const alike = calibrate(jobsOf([3600, 3700, 3650], 200, 1.1), PLANNED);
    expect(alike.preparationSeconds).toBe(PLANNED);
    expect(alike.relativeError).not.toBeNull();
  });

  test('two jobs fix both, but say nothing about the error', () => {
    const found = calibrate(jobsOf([600, 6000], 120, 0.98), PLANNED);
    expect(found.preparationSeconds).toBeCloseTo(120, 6);
    expect(found.relativeError).toBeNull();
  });

  test('a job with a jam is named and does not spoil the rest', () => {
    const jobs = jobsOf([600, 1200, 2400, 4800, 9600, 3000], 250, 1.02);
    jobs[3] = { motionSeconds: 4800, actualSeconds: 9000 };
    const found = calibrate(jobs, PLANNED);
    expect(found.outliers).toEqual([3]);
    expect(found.factor).toBeCloseTo(1.02, 2);
    expect(Math.abs(found.preparationSeconds - 250)).toBeLessThan(15);
  });

  test('preparation is never negative', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: 60, max: 1e5, noNaN: true }), fc.double({ min: 60, max: 1e5, noNaN: true })),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        (pairs) => {
          const found = calibrate(
            pairs.map(([motionSeconds, actualSeconds]) => ({ motionSeconds, actualSeconds })),
            PLANNED,
          );
          expect(found.preparationSeconds).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(found.factor)).toBe(true);
        },
      ),
    );
  });

  test('the interval holds about nine of ten new jobs', () => {
    const random = seededRandom(7);
    const noise = (): number => {
      let sum = -6;
      for (let n = 0; n < 12; n++) sum += random();
      return sum;
    };
    let held = 0;
    const trials = 600;
    for (let trial = 0; trial < trials; trial++) {
      const measured = Array.from({ length: 6 }, () => {
        const motionSeconds = 600 + random() * 12_000;
        return { motionSeconds, actualSeconds: (240 + 1.03 * motionSeconds) * (1 + 0.03 * noise()) };
      });
      const found = calibrate(measured, PLANNED);
      const motion = 600 + random() * 12_000;
      const real = (240 + 1.03 * motion) * (1 + 0.03 * noise());
      const said = found.preparationSeconds + found.factor * motion;
      if (Math.abs(real - said) <= found.relativeError! * said) held++;
    }
    expect(held / trials).toBeGreaterThan(0.86);
    expect(held / trials).toBeLessThan(0.97);
  });
});
