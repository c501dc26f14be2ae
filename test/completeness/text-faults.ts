import type { Text } from '../../src/base/text.ts';

/** Words that only English has: a French text that holds two of them was not translated. */
const ENGLISH = /\b(the|and|with|this|that|is|are|of|not|from|your|it)\b/gi;
const FRENCH = /\b(le|la|les|un|une|des|et|est|sont|pas|avec|dans|pour|qui|que|ou|du|au)\b/gi;

/** Words of a file or of a command line are quoted as they are written there: `id="a"`, `&eacute;`, `--set key=value`. */
const withoutCode = (text: string): string => text.replace(/[\w:-]+="[^"]*"|&\w+;/g, 'x');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What is wrong with a text for people in both languages: empty, untranslated, or typed like a program. */
export function textFaults(text: Text): readonly string[] {
  const [en, fr] = [withoutCode(text.en), withoutCode(text.fr)];
  const faults: string[] = [];
  const fault = (holds: boolean, what: string): void => {
    if (holds) faults.push(what);
  };
  fault(en.trim() === '' || fr.trim() === '', 'empty');
  fault(en !== en.trim() || fr !== fr.trim(), 'blanks at an end');
  fault(en === fr && /\s/.test(en), 'French equals English');
  fault(count(fr, ENGLISH) > 1 && count(fr, ENGLISH) > count(fr, FRENCH), 'French reads like English');
  fault(count(en, FRENCH) > 1 && count(en, FRENCH) > count(en, ENGLISH), 'English reads like French');
  fault(/[\p{L}]'[\p{L}]/u.test(fr), 'straight apostrophe in French');
  fault(/"/.test(fr), 'straight quotes in French');
  fault(/[\p{L}\d)][;!?](\s|$)/u.test(fr), 'no space before ; ! ? in French');
  fault(/«\S|\S»/u.test(fr), 'no space inside « »');
  fault(/ {2}/.test(en + fr), 'two blanks in a row');
  fault(/\b(TODO|FIXME|XXX|lorem)\b/i.test(en + fr), 'unfinished');
  fault(/\b(e|E)tre\b|\bdeja\b|\bpiece\b|\betape\b|\bmatiere\b|\bepaisseur\b|\bchaine\b/.test(fr), 'accents missing');
  return faults;
}

/** A sentence ends like one, or with words to type, after which a full stop would be typed too. */
export const endsLikeSentence = (text: string): boolean =>
  /[.!?…][ \u00a0]?[»)]?$|(--\S+|\w+=\S+|--\S+ \S+)$/.test(text.trim());
