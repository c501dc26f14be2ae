import type { Lang } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import { escapeMarkup } from './escape-markup.ts';
import { countText, whereText } from './findings-text.ts';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
h1{font-size:1.5rem}h2{font-size:1.15rem;border-bottom:1px solid #ccc;padding-bottom:.25rem;overflow-wrap:anywhere}
article{border-left:4px solid #777;margin:1rem 0;padding:.25rem 1rem}
.error{border-color:#b00020}.warning{border-color:#a15c00}.info{border-color:#0b5cad}
.what{font-weight:600;margin:.25rem 0}.meta{color:#555;font-size:.9rem;margin:0}dt{font-weight:600}dd{margin:0 0 .5rem}
@media print{article{break-inside:avoid}}`;

function findingHtml(finding: Finding, lang: Lang): string {
  const words = lang === 'fr' ? ['Pourquoi', 'Que faire'] : ['Why it matters', 'How to mend it'];
  const where = whereText(finding.where, lang);
  return [
    `<article class="${finding.severity}">`,
    `<p class="what">${escapeMarkup(finding.what[lang])}</p>`,
    `<p class="meta">${escapeMarkup(`${finding.code} ${finding.rule}${where === '' ? '' : ` · ${where}`}`)}</p>`,
    `<dl><dt>${words[0]}</dt><dd>${escapeMarkup(finding.why[lang])}</dd>`,
    `<dt>${words[1]}</dt><dd>${escapeMarkup(finding.fix[lang])}</dd></dl>`,
    '</article>',
  ].join('\n');
}

/** Findings as one page that needs nothing else: no script, no fetch. */
export function findingsHtml(
  files: readonly { readonly file: string; readonly findings: readonly Finding[] }[],
  lang: Lang,
  version: string,
): string {
  const title = lang === 'fr' ? 'Contrôle avant fabrication' : 'Preflight';
  const sections = files.map(({ file, findings }) =>
    [
      `<section><h2>${escapeMarkup(file)}</h2>`,
      `<p>${escapeMarkup(countText(findings, lang))}</p>`,
      ...findings.map((finding) => findingHtml(finding, lang)),
      '</section>',
    ].join('\n'),
  );
  return [
    '<!doctype html>',
    `<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${title}</title><style>${STYLE}</style></head><body>`,
    `<h1>${title}</h1>`,
    ...sections,
    `<footer><p class="meta">Etabli ${escapeMarkup(version)}</p></footer></body></html>`,
    '',
  ].join('\n');
}
