import { type Fields, optional } from '../../../model/schema.ts';
import { choice, plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** What is inside the walls. */
export const FILL_SETTINGS = {
  topLayers: plainNumber(
    means('solid layers under a top', 'couches pleines sous un dessus', { integer: true, max: 10_000, standard: '5' }),
  ),
  bottomLayers: plainNumber(
    means('solid layers over a bottom', 'couches pleines sur un dessous', {
      integer: true,
      max: 10_000,
      standard: '4',
    }),
  ),
  topThickness: quantity(
    'mm',
    means('least thickness of a top', 'épaisseur minimale d’un dessus', { max: 1000, standard: '0.7 mm' }),
  ),
  bottomThickness: quantity(
    'mm',
    means('least thickness of a bottom', 'épaisseur minimale d’un dessous', { max: 1000, standard: '0.5 mm' }),
  ),
  infill: quantity(
    '%',
    means('share of the inside that is filled', 'part de l’intérieur qui est remplie', { max: 1, standard: '15 %' }),
  ),
  infillPattern: choice(
    ['grid', 'rectilinear', 'triangles', 'gyroid', 'lightning'],
    means('pattern of the infill', 'motif du remplissage', { standard: 'grid' }),
  ),
  infillAngle: quantity(
    'deg',
    means('direction of the infill', 'direction du remplissage', { min: -360, max: 360, standard: '45 deg' }),
  ),
  infillOverlap: quantity(
    '%',
    means('infill over the innermost wall, share of a line', 'recouvrement sur la paroi intérieure, part d’une ligne', {
      max: 1,
      standard: '25 %',
    }),
  ),
  solidBelow: quantity(
    'mm2',
    means('smaller regions become solid', 'les zones plus petites deviennent pleines', {
      max: 1e6,
      standard: '70 mm2',
    }),
  ),
  flow: quantity(
    '%',
    means('material of every line', 'matière de chaque ligne', { min: 0.2, max: 3, standard: '100 %' }),
  ),
  bridgeFlow: quantity(
    '%',
    means('material of a bridge line, of a round thread', 'matière d’une ligne de pont, d’un fil rond', {
      min: 0.2,
      max: 3,
      standard: '95 %',
    }),
  ),
  bridgeAngle: optional(quantity('deg', means('direction of bridges', 'direction des ponts', { min: -360, max: 360 }))),
} as const satisfies Fields;
