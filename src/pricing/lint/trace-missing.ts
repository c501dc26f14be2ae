import { replayTrace } from '../replay-trace.ts';
import { defineLint, eachLine } from './define-lint.ts';

export const traceMissing = defineLint(
  {
    code: 'DEVIS051',
    name: 'trace-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'An amount without its making', fr: 'Montant sans justification' },
    what: {
      en: 'Each amount carries the steps that made it, and they give it again.',
      fr: 'Chaque montant porte les étapes qui l’ont fait, et elles le redonnent.',
    },
    why: {
      en: 'An amount that cannot be worked out again was changed by hand, or is a fault.',
      fr: 'Un montant qu’on ne peut pas recalculer a été changé à la main, ou est une erreur.',
    },
    fix: { en: 'Quote again; never edit the JSON.', fr: 'Refaites le devis ; ne modifiez jamais le JSON.' },
    example: {
      en: 'The amount says 12.00, its steps give 10.00.',
      fr: 'Le montant dit 12,00, ses étapes donnent 10,00.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => replayTrace(line.trace) !== line.amount,
      {
        en: 'The steps of line {0} do not give its amount.',
        fr: 'Les étapes de la ligne {0} ne donnent pas son montant.',
      },
      found,
    );
  },
);
