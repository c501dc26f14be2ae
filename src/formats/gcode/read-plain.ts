import { FormatError } from '../../base/errors.ts';
import { ByteFeed } from './read-bgcode-bytes.ts';
import { MAGIC } from './spec-bgcode.ts';

/** Whether these first bytes are binary G-code. */
export function isBgcode(head: Uint8Array): boolean {
  return head.length >= MAGIC.length && MAGIC.every((byte, n) => head[n] === byte);
}

/** Whether a text begins with the mark of UTF-16, of either byte order: a shell of Windows writes so what is sent to a file. */
function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);
}

/**
 * The same bytes, or the G-code of a binary file as text.
 * @throws FormatError for a text in UTF-16, which no machine reads
 */
export async function plainGcode(pieces: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const feed = new ByteFeed(pieces);
  const head = await feed.take(MAGIC.length);
  const whole = feed.rest(head);
  if (isUtf16(head)) {
    throw new FormatError(
      {
        en: 'The text is in UTF-16, two bytes a letter. No machine reads G-code so.',
        fr: 'Le texte est en UTF-16, deux octets par lettre. Aucune machine ne lit du G-code ainsi.',
      },
      {
        en: 'Open it in a text editor and save it as UTF-8 (in a shell of Windows: let the program write the file itself instead of sending its output there).',
        fr: 'Ouvrez-le dans un éditeur de texte et enregistrez-le en UTF-8 (sous Windows, en ligne de commande : laissez le programme écrire le fichier au lieu d’y rediriger sa sortie).',
      },
      { line: 1, byte: 0 },
    );
  }
  if (!isBgcode(head)) return whole;
  return (await import('./read-bgcode.ts')).unpackBgcode(whole);
}
