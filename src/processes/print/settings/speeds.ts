import { type Fields, optional } from '../../../model/schema.ts';
import { quantity } from '../../../model/schema-values.ts';
import { means } from './say.ts';

const speed = (en: string, fr: string, standard: string) =>
  quantity('mm/s', means(en, fr, { min: 0.1, max: 2000, standard }));
const acceleration = (en: string, fr: string, standard: string) =>
  quantity('mm/s2', means(en, fr, { min: 1, max: 100_000, standard }));

/** How fast each kind of line is drawn; flow limits of hot end and material lower them further. */
export const SPEED_SETTINGS = {
  outerSpeed: speed('outer wall', 'paroi extérieure', '25 mm/s'),
  innerSpeed: speed('inner walls', 'parois intérieures', '45 mm/s'),
  solidSpeed: speed('solid layers', 'couches pleines', '80 mm/s'),
  topSpeed: speed('top surface', 'surface du dessus', '40 mm/s'),
  infillSpeed: speed('infill', 'remplissage', '80 mm/s'),
  bridgeSpeed: speed('bridges', 'ponts', '30 mm/s'),
  overhangSpeed: speed('walls over the air', 'parois au-dessus du vide', '20 mm/s'),
  gapSpeed: speed('gaps and thin walls', 'vides et parois fines', '40 mm/s'),
  firstLayerSpeed: speed('first layer', 'première couche', '20 mm/s'),
  supportSpeed: speed('supports', 'supports', '60 mm/s'),
  travelSpeed: speed('moves without printing', 'déplacements à vide', '180 mm/s'),
  travelSpeedZ: speed('moves up and down', 'montées et descentes', '12 mm/s'),
  minSpeed: speed('slowest line of a short layer', 'ligne la plus lente d’une couche courte', '12 mm/s'),
  outerAcceleration: acceleration('outer wall', 'paroi extérieure', '800 mm/s2'),
  innerAcceleration: acceleration('inner walls', 'parois intérieures', '800 mm/s2'),
  infillAcceleration: acceleration('infill and solid layers', 'remplissage et couches pleines', '1000 mm/s2'),
  firstLayerAcceleration: acceleration('first layer', 'première couche', '800 mm/s2'),
  travelAcceleration: acceleration('moves without printing', 'déplacements à vide', '1000 mm/s2'),
  flowMax: optional(
    quantity(
      'mm3/s',
      means('flow limit instead of the material’s', 'débit maximal au lieu de celui de la matière', {
        min: 0.1,
        max: 200,
      }),
    ),
  ),
} as const satisfies Fields;
