import { parseRational } from '../base/rational.ts';
import type { Lang, Text } from '../base/text.ts';
import { LEDGER_GROUPS, type LedgerGroup, type LedgerReport, type LedgerSum } from '../model/ledger.ts';
import { BREAK_EVEN_TITLE, breakEvenCells } from './break-even-table.ts';
import { csvFigure, csvFile, csvText } from './csv-cell.ts';
import { durationText } from './duration-text.ts';
import { escapeMarkup } from './escape-markup.ts';
import { measureText, moneyText } from './money-text.ts';
import type { Paint } from './paint.ts';
import { textTable } from './text-table.ts';

const GROUP_WORDS: Readonly<Record<LedgerGroup, Text>> = {
  machine: { en: 'By machine', fr: 'Par machine' },
  audience: { en: 'By audience', fr: 'Par public' },
  month: { en: 'By month', fr: 'Par mois' },
  material: { en: 'By material', fr: 'Par matière' },
};

const COLUMNS: readonly Text[] = [
  { en: '', fr: '' },
  { en: 'Jobs', fr: 'Travaux' },
  { en: 'Failed', fr: 'Ratés' },
  { en: 'Machine time', fr: 'Temps machine' },
  { en: 'Staff time', fr: 'Temps du personnel' },
  { en: 'Turnover without tax', fr: 'Recettes HT' },
  { en: 'Tax', fr: 'TVA' },
  { en: 'Cost', fr: 'Coût' },
  { en: 'Recovered', fr: 'Couvert' },
  { en: 'Children', fr: 'Enfants' },
];
const FIGURES: ReadonlySet<number> = new Set(COLUMNS.map((_, at) => at).filter((at) => at > 0));
const TOTAL: Text = { en: 'Total', fr: 'Total' };

function minutesText(exact: string, lang: Lang): string {
  const value = parseRational(exact);
  return value === undefined ? exact : durationText((Number(value.n) / Number(value.d)) * 60)[lang];
}

function cells(sum: LedgerSum, name: string, currency: string, lang: Lang): readonly string[] {
  const money = (amount: string): string => moneyText(amount, currency, lang);
  return [
    name,
    String(sum.jobs),
    String(sum.failed),
    minutesText(sum.minutes, lang),
    minutesText(sum.operatorMinutes, lang),
    money(sum.amount),
    money(sum.tax),
    money(sum.cost),
    sum.recovered === null ? '–' : `${measureText(sum.recovered, lang)}\u00a0%`,
    String(sum.children),
  ];
}

function titleOf(report: LedgerReport, lang: Lang): string {
  return lang === 'fr' ? `Bilan de l’année ${report.year}` : `Report of the year ${report.year}`;
}

function useOf(report: LedgerReport, lang: Lang): readonly string[] {
  if (report.use === null) return [];
  const use = `${measureText(report.use, lang)}\u00a0%`;
  return [
    lang === 'fr'
      ? `Occupation des machines pendant l’ouverture : ${use}`
      : `Use of the machines in opening hours: ${use}`,
  ];
}

/** The year for people at a terminal. */
export function ledgerText(report: LedgerReport, currency: string, lang: Lang, paint: Paint): string {
  const head = COLUMNS.map((word) => word[lang]);
  const blocks = LEDGER_GROUPS.map((group) => {
    const rows = report.groups[group].map((sum) => cells(sum, sum.key, currency, lang));
    const lines = textTable([head, ...rows, cells(report.total, TOTAL[lang], currency, lang)], FIGURES);
    return [paint.strong(GROUP_WORDS[group][lang]), ...lines.slice(0, -1), paint.strong(lines.at(-1) ?? '')].join('\n');
  });
  const more = [memberBlock(report, currency, lang, paint), breakEvenBlock(report, currency, lang, paint)].flat();
  return `${[paint.strong(titleOf(report, lang)), ...blocks, ...more, ...useOf(report, lang)].join('\n\n')}\n`;
}

