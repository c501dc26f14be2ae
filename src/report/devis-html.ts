import type { Lang } from '../base/text.ts';
import type { Quote } from '../model/quote.ts';
import type { PaperPicture } from './devis-pdf.ts';
import { type DevisView, devisView } from './devis-view.ts';
import { escapeMarkup } from './escape-markup.ts';

// Black on white, sizes in rem on the screen and in pt on paper; a line is never cut by a page, the head of the table
// comes again on each. Nothing is fetched and nothing runs.
const STYLE = `:root{color-scheme:light}*{box-sizing:border-box}
body{font:1rem/1.5 system-ui,"DejaVu Sans",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:1.6rem 0 .4rem;border-bottom:2px solid #1a1a1a;padding-bottom:.15rem}h3{font-size:1rem;margin:1rem 0 .2rem}
header p{margin:.2rem 0}.parties{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem;margin-top:1rem}
.party{border:1px solid #8a8a8a;padding:.6rem .9rem;min-height:6rem}.party h2{margin:0 0 .3rem;border:0;font-size:.9rem;color:#444}.party p{margin:0}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}caption{text-align:left;color:#444;font-size:.9rem;padding:.2rem 0}
.pictures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin-top:1rem}figure{margin:0;text-align:center;font-size:.9rem;color:#444;break-inside:avoid}figure img{max-height:9rem;max-width:100%}tbody th{font-weight:400}.totals tr:last-child th{font-weight:700}th,td{padding:.4rem .5rem;text-align:left;vertical-align:top}thead th{border-bottom:2px solid #1a1a1a}tbody tr{border-bottom:1px solid #c4c4c4}
.figure{text-align:right;white-space:nowrap}td small{display:block;color:#444}
.totals{margin-left:auto;width:auto;margin-top:.6rem}.totals tr:last-child{font-weight:700;font-size:1.15rem;border-top:2px solid #1a1a1a}
ul,ol{margin:.2rem 0;padding-left:1.4rem}.made{font-size:.875rem}.made li{margin:.1rem 0}code{font-size:.8rem;overflow-wrap:anywhere}
.signature{border:1px solid #8a8a8a;height:7rem;padding:.5rem .9rem;margin-top:1.6rem;max-width:26rem}.example{border:3px solid #1a1a1a;padding:.4rem .8rem;font-weight:700}
@media (max-width:40rem){.parties{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:16mm 15mm 18mm}body{font-size:10pt;margin:0;max-width:none;padding:0}tr,.party,.signature,.made section{break-inside:avoid}h2,h3{break-after:avoid}thead{display:table-header-group}.scroll{overflow:visible}}`;

