import { defineLint, eachLine } from './define-lint.ts';

export const labourWithoutHours = defineLint(
  {
    code: 'DEVIS050',
    name: 'labour-without-hours',
    severity: 'warning',
    stage: 'stable',
    title: { en: 'Labour without an hourly rate', fr: 'Main-d’œuvre sans taux horaire' },
    what: {
      en: 'Labour is given with its time and its hourly rate.',
      fr: 'La main-d’œuvre est indiquée avec sa durée et son taux horaire.',
    },
    why: {
      en: 'It is required where work is sold, and it is what clients ask.',
      fr: 'C’est obligatoire pour une prestation, et c’est ce que les clients demandent.',
    },
    fix: {
      en: 'Let the labour price go by minute or hour ("per").',
      fr: 'Comptez la main-d’œuvre à la minute ou à l’heure (« per »).',
    },
    example: { en: '"Drawing: 40 €" as one piece.', fr: '« Dessin : 40 € » à la pièce.' },
  },
  (found, context) => {
    const { quote } = context;
    return eachLine(
      quote,
      (line) => line.kind === 'labour' && !['second', 'minute', 'hour', 'job'].includes(line.unit),
      {
        en: 'Line {0} is labour, but not by the hour.',
        fr: 'La ligne {0} est de la main-d’œuvre, mais pas à l’heure.',
      },
      found,
    );
  },
);
