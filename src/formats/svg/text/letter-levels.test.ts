import { describe, expect, test } from 'vitest';
import { letterLevels, mirroredSign, seenOrder } from './letter-levels.ts';

/** Capitals stand for Hebrew, `~` and `^` for Arabic letters, as in the examples of UAX #9. */
const lettersOf = (text: string): readonly string[] =>
  [...text].map((sign) =>
    /[A-Z]/.test(sign)
      ? String.fromCharCode(0x5d0 + sign.charCodeAt(0) - 65)
      : sign === '~'
        ? '\u0628'
        : sign === '^'
          ? '\u0633'
          : sign,
  );

/** What is seen from left to right, letter by letter. */
function seen(text: string, leftward: boolean): string {
  const order = seenOrder(letterLevels(lettersOf(text), leftward));
  return order.map((i) => text[i]).join('');
}

describe('in a text that runs to the right', () => {
  test.each([
    ['abc 12', 'abc 12'],
    ['AB', 'BA'],
    ['a AB CD b', 'a DC BA b'],
    ['AB. ', 'BA. '],
    ['abc AB 12 def', 'abc 12 BA def'],
    ['AB 1.5 cd', '1.5 BA cd'],
    ['AB 1-2 C', 'C 1-2 BA'],
    ['AB 10€ C', 'C 10€ BA'],
    ['', ''],
  ])('%j is seen as %j', (text, expected) => {
    expect(seen(text, false)).toBe(expected);
  });
});

describe('in a text that runs to the left', () => {
  test.each([
    ['abc 12', 'abc 12'],
    ['AB abc CD', 'DC abc BA'],
    ['abc 12 AB!', '!BA abc 12'],
    ['AB 12 cd', 'cd 12 BA'],
    ['abc.', '.abc'],
    ['~^ abc', 'abc ^~'],
  ])('%j is seen as %j', (text, expected) => {
    expect(seen(text, true)).toBe(expected);
  });
});

test('digits after Arabic letters run by themselves, also where Latin ones follow', () => {
  expect(letterLevels(lettersOf('~1,2 a'), false)).toEqual([1, 2, 2, 2, 0, 0]);
  expect(letterLevels(lettersOf('a1,2 ~'), false)).toEqual([0, 0, 0, 0, 0, 1]);
});

test('a mark runs as the letter that it stands on', () => {
  expect(letterLevels(['\u05d0', '\u05b7', ' ', 'e', '\u0301'], false)).toEqual([1, 1, 0, 0, 0]);
});

test('brackets of a run to the left open the other way', () => {
  expect([...'(a]»'].map(mirroredSign).join('')).toBe(')a[«');
});
