import { describe, expect, test } from 'vitest';
import { tariffOf, testTariffs } from '../../test/support/test-tariffs.ts';
import { UsageError } from '../base/errors.ts';
import { exactText } from '../base/rational.ts';

const HEAD = 'id: t\nname: T\ncurrency: EUR\nbasis: HT\nvat: "20"\n';
const RULE = 'rules:\n  - { id: a, per: minute, rate: "1.00" }\n';

/** The error of a tariff that is wrong. */
function errorOf(yaml: string): UsageError {
  try {
    tariffOf(yaml, 'broken.yaml');
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`no error for\n${yaml}`);
}

describe('a tariff file', () => {
  test('keeps decimals as they are written and knows the line of every key', () => {
    const tariff = tariffOf(`${HEAD}rules:\n  - id: a\n    per: minute\n    step: 15\n    rate: 0.1\n    of: 3\n`);
    const rule = tariff.rules[0]!;
    expect(rule.price.type === 'rate' && exactText(rule.price.rate)).toBe('0.1');
    expect(rule.places.get('step')?.line).toBe(9);
    expect(rule.places.get('rate')).toMatchObject({ file: 'tariff.yaml', line: 10 });
  });

  test('every list of the fixtures is read, each id once', () => {
    const ids = testTariffs().map((tariff) => tariff.fullId);
    expect(ids).toHaveLength(13);
    expect(new Set(ids).size).toBe(13);
    expect(
      testTariffs()
        .filter(({ fictional }) => fictional)
        .map(({ id }) => id),
    ).toEqual(['exemple-asso', 'exemple-atelier']);
  });

  test('an audience has what the one it inherits from has', () => {
    const { audiences } = tariffOf(
      `${HEAD}audiences:\n  member: { percent: 25, on: [machine] }\n  student: { inherits: member }\n  pupil: { inherits: student, percent: 40 }\n${RULE}`,
    );
    expect(audiences.get('pupil')).toMatchObject({ is: ['pupil', 'student', 'member'], on: ['machine'] });
    expect(exactText(audiences.get('student')!.percent)).toBe('25');
    expect(exactText(audiences.get('pupil')!.percent)).toBe('40');
  });

  const wrong: readonly (readonly [name: string, yaml: string, line: number, says: RegExp, fix: RegExp])[] = [
    ['an unknown key', `${HEAD}${RULE}ordre: {}\n`, 8, /Unknown key "ordre"/, /"order"/],
    [
      'an unknown key of a rule',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rat: 1\n`,
      9,
      /rat/,
      /rules\[0\]\.rate/,
    ],
    [
      'an unknown unit',
      `${HEAD}rules:\n  - id: a\n    per: minutes\n    rate: 1\n`,
      8,
      /minutes/,
      /Did you mean "minute"/,
    ],
    ['a negative rate', `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: -1\n`, 9, /cannot be -1/, /from 0/],
    [
      'an absurd rate',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: 99999999\n`,
      9,
      /cannot be 99999999/,
      /1000000/,
    ],
    [
      'a decimal comma',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: "0,50"\n`,
      9,
      /not a number/,
      /Write 0\.50/,
    ],
    ['an exponent', `${HEAD}rules:\n  - { id: a, per: minute, rate: 1e2 }\n`, 7, /not a number/, /12\.34/],
    [
      'a step of 0',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: 1\n    step: 0\n`,
      10,
      /cannot be 0/,
      /above 0/,
    ],
    ['absurd tax', 'id: t\nname: T\nbasis: HT\nvat: 200\n', 4, /cannot be 200/, /50/],
    ['more off than everything', `${HEAD}audiences: { a: 101 }\n${RULE}`, 6, /cannot be 101/, /100/],
    ['no price', `${HEAD}rules:\n  - id: a\n    per: minute\n`, 7, /no price/, /rate, coins/],
    ['two prices', `${HEAD}rules:\n  - { id: a, per: minute, rate: 1, coins: 1 }\n`, 7, /several prices/, /one of/],
    ['coins without a coin', `${HEAD}rules:\n  - { id: a, per: minute, coins: 1 }\n`, 7, /coins/, /coin: 0\.10/],
    ['no rules', HEAD, 1, /rules/, /id/],
    [
      'the same rule twice',
      `${HEAD}${RULE}  - { id: a, per: gram, rate: 1 }\n`,
      8,
      /twice; the first is on line 7/,
      /own id/,
    ],
    ['never valid', `${HEAD}valid_from: 2026-02-01\nvalid_to: 2026-01-31\n${RULE}`, 7, /never/, /valid_to/],
    ['no such day', `${HEAD}valid_from: 2026-02-30\n${RULE}`, 6, /not a day/, /2026-03-31/],
    [
      'a circle',
      `${HEAD}audiences:\n  a: { inherits: b }\n  b: { inherits: c }\n  c: { inherits: a }\n${RULE}`,
      9,
      /circle: a → b → c → a/,
      /inherits/,
    ],
    ['its own parent', `${HEAD}audiences:\n  a: { inherits: a }\n${RULE}`, 7, /circle: a → a/, /inherits/],
    ['an unknown parent', `${HEAD}audiences:\n  member: 5\n  b: { inherits: memer }\n${RULE}`, 8, /memer/, /"member"/],
    [
      'when for nobody',
      `${HEAD}audiences: { member: 5 }\nrules:\n  - id: a\n    per: minute\n    rate: 1\n    when: audience membre\n`,
      11,
      /membre/,
      /"member"/,
    ],
    [
      'when in other words',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: 1\n    when: on mondays\n`,
      10,
      /not understood/,
      /audience NAME/,
    ],
    [
      'bands with a gap',
      `${HEAD}rules:\n  - id: a\n    per: day\n    bands: [{from: 1, to: 5, rate: 1}, {from: 9, to: 10, rate: 1}]\n`,
      9,
      /gap/,
      /begin/,
    ],
    [
      'bands that overlap',
      `${HEAD}rules:\n  - id: a\n    per: day\n    bands: [{from: 1, to: 5, rate: 1}, {from: 4, to: 10, rate: 1}]\n`,
      9,
      /overlaps/,
      /begin/,
    ],
    [
      'an open slice in the middle',
      `${HEAD}rules:\n  - id: a\n    per: day\n    marginal: [{upTo: null, rate: 1}, {upTo: 4, rate: 1}]\n`,
      9,
      /ascend/,
      /last/,
    ],
    [
      'breaks out of order',
      `${HEAD}rules:\n  - { id: a, per: day, rate: 1, breaks: [{from: 10, percent: 1}, {from: 5, percent: 2}] }\n`,
      7,
      /5 comes after 10/,
      /Sort/,
    ],
    [
      'a mass by the minute',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: 1\n    applies: { measure: mass }\n`,
      10,
      /mass cannot be billed per minute/,
      /gram, kg/,
    ],
    [
      'an unknown measure',
      `${HEAD}rules:\n  - id: a\n    per: minute\n    rate: 1\n    applies: { measure: motiontime }\n`,
      10,
      /motiontime/,
      /motionTime/,
    ],
    ['cash rounding without tax', `${HEAD}order: { roundTo: "0.05" }\n${RULE}`, 6, /roundTo/, /TTC/],
    [
      'extra materials without a minimum',
      `${HEAD}order: { minimumPerExtraMaterial: 1 }\n${RULE}`,
      6,
      /least order/,
      /order\.minimum/,
    ],
    [
      'a standard audience that is none',
      `${HEAD}audiences: { member: 5 }\nstandardAudience: membr\n${RULE}`,
      7,
      /membr/,
      /"member"/,
    ],
    [
      'a membership of nothing',
      `${HEAD}${RULE}memberships:\n  - { id: y, rule: b }\n`,
      9,
      /memberships\[0\]\.rule: b/,
      /a/,
    ],
  ];
  test.each(wrong)('%s is an error with its line and the mend', (_name, yaml, line, says, fix) => {
    const error = errorOf(yaml);
    expect(error.text.en).toMatch(says);
    expect(error.fix.en).toMatch(fix);
    expect(error.place).toMatchObject({ file: 'broken.yaml', line });
    expect(error.text.fr).not.toBe(error.text.en);
  });
});
