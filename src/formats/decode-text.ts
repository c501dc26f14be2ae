import { FormatError, type Place } from '../base/errors.ts';
import { same, sayText, type Text } from '../base/text.ts';

/** Text of a file with the encoding that it was found to be in. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** The file did not say, and its bytes are not UTF-8: a guess. */
  readonly guessed: boolean;
}

/** [bytes] An unpacked drawing beyond this is a bomb, not a drawing. */
const MOST_TEXT = 128 * 1024 * 1024;

const BOMS: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/**
 * Bytes of a text file to text: byte order mark, then UTF-16 told by its zero bytes, then what the file declares,
 * then UTF-8, then Windows-1252, which reads anything.
 * @throws FormatError where the declared encoding does not exist or the bytes are not in it
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  for (const [mark, encoding] of BOMS)
    if (mark.every((byte, i) => bytes[i] === byte)) return decodeAs(bytes.subarray(mark.length), encoding);
  if (bytes[0] !== 0 && bytes[1] === 0 && bytes.length > 3) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0 && bytes[1] !== 0 && bytes.length > 3) return decodeAs(bytes, 'utf-16be');
  // A file that is read byte by byte as far as here is not in UTF-16, whatever it declares.
  if (declared !== undefined && !/^utf-?(8|16)/i.test(declared)) return decodeAs(bytes, declared);
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8', guessed: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error; // TypeError is how TextDecoder says "not in this encoding"
    return { ...decodeAs(bytes, 'windows-1252'), guessed: true };
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(encoding);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // RangeError: no such encoding
    throw new FormatError(
      sayText(
        {
          en: 'The file says that it is written in "{0}", which is unknown.',
          fr: 'Le fichier se dit écrit en « {0} », qui est inconnu.',
        },
        same(encoding),
      ),
      { en: 'Save it again as UTF-8.', fr: 'Enregistrez-le à nouveau en UTF-8.' },
      { byte: 0 },
    );
  }
  const text = decoder.decode(bytes);
  const latin = decoder.encoding === 'windows-1252';
  return { text: latin ? withSigns1252(text) : text, encoding: decoder.encoding, guessed: false };
}

/** What Windows-1252 has where Latin-1 has control signs, 0x80 to 0x9f; the five unused ones stay. */
const SIGNS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 18 to 23 decode Windows-1252 as Latin-1 (nodejs/node#56542): œ, € and ’ come out as control signs. */
function withSigns1252(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (sign) => SIGNS_1252[sign.charCodeAt(0) - 0x80]!);
}

/** True for bytes packed by gzip (`.svgz`). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip, no further than `MOST_TEXT`.
 * @throws FormatError where it is damaged, cut short, or a bomb
 */
export async function unpackGzip(bytes: Uint8Array): Promise<Uint8Array> {
  const { Gunzip } = await import('fflate');
  const pieces: Uint8Array[] = [];
  let size = 0;
  let finished = false;
  const gunzip = new Gunzip((piece, final) => {
    pieces.push(piece);
    size += piece.length;
    finished ||= final;
  });
  const step = 1 << 14; // small, because one piece of input may unpack to a thousand times its size
  for (let at = 0; at < bytes.length; at += step) {
    const last = at + step >= bytes.length;
    try {
      gunzip.push(bytes.subarray(at, at + step), last);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      throw gzipError(at, error.message);
    }
    if (size > MOST_TEXT) throw gzipError(at, `> ${MOST_TEXT / 1024 / 1024} MB`);
  }
  if (!finished) throw gzipError(bytes.length, 'unexpected end');
  const whole = new Uint8Array(size);
  let filled = 0;
  for (const piece of pieces) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole;
}

function gzipError(byte: number, why: string): FormatError {
  const fix = {
    en: 'Export it again without compression (.svg).',
    fr: 'Exportez-le à nouveau sans compression (.svg).',
  };
  return cannotUnpack(why, fix, { byte });
}

/** A packed file is damaged, cut short, or a bomb. */
export function cannotUnpack(why: string, fix: Text, at: Place = {}): FormatError {
  return new FormatError(
    sayText(
      { en: 'The file cannot be unpacked ({0}).', fr: 'Le fichier ne peut pas être décompressé ({0}).' },
      same(why),
    ),
    fix,
    at,
  );
}
