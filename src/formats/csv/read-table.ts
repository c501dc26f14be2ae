import { FormatError, type Place } from '../../base/errors.ts';
import { decodeText } from '../decode-text.ts';

/** A cell with where its text begins. */
export interface Cell {
  readonly text: string;
  readonly at: Place;
}

/** A spreadsheet saved as text. */
export interface Table {
  /** Semicolon or tab: a comma in a number is its decimal point. */
  readonly separator: ';' | ',' | '\t';
  readonly head: readonly Cell[];
  /** Rows that hold something; each has as many cells as the head, or fewer. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Excel writes this line first where it wants to be sure; it is no row. */
const SEPARATOR_LINE = /^sep=([;,\t])\r?\n/;

/**
 * Reads a CSV as French and other spreadsheets write it: UTF-8 with or without its mark, UTF-16 or Windows-1252; comma,
 * semicolon or tab; quoted cells with line breaks. Columns are counted as spreadsheets count them, from 1.
 * @throws FormatError with line and column for a quote that never ends, text behind one, or a row longer than the head
 */
export function readTable(bytes: Uint8Array, file: string): Table {
  const { text } = decodeText(bytes);
  const told = SEPARATOR_LINE.exec(text);
  const separator = told === null ? separatorOf(text) : separatorNamed(told[1]);
  const rows = [...cellRows(text, told?.[0].length ?? 0, separator, file)].filter((row) =>
    row.some((cell) => cell.text.trim() !== ''),
  );
  const [head, ...rest] = rows;
  if (head === undefined)
    throw new FormatError(
      { en: 'There is nothing in this table.', fr: 'Il n’y a rien dans ce tableau.' },
      { en: 'Write a line of column names first.', fr: 'Commencez par une ligne de noms de colonnes.' },
      { file, line: 1 },
      'empty',
    );
  for (const row of rest) {
    const over = row.slice(head.length).find((cell) => cell.text.trim() !== '');
    if (over !== undefined)
      throw new FormatError(
        { en: 'This row has more cells than the head.', fr: 'Cette ligne a plus de cases que l’en-tête.' },
        {
          en: 'Put text that holds the separator between quotes, or name the column.',
          fr: 'Mettez entre guillemets un texte qui contient le séparateur, ou nommez la colonne.',
        },
        over.at,
      );
  }
  return { separator, head, rows: rest };
}

function separatorNamed(sign: string | undefined): Table['separator'] {
  return sign === ',' ? ',' : sign === '\t' ? '\t' : ';';
}

/** The sign that stands most often outside of quotes in the first line. */
function separatorOf(text: string): Table['separator'] {
  const first = (/^(?:"[^"]*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (sign: string): number => first.split(sign).length - 1;
  const [best] = ([';', '\t', ','] as const).toSorted((a, b) => count(b) - count(a));
  return best ?? ';';
}

function* cellRows(text: string, start: number, separator: string, file: string): Generator<readonly Cell[]> {
  let at = start;
  let line = start === 0 ? 1 : 2;
  let row: Cell[] = [];
  while (at < text.length) {
    const place: Place = { file, line, column: row.length + 1 };
    const cell = text[at] === '"' ? quotedCell(text, at, place) : plainCell(text, at, separator);
    line += cell.lines;
    at = cell.end;
    row.push({ text: cell.text, at: place });
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.push({ text: '', at: { file, line, column: row.length + 1 } });
    } else if (at < text.length && text[at] !== '\n' && text[at] !== '\r') throw afterQuote(place);
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    yield row;
    row = [];
  }
}

interface Scanned {
  readonly text: string;
  readonly end: number;
  /** Line breaks inside. */
  readonly lines: number;
}

function plainCell(text: string, start: number, separator: string): Scanned {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { text: text.slice(start, end).trim(), end, lines: 0 };
}

function quotedCell(text: string, start: number, place: Place): Scanned {
  let end = start + 1;
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote < 0)
      throw new FormatError(
        { en: 'A quoted cell never ends.', fr: 'Une case entre guillemets ne se termine jamais.' },
        { en: 'Close the quotes, or double those inside.', fr: 'Fermez les guillemets, ou doublez ceux du texte.' },
        place,
      );
    end = quote + 1;
    if (text[end] !== '"') break;
    end++;
  }
  const inside = text.slice(start + 1, end - 1).replaceAll('""', '"');
  return { text: inside, end, lines: inside.split(/\r\n|\r|\n/).length - 1 };
}

function afterQuote(place: Place): FormatError {
  return new FormatError(
    { en: 'Text stands behind a quoted cell.', fr: 'Du texte suit une case entre guillemets.' },
    { en: 'Double the quotes inside the text.', fr: 'Doublez les guillemets du texte.' },
    place,
  );
}
