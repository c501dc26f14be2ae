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

/**
 * What stands in a paragraph beside its letters, in one pass, so that an escaped backslash begins no code: escapes, new
 * lines, fixed blanks, stacks (a semicolon closes them, or the end), codes with a value, codes without one, braces.
 */
const FORMAT =
  /\\([\\{}])|\\([PN])|(\\~)|\\S((?:\\.|[^;\\])*);?|\\[ACHQTWc][-+.\dx]*;?|\\[Ffp][^;]*;?|\\[LlOoKkX]|[{}]/g;

function withoutFormat(text: string): string {
  return text.replace(FORMAT, (_, kept?: string, line?: string, blank?: string, stack?: string) => {
    if (line !== undefined) return '\n';
    if (blank !== undefined) return '\u00a0';
    return kept ?? (stack === undefined ? '' : stackText(stack));
  });
}

/** A fraction or a tolerance on one line: "1/2"; where one side is empty (an exponent, an index) the other alone. */
function stackText(stack: string): string {
  const [, above, below] = /^((?:\\.|[^#^/\\])*)(?:[#^/](.*))?$/s.exec(stack) ?? ['', stack];
  const sides = [above, below].map((side) => (side ?? '').replace(/\\(.)/g, '$1').trim()).filter((side) => side !== '');
  return sides.join('/');
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

/** True where letters have lines under, over or through them, which are not drawn. */
export function hasLetterLines(entity: Entity): boolean {
  const code = entity.type === 'MTEXT' ? LINE_CODE : /%%[uok]/i;
  return entity.codes.some((group, i) => (group === 1 || group === 3) && code.test(entity.values[i]!));
}

/** As `LETTER_CODE`: `\L` under, `\O` over, `\K` through. */
const LINE_CODE = /%%[uokUOK]|(?:^|[^\\])(?:\\\\)*\\[LOK]/;
