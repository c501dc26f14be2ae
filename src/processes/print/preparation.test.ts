import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heatSeconds, preparationSeconds } from './preparation.ts';

const BED = [
  { to: 60, seconds: 110 },
  { to: 100, seconds: 330 },
];
const NOZZLE = [{ to: 215, seconds: 90 }];
const NONE = { nozzle: 0, bed: 0, chamber: 0, homings: 0, levellings: 0, toolChanges: 0 };
const MK3S = {
  heatBed: BED,
  heatNozzle: NOZZLE,
  heatChamber: [],
  parallel: true,
  homing: 25,
  levelling: 90,
  purge: 0,
  soak: 0,
  toolChange: 0,
  coolDown: 0,
};

describe('heatSeconds', () => {
  test('meets the measured points, nothing at room temperature', () => {
    expect(heatSeconds(BED, 60)).toBeCloseTo(110, 3);
    expect(heatSeconds(BED, 100)).toBeCloseTo(330, 3);
    expect(heatSeconds(NOZZLE, 215)).toBe(90);
    expect(heatSeconds(BED, 21)).toBe(0);
    expect(heatSeconds([], 60)).toBe(0);
  });

  test('hotter takes longer, and always ends', () => {
    const point = fc.record({ to: fc.integer({ min: 22, max: 300 }), seconds: fc.integer({ min: 1, max: 900 }) });
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 22, max: 119 }),
        (table, target) => {
          const now = heatSeconds(table, target);
          expect(Number.isFinite(now)).toBe(true);
          expect(heatSeconds(table, target + 1)).toBeGreaterThanOrEqual(now - 1e-9);
        },
      ),
    );
  });
});

describe('preparationSeconds', () => {
  test('bed and nozzle together, or one after the other; homing and levelling on top', () => {
    const needs = { ...NONE, nozzle: 215, bed: 60, homings: 1, levellings: 1 };
    expect(preparationSeconds(MK3S, needs)).toBeCloseTo(110 + 25 + 90, 3);
    expect(preparationSeconds({ ...MK3S, parallel: false }, needs)).toBeCloseTo(200 + 25 + 90, 3);
    expect(preparationSeconds(MK3S, NONE)).toBe(0);
  });
});