/** The quote as one page: printable, no script, no fetch, every word from a file escaped. */
export function devisHtml(
  quote: Quote,
  lang: Lang,
  options: { readonly version: string; readonly pictures?: readonly PaperPicture[] },
): string {
  const view = devisView(quote, lang, options.version);
  const { words } = view;
  const title = view.issuerName === '' ? view.title : `${view.title} – ${view.issuerName}`;
  const parts = [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeMarkup(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<header><h1>${escapeMarkup(view.title)}</h1>`,
    `<p>${words.date} ${time(view.isoDate, view.date)} · ${words.validUntil} ${time(view.isoValidUntil, view.validUntil)}</p>`,
    view.warning === '' ? '' : `<p class="example">${escapeMarkup(view.warning)}</p>`,
    `<div class="parties">${party(words.issuer, view.issuer)}${party(words.client, view.client)}</div></header>`,
    picturesRow(options.pictures ?? []),
    linesTable(view),
    totalsTable(view),
    alternativesTable(view),
    listSection(words.notes, view.notes),
    listSection(words.mentions, view.mentions),
    `<div class="signature">${words.signature}</div>`,
    howMade(view),
    `</main><footer><p class="made">${escapeMarkup(view.footer)}</p></footer></body></html>`,
  ];
  return `${parts.filter((part) => part !== '').join('\n')}\n`;
}

function time(iso: string, text: string): string {
  return `<time datetime="${escapeMarkup(iso)}">${escapeMarkup(text)}</time>`;
}

function party(title: string, lines: readonly string[]): string {
  const body = lines.map((line) => `<p><bdi>${escapeMarkup(line)}</bdi></p>`).join('');
  return `<section class="party"><h2>${title}</h2>${body}</section>`;
}

function picturesRow(pictures: readonly PaperPicture[]): string {
  if (pictures.length === 0) return '';
  const figures = pictures.map(({ file, png }) => {
    const said = escapeMarkup(file);
    return `<figure><img src="data:image/png;base64,${escapeMarkup(png)}" alt="${said}"><figcaption><bdi>${said}</bdi></figcaption></figure>`;
  });
  return `<div class="pictures">${figures.join('')}</div>`;
}

function linesTable({ words, basis, rows }: DevisView): string {
  const figures = [words.quantity, words.unitPrice, words.vat, words.amount];
  const head = [
    `<th scope="col">${words.line}</th><th scope="col">${words.label}</th>`,
    ...figures.map((word) => `<th scope="col" class="figure">${word}</th>`),
  ];
  const body = rows.map((row) => {
    const reductions = row.reductions.map((text) => `<small>${escapeMarkup(text)}</small>`).join('');
    const cells = [row.quantity, row.unitPrice, row.vat, row.amount].map(
      (text) => `<td class="figure">${escapeMarkup(text)}</td>`,
    );
    return `<tr><td>${row.number}</td><td>${escapeMarkup(row.label)}${reductions}</td>${cells.join('')}</tr>`;
  });
  return [
    `<section><h2>${words.lines}</h2><div class="scroll"><table><caption>${basis}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead><tbody>`,
    ...body,
    '</tbody></table></div>',
  ].join('\n');
}

function totalsTable({ totals }: DevisView): string {
  const rows = totals.map(
    ({ label, amount }) =>
      `<tr><th scope="row">${escapeMarkup(label)}</th><td class="figure">${escapeMarkup(amount)}</td></tr>`,
  );
  return `<table class="totals"><tbody>\n${rows.join('\n')}\n</tbody></table></section>`;
}

function alternativesTable({ words, alternatives }: DevisView): string {
  if (alternatives.length === 0) return '';
  const heads = [words.way, words.price, words.time, words.mass].map(
    (word, at) => `<th scope="col"${at === 0 ? '' : ' class="figure"'}>${word}</th>`,
  );
  const rows = alternatives.map(([name = '', ...figures]) => {
    const cells = figures.map((text) => `<td class="figure">${escapeMarkup(text)}</td>`);
    return `<tr><th scope="row">${escapeMarkup(name)}</th>${cells.join('')}</tr>`;
  });
  return `<section><h2>${words.alternatives}</h2><div class="scroll"><table><thead><tr>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div></section>`;
}

function listSection(title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<section><h2>${title}</h2><ul>${items.map((item) => `<li>${escapeMarkup(item)}</li>`).join('')}</ul></section>`;
}

function howMade({ words, made }: DevisView): string {
  const sections = made.lines.map(({ title, steps }) => {
    const items = steps.map(({ text, where }) => {
      const at = where === '' ? '' : ` <small>(${escapeMarkup(where)})</small>`;
      return `<li>${escapeMarkup(text)}${at}</li>`;
    });
    return `<section><h3>${escapeMarkup(title)}</h3><ol>${items.join('')}</ol></section>`;
  });
  const inputs = made.inputs.map(
    ({ file, sha256 }) => `<li>${escapeMarkup(file)}<br><code>SHA-256 ${escapeMarkup(sha256)}</code></li>`,
  );
  return [
    `<section class="made"><h2>${words.made}</h2>`,
    `<p>${words.tariff} ${escapeMarkup(made.tariff)}</p>`,
    ...sections,
    ...(inputs.length === 0 ? [] : [`<h3>${words.inputs}</h3><ul>${inputs.join('')}</ul>`]),
    '</section>',
  ].join('\n');
}
