import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const foreignMention = defineLint(
  {
    code: 'DEVIS067',
    name: 'foreign-mention',
    severity: 'error',
    stage: 'stable',
    title: { en: 'Mention of another regime', fr: 'Mention d’un autre régime' },
    what: {
      en: 'A mention of VAT is printed that belongs to a regime that no line has.',
      fr: 'Une mention de TVA imprimée relève d’un régime qu’aucune ligne n’a.',
    },
    why: {
      en: 'It is untrue, and it may cost the exemption that is true.',
      fr: 'Elle est fausse, et peut coûter l’exonération qui est vraie.',
    },
    fix: { en: 'Take it out.', fr: 'Retirez-la.' },
    example: {
      en: '"Art. 261-7-1°" on a quote with 20 % tax.',
      fr: '« Art. 261-7-1° » sur un devis avec 20 % de TVA.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return context.mentions
      .filter(
        ({ id, regime }) =>
          regime !== undefined &&
          quote.mentions.some((printed) => printed.id === id) &&
          !quote.taxClasses.some((taxClass) => regime.includes(taxClass.regime)),
      )
      .map(({ id }) =>
        found(
          sayText(
            { en: 'The mention "{0}" is of another regime.', fr: 'La mention « {0} » est d’un autre régime.' },
            id,
          ),
          'mentions',
        ),
      );
  },
);
