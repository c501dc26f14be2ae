import { parseRational } from '../../base/rational.ts';
import { defineLint, eachLine } from './define-lint.ts';

export const lineQuantityMissing = defineLint(
  {
    code: 'DEVIS047',
    name: 'line-quantity-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A line without quantity', fr: 'Ligne sans quantité' },
    what: { en: 'Each line says how much.', fr: 'Chaque ligne dit combien.' },
    why: {
      en: 'Quantity and unit price are required, and the client checks them first.',
      fr: 'La quantité et le prix unitaire sont obligatoires, et le client les vérifie d’abord.',
    },
    fix: { en: 'Quote it again from its measures.', fr: 'Refaites le devis à partir des mesures.' },
    example: {
      en: '"Laser, 0.60 € a minute" without the minutes.',
      fr: '« Laser, 0,60 € la minute » sans le nombre de minutes.',
    },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => parseRational(line.quantity) === undefined,
      { en: 'Line {0} has no quantity.', fr: 'La ligne {0} n’a pas de quantité.' },
      found,
    );
  },
);
