/** How letters of a paragraph are drawn. */
export interface LetterStyle {
  /** [drawing units] Of a capital. */
  readonly height: number;
  /** Width in those of the font. */
  readonly wide: number;
  /** How far a letter leans to the right for each unit that it rises. */
  readonly slant: number;
}

/** Letters in a row that are drawn alike. */
export interface TextPiece {
  readonly text: string;
  readonly style: LetterStyle;
}

/** A line as it is written, before it is broken to fit its frame. */
export interface TextLine {
  readonly pieces: readonly TextPiece[];
  /** [0…1] Where it stands between the left edge of its frame and the right one; undefined: as its paragraph hangs. */
  readonly align: number | undefined;
  /** [drawing units] Of its tallest letter. */
  readonly height: number;
}

/**
 * What stands in a MTEXT, from left to right, so that an escaped backslash begins no code: escapes, new lines, fixed
 * blanks, stacks (a semicolon closes them, or the end), sizes, paragraphs, other codes with a value, codes without one,
 * braces (which keep what changes within them), letters.
 */
const TOKEN =
  /\\([\\{}])|\\([PN])|(\\~)|\\S((?:\\.|[^;\\])*);?|\\([HWQ])([-+.\d]+)(x?);?|\\p([^;]*);?|\\[ACHQTWc][-+.\dx]*;?|\\[Ff][^;]*;?|\\[LlOoKkX]|([{}])|((?:[^\\{}]|\\U\+[0-9A-Fa-f]{4})+|\\)/g;

const ALIGNMENTS: Readonly<Record<string, number>> = { l: 0, c: 0.5, r: 1, j: 0, d: 0 };

/** The lines of a MTEXT, its letters in the style that its codes give them; `base`: the one that it begins with. */
export function paragraphLines(written: string, base: LetterStyle): readonly TextLine[] {
  const lines: TextLine[] = [];
  const outer: LetterStyle[] = [];
  let style = base;
  let align: number | undefined;
  let pieces: TextPiece[] = [];
  const end = (): void => {
    lines.push({ pieces: tidy(pieces), align, height: tallest(pieces, style.height) });
    pieces = [];
  };
  const say = (text: string): void => {
    for (const [i, part] of plainSigns(text).split('\n').entries()) {
      if (i > 0) end();
      if (part !== '') pieces.push({ text: part, style });
    }
  };
  for (const [, kept, line, blank, stack, size, value, times, paragraph, brace, text] of written.matchAll(TOKEN)) {
    if (line !== undefined) end();
    else if (size !== undefined) style = sized(style, size, Number(value), times !== '');
    else if (paragraph !== undefined)
      align = ALIGNMENTS[/q([lcrjd])/i.exec(paragraph)?.[1]?.toLowerCase() ?? ''] ?? align;
    else if (brace === '{') outer.push(style);
    else if (brace === '}') style = outer.pop() ?? style;
    else if (blank !== undefined) say('\u00a0');
    else if (stack !== undefined) say(stackText(stack));
    else if (kept !== undefined) pieces.push({ text: kept, style });
    else if (text !== undefined) say(text);
  }
  end();
  return lines;
}

/** [drawing units] Height of the tallest letters; `standard` where there are none. */
export function tallest(pieces: readonly TextPiece[], standard: number): number {
  const height = pieces.reduce((most, { style }) => Math.max(most, style.height), 0);
  return height > 0 ? height : standard;
}

/** `\H` height, or `\H…x` times the one before; `\W` width, `\Q` slant in degrees. What makes no sense changes nothing. */
function sized(style: LetterStyle, code: string, value: number, times: boolean): LetterStyle {
  if (code === 'Q') return Math.abs(value) < 86 ? { ...style, slant: Math.tan((value * Math.PI) / 180) } : style;
  if (!(value > 0)) return style;
  if (code === 'W') return { ...style, wide: times ? style.wide * value : value };
  return { ...style, height: times ? style.height * value : value };
}

/** Blanks in a row are one, and none at the ends of a line. */
function tidy(pieces: readonly TextPiece[]): readonly TextPiece[] {
  const kept: TextPiece[] = [];
  let blank = true;
  for (const { text, style } of pieces) {
    const single = text.replace(/\s+/g, ' ');
    const begun: string = blank ? single.replace(/^ /, '') : single;
    if (begun === '') continue;
    blank = begun.endsWith(' ');
    kept.push({ text: begun, style });
  }
  const last = kept.pop();
  const ended = last?.text.trimEnd() ?? '';
  if (last !== undefined && ended !== '') kept.push({ ...last, text: ended });
  return kept;
}

/** A fraction or a tolerance on one line: "1/2"; where one side is empty (an exponent, an index) the other alone. */
function stackText(stack: string): string {
  const [, above, below] = /^((?:\\.|[^#^/\\])*)(?:[#^/](.*))?$/s.exec(stack) ?? ['', stack];
  const sides = [above, below].map((side) => (side ?? '').replace(/\\(.)/g, '$1').trim()).filter((side) => side !== '');
  return sides.join('/');
}

/** `\U+00E9`, `%%d` degrees, `%%c` diameter, `%%p` plus-minus. */
export function plainSigns(text: string): string {
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