const MEMBER_TITLE: Text = { en: 'Members and visitors', fr: 'Adhérents et visiteurs' };
const MEMBER_WORDS: readonly Text[] = [
  { en: 'Members', fr: 'Adhérents' },
  { en: 'Visitors', fr: 'Visiteurs' },
];

function memberRows({ members }: LedgerReport, currency: string, lang: Lang): readonly (readonly string[])[] {
  if (members === null) return [];
  return [members.members, members.visitors].map((sum, at) =>
    cells(sum, MEMBER_WORDS[at]?.[lang] ?? '', currency, lang),
  );
}

function memberBlock(report: LedgerReport, currency: string, lang: Lang, paint: Paint): readonly string[] {
  const rows = memberRows(report, currency, lang);
  if (rows.length === 0) return [];
  const lines = textTable([COLUMNS.map((word) => word[lang]), ...rows], FIGURES);
  return [[paint.strong(MEMBER_TITLE[lang]), ...lines].join('\n')];
}

function breakEvenBlock({ breakEven }: LedgerReport, currency: string, lang: Lang, paint: Paint): readonly string[] {
  if (breakEven.length === 0) return [];
  const lines = textTable(breakEvenCells(breakEven, currency, lang), FIGURES);
  return [[paint.strong(BREAK_EVEN_TITLE[lang]), ...lines].join('\n')];
}

/** The year for the accountant's spreadsheet: one row a group and key, plain figures. */
export function ledgerCsv(report: LedgerReport, lang: Lang): string {
  const row = (group: string, sum: LedgerSum): readonly string[] => [
    csvText(group, lang),
    csvText(sum.key, lang),
    ...[sum.jobs, sum.failed, sum.tests].map(String),
    ...[sum.minutes, sum.operatorMinutes, sum.grams, sum.sheet].map((figure) => csvFigure(figure, lang)),
    ...[sum.amount, sum.tax, sum.cost, sum.recovered ?? ''].map((figure) => csvFigure(figure, lang)),
    String(sum.children),
  ];
  const head =
    'group key jobs failed tests minutes operatorMinutes grams sheet amount tax cost recovered children'.split(' ');
  const rows = LEDGER_GROUPS.flatMap((group) => report.groups[group].map((sum) => row(group, sum)));
  const members = report.members === null ? [] : [report.members.members, report.members.visitors];
  const machines = report.breakEven.map(({ machine, hours, revenue, variable, yearly, result, breakEvenHours }) => [
    csvText('breakEven', lang),
    csvText(machine, lang),
    ...[hours, revenue, variable, yearly, result, breakEvenHours ?? ''].map((figure) => csvFigure(figure, lang)),
  ]);
  const shares = members.map((sum) => row('members', sum));
  const second =
    machines.length === 0
      ? []
      : [[], 'group machine hours turnover workCost yearlyCost result breakEvenHours'.split(' '), ...machines];
  return csvFile([head, ...rows, row('total', report.total), ...shares, ...second], lang);
}

const STYLE = `:root{color-scheme:light}body{font:1rem/1.5 system-ui,"DejaVu Sans",sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2rem}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{padding:.35rem .5rem;text-align:right;border-bottom:1px solid #c4c4c4}th:first-child,td:first-child{text-align:left}tbody tr:last-child{font-weight:700}.plain tbody tr:last-child{font-weight:400}
svg{width:100%;height:auto;margin:.5rem 0}@media print{@page{size:A4 landscape;margin:14mm}section{break-inside:avoid}}`;

