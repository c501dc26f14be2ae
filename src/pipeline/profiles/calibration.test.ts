import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../base/errors.ts';
import { calibratedTime, parseCalibration } from './calibration.ts';
import { readDataMap } from './read-data-map.ts';

const FILE = 'machine: m\npreparation: 300 s\nfactor: 1.05\nrelativeError: 0.04\njobs: [a.gcode=2h10m]\n';

describe('calibration of a machine', () => {
  test('overlays the profile: measured preparation, measured speed, an interval', () => {
    const stored = parseCalibration(readDataMap(FILE, 'm.yaml'));
    const time = calibratedTime(1000, 120, stored);
    expect(time.seconds).toBeCloseTo(1350, 9);
    expect(time.interval).toEqual([expect.closeTo(1296, 9), expect.closeTo(1404, 9)]);
  });

  test('motion and preparation always add up to the whole', () => {
    const stored = parseCalibration(readDataMap(FILE, 'm.yaml'));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        fc.boolean(),
        (motion, preparation, calibrated) => {
          const time = calibratedTime(motion, preparation, calibrated ? stored : null);
          return Math.abs(time.seconds - (motion + time.preparationSeconds)) <= 1e-9 * Math.max(1, time.seconds);
        },
      ),
    );
  });

  test('without one there is no interval', () => {
    expect(calibratedTime(10, 5, null)).toEqual({ seconds: 15, preparationSeconds: 5, interval: null });
  });

  test('an impossible factor is an error with its line', () => {
    expect(() => parseCalibration(readDataMap(FILE.replace('1.05', '-1'), 'm.yaml'))).toThrow(UsageError);
  });
});
