import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

export const leftOut: LaserRule = {
  code: 'LAS033',
  name: 'left-out',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Shapes left out on purpose', fr: 'Des formes laissées de côté exprès' },
  what: {
    en: 'The layer or colour of these shapes says that they are not burnt, or they have neither stroke nor fill.',
    fr: 'Le calque ou la couleur de ces formes dit qu’elles ne sont pas brûlées, ou elles n’ont ni contour ni fond.',
  },
  why: { en: 'They are not in the job.', fr: 'Elles ne sont pas dans le travail.' },
  fix: {
    en: 'Nothing, if they are notes or guides. Otherwise give them another layer or colour.',
    fr: 'Rien, si ce sont des notes ou des repères. Sinon, donnez-leur un autre calque ou une autre couleur.',
  },
  example: {
    en: 'Labels in red on a machine whose profile says "#ff0000: ignore".',
    fr: 'Des étiquettes en rouge sur une machine dont le profil dit « #ff0000: ignore ».',
  },
  check({ plan }) {
    const { ignored } = plan.sorted;
    if (ignored.length === 0) return specksOf(plan.specks);
    const what = sayText({ en: 'Shapes left out: {0}.', fr: 'Formes laissées de côté : {0}.' }, ignored.length);
    return [
      findingOf(leftOut, { what, where: whereShape(plan.drawing.shapes[ignored[0]!]!), measured: ignored.length }),
      ...specksOf(plan.specks),
    ];
  },
};

function specksOf(specks: number): readonly Finding[] {
  if (specks === 0) return [];
  const what = sayText(
    {
      en: 'Dots of the traced picture that are too small to cut: {0}.',
      fr: 'Points de l’image vectorisée trop petits pour être découpés : {0}.',
    },
    specks,
  );
  return [findingOf(leftOut, { what, where: {}, measured: specks })];
}
