import { crc32, deflateSync } from 'node:zlib';

/** A block of binary G-code as a test wants it. */
export interface BlockWish {
  readonly type: number;
  /** 0 none, 1 deflate, 2 and 3 Heatshrink of 11 and 12 bits. */
  readonly compression?: number;
  readonly encoding?: number;
  readonly data: Uint8Array;
  /** Bytes said in place of the true ones. */
  readonly size?: number;
  readonly packedSize?: number;
}

const u16 = (value: number): number[] => [value & 255, value >>> 8];
const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];

/** A file of these blocks. */
export function bgcodeOf(
  blocks: readonly BlockWish[],
  { version = 1, checksum = 1 }: { readonly version?: number; readonly checksum?: number } = {},
): Uint8Array {
  const bytes = [0x47, 0x43, 0x44, 0x45, ...u32(version), ...u16(checksum)];
  for (const wish of blocks) {
    const { type, compression = 0, encoding = 0, data } = wish;
    const packed = compression === 0 ? data : compression === 1 ? deflateSync(data) : heatshrunk(data, compression + 9);
    const block = [...u16(type), ...u16(compression), ...u32(wish.size ?? data.length)];
    if (compression !== 0) block.push(...u32(wish.packedSize ?? packed.length));
    block.push(...u16(encoding));
    if (type === 5) block.push(16, 0, 16, 0);
    block.push(...packed);
    bytes.push(...block, ...(checksum === 1 ? u32(crc32(Uint8Array.from(block))) : []));
  }
  return Uint8Array.from(bytes);
}

/** Heatshrink by the longest copy within the window, 3 to 16 letters. */
export function heatshrunk(data: Uint8Array, window: number): Uint8Array {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  for (let at = 0; at < data.length; ) {
    let [best, from] = [0, 0];
    for (let start = Math.max(0, at - 2 ** window); start < at; start++) {
      let length = 0;
      while (length < 16 && at + length < data.length && data[start + length] === data[at + length]) length++;
      if (length > best) [best, from] = [length, start];
    }
    if (best < 3) {
      put(1, 1);
      put(data[at++]!, 8);
    } else {
      put(0, 1);
      put(at - from - 1, window);
      put(best - 1, 4);
      at += best;
    }
  }
  while (bits.length % 8 !== 0) bits.push(0);
  return Uint8Array.from({ length: bits.length / 8 }, (_, n) =>
    Number.parseInt(bits.slice(8 * n, 8 * n + 8).join(''), 2),
  );
}

/** MeatPack with packing on throughout; `noSpaces`: blanks left out and E packed. */
export function meatpacked(text: string, noSpaces = false): Uint8Array {
  const alphabet = `0123456789.${noSpaces ? 'E' : ' '}\nGX`;
  const letters = noSpaces ? text.replaceAll(' ', '') : text;
  const bytes = [255, 255, 251, ...(noSpaces ? [255, 255, 247] : [])];
  for (let at = 0; at < letters.length; ) {
    const first = letters[at++]!;
    const alone = first === '\n';
    const second = alone ? '\n' : (letters[at++] ?? '\n');
    const [low, high] = [first, second].map((letter) => alphabet.indexOf(letter)).map((code) => (code < 0 ? 15 : code));
    bytes.push(low! | (high! << 4));
    if (low === 15) bytes.push(first.charCodeAt(0));
    if (high === 15) bytes.push(second.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}
