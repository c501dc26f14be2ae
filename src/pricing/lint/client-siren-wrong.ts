import { defineLint } from './define-lint.ts';
import { wrongNumbers } from './wrong-numbers.ts';

export const clientSirenWrong = defineLint(
  {
    code: 'DEVIS038',
    name: 'client-siren-wrong',
    severity: 'error',
    stage: 'stable',
    title: { en: 'The client’s SIREN cannot be', fr: 'SIREN du client impossible' },
    what: {
      en: 'A SIREN has 9 digits, a SIRET 14, and their last digit checks the others.',
      fr: 'Un SIREN a 9 chiffres, un SIRET 14, et le dernier contrôle les autres.',
    },
    why: {
      en: 'One wrong digit names another firm, or none.',
      fr: 'Un chiffre faux désigne une autre entreprise, ou aucune.',
    },
    fix: { en: 'Ask the client for it again.', fr: 'Redemandez-le au client.' },
    example: {
      en: '123 456 789 as a SIREN: the check digit would be 2.',
      fr: '123 456 789 comme SIREN : la clé serait 2.',
    },
  },
  (found, { quote }) => wrongNumbers(found, quote.client, 'client'),
);
