import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { priceFromYaml } from '../../test/support/price-from-yaml.ts';
import { tariffOf } from '../../test/support/test-tariffs.ts';
import { tariffFromFabManager } from './fab-manager-tariff.ts';

const HEAD = { id: 'lab', name: 'Lab: "ours"', currency: 'EUR' };
// The shape of app/doc/open_api/v1/*_doc.rb, with our own figures.
const PRICES = `{"prices":[
 {"id":502,"priceable_id":1,"priceable_type":"Machine","group_id":4,"plan_id":null,"amount":1800,"updated_at":"2021-06-21T09:40:40+01:00"},
 {"id":503,"priceable_id":1,"priceable_type":"Machine","group_id":4,"plan_id":5,"amount":1205},
 {"id":504,"priceable_id":2,"priceable_type":"Space","group_id":4,"plan_id":null,"amount":500,"duration":30}]}`;
const MACHINES = '{"machines":[{"id":1,"name":"Découpe laser","slug":"laser","disabled":false}]}';
const PLANS = '{"plans":[{"id":5,"name":"Un an","amount":9000,"interval":"year","interval_count":1,"group_id":4}]}';
const make = (...documents: string[]): string =>
  tariffFromFabManager(
    documents.map((one) => dataFromYaml(one, 'fab.json')),
    HEAD,
  );

describe('prices of Fab-manager', () => {
  test('become a tariff that prices the same', () => {
    const yaml = make(PRICES, MACHINES, PLANS);
    const tariff = tariffOf(yaml);
    expect(tariff.rules.map(({ id }) => id)).toEqual([
      'plan-5',
      'machine-1-group-4',
      'machine-1-group-4-plan-5',
      'space-2-group-4-30min',
    ]);
    expect(tariff.rules[1]!.name.fr).toBe('Découpe laser');
    const price = (rule: string, audience: string): string =>
      priceFromYaml(yaml, `items: [{ rule: ${rule}, measure: 90 }]\naudience: ${audience}`)[0]!;
    expect(price('machine-1-group-4', 'group-4')).toBe('machine-1-group-4 27.00');
    expect(price('machine-1-group-4-plan-5', 'group-4-plan-5')).toBe('machine-1-group-4-plan-5 18.08');
    expect(price('space-2-group-4-30min', 'group-4')).toBe('space-2-group-4-30min 15.00');
    expect(() => price('machine-1-group-4-plan-5', 'group-4')).toThrow(/for the audience group-4-plan-5/);
    expect(tariff.memberships).toMatchObject([{ id: 'plan-5', audience: 'group-4-plan-5' }]);
    expect(make(PLANS, PRICES, MACHINES)).toBe(yaml);
  });

  test('without names it still works, without prices it says so', () => {
    expect(tariffOf(make(PRICES)).rules[0]!.name.en).toBe('machine-1');
    expect(() => make(PLANS)).toThrow(/no prices/);
  });

  test.each([
    ['"amount":1800', '"amount":"free"', 'amount'],
    ['"amount":1800', '"amount":-5', 'amount'],
    ['"amount":1800', '"amount":18.5', 'amount'],
    ['"group_id":4', '"group_id":"a, b: {"', 'group_id'],
    ['"priceable_type":"Machine"', '"priceable_type":"x, rate: 0}"', 'priceable_type'],
    ['"priceable_id":1', '"priceable_id":null', 'priceable_id'],
  ])('%s as %s is refused with its place', (good, bad, key) => {
    expect(() => make(PRICES.replace(good, bad))).toThrow(new RegExp(`"${key}" is not`));
  });
});