/** The year as a page for the council: tables, and a bar chart of turnover against cost in each; no script. */
export function ledgerHtml(report: LedgerReport, currency: string, lang: Lang, version: string): string {
  const head = COLUMNS.map((word) => `<th scope="col">${word[lang]}</th>`).join('');
  const sections = LEDGER_GROUPS.map((group) => {
    const sums = [
      ...report.groups[group].map((sum) => ({ sum, name: sum.key })),
      { sum: report.total, name: TOTAL[lang] },
    ];
    const rows = sums.map(({ sum, name }) => {
      const [first = '', ...rest] = cells(sum, name, currency, lang).map(escapeMarkup);
      return `<tr><th scope="row">${first}</th>${rest.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    });
    return [
      `<section><h2>${GROUP_WORDS[group][lang]}</h2>`,
      barChart(report.groups[group], currency, lang),
      `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`,
    ].join('\n');
  });
  const title = titleOf(report, lang);
  return [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeMarkup(title)}</h1>`,
    ...useOf(report, lang).map((line) => `<p>${escapeMarkup(line)}</p>`),
    `<p>${BARS[lang]}.</p>`,
    ...sections,
    ...moreSections(report, currency, lang),
    `</main><footer><p>Etabli ${escapeMarkup(version)}</p></footer></body></html>`,
    '',
  ].join('\n');
}

/** Members against visitors, and what each machine earned. */
function moreSections(report: LedgerReport, currency: string, lang: Lang): readonly string[] {
  const members = memberRows(report, currency, lang);
  const table = (title: Text, rows: readonly (readonly string[])[]): string => {
    const [head = [], ...body] = rows;
    const cellsOf = (row: readonly string[]): string =>
      row
        .map((cell, at) => (at === 0 ? `<th scope="row">${escapeMarkup(cell)}</th>` : `<td>${escapeMarkup(cell)}</td>`))
        .join('');
    const heads = head.map((cell) => `<th scope="col">${escapeMarkup(cell)}</th>`).join('');
    return `<section><h2>${title[lang]}</h2><div class="scroll"><table class="plain"><thead><tr>${heads}</tr></thead><tbody>${body.map((row) => `<tr>${cellsOf(row)}</tr>`).join('')}</tbody></table></div></section>`;
  };
  return [
    ...(members.length === 0 ? [] : [table(MEMBER_TITLE, [COLUMNS.map((word) => word[lang]), ...members])]),
    ...(report.breakEven.length === 0
      ? []
      : [table(BREAK_EVEN_TITLE, breakEvenCells(report.breakEven, currency, lang))]),
  ];
}

const BARS: Text = { en: 'Turnover (solid) and cost (outline)', fr: 'Recettes (barre pleine) et coût (contour)' };

const BAR = 18; // height of a row [user units]
const LABEL = 150;
const CHART = 560;

/** Turnover (dark) over cost (light, hatched by its outline) for each key; the figures stand in the table below. */
function barChart(sums: readonly LedgerSum[], currency: string, lang: Lang): string {
  const value = (text: string): number => Math.max(0, Number(text)); // length of a bar only: figures stay exact
  const most = Math.max(1, ...sums.map((sum) => Math.max(value(sum.amount), value(sum.cost))));
  const width = (text: string): string => ((value(text) / most) * CHART).toFixed(1);
  const bars = sums.map((sum, index) => {
    const y = 1 + index * (BAR + 8);
    const key = sum.key.length > 22 ? `${sum.key.slice(0, 21)}…` : sum.key;
    return [
      `<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end" font-size="12">${escapeMarkup(key)}</text>`,
      `<rect x="${LABEL}" y="${y}" width="${width(sum.cost)}" height="${BAR}" fill="#fff" stroke="#555"/>`,
      `<rect x="${LABEL}" y="${y + 4}" width="${width(sum.amount)}" height="${BAR - 8}" fill="#0b5cad"/>`,
      `<text x="${LABEL + CHART + 8}" y="${y + 13}" font-size="11">${escapeMarkup(moneyText(sum.amount, currency, lang))}</text>`,
    ].join('');
  });
  const label = BARS[lang];
  const height = Math.max(1, sums.length) * (BAR + 8);
  return `<svg viewBox="0 0 ${LABEL + CHART + 90} ${height}" role="img" aria-label="${label}"><title>${label}</title>${bars.join('')}</svg>`;
}
