import { DITHER_METHODS } from '../../geometry/pictures/dither.ts';
import { withUnit } from '../../model/bare-number.ts';
import type { DataMap, DataNode } from '../../model/data-node.ts';
import { type Fields, optional, parseFields, type ValuesOf } from '../../model/schema.ts';
import { choice, flag, plainNumber, quantity, textField } from '../../model/schema-values.ts';
import { CONVENTION_NAMES } from './conventions.ts';

/** Options of a setting with its meaning in both languages. */
function means<O extends object>(en: string, fr: string, options: O): O & { readonly doc: { en: string; fr: string } } {
  return { doc: { en, fr }, ...options };
}

/** How the file is read; the readers heed these, the planner takes what they give. */
const READING = {
  unit: optional(
    choice(
      ['auto', 'mm', 'cm', 'm', 'um', 'in', 'inch', 'ft', 'px', 'pt'],
      means('unit of a drawing that states none', 'unité d’un dessin qui n’en indique pas', {}),
    ),
  ),
  dpi: optional(
    plainNumber(
      means('pixels an inch of a drawing or picture', 'pixels par pouce du dessin ou de l’image', {
        min: 1,
        max: 20_000,
      }),
    ),
  ),
  scale: optional(
    plainNumber(means('makes the drawing larger or smaller', 'agrandit ou réduit le dessin', { min: 1e-4, max: 1e4 })),
  ),
  width: optional(
    quantity(
      'mm',
      means('width at which a picture is engraved', 'largeur de gravure d’une image', { min: 0.5, max: 10_000 }),
    ),
  ),
  height: optional(
    quantity(
      'mm',
      means('height at which a picture is engraved', 'hauteur de gravure d’une image', { min: 0.5, max: 10_000 }),
    ),
  ),
} as const;

/** What lines do. */
const CUTTING = {
  kerf: optional(
    quantity(
      'mm',
      means(
        'width of the slot; outlines move by half of it',
        'largeur de la fente ; les contours bougent de la moitié',
        { max: 5 },
      ),
    ),
  ),
  sharedEdges: choice(
    ['once', 'kerf'],
    means(
      'edges that two parts share: cut once on the line, or twice with each part’s kerf',
      'bords communs à deux pièces : coupés une fois sur le trait, ou deux fois avec la compensation de chaque pièce',
      { standard: 'once' },
    ),
  ),
  duplicates: choice(
    ['remove', 'keep'],
    means('lines drawn twice', 'traits dessinés deux fois', { standard: 'remove' }),
  ),
  dashes: choice(
    ['whole', 'cut'],
    means(
      'dashed lines that are cut or marked: followed as whole lines, or dash by dash (perforated folds)',
      'traits pointillés coupés ou marqués : suivis en continu, ou tiret par tiret (plis perforés)',
      { standard: 'whole' },
    ),
  ),
  join: quantity(
    'mm',
    means('ends nearer than this are joined', 'les extrémités plus proches sont reliées', {
      max: 2,
      standard: '0.05 mm',
    }),
  ),
  tolerance: quantity(
    'mm',
    means('how far a path may leave the drawing', 'écart admis entre trajet et dessin', {
      min: 0.001,
      max: 0.5,
      standard: '0.01 mm',
    }),
  ),
  leadIn: quantity(
    'mm',
    means('run-up on the waste side', 'amorce du côté de la chute', { max: 20, standard: '0 mm' }),
  ),
  leadOut: quantity(
    'mm',
    means('stretch cut past the end, on the waste side', 'sortie du côté de la chute, après la fin', {
      max: 20,
      standard: '0 mm',
    }),
  ),
  pierce: optional(
    quantity(
      's',
      means(
        'time that the beam stands still, burning, where a cut begins; default: the material’s',
        'temps d’arrêt du faisceau, allumé, au début d’une découpe ; par défaut celui de la matière',
        { max: 1 },
      ),
    ),
  ),
  overcut: quantity(
    'mm',
    means('how far a loop is cut past its start', 'dépassement du point de départ d’une boucle', {
      max: 10,
      standard: '0 mm',
    }),
  ),
  tabs: plainNumber(
    means('bridges a part that hold it in the sheet', 'attaches par pièce qui la retiennent dans la plaque', {
      max: 50,
      integer: true,
      standard: '0',
    }),
  ),
  tabWidth: quantity(
    'mm',
    means('width of a bridge', 'largeur d’une attache', { min: 0.05, max: 10, standard: '0.5 mm' }),
  ),
  cutSpeed: optional(
    quantity('mm/s', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.5, max: 10_000 })),
  ),
  cutPower: optional(
    quantity('%', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.01, max: 1 })),
  ),
  passes: optional(
    plainNumber(means('times a cut is repeated', 'nombre de passages de découpe', { min: 1, max: 50, integer: true })),
  ),
  scoreSpeed: optional(
    quantity('mm/s', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.5, max: 10_000 })),
  ),
  scorePower: optional(
    quantity('%', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.01, max: 1 })),
  ),
} as const;

