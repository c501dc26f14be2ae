import { FormatError, type Place } from '../../base/errors.ts';
import { sayText, type Text } from '../../base/text.ts';

const AGAIN: Text = {
  en: 'Export it again from the program that made it, or download it again.',
  fr: 'Exportez-le à nouveau depuis le logiciel d’origine, ou téléchargez-le à nouveau.',
};

/** How to mend an archive that lost a file. */
export const WHOLE: Text = {
  en: 'Export again from the program that made it, with all parts in one 3MF; do not unpack and pack it by hand.',
  fr: 'Exportez à nouveau depuis le logiciel d’origine, avec toutes les pièces dans un seul 3MF ; ne le décompressez pas et ne le recompressez pas à la main.',
};

/** An archive or a model that cannot be read. */
export function cannotRead(what: Text, place: Place = {}, fix: Text = AGAIN): FormatError {
  return new FormatError(what, fix, place);
}

/** What is wrong inside one file of the archive, with its line there. */
export function badModel(part: string, line: number, what: Text, ...values: readonly (number | string)[]): FormatError {
  const said = sayText(what, ...values);
  return cannotRead(sayText({ en: 'In "{0}", line {1}: {2}', fr: 'Dans « {0} », ligne {1} : {2}' }, part, line, said), {
    line,
  });
}
