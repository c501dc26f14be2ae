import { describe, expect, test } from 'vitest';
import { tariffOf } from '../../test/support/test-tariffs.ts';
import { UsageError } from '../base/errors.ts';
import type { Tariff } from '../model/tariff.ts';
import { chooseTariff } from './choose-tariff.ts';

const version = (name: string, more: string): Tariff =>
  tariffOf(
    `id: lab\nversion: "${name}"\nname: L\nbasis: TTC\n${more}rules: [{ id: a, per: hour, rate: 1 }]\n`,
    `lab-${name}.yaml`,
  );
const old = version('2025', 'valid_to: 2025-12-31\n');
const now = version('2026', 'valid_from: 2026-01-01\nvalid_to: 2026-12-31\n');
const other = tariffOf('id: other\nname: O\nbasis: TTC\nrules: [{ id: a, per: hour, rate: 1 }]\n', 'other.yaml');

function errorOf(run: () => unknown): UsageError {
  try {
    run();
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('the version of the day', () => {
  test('is chosen by date, or named in full', () => {
    const all = [other, now, old];
    expect(chooseTariff(all, 'lab', '2025-12-31').version).toBe('2025');
    expect(chooseTariff(all, 'lab', '2026-01-01').version).toBe('2026');
    expect(chooseTariff(all, 'lab-2026', '2026-06-01').version).toBe('2026');
    expect(chooseTariff(all, 'other', '1990-01-01').id).toBe('other');
  });

  test('a day without one, or an id without one, is an error with its place', () => {
    const late = errorOf(() => chooseTariff([old, now], 'lab', '2027-01-01'));
    expect(late.text.en).toMatch(/No version of the tariff lab holds on 2027-01-01: lab-2025 .*lab-2026/);
    expect(late.place).toMatchObject({ file: 'lab-2026.yaml', line: 6 });
    expect(errorOf(() => chooseTariff([old, now, other], 'labb', '2026-01-01')).fix.en).toMatch(/"lab"/);
  });

  test('two versions on one day are an error with the file and line of the later', () => {
    const double = version('2026b', 'valid_from: 2026-12-31\n');
    const error = errorOf(() => chooseTariff([double, now, old], 'lab', '2026-05-05'));
    expect(error.text.en).toMatch(/same day: lab-2026 .* and lab-2026b/);
    expect(error.place).toMatchObject({ file: 'lab-2026b.yaml', line: 5 });
    expect(error.fix.fr).toMatch(/lab-2026\.yaml/);
    const open = version('1', '');
    expect(errorOf(() => chooseTariff([open, now], 'lab', '2026-05-05')).text.en).toMatch(/same day/);
  });
});