/** What areas and pictures do. */
const ENGRAVING = {
  image: choice(
    ['engrave', 'cut', 'score'],
    means(
      'what a picture becomes: an engraving, or outlines that are cut or marked (black-and-white pictures)',
      'ce que devient une image : une gravure, ou des contours à couper ou à marquer (images en noir et blanc)',
      { standard: 'engrave' },
    ),
  ),
  engraveMode: choice(
    ['grey', 'dither', 'threshold'],
    means('grey: power follows the shade; dither: dots', 'grey : la puissance suit le gris ; dither : des points', {
      standard: 'grey',
    }),
  ),
  dither: choice(
    DITHER_METHODS,
    means('how grey becomes dots', 'comment le gris devient des points', { standard: 'floyd-steinberg' }),
  ),
  threshold: quantity(
    '%',
    means('darker burns, in threshold mode', 'plus foncé brûle, en mode threshold', { max: 1, standard: '50 %' }),
  ),
  areaShades: choice(
    ['full', 'grey'],
    means(
      'filled areas: all at full power, or with less power the lighter their colour',
      'aplats : tous à pleine puissance, ou avec d’autant moins de puissance que leur couleur est claire',
      { standard: 'full' },
    ),
  ),
  gamma: plainNumber(
    means('above 1 lightens the middle shades', 'au-dessus de 1 éclaircit les tons moyens', {
      min: 0.1,
      max: 10,
      standard: '1',
    }),
  ),
  invert: flag(means('burns the light instead of the dark', 'brûle le clair au lieu du foncé', { standard: 'false' })),
  shadeStep: quantity(
    '%',
    means('shades nearer than this share one stretch', 'les gris plus proches partagent un même trait', {
      max: 0.5,
      standard: '6 %',
    }),
  ),
  leastDpi: plainNumber(
    means(
      'a picture of fewer pixels an inch on the sheet is told',
      'une image de moins de pixels par pouce sur la plaque est signalée',
      { min: 1, max: 20_000, standard: '100' },
    ),
  ),
  interval: optional(quantity('mm', means('from row to row', 'd’une ligne à l’autre', { min: 0.01, max: 5 }))),
  hatchAngle: quantity(
    'deg',
    means('direction of the rows of filled areas', 'direction des lignes des aplats', {
      min: -180,
      max: 180,
      standard: '0 deg',
    }),
  ),
  bidirectional: flag(means('rows run both ways', 'les lignes vont dans les deux sens', { standard: 'true' })),
  overscan: optional(
    quantity(
      'mm',
      means(
        'run-up beside the rows; default: what the speed needs',
        'élan au bout des lignes ; par défaut ce que demande la vitesse',
        { max: 200 },
      ),
    ),
  ),
  dotWidth: optional(
    quantity('mm', means('burning stretches are shortened by this', 'raccourcissement des traits brûlés', { max: 1 })),
  ),
  engraveSpeed: optional(
    quantity('mm/s', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.5, max: 10_000 })),
  ),
  engravePower: optional(
    quantity('%', means('instead of the material’s', 'au lieu de celle de la matière', { min: 0.01, max: 1 })),
  ),
} as const;

/** Where things go, and what they mean. */
const PLACING = {
  placement: choice(
    ['auto', 'page', 'corner'],
    means(
      'auto: as on the page where that lies on the sheet, else in the corner',
      'auto : comme sur la page si cela tient sur la plaque, sinon dans le coin',
      { standard: 'auto' },
    ),
  ),
  turn: choice(
    ['auto', 'none'],
    means(
      'auto: a drawing that only fits the sheet sideways is turned by 90°',
      'auto : un dessin qui ne tient que de côté est tourné de 90°',
      { standard: 'auto' },
    ),
  ),
  spacing: quantity('mm', means('between two drawings', 'entre deux dessins', { max: 200, standard: '3 mm' })),
  sheetWidth: optional(
    quantity(
      'mm',
      means('of the sheet; default: the work area', 'de la plaque ; par défaut la zone de travail', {
        min: 1,
        max: 10_000,
      }),
    ),
  ),
  sheetHeight: optional(
    quantity(
      'mm',
      means('of the sheet; default: the work area', 'de la plaque ; par défaut la zone de travail', {
        min: 1,
        max: 10_000,
      }),
    ),
  ),
  thickness: optional(
    quantity(
      'mm',
      means('of the sheet, if not the material’s', 'de la plaque, si différente de la matière', {
        min: 0.01,
        max: 100,
      }),
    ),
  ),
  convention: optional(choice(CONVENTION_NAMES, means('which colours do what', 'quelles couleurs font quoi', {}))),
  outlinedAreas: optional(
    choice(
      ['engrave', 'leave'],
      means(
        'dark areas of shapes whose outline is cut or marked; default: engraved where black engraves, left where every line is cut',
        'surfaces foncées des formes dont le contour est coupé ou marqué ; par défaut gravées là où le noir grave, laissées là où tout trait est coupé',
        {},
      ),
    ),
  ),
  operations: optional(
    textField(
      means(
        'colours and layers of this job: #ff0000=cut,#0000ff=score,Notes=ignore',
        'couleurs et calques de ce travail : #ff0000=cut,#0000ff=score,Notes=ignore',
        {},
      ),
    ),
  ),
} as const;

/** Every setting of a laser job, with unit, default, range and meaning. */
export const LASER_SETTINGS = { ...READING, ...CUTTING, ...ENGRAVING, ...PLACING } as const satisfies Fields;

export type LaserSettings = ValuesOf<typeof LASER_SETTINGS>;

/** @throws UsageError with the place of what is wrong */
export function parseLaserSettings(written: DataMap): LaserSettings {
  const entries = new Map<string, { keyAt: DataMap['at']; node: DataNode }>();
  for (const [key, entry] of written.entries) {
    const field = Object.hasOwn(LASER_SETTINGS, key) ? (LASER_SETTINGS as Fields)[key] : undefined;
    entries.set(key, { ...entry, node: withUnit(entry.node, field) });
  }
  return parseFields({ ...written, entries }, LASER_SETTINGS);
}
