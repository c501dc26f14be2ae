/** The fifteen letters that half a byte stands for; 15 says that a whole byte follows. In "no spaces", E takes the place of the blank. */
const LETTERS = [48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 46, 32, 10, 71, 88] as const;
const BLANK = 11;
const NEWLINE = 10;
const E = 69;
const WHOLE = 15;

const SIGNAL = 0xff;
/** What follows two bytes FF. */
const COMMAND = { noSpacesOff: 246, noSpacesOn: 247, query: 248, reset: 249, packingOff: 250, packingOn: 251 } as const;

/**
 * MeatPack: two letters a byte, the low half first. A half of 15 is given as a whole byte behind, the first letter's before the
 * second's; after a line break in the low half the high one is idle. `FF FF` and a number switch packing and "no spaces".
 *
 *     G 1 ␣ X        D1 EB
 *     low high low high
 *
 * Writers fill up with line breaks, so empty lines mean nothing and are left out.
 *
 * @returns null where the data break off or hold an unknown command
 */
export function unpackMeatpack(data: Uint8Array): Uint8Array | null {
  const out = new Uint8Array(data.length * 2);
  const letters = Uint8Array.from(LETTERS);
  let filled = 0;
  let packing = false;
  let n = 0;
  const put = (letter: number): void => {
    const last = filled === 0 ? NEWLINE : out[filled - 1];
    if (letter !== NEWLINE || last !== NEWLINE) out[filled++] = letter;
  };
  while (n < data.length) {
    const byte = data[n++]!;
    if (byte === SIGNAL && data[n] === SIGNAL) {
      const command = data[n + 1];
      n += 2;
      switch (command) {
        case COMMAND.packingOn:
          packing = true;
          break;
        case COMMAND.packingOff:
          packing = false;
          break;
        case COMMAND.reset:
          packing = false;
          letters[BLANK] = 32;
          break;
        case COMMAND.noSpacesOn:
          letters[BLANK] = E;
          break;
        case COMMAND.noSpacesOff:
          letters[BLANK] = 32;
          break;
        case COMMAND.query:
          break;
        default:
          return null;
      }
      continue;
    }
    if (!packing) {
      put(byte);
      continue;
    }
    const low = byte & 15;
    const high = byte >>> 4;
    if (low === WHOLE) {
      if (n === data.length) return null;
      put(data[n++]!);
    } else {
      put(letters[low]!);
      if (letters[low] === NEWLINE) continue;
    }
    if (high === WHOLE) {
      if (n === data.length) return null;
      put(data[n++]!);
    } else put(letters[high]!);
  }
  return out.subarray(0, filled);
}
