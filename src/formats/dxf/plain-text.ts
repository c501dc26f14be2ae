import { type Entity, textOf } from './entity.ts';
import { paragraphLines, plainSigns } from './paragraph.ts';

/** What is written in a TEXT or MTEXT, with its codes. A long MTEXT comes in pieces (3), the last of them in 1. */
export function writtenText(entity: Entity): string {
  const pieces = entity.codes.flatMap((code, i) => (code === 3 && entity.type === 'MTEXT' ? [entity.values[i]!] : []));
  return pieces.join('') + (textOf(entity, 1) ?? '');
}

const ANY_STYLE = { height: 1, wide: 1, slant: 0 };

/** The lines of a TEXT or MTEXT, without its codes for fonts, heights and fractions. */
export function textLines(entity: Entity): readonly string[] {
  if (entity.type === 'MTEXT')
    return paragraphLines(writtenText(entity), ANY_STYLE).map(({ pieces }) => pieces.map(({ text }) => text).join(''));
  return plainSigns(writtenText(entity))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
}

/** What a TEXT or MTEXT says, on one line. */
export function plainText(entity: Entity): string {
  return textLines(entity).join(' ').trim();
}

/** True where a paragraph has fractions, indents, tabs or wider gaps between its letters, which are not followed. */
export function changesLetters(entity: Entity): boolean {
  return (
    entity.type === 'MTEXT' &&
    entity.codes.some((code, i) => (code === 1 || code === 3) && LETTER_CODE.test(entity.values[i]!))
  );
}

/** `\T` gaps, `\S` fraction, `\p` with an indent or a tab that is not 0; a pair of backslashes is one of the text. */
const LETTER_CODE = /(?:^|[^\\])(?:\\\\)*\\(?:S|T(?!1(?:\.0*)?;)|p[^;]*[ilrt]-?[.\d]*[1-9])/;

/** True where letters have lines under, over or through them, which are not drawn. */
export function hasLetterLines(entity: Entity): boolean {
  const code = entity.type === 'MTEXT' ? LINE_CODE : /%%[uok]/i;
  return entity.codes.some((group, i) => (group === 1 || group === 3) && code.test(entity.values[i]!));
}

/** As `LETTER_CODE`: `\L` under, `\O` over, `\K` through. */
const LINE_CODE = /%%[uokUOK]|(?:^|[^\\])(?:\\\\)*\\[LOK]/;
