import { sayText } from '../../base/text.ts';
import { defineLint } from './define-lint.ts';

export const numberForm = defineLint(
  {
    code: 'DEVIS012',
    name: 'number-form',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'The number is not of its year’s series', fr: 'Le numéro n’est pas de la série de l’année' },
    what: {
      en: 'A number reads D, the year, a dash, four digits or more; the year is that of the date.',
      fr: 'Un numéro s’écrit D, l’année, un tiret, quatre chiffres ou plus ; l’année est celle de la date.',
    },
    why: {
      en: 'A series without gaps or strangers is what an inspector looks at first.',
      fr: 'Une série sans trou ni intrus est ce qu’un contrôleur regarde d’abord.',
    },
    fix: { en: 'Draw the number from the register.', fr: 'Prenez le numéro dans le registre.' },
    example: { en: 'D2025-0042 on a quote dated 2026-01-08.', fr: 'D2025-0042 sur un devis daté du 08/01/2026.' },
  },
  (found, context) => {
    const { quote } = context;
    return quote.number !== null &&
      (!/^D\d{4}-\d{4,}$/.test(quote.number) || quote.number.slice(1, 5) !== quote.date.slice(0, 4))
      ? [
          found(
            sayText(
              {
                en: 'The number {0} is not of the series D{1}-0001.',
                fr: 'Le numéro {0} n’est pas de la série D{1}-0001.',
              },
              quote.number,
              quote.date.slice(0, 4),
            ),
            'number',
          ),
        ]
      : [];
  },
);
