import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import type { LaserSetup } from '../setup.ts';

export const materialRefused: LaserRule = {
  code: 'LAS002',
  name: 'material-refused',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A material that no laser may touch', fr: 'Une matière interdite au laser' },
  what: {
    en: 'The material gives off poison or ruins the machine when it is burnt.',
    fr: 'En brûlant, la matière dégage un poison ou détruit la machine.',
  },
  why: {
    en: 'The smoke harms everyone in the room, and acid eats the optics and rails.',
    fr: 'La fumée est dangereuse pour toutes les personnes présentes, et l’acide ronge l’optique et les rails.',
  },
  fix: {
    en: 'Take another material. Most shapes can be cut from plywood, acrylic, cardboard or felt of wool.',
    fr: 'Prenez une autre matière. La plupart des formes se découpent dans le contreplaqué, l’acrylique, le carton ou la feutrine de laine.',
  },
  example: {
    en: 'PVC gives off hydrogen chloride; a drop test with a hot copper wire burns green.',
    fr: 'Le PVC dégage du chlorure d’hydrogène ; au test du fil de cuivre chaud, la flamme est verte.',
  },
  check: ({ setup }) => refusal(setup),
};

/** What stops every job of a material that no laser may work. */
export function refusal({ material, materialName }: LaserSetup): readonly Finding[] {
  if (material?.refused === undefined || materialName === undefined) return [];
  const what = sayText({ en: 'No laser may work {0}.', fr: 'Aucun laser ne doit travailler : {0}.' }, materialName);
  return [findingOf(materialRefused, { what, why: material.refused, where: {} })];
}
