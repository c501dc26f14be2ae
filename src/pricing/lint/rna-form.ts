import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const rnaForm = defineLint(
  {
    code: 'DEVIS028',
    name: 'rna-form',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'RNA number that cannot be', fr: 'Numéro RNA impossible' },
    what: {
      en: 'An RNA number is W, the code of the prefecture and digits: ten characters in all.',
      fr: 'Un numéro RNA est W, le code de la préfecture puis des chiffres : dix caractères en tout.',
    },
    why: {
      en: 'Nobody finds the association by a wrong number.',
      fr: 'Personne ne retrouve l’association avec un numéro faux.',
    },
    fix: { en: 'Copy it from the receipt of the prefecture.', fr: 'Recopiez-le depuis le récépissé de la préfecture.' },
    example: { en: 'W37200123: one digit is missing.', fr: 'W37200123 : il manque un chiffre.' },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer !== null && issuer.rna !== '' && !/^W\d[0-9A-Z]\d{7}$/.test(issuer.rna.replace(/\s/g, ''))
      ? [
          found(
            sayText(
              { en: 'RNA {0} is not W and nine characters.', fr: 'Le RNA {0} n’est pas W suivi de neuf caractères.' },
              issuer.rna,
            ),
            'issuer.rna',
          ),
        ]
      : [];
  },
);
