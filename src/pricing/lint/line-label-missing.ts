import { defineLint, eachLine } from './define-lint.ts';

export const lineLabelMissing = defineLint(
  {
    code: 'DEVIS046',
    name: 'line-label-missing',
    severity: 'error',
    stage: 'stable',
    title: { en: 'A line without words', fr: 'Ligne sans désignation' },
    what: { en: 'Each line says what it is for.', fr: 'Chaque ligne dit ce qu’elle concerne.' },
    why: { en: 'The client must know what the money is for.', fr: 'Le client doit savoir ce qu’il paie.' },
    fix: { en: 'Give the price a "name" in the tariff.', fr: 'Donnez un « name » au prix dans le tarif.' },
    example: { en: '12.00 € for "".', fr: '12,00 € pour « ».' },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => line.label.en.trim() === '' || line.label.fr.trim() === '',
      {
        en: 'Line {0} has no words in one of the languages.',
        fr: 'La ligne {0} n’a pas de désignation dans une des langues.',
      },
      found,
    );
  },
);
