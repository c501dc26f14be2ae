import type { Fields } from '../../../model/schema.ts';
import { plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

const length = (en: string, fr: string, standard: string, max = 1000) =>
  quantity('mm', means(en, fr, { min: 0, max, standard }));
const area = (en: string, fr: string, standard: string) =>
  quantity('mm2', means(en, fr, { min: 0, max: 1e6, standard }));
const share = (en: string, fr: string, standard: string) => quantity('%', means(en, fr, { min: 0, max: 1, standard }));
const times = (en: string, fr: string, standard: string, max = 1000) =>
  plainNumber(means(en, fr, { min: 0, max, standard }));

/** From which measure on the check of a part speaks. A lab that prints finer, or with beginners, sets its own. */
export const CHECK_SETTINGS = {
  overhangAngle: quantity(
    'deg',
    means(
      'check: surfaces that lean out more than this from the vertical hang',
      'contrôle : les surfaces plus inclinées que cela depuis la verticale pendent',
      { min: 5, max: 89, standard: '45 deg' },
    ),
  ),
  overhangArea: area(
    'check: smaller undersides come out well enough',
    'contrôle : les dessous plus petits passent sans support',
    '4 mm2',
  ),
  overhangMildArea: area(
    'check: undersides that lean no more than 60° and are smaller than this are not told',
    'contrôle : les dessous inclinés de moins de 60° et plus petits que cela ne sont pas signalés',
    '25 mm2',
  ),
  overhangLip: length(
    'check: a lip as wide as this holds on to the layer below',
    'contrôle : un rebord de cette largeur tient à la couche du dessous',
    '1.5 mm',
  ),
  bridgeFar: length(
    'check: no plastic spans farther than this',
    'contrôle : aucun plastique ne franchit davantage',
    '30 mm',
  ),
  contactMin: area(
    'check: a first layer smaller than this never holds',
    'contrôle : une première couche plus petite ne tient jamais',
    '25 mm2',
  ),
  contactFirm: area(
    'check: a first layer as large as this holds by itself',
    'contrôle : une première couche de cette taille tient seule',
    '100 mm2',
  ),
  contactSlenderness: times(
    'check: height over the root of a small first layer, from which on it does not hold',
    'contrôle : hauteur sur racine d’une petite première couche, à partir de laquelle elle ne tient plus',
    '5',
  ),
  slenderness: times(
    'check: height over the width of the foot, from which on a part may tip over',
    'contrôle : hauteur sur largeur du pied, à partir de laquelle une pièce risque de basculer',
    '8',
  ),
  tipMargin: share(
    'check: weight nearer than this to the edge of the foot, as a share of its width, is close to tipping',
    'contrôle : un poids plus près du bord du pied que cette part de sa largeur est près de basculer',
    '10 %',
  ),
  warpLength: length(
    'check: longer feet of materials that shrink lift at the ends',
    'contrôle : les pieds plus longs se décollent si la matière se rétracte',
    '100 mm',
  ),
  warpLengthSharp: length('check: the same with sharp corners', 'contrôle : de même, avec des coins vifs', '60 mm'),
  enclosureSize: length(
    'check: smaller parts come out without a housing',
    'contrôle : les pièces plus petites réussissent sans caisson',
    '60 mm',
  ),
  wallVanishes: share(
    'check: walls thinner than this share of the nozzle are not printed at all',
    'contrôle : les parois plus fines que cette part de la buse ne s’impriment pas du tout',
    '50 %',
  ),
  strokeLines: times(
    'check: strokes under this many lines come out ragged',
    'contrôle : les traits de moins de lignes que cela sortent irréguliers',
    '1.3333',
    10,
  ),
  pinLines: times(
    'check: pins thinner than this many lines hardly stand',
    'contrôle : les tiges plus fines que ce nombre de lignes tiennent mal',
    '3',
    50,
  ),
  holeMin: length(
    'check: round holes narrower than this come out too small',
    'contrôle : les trous ronds plus étroits sortent trop petits',
    '2 mm',
    50,
  ),
  gapMin: length('check: gaps narrower than this fuse', 'contrôle : les jeux plus étroits se soudent', '0.2 mm', 5),
  floorLayers: times(
    'check: floors of fewer layers are full of holes',
    'contrôle : les fonds de moins de couches sont troués',
    '3',
    50,
  ),
  facetError: length(
    'check: facets further from the true curve than this are seen',
    'contrôle : les facettes plus loin de la vraie courbe se voient',
    '0.1 mm',
    10,
  ),
  trianglesMax: times(
    'check: more triangles slow every step down',
    'contrôle : davantage de triangles ralentissent chaque étape',
    '2000000',
    1e9,
  ),
  edgeMin: length(
    'check: triangles with shorter sides show nothing more',
    'contrôle : des triangles aux côtés plus courts ne montrent rien de plus',
    '0.05 mm',
    5,
  ),
  unitTiny: length(
    'check: a part with no longer side is a crumb',
    'contrôle : une pièce sans côté plus long est une miette',
    '1 mm',
  ),
  unitSmall: length(
    'check: a part with no longer side is doubtful',
    'contrôle : une pièce sans côté plus long est douteuse',
    '10 mm',
  ),
  unitHuge: times(
    'check: so many times the longest axis of the machine is doubtful',
    'contrôle : tant de fois le plus long axe de la machine est douteux',
    '2',
  ),
  spoolMargin: share(
    'check: the estimate of the filament is this good',
    'contrôle : l’estimation du filament est bonne à cela près',
    '15 %',
  ),
} as const satisfies Fields;
