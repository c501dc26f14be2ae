import { describe, expect, test } from 'vitest';
import { box } from '../../../test/meshes.ts';
import { printCase } from '../../../test/print-case.ts';
import { gramsNeeded } from './analysis/grams-needed.ts';
import { spool } from './rules/spool.ts';
import { settleSpool } from './settle-spool.ts';

describe('the filament of planned jobs against the spool', () => {
  test('a hair too much is an error with both masses, exactly enough is none', () => {
    const { findings } = settleSpool({ grams: 38.26 }, 38.25);
    expect(findings).toMatchObject([{ code: 'PRT024', severity: 'error', measured: 38.26, limit: 38.25, unit: 'g' }]);
    expect(findings[0]!.what.en).toContain('takes 38.26 g');
    expect(settleSpool({ grams: 38.25 }, 38.25).findings).toEqual([]);
  });

  test('once the mass is known, the estimate on the part gives way', () => {
    expect(settleSpool({ grams: 10 }, 20).codes).toEqual(['PRT024']);
    expect(settleSpool({ grams: 10 }, undefined).codes).toEqual([]);
    expect(settleSpool({}, 20).codes).toEqual([]);
  });
});

test('a part on a spool near its estimate is warned of, clearly more is an error, clearly less is nothing', () => {
  const cube = box([0, 0, 0, 20, 20, 20]);
  const { material, settings } = printCase(cube);
  const need = gramsNeeded(printCase(cube), material!.print.density);
  const told = (share: number) => spool.check(printCase(cube, { settings: { spool: String(need * share) } }));
  const margin = settings.spoolMargin;
  expect(told(1 + margin + 0.01)).toEqual([]);
  expect(told(1 + margin - 0.01)).toMatchObject([{ rule: 'spool', severity: 'warning' }]);
  expect(told(1 - margin + 0.01)).toMatchObject([{ rule: 'spool', severity: 'warning' }]);
  expect(told(1 - margin - 0.01)).toMatchObject([{ rule: 'spool', severity: 'error' }]);
  expect(told(1)[0]!.what.en).toContain(`± ${100 * margin} %`);
  expect(told(1)[0]!.what.fr).toContain('etabli estimate');
});
