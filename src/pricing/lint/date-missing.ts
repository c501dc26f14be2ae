import { sayText } from '../../base/text.ts';
import { isDay } from '../../model/day.ts';
import { defineLint } from './define-lint.ts';

export const dateMissing = defineLint(
  {
    code: 'DEVIS013',
    name: 'date-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The date is missing or is no day', fr: 'La date manque ou n’existe pas' },
    what: { en: 'A quote bears the day on which it was made.', fr: 'Un devis porte la date où il a été établi.' },
    why: {
      en: 'Prices, rates of tax and the time to accept all count from it.',
      fr: 'Les prix, les taux de TVA et le délai d’acceptation en dépendent.',
    },
    fix: { en: 'Give --date YYYY-MM-DD.', fr: 'Donnez --date AAAA-MM-JJ.' },
    example: { en: '2026-02-30.', fr: '2026-02-30.' },
  },
  (found, context) => {
    const { quote } = context;
    return isDay(quote.date)
      ? []
      : [found(sayText({ en: '"{0}" is not a day.', fr: '« {0} » n’est pas une date.' }, quote.date), 'date')];
  },
);
