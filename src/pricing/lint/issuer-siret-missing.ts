import { defineLint } from './define-lint.ts';

export const issuerSiretMissing = defineLint(
  {
    code: 'DEVIS025',
    name: 'issuer-siret-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'SIRET missing', fr: 'SIRET manquant' },
    what: {
      en: 'A company, a sole trader and a public body have a SIRET or SIREN; an association has one or its RNA number.',
      fr: 'Une société, un entrepreneur et une collectivité ont un SIRET ou SIREN ; une association en a un, ou son numéro RNA.',
    },
    why: {
      en: 'It is how anybody can check that the issuer exists.',
      fr: 'C’est ainsi que chacun peut vérifier que l’émetteur existe.',
    },
    fix: { en: 'Fill in "siret" (or "rna") of the issuer.', fr: 'Complétez « siret » (ou « rna ») chez l’émetteur.' },
    example: {
      en: 'An association with a name and an address, but no number.',
      fr: 'Une association avec un nom et une adresse, mais aucun numéro.',
    },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer !== null &&
      issuer.country === 'FR' &&
      [issuer.siret, issuer.siren, issuer.kind === 'association' ? issuer.rna : ''].join('').trim() === ''
      ? [
          found(
            issuer.kind === 'association'
              ? {
                  en: 'The association has neither RNA number nor SIREN.',
                  fr: 'L’association n’a ni numéro RNA ni SIREN.',
                }
              : { en: 'The issuer has no SIRET.', fr: 'L’émetteur n’a pas de SIRET.' },
            'issuer.siret',
          ),
        ]
      : [];
  },
);
