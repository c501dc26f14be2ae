import { type Lang, sayText, type Text } from '../base/text.ts';
import type { Quote, QuoteLine } from '../model/quote.ts';
import { measureText, moneyText, percentText } from './money-text.ts';

/** Words that every form of a quote prints. */
export const QUOTE_WORDS = {
  title: { en: 'Quote (devis)', fr: 'Devis' },
  draft: { en: 'draft, no number drawn', fr: 'projet, sans numéro' },
  number: { en: 'No.', fr: 'N°' },
  date: { en: 'Date', fr: 'Date' },
  validUntil: { en: 'Valid until', fr: 'Valable jusqu’au' },
  issuer: { en: 'From', fr: 'Émetteur' },
  client: { en: 'For', fr: 'Client' },
  toFill: { en: 'to be filled in', fr: 'à compléter' },
  lines: { en: 'Work and goods', fr: 'Prestations et fournitures' },
  line: { en: 'Line', fr: 'Ligne' },
  label: { en: 'Description', fr: 'Désignation' },
  quantity: { en: 'Quantity', fr: 'Quantité' },
  unit: { en: 'Unit', fr: 'Unité' },
  unitPrice: { en: 'Unit price', fr: 'Prix unitaire' },
  vat: { en: 'VAT', fr: 'TVA' },
  amount: { en: 'Amount', fr: 'Montant' },
  excludingTax: { en: 'Total without tax', fr: 'Total HT' },
  tax: { en: 'VAT {0} on {1}', fr: 'TVA {0} sur {1}' },
  includingTax: { en: 'Total to pay, tax included', fr: 'Total à payer TTC' },
  noTaxTotal: { en: 'Total to pay', fr: 'Total à payer' },
  basisHT: { en: 'Lines without tax', fr: 'Lignes hors taxe' },
  basisTTC: { en: 'Lines with their tax', fr: 'Lignes toutes taxes comprises' },
  basisNone: { en: 'No tax', fr: 'Sans taxe' },
  mentions: { en: 'Terms', fr: 'Conditions et mentions' },
  notes: { en: 'Good to know', fr: 'À savoir' },
  alternatives: { en: 'Other ways to make it', fr: 'Autres façons de le faire' },
  way: { en: 'Way', fr: 'Variante' },
  price: { en: 'Price', fr: 'Prix' },
  time: { en: 'Time', fr: 'Durée' },
  mass: { en: 'Mass', fr: 'Masse' },
  thisQuote: { en: 'this quote', fr: 'ce devis' },
  made: { en: 'How this price was made', fr: 'Comment ce prix est fait' },
  audience: { en: 'Audience:', fr: 'Public\u00a0:' },
  tariff: { en: 'Price list', fr: 'Tarif' },
  inputs: { en: 'Files that this quote stands on', fr: 'Fichiers à l’origine de ce devis' },
  signature: { en: 'Agreed (“Bon pour accord”), date and signature', fr: 'Bon pour accord, date et signature' },
  lineOfTariff: { en: 'line {0} of the price list', fr: 'ligne {0} du tarif' },
  page: { en: 'page', fr: 'page' },
} as const satisfies Readonly<Record<string, Text>>;

/** `Devis N° D2026-0042`, or that no number was drawn. */
export function quoteTitle(quote: Quote, lang: Lang): string {
  const { title, number, draft } = QUOTE_WORDS;
  return quote.number === null ? `${title[lang]} (${draft[lang]})` : `${title[lang]} ${number[lang]} ${quote.number}`;
}

/** What a unit costs: `2,40 € / 60 min`. */
export function unitPriceText(line: QuoteLine, quote: Quote, lang: Lang): string {
  if (line.priceOf === '1') return moneyText(line.unitPrice, quote.currency, lang);
  const whole = /^\d+$/.test(line.price) ? `${line.price}.00` : line.price;
  const price = line.price.includes('/') ? line.unitPrice : /\.\d$/.test(whole) ? `${whole}0` : whole;
  return `${moneyText(price, quote.currency, lang)} / ${measureText(line.priceOf, lang)} ${line.unitText[lang]}`;
}

/** `Adhérent −25 %`, one a reduction. */
export function reductionTexts(line: QuoteLine, lang: Lang): readonly string[] {
  return line.reductions.map(({ text, percent }) => `${text[lang]} −${percentText(percent, lang)}`);
}

/** The rates of a line: `20 %`, several where an order line is shared; a dash for none. */
export function lineRates(line: QuoteLine, quote: Quote, lang: Lang): string {
  const rates = line.tax
    .filter((share) => line.tax.length === 1 || share.amount !== '0.00')
    .map(({ taxClass }) => quote.taxClasses.find(({ id }) => id === taxClass)?.rate ?? null)
    .map((rate) => (rate === null ? '–' : percentText(rate, lang)));
  return rates.join(', ');
}

export function basisText(quote: Quote, lang: Lang): string {
  const { basisHT, basisTTC, basisNone } = QUOTE_WORDS;
  if (quote.tax.length === 0) return basisNone[lang];
  return quote.basis === 'HT' ? basisHT[lang] : basisTTC[lang];
}

/** Rows under the lines: total without tax, each tax, total. One row alone where there is no tax. */
export function totalRows(quote: Quote, lang: Lang): readonly { readonly label: string; readonly amount: string }[] {
  const money = (amount: string): string => moneyText(amount, quote.currency, lang);
  if (quote.tax.length === 0) return [{ label: QUOTE_WORDS.noTaxTotal[lang], amount: money(quote.includingTax) }];
  return [
    { label: QUOTE_WORDS.excludingTax[lang], amount: money(quote.excludingTax) },
    ...quote.tax.map(({ rate, base, amount }) => ({
      label: sayText(QUOTE_WORDS.tax, percentText(rate, lang), money(base))[lang],
      amount: money(amount),
    })),
    { label: QUOTE_WORDS.includingTax[lang], amount: money(quote.includingTax) },
  ];
}
