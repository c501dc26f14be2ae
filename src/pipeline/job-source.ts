import type { FormatError } from '../base/errors.ts';
import { cannotUnpack, isGzip } from '../formats/decode-text.ts';
import { HEAD_SIZE } from './sniff-format.ts';

/** A finished job of any origin, as bytes that come in pieces. */
export interface JobSource {
  readonly name: string;
  /** [bytes] Of a packed one, the most that it may unpack to. */
  readonly size: number;
  /** A fresh run over the bytes at each call. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** [bytes] What unpacks to more is a bomb, not a job: the longest prints are a gigabyte. */
const MOST_UNPACKED = 8 * 2 ** 30;

/** The first bytes of a source. */
export async function headOf(source: JobSource, size = HEAD_SIZE): Promise<Uint8Array> {
  const head = new Uint8Array(Math.min(size, source.size));
  let filled = 0;
  for await (const piece of source.open()) {
    const part = piece.subarray(0, head.length - filled);
    head.set(part, filled);
    filled += part.length;
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}

/** A job with its first bytes, which are read once for all who look at them. */
export interface OpenedSource {
  readonly source: JobSource;
  readonly head: Uint8Array;
}

/** The same job, unpacked as it is read where it is packed by gzip (`.gcode.gz`): its lines, and its seal, are those of the plain file. */
export async function plainSource(given: JobSource): Promise<OpenedSource> {
  const head = await headOf(given);
  if (!isGzip(head)) return { source: given, head };
  const source = { name: given.name, size: MOST_UNPACKED, open: () => unpacked(given.open()) };
  return { source, head: await headOf(source) };
}

/** @throws FormatError where it is damaged, cut short or a bomb */
async function* unpacked(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  const packed = ReadableStream.from(pieces).pipeThrough(new DecompressionStream('gzip'));
  try {
    for await (const piece of packed) {
      size += piece.length;
      if (size > MOST_UNPACKED) throw damaged(`> ${MOST_UNPACKED / 2 ** 30} GB`);
      yield piece;
    }
  } catch (error) {
    if (tellsDamage(error)) throw damaged(error.message);
    throw error;
  }
}

/** How a DecompressionStream says that it is no gzip: by the standard, and as Node does. */
function tellsDamage(error: unknown): error is Error {
  return error instanceof TypeError || (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code)));
}

function damaged(why: string): FormatError {
  return cannotUnpack(why, {
    en: 'Give the unpacked job, or pack it again.',
    fr: 'Donnez le travail décompressé, ou compressez-le à nouveau.',
  });
}
