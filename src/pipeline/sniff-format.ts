import { FormatError } from '../base/errors.ts';
import { same, sayText } from '../base/text.ts';
import { FORMATS } from '../formats/index.ts';
import type { Format } from '../model/format.ts';

/** Bytes that a format may look at to know itself. */
export const HEAD_SIZE = 4096;

/** Kinds of strangers that people often meet, told by their first bytes. */
function strangerName(head: Uint8Array): string | undefined {
  const ascii = new TextDecoder('latin1').decode(head.subarray(0, 512)).trimStart().toLowerCase();
  if (ascii.startsWith('<!doctype html') || ascii.startsWith('<html')) return 'HTML';
  if (ascii.startsWith('%pdf')) return 'PDF';
  if (ascii.startsWith('pk\u0003\u0004')) return 'ZIP';
  if (ascii.startsWith('iso-10303-21')) return 'STEP';
  if (ascii.startsWith('gcde')) return 'bgcode';
  if (ascii.startsWith('blender')) return 'Blender';
  return undefined;
}

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
  // A file that nobody recognises goes to the format of its name: its reader says best what is wrong.
  best ??= FORMATS.find((format) => able(format) && format.extensions.includes(extension));
  if (best !== undefined) return best;
  const stranger = strangerName(head);
  const known = FORMATS.filter(able)
    .flatMap((format) => format.extensions)
    .join(' ');
  throw new FormatError(
    stranger === undefined
      ? {
          en: 'This is not a kind of file that Etabli reads here.',
          fr: 'Ce n’est pas un type de fichier qu’Etabli lit ici.',
        }
      : sayText({ en: 'This is a {0} file.', fr: 'C’est un fichier {0}.' }, same(stranger)),
    sayText({ en: 'Give one of these: {0}.', fr: 'Donnez l’un de ceux-ci : {0}.' }, known),
    { byte: 0 },
  );
}
