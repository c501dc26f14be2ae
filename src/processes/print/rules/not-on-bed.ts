import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT010',
  name: 'not-on-bed',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The part is not on the bed', fr: 'La pièce n’est pas posée sur le plateau' },
  what: {
    en: 'The lowest point of the part is above or below height 0 in its file.',
    fr: 'Le point le plus bas de la pièce est au-dessus ou au-dessous de la hauteur 0 dans son fichier.',
  },
  why: {
    en: 'Printed at that height it would begin in the air or be cut off at the bottom. So it is set on the bed.',
    fr: 'Imprimée à cette hauteur, elle commencerait en l’air ou serait coupée en bas. Elle est donc posée sur le plateau.',
  },
  fix: {
    en: 'Nothing to do. If the part was meant to be cut off at height 0, cut it in the modeller.',
    fr: 'Rien à faire. Si la pièce devait être coupée à la hauteur 0, coupez-la dans le modeleur.',
  },
  example: {
    en: 'A cube stands 12.5 mm above the bed in its file: it was lowered by 12.5 mm.',
    fr: 'Un cube se trouve 12,5 mm au-dessus du plateau dans son fichier : il a été descendu de 12,5 mm.',
  },
};

/** [mm] */
const NOTICEABLE = 0.01;

export const notOnBed = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (context.part.triangles.length === 0) return [];
    const low = context.bounds[0][2];
    if (Math.abs(low) <= NOTICEABLE) return [];
    const what = sayText(
      low > 0
        ? {
            en: 'The part is lifted by {0} mm in its file; it is set on the bed.',
            fr: 'La pièce est levée de {0} mm dans son fichier ; elle est posée sur le plateau.',
          }
        : {
            en: 'The part reaches {0} mm below the bed in its file; it is lifted and set on the bed.',
            fr: 'La pièce descend à {0} mm sous le plateau dans son fichier ; elle est remontée et posée sur le plateau.',
          },
      numberText(Math.abs(low), 3),
    );
    return [findingOf(PAGE, { what, where: { bounds: context.bounds }, measured: low, limit: 0, unit: 'mm' })];
  },
});
