import type { Hash } from 'node:crypto';
import { newSha256 } from './hash.ts';

/**
 * A seal over a job of ours: SHA-256 of the whole file, with zeros where the sum itself stands and without carriage
 * returns (some programs turn line ends). A job is sealed after it was read back and found equal to its plan, so a seal
 * that holds later says: this is still that job, move by move.
 */
export const SEAL_MARK = 'seal sha256:';
const ZEROS = '0'.repeat(64);
const CARRIAGE_RETURN = 13;

/** The header line that a writer is given; the sum is filled in by `seal`. */
export const SEAL_LINE = `${SEAL_MARK}${ZEROS}`;

/** Where the sum stands in the first bytes of a file, -1 where there is no seal. */
function sumAt(head: Uint8Array): number {
  const text = new TextDecoder('latin1').decode(head);
  const match = /^[;(%<!\- ]*seal sha256:(?=[0-9a-f]{64}\b)/m.exec(text);
  return match === null ? -1 : match.index + match[0].length;
}

/** Adds up a file in pieces, zeros in place of its own sum. */
export class SealReader {
  /** Null where there is no seal to hold against. */
  readonly #hash: Hash | null;
  readonly #start: number;
  readonly #claimed: string | null;
  #position = 0;

  /** @param head the first bytes of the file, up to 4 KiB */
  constructor(head: Uint8Array) {
    this.#start = sumAt(head);
    this.#hash = this.#start < 0 ? null : newSha256();
    this.#claimed =
      this.#start < 0 ? null : new TextDecoder('latin1').decode(head.subarray(this.#start, this.#start + ZEROS.length));
  }

  push(piece: Uint8Array): void {
    if (this.#hash === null) return;
    this.#hash.update(plain(this.#zeroed(piece)));
    this.#position += piece.length;
  }

  /** Whether the seal holds; null where the file has none. Call it once, at the end. */
  end(): boolean | null {
    return this.#hash === null ? null : this.#hash.digest('hex') === this.#claimed;
  }

  #zeroed(piece: Uint8Array): Uint8Array {
    const from = Math.max(0, this.#start - this.#position);
    const to = Math.min(piece.length, this.#start + ZEROS.length - this.#position);
    if (from >= to) return piece;
    const copy = new Uint8Array(piece); // a Buffer’s own slice() would share the bytes
    copy.fill('0'.charCodeAt(0), from, to);
    return copy;
  }
}

function plain(piece: Uint8Array): Uint8Array {
  return piece.includes(CARRIAGE_RETURN) ? piece.filter((byte) => byte !== CARRIAGE_RETURN) : piece;
}

/** The pieces with the sum filled in; unchanged where the format has no place for a seal. */
export function seal(pieces: readonly Uint8Array[]): readonly Uint8Array[] {
  const [first, ...rest] = pieces;
  if (first === undefined || sumAt(first.subarray(0, 4096)) < 0) return pieces;
  const start = sumAt(first.subarray(0, 4096));
  const hash = newSha256();
  for (const piece of pieces) hash.update(plain(piece)); // the sum's place still holds zeros
  const sealed = new Uint8Array(first);
  sealed.set(new TextEncoder().encode(hash.digest('hex')), start);
  return [sealed, ...rest];
}
