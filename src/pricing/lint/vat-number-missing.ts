import { defineLint } from './define-lint.ts';

export const vatNumberMissing = defineLint(
  {
    code: 'DEVIS030',
    name: 'vat-number-missing',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'VAT number missing', fr: 'Numéro de TVA manquant' },
    what: {
      en: 'A taxed company that shows tax gives its VAT number.',
      fr: 'Une entreprise qui facture la TVA donne son numéro.',
    },
    why: {
      en: 'Without it a business client cannot deduct the tax of the invoice that follows.',
      fr: 'Sans lui, un client professionnel ne pourra pas déduire la taxe de la facture qui suit.',
    },
    fix: { en: 'Fill in "vatNumber" of the issuer.', fr: 'Complétez « vatNumber » chez l’émetteur.' },
    example: { en: 'A quote with 20 % tax and no FR number.', fr: 'Un devis avec 20 % de TVA et aucun numéro FR.' },
  },
  (found, context) => {
    const { quote } = context;
    const { issuer, client } = quote;
    return issuer !== null && quote.tax.length > 0 && client?.kind === 'business' && issuer.vatNumber.trim() === ''
      ? [
          found(
            {
              en: 'Tax is shown, but the issuer gives no VAT number.',
              fr: 'La TVA est facturée, mais l’émetteur ne donne pas son numéro.',
            },
            'issuer.vatNumber',
          ),
        ]
      : [];
  },
);
