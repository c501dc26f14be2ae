import { expect, test } from 'vitest';
import { same } from '../base/text.ts';
import type { Finding, Severity } from './finding.ts';
import { worstFirst } from './finding-order.ts';

const finding = (code: string, severity: Severity, byte: number): Finding => {
  const word = same('x');
  return { code, rule: 'any', severity, what: word, why: word, fix: word, where: { byte } };
};

test('worst first, then by code, then as found; what was given stays as it was', () => {
  const given = [
    finding('B', 'info', 0),
    finding('B', 'error', 1),
    finding('A', 'warning', 2),
    finding('A', 'error', 3),
    finding('B', 'error', 4),
  ];
  expect(worstFirst(given).map(({ where }) => where.byte)).toEqual([3, 1, 4, 2, 0]);
  expect(given.map(({ where }) => where.byte)).toEqual([0, 1, 2, 3, 4]);
});
