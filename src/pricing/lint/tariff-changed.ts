import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const tariffChanged = defineLint(
  {
    code: 'DEVIS087',
    name: 'tariff-changed',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The price list has changed since', fr: 'Le tarif a changé depuis' },
    what: {
      en: 'The file of the price list is not the one that the quote was made with.',
      fr: 'Le fichier du tarif n’est plus celui qui a servi au devis.',
    },
    why: {
      en: 'The quote can no longer be worked out again from the files.',
      fr: 'Le devis ne peut plus être recalculé à partir des fichiers.',
    },
    fix: {
      en: 'Give a changed list a new version, and keep the old file.',
      fr: 'Donnez une nouvelle version à un tarif modifié, et gardez l’ancien fichier.',
    },
    example: {
      en: 'A rate was mended in place in May; the quote is of March.',
      fr: 'Un prix a été corrigé sur place en mai ; le devis est de mars.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return context.tariff !== undefined &&
      context.tariff.sha256 !== '' &&
      quote.tariff.sha256 !== '' &&
      context.tariff.sha256 !== quote.tariff.sha256
      ? [
          found(
            sayText(
              { en: '{0} is not the same file any more.', fr: '{0} n’est plus le même fichier.' },
              quote.tariff.fullId,
            ),
            'tariff',
          ),
        ]
      : [];
  },
);
