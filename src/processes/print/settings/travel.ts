import { type Fields, optional } from '../../../model/schema.ts';
import { flag, quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

/** Moves without printing, heat and air. */
export const TRAVEL_SETTINGS = {
  retraction: quantity(
    'mm',
    means('filament pulled back before a travel', 'filament rentré avant un déplacement', {
      max: 20,
      standard: '0.8 mm',
    }),
  ),
  retractSpeed: quantity(
    'mm/s',
    means('speed of pulling back', 'vitesse de rétraction', { min: 0.5, max: 200, standard: '35 mm/s' }),
  ),
  unretractSpeed: optional(
    quantity('mm/s', means('speed of feeding again', 'vitesse de réamorçage', { min: 0.5, max: 200 })),
  ),
  retractFrom: quantity(
    'mm',
    means('shorter travels do not pull back', 'les trajets plus courts ne rétractent pas', {
      max: 100,
      standard: '1.5 mm',
    }),
  ),
  zHop: quantity(
    'mm',
    means('lift while travelling over printed walls', 'levée au-dessus des parois imprimées', {
      max: 5,
      standard: '0.2 mm',
    }),
  ),
  wipe: flag(
    means('moves back over the line while pulling back', 'revient sur la ligne pendant la rétraction', {
      standard: 'true',
    }),
  ),
  combing: flag(
    means('travels inside the part where it is not far', 'se déplace dans la pièce quand ce n’est pas long', {
      standard: 'true',
    }),
  ),
  nozzleTemperature: optional(
    quantity('C', means('nozzle, instead of the material’s', 'buse, au lieu de celle de la matière', { max: 600 })),
  ),
  bedTemperature: optional(
    quantity('C', means('bed, instead of the material’s', 'plateau, au lieu de celui de la matière', { max: 250 })),
  ),
  fan: optional(
    quantity(
      '%',
      means('part fan, instead of the material’s', 'ventilation, au lieu de celle de la matière', { max: 1 }),
    ),
  ),
  layerTimeMin: optional(
    quantity(
      's',
      means(
        'shortest time of a layer, instead of the material’s',
        'durée minimale d’une couche, au lieu de celle de la matière',
        { max: 600 },
      ),
    ),
  ),
} as const satisfies Fields;
