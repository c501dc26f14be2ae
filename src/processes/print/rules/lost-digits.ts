import { numberText, sayText } from '../../../base/text.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT034',
  name: 'lost-digits',
  severity: 'warning',
  stage: 'stable',
  title: {
    en: 'The part is so far from the origin that its corners are rounded',
    fr: 'La pièce est si loin de l’origine que ses sommets sont arrondis',
  },
  what: {
    en: 'STL files keep seven digits of each coordinate. Far from the origin the tenths or hundredths of a millimetre are lost.',
    fr: 'Un fichier STL garde sept chiffres de chaque coordonnée. Loin de l’origine, les dixièmes ou centièmes de millimètre sont perdus.',
  },
  why: {
    en: 'Round walls get steps, thin walls and small holes come out bent or not at all. What the file has lost no program can give back.',
    fr: 'Les parois rondes prennent des marches, les parois fines et les petits trous sortent déformés ou pas du tout. Ce que le fichier a perdu, aucun logiciel ne peut le rendre.',
  },
  fix: {
    en: 'Move the part to the origin in the modeller and export it again.',
    fr: 'Déplacez la pièce à l’origine dans le modeleur, puis exportez-la à nouveau.',
  },
  example: {
    en: 'A gear lies 6200 m from the origin, in coordinates of a map: its corners stand on a grid of 0.5 mm.',
    fr: 'Un engrenage se trouve à 6200 m de l’origine, en coordonnées d’une carte : ses sommets sont sur une grille de 0,5 mm.',
  },
};

/** [mm] A grid that is finer does no harm to a contour; a coarser one is seen and felt. */
const HARMLESS = 0.01;
const SEEN = 0.05;
/** Bits of the fraction of a number of single precision (IEEE 754). */
const FRACTION_BITS = 23;

/** [mm] From one number of single precision to the next, at the greatest coordinate. */
function gridAt(farthest: number): number {
  return 2 ** (Math.floor(Math.log2(farthest)) - FRACTION_BITS);
}

export const lostDigits = defineRule<PrintContext>({
  ...PAGE,
  check({ part, bounds }) {
    if (!(part.positions instanceof Float32Array)) return [];
    const farthest = Math.max(...bounds.flat().map(Math.abs));
    const grid = farthest > 0 ? gridAt(farthest) : 0;
    if (grid < HARMLESS) return [];
    const what = sayText(
      {
        en: 'The part lies {0} m from the origin of its file, where numbers of single precision are {1} mm apart: each corner stands on a grid of that size.',
        fr: 'La pièce se trouve à {0} m de l’origine de son fichier, où les nombres en simple précision sont espacés de {1} mm : chaque sommet est sur une grille de cette taille.',
      },
      numberText(farthest / 1000, 0),
      numberText(grid, 3),
    );
    const severity = grid >= SEEN ? ('warning' as const) : ('info' as const);
    return [findingOf(PAGE, { severity, what, where: { bounds }, measured: grid, limit: HARMLESS, unit: 'mm' })];
  },
});
