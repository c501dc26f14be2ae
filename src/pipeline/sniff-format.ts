import { FormatError } from '../base/errors.ts';
import { strangerError } from '../base/stranger.ts';
import { sayText, type Text } from '../base/text.ts';
import { FORMATS } from '../formats/index.ts';
import type { Format } from '../model/format.ts';

/** Bytes that a format may look at to know itself. */
export const HEAD_SIZE = 4096;

/**
 * The format of a file by its content, then by its name.
 * @param able what the format must be able to do
 * @throws FormatError where no format knows it
 */
export function sniffFormat(head: Uint8Array, size: number, name: string, able: (format: Format) => boolean): Format {
  if (size === 0) {
    throw new FormatError(
      { en: 'The file is empty: 0 bytes.', fr: 'Le fichier est vide : 0 octet.' },
      { en: 'Export or download it again.', fr: 'Exportez-le ou téléchargez-le à nouveau.' },
      { byte: 0 },
      'empty',
    );
  }
  const extension = /\.[^./\\]+$/.exec(name.toLowerCase())?.[0] ?? '';
  let best: Format | undefined;
  let bestScore = 0;
  for (const format of FORMATS) {
    if (!able(format)) continue;
    const sure = format.sniff(head, size);
    const score = sure + (sure > 0 && format.extensions.includes(extension) ? 0.25 : 0);
    if (score > bestScore) {
      best = format;
      bestScore = score;
    }
  }
  if (best !== undefined) return best;
  // A file that nobody recognises goes to the format of its name: its reader says best what is wrong with it. But a reader
  // of text would go through a web page line by line.
  best = FORMATS.find((format) => able(format) && format.extensions.includes(extension));
  const known = FORMATS.filter(able).flatMap((format) => format.extensions);
  const wanted: Text =
    best === undefined
      ? { en: 'a kind of file that Etabli reads here', fr: 'un type de fichier qu’Etabli lit ici' }
      : sayText({ en: 'a file of the kind "{0}"', fr: 'un fichier du type « {0} »' }, best.title);
  const stranger = strangerError(head, wanted);
  if (stranger !== undefined) throw stranger;
  if (best !== undefined) return best;
  throw new FormatError(
    sayText({ en: 'This is not {0}.', fr: 'Ce n’est pas {0}.' }, wanted),
    sayText({ en: 'Give one of these: {0}.', fr: 'Donnez l’un de ceux-ci : {0}.' }, known.join(' ')),
    { byte: 0 },
  );
}
