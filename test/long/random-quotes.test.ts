import { expect, test } from 'vitest';
import { disagreements } from '../support/compare-quotes.ts';

const SEEDS = 50_000;
const ORDERS = 20;
const HOUR = 3_600_000; // [ms]

test('a million random quotes equal an oracle on fractions', { timeout: HOUR }, () => {
  const found: string[] = [];
  for (let seed = 0; seed < SEEDS && found.length < 3; seed++) found.push(...disagreements(1_000_000 + seed, ORDERS));
  expect(found).toEqual([]);
});
