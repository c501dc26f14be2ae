import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/index.ts';
import type { Field } from '../../src/model/schema.ts';
import { PRINT_SETTINGS } from '../../src/processes/print/settings.ts';
import { box } from '../meshes.ts';
import { sweep } from '../support/print-sweep.ts';

const part = box([0, 0, 0, 12, 10, 3]);

interface Range {
  readonly key: string;
  readonly unit: string;
  readonly least: number;
  readonly most: number | undefined;
}

/** Settings that are numbers, with their range. */
const RANGES = Object.entries(PRINT_SETTINGS as Readonly<Record<string, Field<unknown>>>).flatMap(
  ([key, field]): Range[] => {
    const { min, max, unit } = field as { readonly min?: number; readonly max?: number; readonly unit?: string };
    if (min === undefined && max === undefined) return [];
    return [{ key, unit: unit ?? '', least: min ?? 0, most: max }];
  },
);

const written = (value: number, unit: string): string =>
  unit === '%' ? `${Number((100 * value).toFixed(6))} %` : `${value} ${unit}`.trim();

describe('a setting out of its range is refused before anything is planned', () => {
  const outside = RANGES.flatMap(({ key, unit, least, most }) => [
    [key, written(least - 1, unit)],
    ...(most === undefined ? [] : [[key, written(1.01 * most + 1, unit)]]),
    [key, 'nonsense'],
  ]);
  test.each(outside)('%s = %s', async (key, value) => {
    const asked = sweep({ machine: 'prusa-mk3s', mesh: part, settings: { [key!]: value! } });
    await expect(asked).rejects.toThrow(UsageError);
  });
});

describe('at the ends of its range it makes a sound job, is refused for this machine, or is a finding: never an empty job', () => {
  const ends = RANGES.flatMap(({ key, unit, least, most }) => [
    [key, written(least, unit)],
    ...(most === undefined ? [] : [[key, written(most, unit)]]),
  ]);
  test.each(ends)('%s = %s', async (key, value) => {
    const told = await sweep({ machine: 'prusa-mk3s', mesh: part, settings: { [key!]: value! } }).catch(refusal);
    if (told === 'refused') return;
    const { jobs, wrong } = told;
    // Too fast a retraction is a warning in the job; what is an error leaves none.
    expect(jobs + wrong.length).toBeGreaterThan(0);
    if (jobs > 0) expect(wrong.filter((said) => !said.startsWith('feed-limit'))).toEqual([]);
  });
});

/** A refusal is an answer; anything else thrown is a fault of ours. */
function refusal(error: unknown): 'refused' {
  if (error instanceof UsageError) return 'refused';
  throw error;
}
