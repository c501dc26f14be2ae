import type { Fields } from '../../../model/schema.ts';
import { flag, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** Heights and widths of the lines. */
export const LAYER_SETTINGS = {
  layerHeight: quantity(
    'mm',
    means('height of a layer', 'hauteur de couche', { min: 0.02, max: 2, standard: '0.2 mm' }),
  ),
  firstLayerHeight: quantity(
    'mm',
    means('height of the first layer', 'hauteur de la première couche', { min: 0.05, max: 2, standard: '0.2 mm' }),
  ),
  adaptiveLayers: flag(
    means('thinner layers where the surface is flat', 'couches plus fines où la surface est peu inclinée', {
      standard: 'false',
    }),
  ),
  adaptiveCusp: quantity(
    'mm',
    means('greatest step between layer and surface', 'marche maximale entre couche et surface', {
      min: 0.005,
      max: 1,
      standard: '0.06 mm',
    }),
  ),
  layerHeightMin: quantity(
    'mm',
    means('thinnest adaptive layer', 'couche adaptative la plus fine', { min: 0.02, max: 2, standard: '0.08 mm' }),
  ),
  layerHeightMax: quantity(
    'mm',
    means('thickest adaptive layer', 'couche adaptative la plus épaisse', { min: 0.02, max: 2, standard: '0.28 mm' }),
  ),
  lineWidth: quantity(
    'mm',
    means(
      'width of a line; for another nozzle than 0.4 mm in proportion',
      'largeur d’une ligne ; en proportion pour une autre buse que 0,4 mm',
      {
        min: 0.05,
        max: 5,
        standard: '0.45 mm',
      },
    ),
  ),
  firstLayerLineWidth: quantity(
    'mm',
    means(
      'width of a line on the first layer; in proportion as well',
      'largeur d’une ligne à la première couche ; en proportion aussi',
      {
        min: 0.05,
        max: 5,
        standard: '0.45 mm',
      },
    ),
  ),
  vase: flag(
    means('one rising wall without infill or top', 'une seule paroi montante, sans remplissage ni dessus', {
      standard: 'false',
    }),
  ),
} as const satisfies Fields;
