import { ByteFeed } from './read-bgcode-bytes.ts';
import { MAGIC } from './spec-bgcode.ts';

/** Whether these first bytes are binary G-code. */
export function isBgcode(head: Uint8Array): boolean {
  return head.length >= MAGIC.length && MAGIC.every((byte, n) => head[n] === byte);
}

/** The same bytes, or the G-code of a binary file as text. */
export async function plainGcode(pieces: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const feed = new ByteFeed(pieces);
  const head = await feed.take(MAGIC.length);
  const whole = feed.rest(head);
  if (!isBgcode(head)) return whole;
  return (await import('./read-bgcode.ts')).unpackBgcode(whole);
}
