import { expect, test } from 'vitest';
import { dataFromYaml } from '../../test/support/data-from-yaml.ts';
import { UsageError } from '../base/errors.ts';
import { exactText } from '../base/rational.ts';
import { parseMeasures } from './parse-measures.ts';

const read = (yaml: string) => parseMeasures(dataFromYaml(yaml, 'order.yaml'));

test('decimals, fractions, counts and credits are exact', () => {
  const order = read(
    '{"items":[{"rule":"a","measure":"19/12","copies":"4"},{"rule":"b","measure":2.50,"quantity":12}],"audience":null,"badge":false,"materials":["x","y","x"],"rush":null,"credits":[{"kind":"coins","have":"50","on":["a","b"]},{"kind":"minutes","have":60,"on":"a"}]}',
  );
  expect(order.items.map((item) => exactText(item.measure))).toEqual(['19/12', '2.5']);
  expect(order.items[0]).toMatchObject({ rule: 'a', copies: 4n, quantity: null });
  expect(order).toMatchObject({ audience: null, badge: false, materials: 2n, rush: null });
  expect(order.credits.map(({ kind, on }) => [kind, on])).toEqual([
    ['coins', ['a', 'b']],
    ['minutes', ['a']],
  ]);
});

test.each([
  ['items: []', 1, /list with something/],
  ['items: [{ rule: a }]', 1, /measure" is missing/],
  ['items:\n  - rule: a\n    measure: -5', 3, /cannot be -5/],
  ['items:\n  - rule: a\n    measure: NaN', 3, /not a number/],
  ['items:\n  - rule: a\n    measure: 1e400', 3, /not a number/],
  ['items:\n  - rule: a\n    measure: 1/0', 3, /not a number/],
  ['items:\n  - { rule: a, measure: 1, copies: 2.5 }', 2, /whole number/],
  ['items:\n  - { rule: a, measure: 1, copies: 0 }', 2, /cannot be 0/],
  ['items:\n  - { rule: a, mesure: 1 }', 2, /Unknown key "items\[0\]\.mesure"/],
  ['items: [{ rule: a, measure: 1 }]\ncredit: []', 2, /Unknown key "credit"/],
  ['items: [{ rule: a, measure: 1 }]\ncredits:\n  - { kind: minutes, have: 5 }', 3, /what the minutes are for/],
  ['items: [{ rule: a, measure: 1 }]\nbadge: maybe', 2, /neither true nor false/],
  ['items: [{ rule: a, measure: 1 }]\nmaterials: 1.5', 2, /whole number/],
])('%j says what is wrong and where', (yaml, line, says) => {
  let error: unknown;
  try {
    read(yaml);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(UsageError);
  if (!(error instanceof UsageError)) return;
  expect(error.text.en).toMatch(says);
  expect(error.place).toMatchObject({ file: 'order.yaml', line });
});
