import { sayText } from '../../base/text.ts';
import { isDay } from '../../model/day.ts';
import { defineLint } from './define-lint.ts';

export const validityMissing = defineLint(
  {
    code: 'DEVIS014',
    name: 'validity-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'No time to accept it', fr: 'Pas de durée de validité' },
    what: {
      en: 'A quote says until when it can be accepted, on its date or later.',
      fr: 'Un devis dit jusqu’à quand il peut être accepté, à sa date ou après.',
    },
    why: {
      en: 'Without an end an old price binds the workshop for ever.',
      fr: 'Sans échéance, un vieux prix engage l’atelier pour toujours.',
    },
    fix: { en: 'Set "validityDays" of the issuer.', fr: 'Réglez « validityDays » chez l’émetteur.' },
    example: {
      en: 'A quote of 2022 accepted in 2026, with wood at twice the price.',
      fr: 'Un devis de 2022 accepté en 2026, quand le bois a doublé.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return isDay(quote.validUntil) && quote.validUntil >= quote.date
      ? []
      : [
          found(
            sayText(
              {
                en: 'Valid until "{0}": before its date, or no day.',
                fr: 'Valable jusqu’au « {0} » : avant sa date, ou date inexistante.',
              },
              quote.validUntil,
            ),
            'validUntil',
          ),
        ];
  },
);
