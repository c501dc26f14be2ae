import type { RulePage } from '../../model/rule.ts';

export const rowNotQuoted: RulePage = {
  code: 'DEVIS006',
  name: 'row-not-quoted',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A row could not be quoted', fr: 'Une ligne n’a pas pu être chiffrée' },
  what: {
    en: 'A row of a table of quotes says something that cannot be priced or written. The other rows were quoted.',
    fr: 'Une ligne d’un tableau de devis dit quelque chose qui ne peut pas être chiffré ou écrit. Les autres le sont.',
  },
  why: {
    en: 'This customer gets no quote until the row is mended.',
    fr: 'Ce client n’aura pas de devis tant que la ligne n’est pas corrigée.',
  },
  fix: {
    en: 'Mend the cell that is named and run the same command again: what was made is kept.',
    fr: 'Corrigez la case indiquée et relancez la même commande : ce qui est fait est gardé.',
  },
  example: {
    en: 'Line 7, column 4: the measure is "12 minutes" where a number should stand.',
    fr: 'Ligne 7, colonne 4 : la mesure est « 12 minutes » au lieu d’un nombre.',
  },
};
