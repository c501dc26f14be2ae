import { FormatError } from '../../base/errors.ts';

/** Greatest attachment that is unpacked. */
const MOST_BYTES = 16 << 20;
/** A quote carries itself and its pictures; what else was added to it is not unpacked. */
const MOST_FILES = 8;

/**
 * What travels inside a PDF of ours: its embedded files (ISO 32000-1, 7.11.4), packed by Flate or not at all, in the
 * order of the file. No PDF reader: just enough to find a few streams.
 * @throws FormatError where there is none
 */
export async function pdfAttachments(bytes: Uint8Array): Promise<readonly string[]> {
  const found: string[] = [];
  const text = new TextDecoder('latin1').decode(bytes);
  for (const match of text.matchAll(/\/Type\s*\/EmbeddedFile\b/g)) {
    const start = text.indexOf('stream', match.index);
    const end = text.indexOf('endstream', start);
    if (start < 0 || end < 0) break;
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), start);
    const first = start + 'stream'.length + (text[start + 6] === '\r' ? 2 : 1);
    const length = /\/Length\s+(\d+)\b(?!\s+\d+\s+R)/.exec(dictionary);
    const stream = bytes.subarray(first, length === null ? end : first + Number(length[1]));
    found.push(/\/FlateDecode\b/.test(dictionary) ? await inflated(stream) : new TextDecoder().decode(stream));
    if (found.length === MOST_FILES) break;
  }
  if (found.length === 0) throw noQuote();
  return found;
}

async function inflated(stream: Uint8Array): Promise<string> {
  const { Unzlib } = await import('fflate');
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    const unpack = new Unzlib((piece) => {
      size += piece.length;
      if (size > MOST_BYTES) throw noQuote();
      pieces.push(piece);
    });
    unpack.push(stream, true);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw noQuote(); // fflate's own word for damaged data
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return new TextDecoder().decode(whole);
}

function noQuote(): FormatError {
  return new FormatError(
    {
      en: 'This PDF holds no quote of Etabli, or it was damaged.',
      fr: 'Ce PDF ne contient pas de devis d’Etabli, ou il est abîmé.',
    },
    { en: 'Give the PDF as it was written, or the .json.', fr: 'Donnez le PDF tel qu’il a été écrit, ou le .json.' },
  );
}
