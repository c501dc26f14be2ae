import { SCRAMBLE_KEY } from './spec.ts';

/** Grows a file of commands, scrambled as it grows, and counts the commands. */
export class CommandSink {
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** Commands so far: the "lines" of the file, from 1. */
  commands = 0;
  /** Of all plain bytes so far. */
  sum = 0;
  /** By plain byte: how often it stands there, five times as much where it follows itself. */
  readonly #weights = new Float64Array(256);
  #before = -1;

  /** A command with its fixed parameters. */
  put(...bytes: readonly number[]): this {
    if (bytes[0]! >= 0x80) this.commands++;
    for (const byte of bytes) this.#byte(byte);
    return this;
  }

  /** 35 bits in five bytes, most significant first, negative as a complement. [µm, µm/s] */
  long(value: number): this {
    const wrapped = value < 0 ? value + 2 ** 35 : value;
    for (let shift = 4; shift >= 0; shift--) this.#byte(Math.floor(wrapped / 2 ** (7 * shift)) % 128);
    return this;
  }

  /** 14 bits in two bytes, negative as a complement. */
  short(value: number): this {
    const wrapped = value < 0 ? value + 2 ** 14 : value;
    this.#byte(wrapped >> 7);
    this.#byte(wrapped & 0x7f);
    return this;
  }

  /**
   * MeerK40t finds the key of the scrambling by the commonest byte, weighted so (`determine_magic_via_histogram`), and takes
   * it for zero. How much zero lacks; below 0 where it leads.
   */
  zeroLacks(): number {
    return this.#weights.subarray(1).reduce((most, weight) => Math.max(most, weight), 0) - this.#weights[0]!;
  }

  take(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Swaps bits 7 and 0, XOR with the key, plus 1. */
  #byte(plain: number): void {
    this.sum += plain;
    this.#weights[plain]! += plain === this.#before ? 5 : 1;
    this.#before = plain;
    if (this.#length === this.#bytes.length) {
      const wide = new Uint8Array(2 * this.#length);
      wide.set(this.#bytes);
      this.#bytes = wide;
    }
    const swapped = (plain & 0x7e) | (plain >> 7) | ((plain & 1) << 7);
    this.#bytes[this.#length++] = ((swapped ^ SCRAMBLE_KEY) + 1) & 0xff;
  }
}
