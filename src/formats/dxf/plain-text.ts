import { type Entity, textOf } from './entity.ts';

/** The lines of a TEXT or MTEXT, without its codes for fonts, heights and fractions. */
export function textLines(entity: Entity): readonly string[] {
  const pieces = entity.codes.flatMap((code, i) => (code === 3 && entity.type === 'MTEXT' ? [entity.values[i]!] : []));
  const written = pieces.join('') + (textOf(entity, 1) ?? '');
  return plainSigns(entity.type === 'MTEXT' ? withoutFormat(written) : written)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
}

/** What a TEXT or MTEXT says, on one line. */
export function plainText(entity: Entity): string {
  return textLines(entity).join(' ').trim();
}

/** Escaped signs, parked in private places of Unicode while the format's own braces go. */
const KEPT: Readonly<Record<string, string>> = { '\\': '\ue000', '{': '\ue001', '}': '\ue002' };

function withoutFormat(text: string): string {
  return text
    .replace(/\\P|\\N/g, '\n')
    .replace(/\\~/g, '\u00a0')
    .replace(/\\S([^;]*?)[#^/]([^;]*);/g, '$1/$2')
    .replace(/\\[ACFHQTWfp][^;]*;/g, '')
    .replace(/\\[LlOoKk]/g, '')
    .replace(/\\([\\{}])/g, (_, kept: string) => KEPT[kept]!)
    .replace(/[{}]/g, '')
    .replace(/[\ue000-\ue002]/g, (sign) => Object.keys(KEPT).find((kept) => KEPT[kept] === sign)!);
}

/** `\U+00E9`, `%%d` degrees, `%%c` diameter, `%%p` plus-minus. */
function plainSigns(text: string): string {
  return text
    .replace(/\\U\+([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/%%d/gi, '°')
    .replace(/%%c/gi, 'Ø') // the sign ⌀ itself is in few fonts
    .replace(/%%p/gi, '±')
    .replace(/%%[uok]/gi, '')
    .replace(/%%%/g, '%')
    .replace(/\^([IJM ])/g, (_, sign: string) => ({ I: ' ', J: '\n', M: '' })[sign] ?? '^')
    .replace(/%%(\d{3})/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** True where a paragraph changes the size, width, slant or place of its letters on the way, which is not followed. */
export function changesLetters(entity: Entity): boolean {
  return (
    entity.type === 'MTEXT' &&
    entity.codes.some((code, i) => (code === 1 || code === 3) && LETTER_CODE.test(entity.values[i]!))
  );
}

/** `\H` height, `\W` width, `\Q` slant, `\T` gaps, `\p` paragraph, `\S` fraction; a pair of backslashes is one of the text. */
const LETTER_CODE = /(?:^|[^\\])(?:\\\\)*\\[HWQTpS]/;
