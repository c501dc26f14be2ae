import { expect, test } from 'vitest';
import { disagreements } from '../support/compare-quotes.ts';

test('4000 random quotes equal an oracle on fractions, and their traces replay', () => {
  const found = Array.from({ length: 400 }, (_, seed) => disagreements(seed, 10)).flat();
  expect(found.slice(0, 3)).toEqual([]);
});
