import type { Fields } from '../../../model/schema.ts';
import { choice, flag, plainNumber, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** Supports, and what counts as an overhang. */
export const SUPPORT_SETTINGS = {
  support: choice(['none', 'grid', 'tree'], means('kind of support', 'type de support', { standard: 'none' })),
  supportAngle: quantity(
    'deg',
    means(
      'overhangs beyond this angle from the vertical are supported',
      'les surplombs au-delà de cet angle depuis la verticale sont soutenus',
      { min: 0, max: 90, standard: '50 deg' },
    ),
  ),
  supportBedOnly: flag(
    means('supports stand on the bed alone', 'les supports ne partent que du plateau', { standard: 'false' }),
  ),
  supportGap: quantity(
    'mm',
    means('air between support and part, up and down', 'jeu vertical entre support et pièce', {
      max: 2,
      standard: '0.2 mm',
    }),
  ),
  supportGapXY: quantity(
    'mm',
    means('air between support and part, sideways', 'jeu latéral entre support et pièce', {
      max: 5,
      standard: '0.7 mm',
    }),
  ),
  supportSpacing: quantity(
    'mm',
    means('distance of support lines', 'distance entre lignes de support', { min: 0.2, max: 50, standard: '2.5 mm' }),
  ),
  supportInterfaceLayers: plainNumber(
    means('dense layers next to the part', 'couches denses contre la pièce', { integer: true, max: 50, standard: '2' }),
  ),
  supportInterfaceSpacing: quantity(
    'mm',
    means('free space between dense lines', 'espace libre entre lignes denses', { max: 10, standard: '0.2 mm' }),
  ),
  supportMinArea: quantity(
    'mm2',
    means('smaller overhangs get none', 'les surplombs plus petits n’en ont pas', { max: 1e6, standard: '2 mm2' }),
  ),
  supportBridge: quantity(
    'mm',
    means('shorter bridges get none', 'les ponts plus courts n’en ont pas', { max: 1000, standard: '10 mm' }),
  ),
} as const satisfies Fields;
