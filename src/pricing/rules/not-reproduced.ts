import type { RulePage } from '../../model/rule.ts';

export const notReproduced: RulePage = {
  code: 'DEVIS005',
  name: 'not-reproduced',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Worked out again, the quote differs', fr: 'Recalculé, le devis diffère' },
  what: {
    en: 'Priced again from its own order and its price list, the quote gives other lines or totals.',
    fr: 'Chiffré à nouveau à partir de sa commande et de son tarif, le devis donne d’autres lignes ou totaux.',
  },
  why: {
    en: 'Figures and their making do not belong together.',
    fr: 'Les chiffres et leur calcul ne vont pas ensemble.',
  },
  fix: { en: 'Quote again.', fr: 'Refaites le devis.' },
  example: {
    en: 'Amount and seal were forged together; the price list says 12.00.',
    fr: 'Montant et sceau ont été falsifiés ensemble ; le tarif dit 12,00.',
  },
};
