import { FormatError } from '../../../base/errors.ts';

/** [characters] A drawing begins before this. */
const HEAD = 65_536;

/**
 * Stops at a text that is no XML at all, before a parser complains of each of its signs.
 * @throws FormatError where it is blank, or has no tag at its beginning
 */
export function refuseNoMarkup(text: string): void {
  const first = text.slice(0, HEAD).indexOf('<');
  if (first >= 0) return;
  const mend = {
    en: 'Export the drawing again, or download it again.',
    fr: 'Exportez le dessin à nouveau, ou téléchargez-le à nouveau.',
  };
  if (text.length < HEAD && text.trim() === '')
    throw new FormatError(
      { en: 'The file is empty: it holds only blanks.', fr: 'Le fichier est vide : il ne contient que des blancs.' },
      mend,
      { line: 1, column: 1 },
      'empty',
    );
  throw new FormatError(
    { en: 'This is no SVG: there is no tag in it.', fr: 'Ce n’est pas un SVG : il n’y a aucune balise.' },
    mend,
    { line: 1, column: 1 },
  );
}
