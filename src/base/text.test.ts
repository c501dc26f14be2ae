import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberText, sayText } from './text.ts';

describe('text for people', () => {
  test('numbers follow the habit of each language and lose idle zeros', () => {
    expect(numberText(0.3)).toEqual({ en: '0.3', fr: '0,3' });
    expect(numberText(20)).toEqual({ en: '20', fr: '20' });
    expect(numberText(100, 0)).toEqual({ en: '100', fr: '100' });
    expect(numberText(-0.001)).toEqual({ en: '0', fr: '0' });
    expect(numberText(Number.NaN).en).toBe('NaN');
  });

  test('a whole number of any size keeps its zeros', () => {
    fc.assert(fc.property(fc.integer(), (n) => numberText(n, 0).en === String(n) && numberText(n, 2).en === String(n)));
  });

  test('sentences take numbers, words and texts', () => {
    const said = sayText({ en: '{0} of {1} ({2})', fr: '{0} de {1} ({2})' }, 0.5, 'x', { en: 'wall', fr: 'mur' });
    expect(said).toEqual({ en: '0.5 of x (wall)', fr: '0,5 de x (mur)' });
  });

  test('words follow their number: French counts nothing in the singular', () => {
    const points = { en: 'At {0} {0|point|points}', fr: 'En {0} {0|point|points}' };
    const said = [0, 1, 2].map((count) => sayText(points, count));
    expect(said.map(({ en }) => en)).toEqual(['At 0 points', 'At 1 point', 'At 2 points']);
    expect(said.map(({ fr }) => fr)).toEqual(['En 0 point', 'En 1 point', 'En 2 points']);
  });

  test('a hole without a value stays visible', () => {
    expect(sayText({ en: '{0} {1}', fr: '{0} {1}' }, 'a').en).toBe('a {1}');
  });
});
