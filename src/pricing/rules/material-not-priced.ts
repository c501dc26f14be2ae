import type { RulePage } from '../../model/rule.ts';

export const materialNotPriced: RulePage = {
  code: 'DEVIS001',
  name: 'material-not-priced',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'The material is not in the price', fr: 'La matière n’est pas dans le prix' },
  what: {
    en: 'A job uses material, and no price of the tariff bills it or says that it is included.',
    fr: 'Un travail consomme de la matière, et aucun prix du tarif ne la facture ni ne la dit comprise.',
  },
  why: {
    en: 'The quote would give the material away.',
    fr: 'Le devis offrirait la matière.',
  },
  fix: {
    en: 'Add a price with "kind: material" and "applies: { material: … }", or write "includes: [MATERIAL]" on the price that holds it.',
    fr: 'Ajoutez un prix avec « kind: material » et « applies: { material: … } », ou écrivez « includes: [MATIÈRE] » sur le prix qui la comprend.',
  },
  example: {
    en: 'A part of 40 g in ABS is quoted with a tariff that knows PLA and PETG alone: only the time is billed.',
    fr: 'Une pièce de 40 g en ABS est chiffrée avec un tarif qui ne connaît que le PLA et le PETG : seul le temps est facturé.',
  },
};
