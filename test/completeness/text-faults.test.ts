import { describe, expect, test } from 'vitest';
import { endsLikeSentence, textFaults } from './text-faults.ts';

const sound = { en: 'The wall is 0.3 mm thick.', fr: 'La paroi n’a que 0,3 mm d’épaisseur.' };

describe('faults of a text in two languages', () => {
  test('a sound text has none', () => {
    expect(textFaults(sound)).toEqual([]);
    expect(textFaults({ en: 'Is it "a.stl"?', fr: 'Est-ce « a.stl » ?' })).toEqual([]);
    expect(textFaults({ en: 'Overhang', fr: 'Surplomb' })).toEqual([]);
    expect(textFaults({ en: 'It says id="a" or &eacute;.', fr: 'On y lit id="a" ou &eacute; seul.' })).toEqual([]);
  });

  test.each(['It is thin.', 'Is it thin?', 'Écrivez « a ».', 'Try --set kerf=0', 'Name it: --material pla'])(
    'a sentence: %s',
    (text) => {
      expect(endsLikeSentence(text)).toBe(true);
    },
  );
  test.each(['It is thin', 'It is thin,', 'the wall'])('no sentence: %s', (text) => {
    expect(endsLikeSentence(text)).toBe(false);
  });

  test.each([
    ['empty', { fr: ' ' }],
    ['blanks at an end', { en: 'A wall. ' }],
    ['French equals English', { fr: sound.en }],
    ['French reads like English', { fr: 'The wall is not thick.' }],
    ['English reads like French', { en: 'La paroi est dans le coin.' }],
    ['straight apostrophe in French', { fr: "La paroi n'est pas épaisse." }],
    ['straight quotes in French', { fr: 'La pièce "a" est mince.' }],
    ['no space before ; ! ? in French', { fr: 'Trop mince; changez-la.' }],
    ['no space inside « »', { fr: 'La pièce «a» est mince.' }],
    ['two blanks in a row', { en: 'A wall  is thin.' }],
    ['unfinished', { en: 'TODO say more' }],
    ['accents missing', { fr: 'La matiere est mince.' }],
  ])('%s', (fault, change) => {
    expect(textFaults({ ...sound, ...change })).toContain(fault);
  });
});
