import { crc32, inflateSync } from 'node:zlib';
import { FormatError } from '../../base/errors.ts';
import { sayText, type Text } from '../../base/text.ts';
import { ByteFeed } from './read-bgcode-bytes.ts';
import { BLOCK, BLOCK_MOST, COMPRESSION, ENCODING, FILE_HEAD, MAGIC, PARAMETERS, VERSION } from './spec-bgcode.ts';
import { unpackHeatshrink } from './unpack-heatshrink.ts';
import { unpackMeatpack } from './unpack-meatpack.ts';

const SEMICOLON = 59;

const EXPORT_AGAIN: Text = {
  en: 'Export or copy the file again; or switch binary G-code off in the slicer and export it as plain G-code.',
  fr: 'Exportez ou copiez à nouveau le fichier ; ou désactivez le G-code binaire dans le trancheur et exportez du G-code simple.',
};

function refused(byte: number, what: Text, ...values: readonly (string | number)[]): FormatError {
  return new FormatError(sayText(what, ...values), EXPORT_AGAIN, { byte });
}

const shortBlock = (byte: number): FormatError =>
  refused(byte, {
    en: 'The file breaks off in the middle of a block.',
    fr: 'Le fichier s’arrête au milieu d’un bloc.',
  });

interface Block {
  readonly type: number;
  readonly compression: number;
  /** [bytes] Of the data unpacked. */
  readonly size: number;
  /** Head and parameters, and where they begin. */
  readonly head: Uint8Array;
  readonly at: number;
  readonly data: Uint8Array;
  /** First number of the parameters: how the data are written. */
  readonly encoding: number;
}

/** The G-code of a binary file as text, block by block; what the file says of the whole job follows as comments. */
export async function* unpackBgcode(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const feed = new ByteFeed(pieces);
  const checked = await readFileHead(feed);
  const said: Uint8Array[] = [];
  let producer = '';
  let works = false;
  for (;;) {
    const block = await readBlock(feed, checked);
    if (block === null) break;
    if (block.type === BLOCK.gcode) {
      const lines = gcodeOf(block);
      if (!works && producer !== '') yield greeting(producer, lines);
      works = true;
      yield lines;
    } else if (block.type === BLOCK.fileMetadata) producer = producerOf(unpacked(block));
    else if (block.type === BLOCK.printMetadata) said.push(asComments(unpacked(block)));
  }
  if (!works) {
    throw new FormatError(
      { en: 'The file holds no block of G-code.', fr: 'Le fichier ne contient aucun bloc de G-code.' },
      EXPORT_AGAIN,
      {},
      'empty',
    );
  }
  yield* said;
}

/** @returns whether blocks end with a checksum */
async function readFileHead(feed: ByteFeed): Promise<boolean> {
  const head = await feed.take(FILE_HEAD);
  if (head.length < FILE_HEAD) throw shortBlock(head.length);
  const view = viewOf(head);
  const version = view.getUint32(4, true);
  if (MAGIC.some((byte, n) => head[n] !== byte) || version !== VERSION) {
    throw refused(
      4,
      {
        en: 'The file is binary G-code of version {0}; version {1} is known.',
        fr: 'Le fichier est du G-code binaire de version {0} ; la version {1} est connue.',
      },
      version,
      VERSION,
    );
  }
  const checksum = view.getUint16(8, true);
  if (checksum > 1) {
    throw refused(
      8,
      {
        en: 'The file has checksums of an unknown kind ({0}).',
        fr: 'Les sommes de contrôle sont d’un type inconnu ({0}).',
      },
      checksum,
    );
  }
  return checksum === 1;
}

