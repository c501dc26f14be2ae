import { type Fields, list } from '../../../model/schema.ts';
import { choice, flag, plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** What is printed for the part's sake, and the plate. */
export const ADHESION_SETTINGS = {
  skirtLoops: plainNumber(
    means('loops around all parts on the first layer', 'tours autour des pièces à la première couche', {
      integer: true,
      max: 20,
      standard: '1',
    }),
  ),
  skirtDistance: quantity('mm', means('distance of the skirt', 'distance de la jupe', { max: 50, standard: '2 mm' })),
  brim: choice(
    ['auto', 'none', 'outer'],
    means('flat rim that holds the part', 'bordure qui retient la pièce', { standard: 'auto' }),
  ),
  brimWidth: quantity('mm', means('width of the brim', 'largeur de la bordure', { max: 50, standard: '5 mm' })),
  brimGap: quantity(
    'mm',
    means('gap between part and brim', 'jeu entre pièce et bordure', { max: 2, standard: '0.1 mm' }),
  ),
  spacing: quantity('mm', means('distance between parts', 'distance entre pièces', { max: 200, standard: '3 mm' })),
  turn: choice(
    ['auto', 'none'],
    means('parts may be turned on the plate', 'les pièces peuvent être tournées sur le plateau', { standard: 'auto' }),
  ),
  labels: flag(
    means('names objects, so that one can be left out', 'nomme les objets, pour pouvoir en annuler un', {
      standard: 'true',
    }),
  ),
  arcs: flag(
    means('writes arcs where the printer takes them', 'écrit des arcs si l’imprimante les comprend', {
      standard: 'false',
    }),
  ),
  colorChange: list(
    quantity('mm', means('height', 'hauteur', { max: 10_000 })),
    means('heights where the filament is changed', 'hauteurs où l’on change de filament', {}),
  ),
} as const satisfies Fields;
