import { decimalText, parseRational } from '../base/rational.ts';
import type { Lang } from '../base/text.ts';

/** Spreadsheets take a cell that begins so for a formula; the wide signs are those of East Asian keyboards. */
const FORMULA = /^\s*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Text from anywhere as a cell: never a formula, quoted where it must be. */
export function csvText(text: string, lang: Lang): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  const separator = csvSeparator(lang);
  return safe.includes(separator) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A figure of our own, exact as it is; a fraction that does not end to six decimals: "19/12" would be a day. */
export function csvFigure(exact: string, lang: Lang): string {
  const value = exact.includes('/') ? parseRational(exact) : undefined;
  const decimal = value === undefined ? exact : decimalText(value, 6);
  return lang === 'fr' ? decimal.replace('.', ',') : decimal;
}

/** French spreadsheets use the semicolon, because the comma is theirs in numbers. */
function csvSeparator(lang: Lang): string {
  return lang === 'fr' ? ';' : ',';
}

/** Rows as a file: CRLF, and in French the mark that tells a spreadsheet that this is UTF-8. */
export function csvFile(rows: readonly (readonly string[])[], lang: Lang): string {
  const text = rows.map((row) => `${row.join(csvSeparator(lang))}\r\n`).join('');
  return lang === 'fr' ? `\ufeff${text}` : text;
}
