import type { Lang } from '../base/text.ts';
import type { Quote, QuoteLine } from '../model/quote.ts';
import { csvFigure, csvFile, csvText } from './csv-cell.ts';
import { QUOTE_WORDS } from './quote-words.ts';

/** The quote for a spreadsheet, one row a line, tax and total. Text that would be a formula gets an apostrophe in front. */
export function quoteCsv(quote: Quote, lang: Lang): string {
  const words = QUOTE_WORDS;
  const head = [
    words.number,
    words.date,
    words.line,
    words.label,
    words.quantity,
    words.unit,
    words.unitPrice,
    words.vat,
    words.amount,
  ].map((word) => csvText(word[lang], lang));
  const start = [csvText(quote.number ?? '', lang), csvText(quote.date, lang)];
  const total = (label: string, rate: string, amount: string): readonly string[] => [
    ...start,
    '',
    csvText(label, lang),
    '',
    '',
    '',
    csvFigure(rate, lang),
    csvFigure(amount, lang),
  ];
  const rows = [
    head,
    ...quote.lines.map((line, index) => [...start, ...lineCells(line, index, quote, lang)]),
    total(words.excludingTax[lang], '', quote.excludingTax),
    ...quote.tax.map(({ rate, amount }) => total(words.vat[lang], rate, amount)),
    total(words.includingTax[lang], '', quote.includingTax),
  ];
  return csvFile(rows, lang);
}

function lineCells(line: QuoteLine, index: number, quote: Quote, lang: Lang): readonly string[] {
  const rates = line.tax.map(({ taxClass }) => quote.taxClasses.find(({ id }) => id === taxClass)?.rate ?? '');
  return [
    String(index + 1),
    csvText(line.label[lang], lang),
    csvFigure(line.quantity, lang),
    csvText(line.unitText[lang], lang),
    csvFigure(line.unitPrice, lang),
    rates.length === 1 ? csvFigure(rates[0] ?? '', lang) : csvText(rates.join(' / '), lang),
    csvFigure(line.amount, lang),
  ];
}
