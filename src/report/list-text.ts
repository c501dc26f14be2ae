import type { Lang, Text } from '../base/text.ts';
import type { Paint } from './paint.ts';

/** A table of what is available: id, name, kind, origin. */
export function listText(
  items: readonly { readonly id: string; readonly name: Text; readonly kind: string; readonly origin: string }[],
  lang: Lang,
  paint: Paint,
): string {
  const wide = Math.max(0, ...items.map(({ id }) => id.length));
  const rows = items.map(
    ({ id, name, kind, origin }) =>
      `${paint.strong(id.padEnd(wide))}  ${name[lang]}  ${paint.faint(`${kind} · ${origin}`)}`,
  );
  return `${rows.join('\n')}${rows.length > 0 ? '\n' : ''}`;
}
