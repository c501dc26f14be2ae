import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const noSetting: LaserRule = {
  code: 'LAS010',
  name: 'no-setting',
  severity: 'error',
  stage: 'stable',
  title: { en: 'No setting for this operation', fr: 'Aucun réglage pour cette opération' },
  what: {
    en: 'The drawing marks or engraves, but the material has no setting for that with this kind of laser.',
    fr: 'Le dessin marque ou grave, mais la matière n’a pas de réglage pour cela avec ce type de laser.',
  },
  why: { en: 'Speed and power would be a guess.', fr: 'La vitesse et la puissance seraient inventées.' },
  fix: {
    en: 'Choose another material, or give the values: --set engraveSpeed=… engravePower=… (or scoreSpeed, scorePower).',
    fr: 'Choisissez une autre matière, ou donnez les valeurs : --set engraveSpeed=… engravePower=… (ou scoreSpeed, scorePower).',
  },
  example: {
    en: 'A felt that has settings for cutting alone, and a drawing with an engraved name.',
    fr: 'Une feutrine qui n’a que des réglages de découpe, et un dessin avec un nom gravé.',
  },
  check({ plan, setup }) {
    if (setup.material === undefined || setup.material.refused !== undefined) return [];
    const findings: Finding[] = [];
    const { sorted } = plan;
    if (setup.work.score === undefined && plan.scores.cuts.length > 0)
      findings.push(
        findingOf(noSetting, {
          what: {
            en: 'There is no setting for marking lines.',
            fr: 'Il n’y a pas de réglage pour marquer des traits.',
          },
          where: {},
        }),
      );
    if (setup.work.engrave === undefined && sorted.fills.length + sorted.wideStrokes.length + sorted.images.length > 0)
      findings.push(
        findingOf(noSetting, {
          what: { en: 'There is no setting for engraving.', fr: 'Il n’y a pas de réglage de gravure.' },
          where: {},
        }),
      );
    return findings;
  },
};
