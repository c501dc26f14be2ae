import { type Lang, numberText, sayText } from '../base/text.ts';
import type { Client, Issuer } from '../model/party.ts';
import { INVENTED_NOTE, type Quote, type QuoteAlternative } from '../model/quote.ts';
import { durationText } from './duration-text.ts';
import { dayText, measureText, moneyText } from './money-text.ts';
import {
  basisText,
  lineRates,
  QUOTE_WORDS,
  quoteTitle,
  reductionTexts,
  totalRows,
  unitPriceText,
} from './quote-words.ts';

/**
 * Everything that a printed quote says, as texts in one language and in order: what the page and the PDF template lay out.
 * Plain data, so that a lab's own template needs no knowledge of prices.
 */
export interface DevisView {
  readonly lang: Lang;
  readonly title: string;
  readonly date: string;
  readonly isoDate: string;
  readonly validUntil: string;
  readonly isoValidUntil: string;
  readonly words: Readonly<Record<keyof typeof QUOTE_WORDS, string>>;
  /** Said in big letters where the prices are invented; empty otherwise. */
  readonly warning: string;
  readonly issuerName: string;
  readonly issuer: readonly string[];
  readonly client: readonly string[];
  readonly basis: string;
  readonly rows: readonly {
    readonly number: string;
    readonly label: string;
    readonly reductions: readonly string[];
    readonly quantity: string;
    readonly unitPrice: string;
    readonly vat: string;
    readonly amount: string;
  }[];
  readonly totals: readonly { readonly label: string; readonly amount: string }[];
  /** Rows of other ways: way, price, time, mass; empty where nothing was compared. */
  readonly alternatives: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly mentions: readonly string[];
  readonly made: {
    readonly tariff: string;
    readonly lines: readonly {
      readonly title: string;
      readonly steps: readonly { readonly text: string; readonly where: string }[];
    }[];
    readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  };
  readonly footer: string;
}

export function devisView(quote: Quote, lang: Lang, version: string): DevisView {
  const words = Object.fromEntries(Object.entries(QUOTE_WORDS).map(([key, word]) => [key, word[lang]]));
  const { fictional } = quote.tariff;
  const notes = quote.notes.map((note) => note[lang]).filter((note) => note !== INVENTED_NOTE[lang]);
  return {
    lang,
    title: quoteTitle(quote, lang),
    date: dayText(quote.date, lang),
    isoDate: quote.date,
    validUntil: dayText(quote.validUntil, lang),
    isoValidUntil: quote.validUntil,
    words: words as DevisView['words'], // the same keys, one language each
    warning: fictional ? INVENTED_NOTE[lang] : '',
    issuerName: quote.issuer?.name ?? '',
    issuer: quote.issuer === null ? [QUOTE_WORDS.toFill[lang]] : issuerLines(quote.issuer, lang),
    client: quote.client === null ? [QUOTE_WORDS.toFill[lang]] : clientLines(quote.client, lang),
    basis: basisText(quote, lang),
    rows: quote.lines.map((line, index) => ({
      number: String(index + 1),
      label: line.label[lang],
      reductions: reductionTexts(line, lang),
      quantity: `${measureText(line.quantity, lang)} ${line.unitText[lang]}`,
      unitPrice: unitPriceText(line, quote, lang),
      vat: lineRates(line, quote, lang),
      amount: moneyText(line.amount, quote.currency, lang),
    })),
    totals: totalRows(quote, lang),
    alternatives: (quote.alternatives ?? []).map((way) => alternativeCells(way, quote.currency, lang)),
    notes,
    mentions: quote.mentions.map((mention) => mention.text[lang]),
    made: madeOf(quote, lang),
    footer: `Etabli ${version}`,
  };
}

/** Time and mass as people read them; the way that the quote is for says so. */
function alternativeCells(way: QuoteAlternative, currency: string, lang: Lang): readonly string[] {
  const name = way.chosen ? `${way.name[lang]} (${QUOTE_WORDS.thisQuote[lang]})` : way.name[lang];
  return [
    name,
    moneyText(way.price, currency, lang),
    durationText(way.seconds)[lang],
    way.grams === null ? '–' : `${numberText(way.grams, 1)[lang]} g`,
  ];
}

/** Every line down to the rule, and the sums that a reader can check for themselves. */
function madeOf(quote: Quote, lang: Lang): DevisView['made'] {
  const { fullId, name, source, sha256 } = quote.tariff;
  const audience = quote.audienceName === null ? '' : `${QUOTE_WORDS.audience[lang]} ${quote.audienceName[lang]}`;
  const listed = sha256 === '' || quote.inputs.some(({ role }) => role === 'tariff');
  return {
    tariff: [fullId, name[lang], source, audience].filter((text) => text !== '').join(' · '),
    lines: quote.lines.map((line, index) => ({
      title: `${QUOTE_WORDS.line[lang]} ${index + 1}${lang === 'fr' ? '\u00a0:' : ':'} ${line.label[lang]}`,
      steps: line.trace.map(({ text, line: at }) => ({
        text: text[lang],
        where: at === 0 ? '' : sayText(QUOTE_WORDS.lineOfTariff, String(at))[lang],
      })),
    })),
    inputs: [
      ...quote.inputs.map(({ file, sha256: sum }) => ({ file, sha256: sum })),
      ...(listed ? [] : [{ file: fullId, sha256 }]),
    ],
  };
}

function issuerLines(issuer: Issuer, lang: Lang): readonly string[] {
  return [
    issuer.name,
    issuer.form,
    ...issuer.address,
    [issuer.phone, issuer.mail, issuer.web].filter((text) => text !== '').join(' · '),
    named('SIRET', issuer.siret, lang) || named('SIREN', issuer.siren, lang),
    named('RNA', issuer.rna, lang),
    issuer.register,
    named(QUOTE_WORDS.vat[lang], issuer.vatNumber, lang),
  ].filter((text) => text !== '');
}

function clientLines(client: Client, lang: Lang): readonly string[] {
  const delivery = client.deliveryAddress ?? [];
  return [
    client.name,
    ...(client.address ?? []),
    [client.phone, client.mail].filter((text) => text !== '').join(' · '),
    named('SIRET', client.siret, lang) || named('SIREN', client.siren, lang),
    named(QUOTE_WORDS.vat[lang], client.vatNumber, lang),
    named(lang === 'fr' ? 'Référence' : 'Reference', client.reference, lang),
    named(lang === 'fr' ? 'Livraison' : 'Delivery', delivery.join(', '), lang),
  ].filter((text) => text !== '');
}

function named(name: string, value: string, lang: Lang): string {
  if (value === '') return '';
  return lang === 'fr' ? `${name}\u00a0: ${value}` : `${name}: ${value}`;
}
