import { describe, expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { priceFromYaml } from '../../test/support/price-from-yaml.ts';
import { tariffOf } from '../../test/support/test-tariffs.ts';
import { UsageError } from '../base/errors.ts';
import { parseMeasures } from '../model/parse-measures.ts';
import { priceOrder } from './price-order.ts';
import { replayTrace } from './replay-trace.ts';

const HEAD =
  'id: t\nname: T\nbasis: HT\nvat: "20"\naudiences: { public: 0, member: { percent: 25, name: { en: Member, fr: Adhérent } }, student: { inherits: member, percent: 50 }, volunteer: 100 }\n';
const time = (more: string): string => `${HEAD}rules:\n  - { id: time, per: minute, rate: "0.10", ${more} }\n`;
const minutes = (n: string, more = ''): string => `items: [{ rule: time, measure: ${n} }]\n${more}`;

function errorOf(tariff: string, order: string): UsageError {
  try {
    priceOrder(tariffOf(tariff, 'prices.yaml'), parseMeasures(dataFromYaml(order, 'order.yaml')));
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error('no error');
}

describe('one line', () => {
  test.each([
    ['a slice holds its end', 'step: 10', '10', '1.00'],
    ['a second more is a new slice', 'step: 10', '601/60', '2.00'],
    ['free first, then started steps', 'step: 20, free: 10', '31', '4.00'],
    ['all free stays free: no least measure, no least amount', 'free: 10, minMeasure: 30, min: 4', '9', '0.00'],
    ['free under a limit that itself is billed', 'freeUnder: 30', '30', '3.00'],
    ['just below it', 'freeUnder: 30', '29.999', '0.00'],
    ['waste comes before free', 'waste: 10, free: 10', '100', '10.00'],
    ['a least amount', 'min: 4', '5', '4.00'],
    ['no least amount on nothing', 'min: 4', '0', '0.00'],
    ['a half cent goes up', 'of: 4', '0.2', '0.01'],
    ['failures baked in', 'failure: { percent: 10, as: price }', '100', '11.00'],
  ])('%s', (_name, more, measure, amount) => {
    expect(priceFromYaml(time(more), minutes(measure))[0]).toBe(`time ${amount}`);
  });

  test('copies multiply the measure before free parts and steps', () => {
    expect(priceFromYaml(time('step: 10, free: 5'), 'items: [{ rule: time, measure: 4, copies: 6 }]')[0]).toBe(
      'time 2.00',
    );
  });

  test('a copy minimum is for each copy, and breaks count the pieces', () => {
    const tariff = time('copies: { first: 3, other: 1 }, breaks: [{ from: 5, percent: 10 }]');
    expect(priceFromYaml(tariff, 'items: [{ rule: time, measure: 4, copies: 4 }]')[0]).toBe('time 6.00');
    expect(priceFromYaml(tariff, 'items: [{ rule: time, measure: 4, copies: 5 }]')[0]).toBe('time 6.30');
    expect(priceFromYaml(tariff, 'items: [{ rule: time, measure: 4, copies: 5, quantity: 4 }]')[0]).toBe('time 7.00');
  });

  test('start-up and visible failures are lines of their own', () => {
    const tariff = time('startup: 2, discount: true, failure: { percent: 5, as: line }');
    expect(priceFromYaml(tariff, minutes('100', 'audience: member'))).toEqual([
      'time 7.50',
      'time 1.50',
      'time 0.38',
      'tax 20 9.38 1.88',
      'total 11.26',
    ]);
  });

  test('bands hold their end, and fractions between bounds belong to the upper band', () => {
    const tariff = `${HEAD}rules:\n  - { id: time, per: day, bands: [{from: 1, to: 5, rate: 5}, {from: 6, to: 30, rate: 2, plus: 15}] }\n`;
    const first = (n: string): string => priceFromYaml(tariff, minutes(n))[0]!;
    expect([first('0'), first('0.5'), first('5'), first('5.5'), first('30')]).toEqual([
      'time 0.00',
      'time 2.50',
      'time 25.00',
      'time 26.00',
      'time 75.00',
    ]);
    expect(errorOf(tariff, minutes('30.01')).text.en).toMatch(/up to 30 days; 30\.01 were asked/);
  });
});

describe('who asks', () => {
  test('an audience takes its percent off what the tariff says, and only there', () => {
    expect(priceFromYaml(time('discount: true'), minutes('100', 'audience: student'))[0]).toBe('time 5.00');
    expect(priceFromYaml(time('discount: false'), minutes('100', 'audience: student'))[0]).toBe('time 10.00');
    expect(priceFromYaml(time('discount: true'), minutes('100'))[0]).toBe('time 10.00');
  });

  test('kinds of line', () => {
    const tariff = `id: t\nname: T\nbasis: TTC\nvat: null\naudiences: { member: { percent: 50, on: [machine] } }\nrules:\n  - { id: time, per: minute, rate: 1, kind: machine, discount: true }\n  - { id: help, per: minute, rate: 1, kind: labour, discount: true }\n`;
    const order = 'items: [{ rule: time, measure: 10 }, { rule: help, measure: 10 }]\naudience: member';
    expect(priceFromYaml(tariff, order)).toEqual(['time 5.00', 'help 10.00', 'total 15.00']);
  });

  test('a rule for others is an error that says whom it is for', () => {
    const member = time('when: audience member');
    expect(priceFromYaml(member, minutes('10', 'audience: student'))[0]).toBe('time 1.00');
    const error = errorOf(member, minutes('10', 'audience: public'));
    expect(error.text.en).toMatch(/"time" is for the audience member only \(line 7 of the tariff\)/);
    expect(error.place).toMatchObject({ file: 'order.yaml', line: 1 });
    expect(errorOf(time('when: audience not member'), minutes('10', 'audience: student')).text.en).toMatch(
      /any audience but member/,
    );
    expect(errorOf(member, minutes('10')).text.en).toMatch(/does not say the audience/);
    expect(errorOf(time('when: badge false'), minutes('10')).fix.en).toMatch(/badge: true/);
    expect(errorOf(time('when: badge false'), minutes('10', 'badge: true')).text.en).toMatch(/without the badge/);
  });

  test('names that are not there offer the nearest', () => {
    expect(errorOf(time(''), minutes('1', 'audience: membre')).fix.en).toMatch(/"member"/);
    expect(errorOf(time(''), 'items: [{ rule: tim, measure: 1 }]').fix.en).toMatch(/"time"/);
    expect(errorOf(`${time('')}order: { rush: { 24h: 30 } }\n`, minutes('1', 'rush: 24 h')).fix.en).toMatch(/"24h"/);
    expect(errorOf(time(''), minutes('1', 'credits: [{ kind: money, have: 1, on: tims }]')).fix.en).toMatch(/"time"/);
  });
});

describe('the order', () => {
  const order = 'order: { minimum: "5.00", minimumPerExtraMaterial: "2.00", rush: { soon: 50, whenever: 0 } }\n';
  test('least order, more for further materials, then haste on that', () => {
    expect(priceFromYaml(time('') + order, minutes('10'))).toEqual([
      'time 1.00',
      'order-minimum 4.00',
      'tax 20 5.00 1.00',
      'total 6.00',
    ]);
    expect(priceFromYaml(time('') + order, minutes('10', 'materials: 3\nrush: soon'))).toEqual([
      'time 1.00',
      'order-minimum 8.00',
      'rush 4.50',
      'tax 20 13.50 2.70',
      'total 16.20',
    ]);
  });

  test('what has no effect prints no line', () => {
    expect(
      priceFromYaml(time('') + order, minutes('100', 'rush: whenever\ncredits: [{ kind: money, have: 0 }]'))[1],
    ).toMatch(/^tax/);
    expect(priceFromYaml(time('') + order, minutes('0'))).toEqual(['time 0.00', 'tax 20 0.00 0.00', 'total 0.00']);
  });

  test('a line of the order shares the taxes of what it stands on', () => {
    const tariff = `${HEAD}order: { minimum: 9, rush: { soon: 100 } }\nrules:\n  - { id: a, per: job, rate: 2 }\n  - { id: b, per: job, rate: 1, vat: "10" }\n`;
    const items = 'items: [{ rule: a, measure: 1 }, { rule: b, measure: 1 }]\n';
    expect(priceFromYaml(tariff, `${items}rush: soon`)).toEqual([
      'a 2.00',
      'b 1.00',
      'order-minimum 6.00',
      'rush 9.00',
      'tax 20 12.00 2.40',
      'tax 10 6.00 0.60',
      'total 21.00',
    ]);
  });

  test('a discount on the order stays above its floor', () => {
    const terms = 'order: { discounts: [{ from: 10, percent: 10 }, { from: 50, percent: 50, floor: 40 }] }\n';
    expect(priceFromYaml(time('') + terms, minutes('99.9'))[1]).toMatch(/^tax/);
    expect(priceFromYaml(time('') + terms, minutes('100'))[1]).toBe('order-discount -1.00');
    expect(priceFromYaml(time('') + terms, minutes('600'))[1]).toBe('order-discount -20.00');
  });

  test('cash rounding is a line of its own', () => {
    const tariff = `id: t\nname: T\nbasis: TTC\nvat: "20"\norder: { roundTo: "0.05" }\nrules:\n  - { id: time, per: minute, rate: "0.01" }\n`;
    expect(priceFromYaml(tariff, minutes('123'))).toEqual([
      'time 1.23',
      'cash-rounding 0.02',
      'tax 20 1.04 0.21',
      'total 1.25',
    ]);
    expect(priceFromYaml(tariff, minutes('125'))[1]).toMatch(/^tax/);
  });
});

describe('credits', () => {
  const tariff = `id: t\nname: T\nbasis: TTC\nvat: null\ncoin: "0.10"\naudiences: { member: 25 }\nrules:\n  - { id: time, per: minute, rate: "0.10", discount: true, step: 30 }\n  - { id: hours, per: hour, rate: 6 }\n  - { id: gram, per: gram, rate: 1 }\n`;
  const price = (order: string): readonly string[] => priceFromYaml(tariff, order);

  test('minutes go against the billed measure, before discounts; money after', () => {
    expect(price(minutes('95', 'audience: member\ncredits: [{ kind: minutes, have: 60, on: time }]'))).toEqual([
      'time 9.00',
      'credit -4.50',
      'total 4.50',
    ]);
    expect(price(minutes('95', 'audience: member\ncredits: [{ kind: money, have: 4 }]'))).toEqual([
      'time 9.00',
      'credit -4.00',
      'total 5.00',
    ]);
    expect(price(minutes('95', 'audience: member\ncredits: [{ kind: minutes, have: 500, on: time }]'))).toEqual([
      'time 9.00',
      'credit -9.00',
      'total 0.00',
    ]);
  });

  test('minutes pay hours, one line after the other', () => {
    const order =
      'items: [{ rule: hours, measure: 0.5 }, { rule: time, measure: 30 }]\ncredits: [{ kind: minutes, have: 45, on: [time, hours] }]';
    expect(price(order)).toEqual(['hours 3.00', 'time 3.00', 'credit -4.50', 'total 1.50']);
  });

  test('credits never pay more than the lines they are for, and minutes go first', () => {
    const order =
      'items: [{ rule: time, measure: 60 }, { rule: gram, measure: 5 }]\ncredits: [{ kind: coins, have: 1000, on: time }, { kind: minutes, have: 30, on: time }, { kind: money, have: 100 }]';
    expect(price(order)).toEqual([
      'time 6.00',
      'gram 5.00',
      'credit -3.00',
      'credit -3.00',
      'credit -5.00',
      'total 0.00',
    ]);
  });

  test('a credit for what is not ordered has no effect', () => {
    expect(price(minutes('30', 'credits: [{ kind: coins, have: 5, on: gram }]'))).toEqual(['time 3.00', 'total 3.00']);
  });

  test('minutes cannot pay grams, nor coins a tariff without them', () => {
    expect(
      errorOf(tariff, 'items: [{ rule: gram, measure: 5 }]\ncredits: [{ kind: minutes, have: 1, on: gram }]').text.en,
    ).toMatch(/goes by gram/);
    expect(errorOf(time(''), minutes('5', 'credits: [{ kind: coins, have: 1 }]')).text.en).toMatch(/coins/);
  });

  test('every trace replays, and a changed step is found', () => {
    const order = parseMeasures(
      dataFromYaml(minutes('95', 'audience: member\ncredits: [{ kind: minutes, have: 60, on: time }]')),
    );
    const { lines } = priceOrder(tariffOf(tariff), order);
    for (const { steps } of lines) {
      expect(replayTrace(steps)).toMatch(/^-?\d+\.\d\d$/);
      for (const [index, step] of steps.entries()) {
        const changed = steps.map((one, at) => (at === index ? { ...one, out: `${step.out}1` } : one));
        expect(typeof replayTrace(changed)).toBe('number');
      }
    }
  });
});
