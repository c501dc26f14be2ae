import type { Fields } from '../../../model/schema.ts';
import { choice, flag, plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** Lines along the outline. */
export const WALL_SETTINGS = {
  perimeters: plainNumber(
    means('lines along the outline', 'lignes le long du contour', { integer: true, max: 1000, standard: '2' }),
  ),
  outerFirst: flag(
    means('outer wall before the inner ones', 'paroi extérieure avant les intérieures', { standard: 'false' }),
  ),
  thinWalls: flag(
    means('one line of varying width where two do not fit', 'une ligne de largeur variable où deux ne passent pas', {
      standard: 'true',
    }),
  ),
  gapFill: flag(
    means(
      'fills gaps between walls with lines of varying width',
      'comble les vides entre parois par des lignes de largeur variable',
      { standard: 'true' },
    ),
  ),
  seam: choice(
    ['aligned', 'rear', 'hidden', 'random'],
    means('where loops begin', 'où commencent les boucles', { standard: 'aligned' }),
  ),
  elephantFoot: quantity(
    'mm',
    means('first layer set in, as it is squeezed wide', 'retrait de la première couche, qui s’écrase', {
      max: 1,
      standard: '0.2 mm',
    }),
  ),
  xyCompensation: quantity(
    'mm',
    means('outlines moved outwards (or inwards)', 'contours élargis (ou rétrécis)', {
      min: -2,
      max: 2,
      standard: '0 mm',
    }),
  ),
  contourTolerance: quantity(
    'mm',
    means('greatest distance of a simplified outline', 'écart maximal d’un contour simplifié', {
      max: 0.5,
      standard: '0.0125 mm',
    }),
  ),
} as const satisfies Fields;
