import type { Text } from '../../base/text.ts';
import type { DataMap } from '../../model/data-node.ts';
import { group, list, optional, type ValuesOf } from '../../model/schema.ts';
import { bilingual, choice, flag, plainNumber, quantity } from '../../model/schema-values.ts';
import { BEAMS } from './machine.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const speed = quantity('mm/s', { ...doc('speed of the head', 'vitesse de la tête'), min: 0.1, max: 10_000 });
const power = quantity('%', { ...doc('share of full power', 'part de la pleine puissance'), max: 1 });
const passes = plainNumber({
  ...doc('times over', 'nombre de passages'),
  min: 1,
  max: 50,
  integer: true,
  standard: '1',
});
const air = flag({ ...doc('air assist on', 'air en marche'), standard: 'true' });

const calibrated = flag({
  ...doc(
    'this operation was tried on a real machine of the lab',
    'cette opération a été essayée sur une vraie machine de l’atelier',
  ),
  standard: 'false',
});

const LINE = { speed, power, passes, air, calibrated } as const;
const CUT = {
  ...LINE,
  pierce: quantity('s', {
    ...doc(
      'time that the beam stands still, burning, where a cut begins (thick sheets)',
      'temps d’arrêt du faisceau, allumé, au début d’une découpe (plaques épaisses)',
    ),
    max: 1,
    standard: '0 s',
  }),
} as const;
const ENGRAVE = {
  speed,
  power,
  passes,
  air: flag({ ...doc('air assist on', 'air en marche'), standard: 'false' }),
  interval: quantity('mm', {
    ...doc('from row to row', 'd’une ligne à l’autre'),
    min: 0.01,
    max: 5,
    standard: '0.1 mm',
  }),
  calibrated,
} as const;

/** What one kind of beam at one power does to the material. */
const RECIPE = {
  beam: choice(BEAMS, doc('kind of beam', 'type de faisceau')),
  watts: quantity('W', { ...doc('power that these numbers were found at', 'puissance de ces réglages'), min: 0.1 }),
  kerf: optional(
    quantity('mm', { ...doc('width of the slot that the beam leaves', 'largeur de la fente laissée'), max: 5 }),
  ),
  calibrated: flag({
    ...doc('all of it was found on a real machine of the lab', 'tout a été trouvé sur une vraie machine de l’atelier'),
    standard: 'false',
  }),
  note: optional(bilingual(doc('what to mind', 'à savoir'))),
  cut: optional(group(CUT, doc('cutting through', 'découpe'))),
  score: optional(group(LINE, doc('marking a line', 'marquage'))),
  engrave: optional(group(ENGRAVE, doc('engraving an area', 'gravure'))),
} as const;

/** The `laser:` section of a material. */
export const LASER_MATERIAL = {
  thickness: quantity('mm', { ...doc('of the sheet', 'de la plaque'), min: 0.01, max: 100 }),
  kerf: quantity('mm', {
    ...doc('slot, where a recipe gives none', 'fente, si la recette n’en donne pas'),
    max: 5,
    standard: '0.2 mm',
  }),
  refused: optional(bilingual(doc('why no laser may touch it', 'pourquoi aucun laser ne doit y toucher'))),
  caution: optional(bilingual(doc('what to mind with it', 'précautions à prendre'))),
  heat: quantity('1/mm', {
    ...doc(
      'cut length by area above which it chars, mm a mm²',
      'longueur de coupe par surface au-delà de laquelle il brûle, mm par mm²',
    ),
    max: 10,
    standard: '0.4 1/mm',
  }),
  recipes: list(group(RECIPE, doc('settings for a beam', 'réglages pour un faisceau')), {
    ...doc('settings by beam and power', 'réglages par faisceau et puissance'),
    least: 0,
  }),
} as const;

export type LaserMaterial = ValuesOf<typeof LASER_MATERIAL>;
export type Recipe = LaserMaterial['recipes'][number];

const SECTION = group(LASER_MATERIAL, doc('on a laser', 'au laser'));

/** @throws UsageError with the place of what is wrong */
export function parseLaserMaterial(profile: DataMap): LaserMaterial {
  return SECTION.parse(profile.entries.get('laser')?.node, profile.at, 'laser');
}

/** The recipe for a beam whose power is nearest by ratio, or undefined where the beam has none. */
export function recipeFor(material: LaserMaterial, beam: string, watts: number): Recipe | undefined {
  const apart = (recipe: Recipe): number => Math.abs(Math.log(recipe.watts / watts));
  return material.recipes
    .filter((recipe) => recipe.beam === beam)
    .sort((a, b) => apart(a) - apart(b) || a.watts - b.watts)[0];
}
