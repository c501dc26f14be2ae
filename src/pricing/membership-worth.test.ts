import { describe, expect, test } from 'vitest';
import { tariffOf } from '../../test/support/test-tariffs.ts';
import { rational } from '../base/rational.ts';
import { membershipWorth } from './membership-worth.ts';

const tariff = (included: string): ReturnType<typeof tariffOf> =>
  tariffOf(
    `id: t\nname: T\nbasis: TTC\naudiences: { public: 0, member: 50 }\nstandardAudience: public\norder: { minimum: 100 }\nrules:\n  - { id: time, per: hour, rate: 4, discount: true }\n  - { id: wood, per: gram, rate: 1 }\n  - { id: join, per: year, rate: 30 }\nmemberships:\n  - { id: year, rule: join, audience: member${included} }\n`,
  );
const hours = [rational(10n), rational(20n)];

describe('what a membership is worth', () => {
  test('pays from fee ÷ (price − member’s price) hours on', () => {
    expect(membershipWorth(tariff(''), { membership: 'year', rule: 'time', audience: null, hours })).toEqual({
      membership: 'year',
      rule: 'time',
      audience: 'public',
      fee: '30.00',
      rows: [
        { hours: '10.00', without: '40.00', withMembership: '50.00' },
        { hours: '20.00', without: '80.00', withMembership: '70.00' },
      ],
      breakEvenHours: '15.00',
    });
  });

  test('free minutes bring that day nearer', () => {
    const { breakEvenHours } = membershipWorth(tariff(', included: { time: 300 }'), {
      membership: 'year',
      rule: 'time',
      audience: 'public',
      hours,
    });
    expect(breakEvenHours).toBe('10.00');
  });

  test('never, where the price is the same', () => {
    expect(
      membershipWorth(tariff(''), { membership: 'year', rule: 'time', audience: 'member', hours }).breakEvenHours,
    ).toBeNull();
  });

  test('names and units are checked', () => {
    expect(() => membershipWorth(tariff(''), { membership: 'yeer', rule: 'time', audience: null, hours })).toThrow(
      /no "yeer"/,
    );
    expect(() => membershipWorth(tariff(''), { membership: 'year', rule: 'wood', audience: null, hours })).toThrow(
      /by time/,
    );
  });
});
