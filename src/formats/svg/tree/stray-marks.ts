const STRAY = /&(?!(?:#\d+|#x[\da-f]+|[\p{L}_:][^\s&;<>"'#]*);)/iu;
const STRAYS = new RegExp(`<!\\[CDATA\\[[\\s\\S]*?\\]\\]>|<!--[\\s\\S]*?-->|${STRAY.source}`, 'giu');

/**
 * An `&` that begins no entity ("Cut & engrave"), written by hand or by a script, taken as the sign that it is: the
 * parser would read on to the next semicolon, over tags and all. `stray` is where the first one stands, or -1.
 */
export function withoutStrayMarks(text: string): { readonly whole: string; readonly stray: number } {
  if (!text.includes('&') || !STRAY.test(text)) return { whole: text, stray: -1 };
  let stray = -1;
  const whole = text.replace(STRAYS, (found, at: number) => {
    if (found !== '&') return found;
    if (stray < 0) stray = at;
    return '&amp;';
  });
  return { whole, stray };
}

/** Line and column, from 1, of a place in a text. */
export function placeIn(text: string, at: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, at).split('\n');
  return { line: lines.length, column: lines[lines.length - 1]!.length + 1 };
}
