import { FormatError } from '../../base/errors.ts';

/** A file whose every line is a comment or blank, and one whose lines are none of G-code: neither is a job with faults. */
export function noCommands(contents: 'comments' | 'foreign'): FormatError {
  const fix = {
    en: 'Export the job again from the program that made it.',
    fr: 'Exportez à nouveau le travail depuis le logiciel d’origine.',
  };
  return contents === 'comments'
    ? new FormatError(
        {
          en: 'The file holds comments and no command.',
          fr: 'Le fichier contient des commentaires et aucune commande.',
        },
        fix,
        {},
        'empty',
      )
    : new FormatError(
        { en: 'Not one line of the file is G-code.', fr: 'Aucune ligne du fichier n’est du G-code.' },
        fix,
      );
}
