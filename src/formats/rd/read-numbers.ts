import { FULL_POWER } from './spec.ts';

/** Undoes the scrambling of a byte: minus 1, XOR with the key, bits 7 and 0 swapped. */
export function plainByte(scrambled: number, key: number): number {
  const turned = ((scrambled - 1) & 0xff) ^ key;
  return (turned & 0x7e) | (turned >> 7) | ((turned & 1) << 7);
}

/** Five bytes of seven bits, highest first: a number of 35 bits with its sign. [µm, µm/s] */
export function longAt(command: Uint8Array, at: number): number {
  let value = 0;
  for (let k = 0; k < 5; k++) value = value * 128 + command[at + k]!;
  return value >= 2 ** 34 ? value - 2 ** 35 : value;
}

/** Two bytes of seven bits: a number of 14 bits with its sign. [µm] */
export function shortAt(command: Uint8Array, at: number): number {
  const value = command[at]! * 128 + command[at + 1]!;
  return value >= 2 ** 13 ? value - 2 ** 14 : value;
}

/** Two bytes of seven bits: a share of the full power. [0…1] */
export function fractionAt(command: Uint8Array, at: number): number {
  return (command[at]! * 128 + command[at + 1]!) / FULL_POWER;
}

/** Four letters in each of two long numbers. */
export function nameAt(command: Uint8Array, at: number): string {
  const letters = [at, at + 5].flatMap((place) =>
    [24, 16, 8, 0].map((shift) => (longAt(command, place) / 2 ** shift) & 0xff),
  );
  return String.fromCharCode(...letters);
}
