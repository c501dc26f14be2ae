import { numberText, sayText } from '../../../base/text.ts';
import type { LayDown } from '../../../geometry/mesh/fit-on-bed.ts';
import { flatSides } from '../../../geometry/mesh/flat-sides.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { layText } from './say.ts';

const PAGE: RulePage = {
  code: 'PRT031',
  name: 'orientation',
  severity: 'info',
  stage: 'stable',
  title: { en: 'The part stands on the wrong side', fr: 'La pièce est posée du mauvais côté' },
  what: {
    en: 'The part would lie lower or firmer on another of its sides; perhaps it was drawn with Y as its height.',
    fr: 'La pièce serait plus basse ou plus stable sur un autre côté ; peut-être a-t-elle été dessinée avec Y comme hauteur.',
  },
  why: {
    en: 'The side on the bed decides how firm the part stands, how long it prints and where it needs supports. Some programs take Y for the height, printers take Z.',
    fr: 'Le côté posé sur le plateau décide de la tenue, de la durée et des supports. Certains logiciels prennent Y pour la hauteur, les imprimantes prennent Z.',
  },
  fix: {
    en: 'Turn the part in the modeller before you export, or let Etabli lay it down (check --fix --orient -o FILE).',
    fr: 'Tournez la pièce dans le modeleur avant d’exporter, ou laissez Etabli la coucher (check --fix --orient -o FICHIER).',
  },
  example: {
    en: 'A tray 3 mm thick stands on its edge: laid flat by 90° about X it rests on its whole bottom.',
    fr: 'Un plateau de 3 mm d’épaisseur est debout sur sa tranche : couché de 90° autour de X, il repose sur tout son fond.',
  },
};

/** Times the flat area that lies on the bed now. */
const MUCH = 3;
/** Of the box's bottom; less flat area on the bed is none. */
const NOTHING = 0.01;
/** Of the part's size. */
const FLAT = 1e-3;

/** The turn that brings each side of the box (least x, greatest x, least y …) to the bed. */
const TO_BED: readonly LayDown[] = [
  { axis: 'y', angle: 270 },
  { axis: 'y', angle: 90 },
  { axis: 'x', angle: 90 },
  { axis: 'x', angle: 270 },
  { axis: null, angle: 0 },
  { axis: 'x', angle: 180 },
];

/** Sides of nearly the same area: the one that is reached by the plainest turn. */
const NEARLY = 0.8;
const ORDER: readonly number[] = [4, 2, 1, 3, 0, 5];

export const orientation = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    if (context.part.triangles.length === 0) return [];
    const { bounds, size } = context;
    const longest = Math.max(...size);
    const areas = flatSides(context.part.positions, context.part.triangles, bounds[0], bounds[1], FLAT * longest);
    const now = areas[4]!;
    const most = Math.max(...areas);
    const best = ORDER.find((side) => areas[side]! >= NEARLY * most)!;
    const lies = size[Math.floor(best / 2)]!;
    const isLower = lies < size[2] - FLAT * longest;
    // Nothing flat lies on the bed, but something flat could: so stand models drawn with Y as their height.
    const isFirmer = now < NOTHING * footprint(context, 4);
    if (!isLower && !isFirmer) return [];
    if (areas[best]! <= MUCH * Math.max(now, 1e-12) || areas[best]! <= 0.1 * footprint(context, best)) return [];
    const what = sayText(
      {
        en: 'The part stands on {0} mm² and is {1} mm high; on another side it would lie on {2} mm² and be {3} mm high.',
        fr: 'La pièce repose sur {0} mm² et fait {1} mm de haut ; sur un autre côté, elle reposerait sur {2} mm² et ferait {3} mm de haut.',
      },
      numberText(now, 1),
      numberText(size[2], 1),
      numberText(areas[best]!, 1),
      numberText(lies, 1),
    );
    const fix = sayText({ en: 'Turn the part by {0}.', fr: 'Tournez la pièce de {0}.' }, layText(TO_BED[best]!));
    return [findingOf(PAGE, { what, fix, where: { bounds }, measured: now, limit: areas[best]!, unit: 'mm2' })];
  },
});

/** [mm2] Of the box seen on that side. */
function footprint({ size }: PrintContext, side: number): number {
  const axis = Math.floor(side / 2);
  return size[(axis + 1) % 3]! * size[(axis + 2) % 3]!;
}
