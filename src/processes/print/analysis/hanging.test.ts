import { expect, test } from 'vitest';
import { box } from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import type { Underside } from '../../../geometry/columns/undersides.ts';
import { judgeUnderside } from './hanging.ts';

const { settings } = printCase(box([0, 0, 0, 10, 10, 10]));

/** An underside of some width and depth that may be asked once whether it is a bridge. */
function underside(width: number, height: number, reach: number, span: number | null): Underside & { asked: number } {
  return {
    area: width * 10,
    steepArea: width * 10,
    low: [0, 0, 5],
    high: [width, 10, 5 + height],
    triangle: 0,
    reach,
    cells: [0],
    asked: 0,
    get bridge() {
      this.asked++;
      return span === null ? null : { span, direction: 0 };
    },
  };
}

const LONG = settings.supportBridge + 5;

test('a flat lip that is too long for a bridge is one if it is held at both ends', () => {
  expect(judgeUnderside(underside(LONG, 0, 0, LONG), settings)).toBe('bridge');
  expect(judgeUnderside(underside(LONG, 0, 0, null), settings)).toBe('fine');
  expect(judgeUnderside(underside(LONG, 0, 0, settings.supportBridge), settings)).toBe('fine');
});

test('what reaches far is fine only as a short bridge', () => {
  expect(judgeUnderside(underside(LONG, 0, 99, null), settings)).toBe('overhang');
  expect(judgeUnderside(underside(LONG, 0, 99, LONG), settings)).toBe('bridge');
  expect(judgeUnderside(underside(LONG, 5, 99, LONG), settings)).toBe('overhang');
  expect(judgeUnderside(underside(LONG, 5, 99, 1), settings)).toBe('fine');
  expect(judgeUnderside(underside(LONG, 5, Number.POSITIVE_INFINITY, 1), settings)).toBe('adrift');
});

test('where it makes no difference it is not asked whether it is a bridge', () => {
  const lip = underside(LONG, 5, 0, null);
  expect(judgeUnderside(lip, settings)).toBe('fine');
  expect(lip.asked).toBe(0);
});
