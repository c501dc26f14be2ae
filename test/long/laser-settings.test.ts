import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/index.ts';
import type { Field } from '../../src/model/schema.ts';
import { LASER_SETTINGS } from '../../src/processes/laser/settings.ts';
import { faultsOf } from '../support/laser-sweep.ts';

const MACHINES = ['grbl-laser', 'grbl-diode', 'marlin-diode', 'k40-smoothie', 'ruida-co2', 'trotec-speedy'];

interface Ends {
  readonly key: string;
  readonly values: readonly string[];
}

/** Settings that are numbers, at the ends of their range. */
const ENDS = Object.entries(LASER_SETTINGS as Readonly<Record<string, Field<unknown>>>).flatMap(
  ([key, field]): Ends[] => {
    const { min = 0, max, unit } = field as { readonly min?: number; readonly max?: number; readonly unit?: string };
    if (max === undefined) return [];
    const written = (value: number): string => (unit === '%' ? `${100 * value} %` : `${value} ${unit ?? ''}`.trim());
    return [{ key, values: [written(min), written(max)] }];
  },
);

describe.each(MACHINES)(
  '%s: at the ends of its range a setting makes a sound job, or is refused in its own words',
  (machine) => {
    test.each(ENDS.flatMap(({ key, values }) => values.map((value) => [key, value] as const)))(
      '%s = %s',
      async (key, value) => {
        const wrong = await faultsOf({ machine, settings: { [key]: value } }).catch(
          (error: unknown): readonly string[] => {
            if (error instanceof UsageError) return [];
            throw error;
          },
        );
        expect(wrong).toEqual([]);
      },
    );
  },
);
