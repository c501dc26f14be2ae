import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const expired = defineLint(
  {
    code: 'DEVIS015',
    name: 'expired',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The quote has expired', fr: 'Le devis a expiré' },
    what: { en: 'The last day to accept it has passed.', fr: 'Le dernier jour pour l’accepter est passé.' },
    why: {
      en: 'The workshop is no longer bound by its price; accepting it now is a new agreement.',
      fr: 'L’atelier n’est plus tenu par son prix ; l’accepter maintenant est un nouvel accord.',
    },
    fix: { en: 'Quote again on today’s date.', fr: 'Refaites le devis à la date du jour.' },
    example: {
      en: 'Valid until 2026-03-31, looked at on 2026-04-02.',
      fr: 'Valable jusqu’au 31/03/2026, consulté le 02/04/2026.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return quote.validUntil < context.today
      ? [
          found(
            sayText(
              { en: 'It could be accepted until {0}.', fr: 'Il pouvait être accepté jusqu’au {0}.' },
              quote.validUntil,
            ),
            'validUntil',
          ),
        ]
      : [];
  },
);
