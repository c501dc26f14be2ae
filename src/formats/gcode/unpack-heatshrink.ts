/** [bits] Of the length of a copy. */
const LENGTH_BITS = 4;

/**
 * Heatshrink (LZSS by bits, most significant first): a 1 and eight bits are a byte; a 0, the distance − 1 in `window` bits and
 * the length − 1 in 4 bits are a copy of what stands so far back. What lies before the beginning counts as zeros.
 *
 *     1 bbbbbbbb        0 ddddddddddd llll
 *
 * Cost: one walk; the output's size is known and never passed.
 * @param window [bits] 11 or 12
 * @param size [bytes] of the output
 * @returns null where the data do not fill the output
 */
export function unpackHeatshrink(data: Uint8Array, window: number, size: number): Uint8Array | null {
  const out = new Uint8Array(size);
  let at = 0;
  let filled = 0;
  // Bits that are read and not used yet, in the low end.
  let bits = 0;
  let count = 0;
  const need = (wanted: number): boolean => {
    while (count < wanted) {
      if (at === data.length) return false;
      bits = ((bits << 8) | data[at++]!) & 0xff_ffff;
      count += 8;
    }
    return true;
  };
  const take = (wanted: number): number => {
    count -= wanted;
    return (bits >>> count) & ((1 << wanted) - 1);
  };
  while (filled < size) {
    if (!need(1)) return null;
    if (take(1) === 1) {
      if (!need(8)) return null;
      out[filled++] = take(8);
      continue;
    }
    if (!need(window)) return null;
    const distance = take(window) + 1;
    if (!need(LENGTH_BITS)) return null;
    const length = take(LENGTH_BITS) + 1;
    if (filled + length > size) return null;
    for (let n = 0; n < length; n++, filled++) out[filled] = filled < distance ? 0 : out[filled - distance]!;
  }
  return out;
}
