import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const tooThick: LaserRule = {
  code: 'LAS003',
  name: 'too-thick',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Thicker than this laser cuts', fr: 'Trop épais pour ce laser' },
  what: {
    en: 'There are cuts, but the material and machine table has no setting that gets through this sheet.',
    fr: 'Il y a des découpes, mais la table matière et machine n’a aucun réglage qui traverse cette plaque.',
  },
  why: {
    en: 'The parts would stay in the sheet, charred and ruined.',
    fr: 'Les pièces resteraient dans la plaque, brûlées et perdues.',
  },
  fix: {
    en: 'Take a thinner sheet or a stronger machine. If you have tried it, give the values: --set cutSpeed=… cutPower=… passes=…',
    fr: 'Prenez une plaque plus fine ou une machine plus puissante. Si vous avez fait un essai, donnez les valeurs : --set cutSpeed=… cutPower=… passes=…',
  },
  example: { en: 'Plywood of 10 mm on a tube of 40 W.', fr: 'Du contreplaqué de 10 mm avec un tube de 40 W.' },
  check({ plan, setup }) {
    if (plan.cuts.cuts.length === 0 || setup.material === undefined || setup.material.refused !== undefined) return [];
    const { work, machine, material, settings } = setup;
    const thickness = settings.thickness ?? material.thickness;
    const asked = settings.cutSpeed !== undefined && settings.cutPower !== undefined;
    // The recipe was found on the material's own thickness; a thicker sheet needs one of its own.
    if (work.cut !== undefined && (asked || thickness <= material.thickness * 1.1)) return [];
    const what =
      work.cut === undefined
        ? sayText(
            {
              en: 'The material has no setting for cutting with a {0} laser of {1} W.',
              fr: 'La matière n’a pas de réglage de découpe pour un laser {0} de {1} W.',
            },
            machine.beam,
            machine.watts,
          )
        : sayText(
            {
              en: 'The sheet is {0} mm thick; the setting is for {1} mm.',
              fr: 'La plaque fait {0} mm d’épaisseur ; le réglage est prévu pour {1} mm.',
            },
            thickness,
            material.thickness,
          );
    return [
      findingOf(tooThick, {
        what,
        where: {},
        measured: thickness,
        limit: work.cut === undefined ? 0 : material.thickness,
        unit: 'mm',
      }),
    ];
  },
};
