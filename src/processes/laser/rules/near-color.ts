import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { hexOf } from '../../../model/hex-color.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';

export const nearColor: LaserRule = {
  code: 'LAS011',
  name: 'near-color',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A colour that is nearly the right one', fr: 'Une couleur presque juste' },
  what: {
    en: 'The colour is a little off one of the convention; it was taken for that one.',
    fr: 'La couleur s’écarte un peu d’une de la convention ; elle a été prise pour celle-ci.',
  },
  why: {
    en: 'Other programs compare exactly: to a Trotec driver #fe0000 is not red.',
    fr: 'D’autres logiciels comparent exactement : pour un pilote Trotec, #fe0000 n’est pas rouge.',
  },
  fix: {
    en: 'Use the exact RGB value; work in RGB, not in CMYK.',
    fr: 'Utilisez la valeur RVB exacte ; travaillez en RVB, pas en CMJN.',
  },
  example: {
    en: '#ed1c24 is what Illustrator makes of CMYK red.',
    fr: '#ed1c24 est ce qu’Illustrator fait d’un rouge CMJN.',
  },
  check({ plan }) {
    const seen = new Map<string, Finding>();
    for (const { color, meant, shape } of plan.sorted.nearMisses) {
      const key = hexOf(color);
      if (seen.has(key)) continue;
      const what = sayText({ en: '{0} was taken for {1}.', fr: '{0} a été pris pour {1}.' }, key, hexOf(meant));
      seen.set(key, findingOf(nearColor, { what, where: whereShape(plan.drawing.shapes[shape]!) }));
    }
    return [...seen.values()];
  },
};
