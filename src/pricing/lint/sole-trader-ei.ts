import { defineLint } from './define-lint.ts';

export const soleTraderEi = defineLint(
  {
    code: 'DEVIS022',
    name: 'sole-trader-ei',
    severity: 'warning',
    stage: 'stable',
    title: { en: '"EI" is missing', fr: 'La mention « EI » manque' },
    what: {
      en: 'A sole trader’s name is followed by "EI" or "entrepreneur individuel".',
      fr: 'Le nom d’un entrepreneur individuel est suivi de « EI » ou « entrepreneur individuel ».',
    },
    why: {
      en: 'It has been required on every business paper since 2022.',
      fr: 'Elle est obligatoire sur tout document professionnel depuis 2022.',
    },
    fix: {
      en: 'Write "EI" in the issuer’s name or form.',
      fr: 'Écrivez « EI » dans le nom ou la forme de l’émetteur.',
    },
    example: {
      en: '"Jeanne Exemple, couture" instead of "Jeanne Exemple EI, couture".',
      fr: '« Jeanne Exemple, couture » au lieu de « Jeanne Exemple EI, couture ».',
    },
  },
  (found, context) => {
    const { issuer } = context.quote;
    return issuer?.kind === 'sole-trader' &&
      !/(^|[^\p{L}])(EI|entrepreneure? individuel(le)?)([^\p{L}]|$)/iu.test(`${issuer.name} ${issuer.form}`)
      ? [
          found(
            {
              en: 'A sole trader’s paper must say "EI".',
              fr: 'Le document d’un entrepreneur individuel doit porter « EI ».',
            },
            'issuer.form',
          ),
        ]
      : [];
  },
);
