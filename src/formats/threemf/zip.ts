import { crc32, inflateRawSync } from 'node:zlib';
import type { Text } from '../../base/text.ts';
import { cannotRead } from './errors.ts';

/**
 * The part of ZIP that 3MF uses (ECMA-388: stored or deflated, no encryption), read with distrust:
 * nothing is ever written to a disk, names are only keys, sizes are believed only as upper bounds,
 * and inflating stops as soon as it gives more than the file could honestly hold.
 */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes that it says it becomes. */
  readonly size: number;
  readonly encrypted: boolean;
  /** Byte of its local header. */
  readonly offset: number;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** Deflate reaches 1032 : 1 on nonsense; the XML of a mesh 5…30 : 1. */
const MOST_RATIO = 50;
const ALWAYS_ALLOWED = 16 * 2 ** 20; // [bytes] whatever the ratio
const MOST = 2 ** 31; // [bytes] of a whole archive, unpacked
const LEAST_PIECE = 2 ** 14; // [bytes]
const MOST_PIECE = 2 ** 28; // [bytes] set aside at once; memory is only taken where something is written
const MOST_ENTRIES = 20_000;

const DAMAGED: Text = {
  en: 'The archive is damaged or cut short: its table of contents is not whole.',
  fr: 'L’archive est abîmée ou coupée : sa table des matières n’est pas entière.',
};

/**
 * The files of an archive, by name, without leading slash.
 * @throws FormatError where it is no whole ZIP archive
 */
export function listZip(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, offset } = findDirectory(view);
  if (count > MOST_ENTRIES) throw cannotRead(DAMAGED, { byte: offset });
  const entries = new Map<string, ZipEntry>();
  let at = offset;
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) throw cannotRead(DAMAGED, { byte: at });
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const end = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (end > bytes.length) throw cannotRead(DAMAGED, { byte: at });
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/^\/+/, '');
    const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
    entries.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...sizes,
    });
    at = end;
  }
  return entries;
}

function findDirectory(view: DataView): { readonly count: number; readonly offset: number } {
  // The end record stands at the end, behind it at most a comment of 64 KiB.
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const offset = view.getUint32(at + 16, true);
    const count = view.getUint16(at + 10, true);
    if (offset !== 0xffffffff && count !== 0xffff) return { count, offset };
    if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return { count, offset };
    const end64 = Number(view.getBigUint64(at - 12, true));
    if (end64 + 56 > view.byteLength || view.getUint32(end64, true) !== END_64) break;
    return {
      count: Number(view.getBigUint64(end64 + 32, true)),
      offset: Number(view.getBigUint64(end64 + 48, true)),
    };
  }
  throw cannotRead(DAMAGED, { byte: view.byteLength });
}

/** Sizes and place of an entry; beyond 4 GiB they stand in the extra field 1 (ZIP64). */
function sizesOf(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  const end = extra + extraLength;
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    const stop = Math.min(end, field + 4 + view.getUint16(field + 2, true));
    let value = field + 4;
    const take = (): number => {
      if (value + 8 > stop) throw cannotRead(DAMAGED, { byte: field });
      value += 8;
      return Number(view.getBigUint64(value - 8, true));
    };
    if (size === 0xffffffff) size = take();
    if (packed === 0xffffffff) packed = take();
    if (offset === 0xffffffff) offset = take();
    break;
  }
  return { packed, size, offset };
}

/** What may still be unpacked of one archive. [bytes] */
export interface UnpackBudget {
  left: number;
}

/**
 * The budget of an archive: a thousand entries may point to the same few bytes, each of them small enough by itself.
 */
export function unpackBudget(archive: Uint8Array): UnpackBudget {
  return { left: Math.min(MOST, Math.max(2 * ALWAYS_ALLOWED, MOST_RATIO * archive.length)) };
}

/**
 * Unpacks one file of the archive.
 * @throws FormatError where it is encrypted, packed in an unusual way, damaged, or a bomb
 */
export function unpack(bytes: Uint8Array, entry: ZipEntry, budget: UnpackBudget): Uint8Array {
  const packed = packedBytes(bytes, entry);
  const most = Math.min(budget.left, Math.max(ALWAYS_ALLOWED, MOST_RATIO * packed.length));
  const announced = entry.method === 0 ? Math.max(entry.size, packed.length) : entry.size;
  if (announced > most) throw tooLarge(entry, announced);
  const data = entry.method === 0 ? packed : inflate(packed, entry, most);
  budget.left -= data.length;
  if (crc32(data) !== entry.crc) throw damaged(entry);
  return data;
}

/** The library stops as soon as it would give more than allowed, so a bomb costs no more memory than that. */
function inflate(packed: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  try {
    // In one piece of the announced size: pieces of the usual 16 KiB would be copied together at the end.
    const chunkSize = Math.min(Math.max(entry.size + 1, LEAST_PIECE), most, MOST_PIECE);
    return inflateRawSync(packed, { maxOutputLength: most, chunkSize });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(entry, most);
    throw damaged(entry);
  }
}

/** Unpacks a small file as text. */
export function unpackText(bytes: Uint8Array, entry: ZipEntry, budget: UnpackBudget): string {
  return new TextDecoder().decode(unpack(bytes, entry, budget));
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = entry.offset;
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw damaged(entry);
  if (entry.encrypted) {
    throw cannotRead(
      {
        en: `"${entry.name}" in the archive is locked with a password.`,
        fr: `« ${entry.name} » dans l’archive est protégé par un mot de passe.`,
      },
      { byte: at },
      { en: 'Export it without a password.', fr: 'Exportez-le sans mot de passe.' },
    );
  }
  if (entry.method !== 0 && entry.method !== 8) {
    throw cannotRead(
      {
        en: `"${entry.name}" in the archive is packed in a way that 3MF does not allow (method ${entry.method}).`,
        fr: `« ${entry.name} » dans l’archive est compressé d’une façon que le 3MF n’autorise pas (méthode ${entry.method}).`,
      },
      { byte: at },
    );
  }
  const begin = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (begin + entry.packed > bytes.length) throw damaged(entry);
  return bytes.subarray(begin, begin + entry.packed);
}

function damaged(entry: ZipEntry): Error {
  return cannotRead(
    { en: `"${entry.name}" in the archive is damaged.`, fr: `« ${entry.name} » dans l’archive est abîmé.` },
    { byte: entry.offset },
  );
}

function tooLarge(entry: ZipEntry, size: number): Error {
  return cannotRead(
    {
      en: `"${entry.name}" would unpack to at least ${size} bytes from ${entry.packed}: no model does that. The file is damaged, or made to fill the memory.`,
      fr: `« ${entry.name} » donnerait au moins ${size} octets à partir de ${entry.packed} : aucun modèle ne fait cela. Le fichier est abîmé, ou fait pour remplir la mémoire.`,
    },
    { byte: entry.offset },
  );
}
