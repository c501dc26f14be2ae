import { expect, test } from 'vitest';
import { findingOf } from '../model/rule.ts';
import { tellsDamage } from './damage.ts';
import { arcDirection } from './rules/arc-direction.ts';
import { laserWhileTravelling } from './rules/laser-while-travelling.ts';

const told = (rule: Parameters<typeof findingOf>[0], unit?: string) =>
  tellsDamage(
    findingOf(rule, { what: { en: 'a', fr: 'a' }, where: { line: 1 }, ...(unit === undefined ? {} : { unit }) }),
  );

test('an arc that turns otherwise than its neighbours may be drawn so: a job held against its plan is not asked', () => {
  expect(told(arcDirection, '°')).toBe(true);
});

test('a straight way that burns may be a run-out; a laser that is on during a rapid move never is', () => {
  expect(told(laserWhileTravelling, 'mm')).toBe(true);
  expect(told(laserWhileTravelling)).toBe(false);
});
