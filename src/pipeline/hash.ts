import { createHash, type Hash } from 'node:crypto';

/** A SHA-256 that is fed piece by piece. */
export function newSha256(): Hash {
  return createHash('sha256');
}

/** SHA-256 of some bytes, as 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return newSha256().update(bytes).digest('hex');
}

/** SHA-256 of bytes that come in pieces. */
export function sha256OfPieces(pieces: Iterable<Uint8Array>): string {
  const hash = newSha256();
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}
