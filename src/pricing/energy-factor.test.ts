import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { exactText } from '../base/rational.ts';
import { parseEnergyFactors } from '../model/energy-factor.ts';
import { emissionOf, energyFactorOn } from './energy-factor.ts';

const file = new URL('../../templates/quote/energy-factors.yaml', import.meta.url);
const factors = parseEnergyFactors(dataFromYaml(readFileSync(file, 'utf8'), 'energy-factors.yaml'));

test('a kWh of the shipped factor emits what the file says, exactly', () => {
  const factor = energyFactorOn(factors, 'FR', '2026-11-24')!;
  expect(emissionOf(1000, factor)).toEqual(factor.gramsPerKwh);
  expect(exactText(emissionOf(0.001, { ...factor, gramsPerKwh: { n: 60n, d: 1n } }))).toBe('0.00006');
});

test('no country or day without a factor is guessed', () => {
  expect(energyFactorOn(factors, 'DE', '2026-11-24')).toBeUndefined();
  expect(energyFactorOn(factors, 'FR', '1999-01-01')).toBeUndefined();
  expect(() =>
    parseEnergyFactors(
      dataFromYaml(
        'factors:\n  - { id: a, country: FR, from: 2026-01-01, gramsPerKwh: -1, source: s, verified: true }\n',
      ),
    ),
  ).toThrow(/cannot be -1/);
});
