/** Words that break readers when they stand where a number should. */
const POISON = [
  'NaN',
  '1e400',
  '-',
  '',
  'undefined',
  '99999999999',
  '"',
  '<',
  '>',
  '&x;',
  '\u0000',
  'url(#a)',
  '0',
  '\r\n',
];

/** Flips, cuts, doubles or poisons a few places of a file. */
export function damaged(bytes: Uint8Array<ArrayBuffer>, random: () => number): Uint8Array<ArrayBuffer> {
  let mutated = bytes.slice();
  const rounds = 1 + Math.floor(random() * 4);
  for (let i = 0; i < rounds; i++) {
    const at = Math.floor(random() * mutated.length);
    const kind = random();
    if (kind < 0.35) mutated[at] = Math.floor(random() * 256);
    else if (kind < 0.5) mutated = mutated.slice(0, at);
    else if (kind < 0.75) {
      const word = new TextEncoder().encode(POISON[Math.floor(random() * POISON.length)]!);
      mutated = join(mutated.subarray(0, at), word, mutated.subarray(at + Math.floor(random() * 4)));
    } else {
      const size = Math.floor(random() * 200);
      mutated = join(mutated.subarray(0, at), mutated.subarray(at, at + size), mutated.subarray(at));
    }
  }
  return mutated;
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
