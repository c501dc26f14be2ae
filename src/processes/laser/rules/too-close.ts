import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';
import { leastBridge } from '../cut-meetings.ts';

export const tooClose: LaserRule = {
  code: 'LAS032',
  name: 'too-close',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Cuts too close to each other', fr: 'Des découpes trop proches' },
  what: {
    en: 'Two cut lines leave less between them than the beam needs.',
    fr: 'Deux traits de découpe laissent entre eux moins que ce qu’il faut au faisceau.',
  },
  why: {
    en: 'The strip between burns away or breaks; closer than the kerf nothing is left of it.',
    fr: 'La bande entre les deux brûle ou casse ; plus près que l’épaisseur du trait, il n’en reste rien.',
  },
  fix: {
    en: 'Move the lines at least 0.5 mm apart, better the thickness of the sheet, or let the parts share one line.',
    fr: 'Écartez les traits d’au moins 0,5 mm, mieux : de l’épaisseur de la plaque, ou faites partager un seul trait aux pièces.',
  },
  example: { en: 'Two squares 0.2 mm apart.', fr: 'Deux carrés à 0,2 mm l’un de l’autre.' },
  check(context) {
    const { plan, setup } = context;
    const limit = leastBridge(setup);
    const { paths } = plan.cutStrokes.traced;
    const { near } = context.meetings();
    if (near.length === 0) return [];
    const worst = near.reduce((a, b) => (b.distance < a.distance ? b : a));
    const what = sayText(
      {
        en: 'Pairs of cuts closer than {1} mm: {0}. The closest leave {2} mm.',
        fr: 'Paires de découpes à moins de {1} mm : {0}. Les plus proches laissent {2} mm.',
      },
      near.length,
      limit,
      worst.distance,
    );
    const where = {
      ...whereStroke(context, plan.cutStrokes, paths[worst.b]!.sources[0]!),
      point: [worst.x, worst.y, 0] as const,
    };
    return [findingOf(tooClose, { what, where, measured: worst.distance, limit, unit: 'mm' })];
  },
};
