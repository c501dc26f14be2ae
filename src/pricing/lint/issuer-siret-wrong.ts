import { defineLint } from './define-lint.ts';
import { wrongNumbers } from './wrong-numbers.ts';

export const issuerSiretWrong = defineLint(
  {
    code: 'DEVIS026',
    name: 'issuer-siret-wrong',
    severity: 'error',
    stage: 'stable',
    title: { en: 'SIRET or SIREN that cannot be', fr: 'SIRET ou SIREN impossible' },
    what: {
      en: 'A SIREN has 9 digits, a SIRET 14, and their last digit checks the others.',
      fr: 'Un SIREN a 9 chiffres, un SIRET 14, et le dernier contrôle les autres.',
    },
    why: {
      en: 'One wrong digit names another firm, or none.',
      fr: 'Un chiffre faux désigne une autre entreprise, ou aucune.',
    },
    fix: {
      en: 'Copy the number from the register (annuaire-entreprises.data.gouv.fr).',
      fr: 'Recopiez le numéro depuis le registre (annuaire-entreprises.data.gouv.fr).',
    },
    example: {
      en: '123 456 789 as a SIREN: the check digit would be 2.',
      fr: '123 456 789 comme SIREN : la clé serait 2.',
    },
  },
  (found, { quote }) => wrongNumbers(found, quote.issuer, 'issuer'),
);
