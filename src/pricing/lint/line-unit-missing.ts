import { defineLint, eachLine } from './define-lint.ts';

export const lineUnitMissing = defineLint(
  {
    code: 'DEVIS048',
    name: 'line-unit-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A line without unit', fr: 'Ligne sans unité' },
    what: { en: 'Each line says in what it is counted.', fr: 'Chaque ligne dit en quoi elle est comptée.' },
    why: { en: '"45" of what?', fr: '« 45 » de quoi ?' },
    fix: {
      en: 'Quote it again: the unit is "per" of the price.',
      fr: 'Refaites le devis : l’unité est « per » du prix.',
    },
    example: { en: '45 × 0.60 €.', fr: '45 × 0,60 €.' },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => line.unit.trim() === '' || line.unitText.fr.trim() === '',
      { en: 'Line {0} has no unit.', fr: 'La ligne {0} n’a pas d’unité.' },
      found,
    );
  },
);
