import { UsageError } from '../base/errors.ts';
import { type Lang, sayText } from '../base/text.ts';
import type { Quote, QuoteLine } from '../model/quote.ts';
import { findingsByFile } from './findings-text.ts';
import { dayText, measureText, moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { plainLine } from './plain-line.ts';
import { basisText, QUOTE_WORDS, quoteTitle, reductionTexts, totalRows, unitPriceText } from './quote-words.ts';

/** What `quote` prints for people. */
export function quoteText(quote: Quote, lang: Lang, paint: Paint): string {
  const words = QUOTE_WORDS;
  const head = [
    paint.strong(quoteTitle(quote, lang)),
    `${words.date[lang]} ${dayText(quote.date, lang)} · ${words.validUntil[lang]} ${dayText(quote.validUntil, lang)}`,
    `${words.tariff[lang]} ${quote.tariff.fullId} · ${quote.tariff.name[lang]}${quote.audienceName === null ? '' : ` · ${words.audience[lang]} ${quote.audienceName[lang]}`}`,
    ...(quote.client === null ? [] : [`${words.client[lang]} ${plainLine(quote.client.name)}`]),
    '',
  ];
  const rows = quote.lines.map((line, index) => rowOf(line, index, quote, lang));
  const totals = totalRows(quote, lang);
  const labelWidth = Math.max(...rows.map((row) => row.label.length), ...totals.map((row) => row.label.length + 4));
  const amountWidth = Math.max(...rows.map((row) => row.amount.length), ...totals.map((row) => row.amount.length));
  const body = rows.flatMap((row) => [
    `${row.number}  ${row.label.padEnd(labelWidth)}  ${row.amount.padStart(amountWidth)}`,
    paint.faint(`    ${row.detail}`),
  ]);
  const rule = '─'.repeat(4 + labelWidth + 2 + amountWidth);
  const sums = totals.map((row, index) => {
    const text = `    ${row.label.padEnd(labelWidth)}  ${row.amount.padStart(amountWidth)}`;
    return index === totals.length - 1 ? paint.strong(text) : text;
  });
  const tail = [
    ...quote.notes.map((note) => note[lang]),
    ...quote.mentions.map((mention) => mention.text[lang]),
    findingsByFile(quote.findings, lang, paint, false),
  ];
  const all = [...head, ...body, rule, ...sums, paint.faint(`    ${basisText(quote, lang)}`)];
  return `${[...all, ...(tail.length === 0 ? [] : ['', ...tail])].join('\n')}\n`;
}

function rowOf(
  line: QuoteLine,
  index: number,
  quote: Quote,
  lang: Lang,
): { readonly number: string; readonly label: string; readonly amount: string; readonly detail: string } {
  const quantity = `${measureText(line.quantity, lang)} ${line.unitText[lang]} × ${unitPriceText(line, quote, lang)}`;
  return {
    number: String(index + 1).padStart(2),
    label: plainLine(line.label[lang]),
    amount: moneyText(line.amount, quote.currency, lang),
    detail: [quantity, ...reductionTexts(line, lang)].join(' · '),
  };
}

/**
 * Line `number` (from 1) to the rule: the measure, where it comes from, each rule with its line in the tariff, the amount.
 * @throws UsageError where there is no such line
 */
export function explainLineText(quote: Quote, number: number, lang: Lang): string {
  const line = quote.lines[number - 1];
  if (line === undefined || !Number.isInteger(number)) {
    throw new UsageError(
      sayText({ en: 'The quote has no line {0}.', fr: 'Le devis n’a pas de ligne {0}.' }, String(number)),
      sayText({ en: 'Give a number from 1 to {0}.', fr: 'Donnez un numéro de 1 à {0}.' }, String(quote.lines.length)),
    );
  }
  const words = QUOTE_WORDS;
  const job = line.job === null ? undefined : quote.inputs[line.job];
  const { fullId, sha256, name } = quote.tariff;
  const steps = line.trace.map((step, index) => {
    const where = step.line === 0 ? '' : ` (${sayText(words.lineOfTariff, String(step.line))[lang]})`;
    return `  ${String(index + 1).padStart(2)}. ${plainLine(step.text[lang])}${where}`;
  });
  return `${[
    `${words.line[lang]} ${number}${lang === 'fr' ? ' :' : ':'} ${plainLine(line.label[lang])}`,
    ...(job === undefined ? [] : [`  ${plainLine(job.file)}, SHA-256 ${job.sha256}`]),
    `  ${words.tariff[lang]} ${fullId} · ${name[lang]}${sha256 === '' ? '' : `, SHA-256 ${sha256}`}`,
    ...steps,
    `  = ${moneyText(line.amount, quote.currency, lang)}`,
  ].join('\n')}\n`;
}
