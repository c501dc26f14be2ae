import { expect, test } from 'vitest';
import { leftwardLetters } from './leftward-letters.ts';

const marks = (text: string): string =>
  leftwardLetters([...text])
    .map((leftward) => (leftward ? '<' : '>'))
    .join('');

test.each([
  ['abc 12', '>>>>>>'],
  ['\u05e9\u05dc', '<<'],
  // A blank between two words of one script is theirs, one beside another script is not.
  ['a \u05e9\u05dc \u05dd b', '>><<<<>>'],
  ['\u0633\u0644. ', '<<>>'],
  ['', ''],
])('%j runs %s', (text, expected) => {
  expect(marks(text)).toBe(expected);
});
