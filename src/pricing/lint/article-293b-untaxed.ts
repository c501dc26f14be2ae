import { defineLint } from './define-lint.ts';

export const article293bUntaxed = defineLint(
  {
    code: 'DEVIS068',
    name: 'article-293b-untaxed',
    severity: 'error',
    stage: 'stable',
    title: { en: '293 B by an association that is not taxable', fr: '293 B par une association non assujettie' },
    what: {
      en: 'Art. 293 B is for taxable persons under the threshold; an association that never was taxable says that it is not.',
      fr: 'L’art. 293 B vise les assujettis sous le seuil ; une association qui ne l’a jamais été dit qu’elle ne l’est pas.',
    },
    why: {
      en: 'The mistake is frequent, and declares the association taxable.',
      fr: 'L’erreur est fréquente, et déclare l’association assujettie.',
    },
    fix: { en: 'Write "Association non assujettie à la TVA".', fr: 'Écrivez « Association non assujettie à la TVA ».' },
    example: {
      en: 'A sports club’s quote with "TVA non applicable, art. 293 B".',
      fr: 'Le devis d’un club avec « TVA non applicable, art. 293 B ».',
    },
  },
  (found, context) => {
    const { quote } = context;
    const { issuer } = quote;
    return issuer?.kind === 'association' &&
      issuer.vatRegime === 'not-taxable' &&
      quote.mentions.some(({ text }) => /293\s*B/i.test(text.fr))
      ? [
          found(
            {
              en: 'An association that is not taxable cannot cite art. 293 B.',
              fr: 'Une association non assujettie ne peut pas citer l’art. 293 B.',
            },
            'mentions',
          ),
        ]
      : [];
  },
);
