import { expect, test } from 'vitest';
import { dayText, measureText, moneyText, percentText } from './money-text.ts';

test('money follows each language', () => {
  expect(moneyText('1234.50', 'EUR', 'fr')).toBe('1\u202f234,50\u00a0€');
  expect(moneyText('1234567.05', 'EUR', 'en')).toBe('€1,234,567.05');
  expect(moneyText('-5.00', 'EUR', 'fr')).toBe('−5,00\u00a0€');
  expect(moneyText('-5.00', 'USD', 'en')).toBe('−$5.00');
  expect(moneyText('999.99', 'CHF', 'en')).toBe('CHF\u00a0999.99');
});

test('a measure says when it is not exact', () => {
  expect(measureText('19/12', 'fr')).toBe('≈ 1,583');
  expect(measureText('90.72', 'fr')).toBe('90,72');
  expect(measureText('94104', 'en')).toBe('94,104');
  expect(measureText('0', 'en')).toBe('0');
  expect(percentText('5.5', 'fr')).toBe('5,5\u00a0%');
  expect(dayText('2026-03-01', 'fr')).toBe('01/03/2026');
});
