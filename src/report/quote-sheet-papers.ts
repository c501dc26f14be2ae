import { type Lang, sayText } from '../base/text.ts';
import type { SheetItem } from '../model/quote-sheet.ts';
import { csvFigure, csvFile, csvText } from './csv-cell.ts';
import { findingJson } from './json-document.ts';
import { moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { plainLine } from './plain-line.ts';
import { textTable } from './text-table.ts';

const HEAD = {
  en: [
    'id',
    'number',
    'date',
    'client',
    'excluding tax',
    'including tax',
    'currency',
    'file',
    'made before',
    'problem',
  ],
  fr: ['id', 'numéro', 'date', 'client', 'total HT', 'total TTC', 'monnaie', 'fichier', 'déjà fait', 'problème'],
} as const;

/** The list of a table's quotes for a spreadsheet, one row a quote. */
export function sheetCsv(items: readonly SheetItem[], lang: Lang): string {
  const rows = items.map((item) => [
    csvText(item.id, lang),
    csvText(item.number ?? '', lang),
    csvText(item.date ?? '', lang),
    csvText(item.client ?? '', lang),
    csvFigure(item.excludingTax ?? '', lang),
    csvFigure(item.includingTax ?? '', lang),
    csvText(item.currency ?? '', lang),
    csvText(item.files.join(' '), lang),
    item.resumed ? (lang === 'fr' ? 'oui' : 'yes') : '',
    csvText(item.ok ? '' : item.findings.map(({ what }) => what[lang]).join(' '), lang),
  ]);
  return csvFile([HEAD[lang], ...rows], lang);
}

/** The same as a document. */
export function sheetJson(
  items: readonly SheetItem[],
  head: { readonly file: string; readonly lang: Lang; readonly version: string; readonly ok: boolean },
): Record<string, unknown> {
  return {
    schema: 'etabli/quotes@1',
    version: head.version,
    ok: head.ok,
    file: head.file,
    made: items.filter(({ ok, resumed }) => ok && !resumed).length,
    resumed: items.filter(({ resumed }) => resumed).length,
    failed: items.filter(({ ok }) => !ok).length,
    items: items.map(({ findings, ...item }) => ({
      ...item,
      findings: findings.map((finding) => findingJson(finding, head.lang)),
    })),
  };
}

/** [rows] A terminal shows the first; all stand in the list that is written. */
const SHOWN = 30;

/** For people: the first quotes, every row that failed with its mend, and how many of each. */
export function sheetText(items: readonly SheetItem[], lang: Lang, paint: Paint): string {
  const good = items.filter(({ ok, resumed }) => ok && !resumed);
  const rows = good
    .slice(0, SHOWN)
    .map(({ number, id, client, includingTax, currency, files }) => [
      number ?? '–',
      plainLine(id),
      plainLine(client ?? ''),
      includingTax === null || currency === null ? '' : moneyText(includingTax, currency, lang),
      files.join(' '),
    ]);
  const more = good.length > SHOWN ? [`… ${good.length - SHOWN}`] : [];
  const failed = items.filter(({ ok }) => !ok).flatMap(({ findings }) => findings);
  const problems = failed.map(({ what, fix }) => `${paint.error(plainLine(what[lang]))}\n  ${plainLine(fix[lang])}`);
  const counts = sayText(
    { en: '{0} made, {1} made before, {2} failed', fr: '{0} faits, {1} déjà faits, {2} en échec' },
    good.length,
    items.filter(({ resumed }) => resumed).length,
    items.filter(({ ok }) => !ok).length,
  )[lang];
  return `${[...textTable(rows, new Set([3])), ...more, ...problems, paint.strong(counts)].join('\n')}\n`;
}
