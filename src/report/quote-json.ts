import type { Lang } from '../base/text.ts';
import type { Quote, TraceStep } from '../model/quote.ts';
import { findingJson } from './json-document.ts';
import { sealed } from './quote-seal.ts';

/**
 * The quote as its JSON document. Words stand in the language asked for; beside them, under `…Texts`, in both, so that
 * French and English papers are printed from the same file. Figures are never localised.
 */
export function quoteJson(
  quote: Quote,
  lang: Lang,
  head: { readonly version: string; readonly ok: boolean },
): Record<string, unknown> {
  const { tariff, findings, lines, tax, mentions, notes, audienceName, ...plain } = quote;
  const trace = (steps: readonly TraceStep[]): readonly object[] =>
    steps.map(({ text, ...step }) => ({ ...step, text: text[lang], texts: text }));
  return sealed({
    schema: 'etabli/quote@1',
    version: head.version,
    ok: head.ok,
    number: plain.number,
    date: plain.date,
    validUntil: plain.validUntil,
    currency: plain.currency,
    basis: plain.basis,
    audience: plain.audience,
    audienceTexts: audienceName,
    badge: plain.badge,
    tariff: tariff.fullId,
    tariffFile: {
      id: tariff.id,
      version: tariff.version,
      nameTexts: tariff.name,
      source: tariff.source,
      sha256: tariff.sha256,
      fictional: tariff.fictional,
    },
    issuer: plain.issuer,
    client: plain.client,
    order: orderJson(plain.order),
    lines: lines.map(({ label, unitText, reductions, trace: steps, ...line }) => ({
      label: label[lang],
      ...line,
      reductions: reductions.map(({ text, percent }) => ({ text: text[lang], percent, texts: text })),
      labelTexts: label,
      unitTexts: unitText,
      trace: trace(steps),
    })),
    taxClasses: plain.taxClasses.map(({ id, regime, rate, category, exemption, mention }) => ({
      id,
      regime,
      rate,
      category,
      exemption,
      mention,
    })),
    excludingTax: plain.excludingTax,
    tax: tax.map(({ trace: steps, ...row }) => ({ ...row, trace: trace(steps) })),
    includingTax: plain.includingTax,
    ...(plain.interval === undefined ? {} : { interval: plain.interval }),
    mentions: mentions.map(({ text, ...mention }) => ({ ...mention, text: text[lang], texts: text })),
    notes: notes.map((note) => note[lang]),
    notesTexts: notes,
    inputs: plain.inputs,
    ...(plain.alternatives === undefined
      ? {}
      : {
          alternatives: plain.alternatives.map(({ name, ...way }) => ({ name: name[lang], nameTexts: name, ...way })),
        }),
    ...(plain.pictures === undefined ? {} : { pictures: plain.pictures }),
    findings: findings.map((finding) => findingJson(finding, lang)),
  });
}

function orderJson(order: Quote['order']): object {
  const items = order.items.map(({ subject, origin, ...item }) => ({
    ...item,
    subjectTexts: subject,
    originTexts: origin,
  }));
  return { ...order, items };
}