/** The next block, null at the end of the file. */
async function readBlock(feed: ByteFeed, checked: boolean): Promise<Block | null> {
  const at = feed.place;
  const first = await feed.take(8);
  if (first.length === 0) return null;
  if (first.length < 8) throw shortBlock(at);
  const view = viewOf(first);
  const type = view.getUint16(0, true);
  const compression = view.getUint16(2, true);
  const size = view.getUint32(4, true);
  const parameters = PARAMETERS[type];
  if (parameters === undefined) {
    throw refused(
      at,
      { en: 'There is a block of an unknown kind ({0}).', fr: 'Un bloc est d’un type inconnu ({0}).' },
      type,
    );
  }
  if (compression > COMPRESSION.heatshrink12) {
    throw refused(
      at + 2,
      { en: 'A block is packed in an unknown way ({0}).', fr: 'Un bloc est compressé d’une façon inconnue ({0}).' },
      compression,
    );
  }
  const packed = compression === COMPRESSION.none ? new Uint8Array(0) : await feed.take(4);
  if (compression !== COMPRESSION.none && packed.length < 4) throw shortBlock(at);
  const length = compression === COMPRESSION.none ? size : viewOf(packed).getUint32(0, true);
  if (size > BLOCK_MOST || length > BLOCK_MOST) {
    throw refused(
      at + 4,
      {
        en: 'A block says that it holds {0} bytes: more than any program writes.',
        fr: 'Un bloc annonce {0} octets : plus qu’aucun logiciel n’en écrit.',
      },
      Math.max(size, length),
    );
  }
  const words = await feed.take(parameters);
  const data = await feed.take(length);
  if (words.length < parameters || data.length < length) throw shortBlock(at);
  const head = joined([first, packed, words]);
  if (checked) await check(feed, at, head, data);
  return { type, compression, size, head, at, data, encoding: viewOf(words).getUint16(0, true) };
}

/** CRC-32 over the block from its first byte on. */
async function check(feed: ByteFeed, at: number, head: Uint8Array, data: Uint8Array): Promise<void> {
  const sum = await feed.take(4);
  if (sum.length < 4) throw shortBlock(at);
  if (crc32(data, crc32(head)) === viewOf(sum).getUint32(0, true)) return;
  throw refused(at, {
    en: 'The checksum of a block does not match its bytes: the file was damaged on its way.',
    fr: 'La somme de contrôle d’un bloc ne correspond pas à ses octets : le fichier a été abîmé en route.',
  });
}

function gcodeOf(block: Block): Uint8Array {
  const { encoding, at, head } = block;
  const text = unpacked(block);
  if (encoding === ENCODING.plain) return text;
  if (encoding > ENCODING.meatpackComments) {
    throw refused(
      at + head.length - 2,
      { en: 'G-code is encoded in an unknown way ({0}).', fr: 'Le G-code est codé d’une façon inconnue ({0}).' },
      encoding,
    );
  }
  const lines = unpackMeatpack(text);
  if (lines !== null) return lines;
  throw damaged(block);
}

/** The data of a block without their compression. */
function unpacked(block: Block): Uint8Array {
  const { compression, data, size } = block;
  if (compression === COMPRESSION.none) return data;
  const out = compression === COMPRESSION.deflate ? inflated(block) : unpackHeatshrink(data, compression + 9, size);
  if (out === null || out.length !== size) throw damaged(block);
  return out;
}

function inflated(block: Block): Uint8Array {
  try {
    return inflateSync(block.data, { maxOutputLength: block.size + 1 });
  } catch (error) {
    if (error instanceof Error) throw damaged(block);
    throw error;
  }
}

const damaged = ({ at, head }: Block): FormatError =>
  refused(at + head.length, {
    en: 'A block cannot be unpacked: its bytes are damaged.',
    fr: 'Un bloc ne peut pas être décompressé : ses octets sont abîmés.',
  });

const producerOf = (ini: Uint8Array): string => /^Producer=(.*)$/m.exec(new TextDecoder().decode(ini))?.[1] ?? '';

/** Who made the file, as plain G-code says it; within the first line where that is a comment, so that no number is shifted. */
function greeting(producer: string, lines: Uint8Array): Uint8Array {
  return new TextEncoder().encode(`; generated by ${producer}${lines[0] === SEMICOLON ? ' ' : '\n'}`);
}

/** `key=value` lines as the comments that the same slicer writes into plain G-code. */
function asComments(ini: Uint8Array): Uint8Array {
  const lines = new TextDecoder()
    .decode(ini)
    .split('\n')
    .filter((line) => line.includes('='));
  return new TextEncoder().encode(lines.map((line) => `; ${line.replace('=', ' = ')}\n`).join(''));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
