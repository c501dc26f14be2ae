import type { ValuesOf } from '../model/schema.ts';
import { plainNumber, quantity } from '../model/schema-values.ts';
import { ACCELERATION_RANGE, SPEED_RANGE, STEPS_RANGE, threeAxes } from './axis-fields.ts';

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

/** Keys of the `motion:` section: the controller's own settings ($$), and what its chip sets. */
export const GRBL_FIELDS = {
  maxRate: threeAxes('mm/s', SPEED_RANGE, { en: 'greatest speed ($110–$112)', fr: 'plus grande vitesse ($110–$112)' }),
  acceleration: threeAxes('mm/s2', ACCELERATION_RANGE, {
    en: 'acceleration ($120–$122)',
    fr: 'accélération ($120–$122)',
  }),
  stepsPerMm: threeAxes('steps/mm', STEPS_RANGE, { en: 'steps ($100–$102)', fr: 'pas ($100–$102)' }),
  junctionDeviation: quantity('mm', {
    ...doc('junction deviation ($11)', 'écart de jonction ($11)'),
    min: 0.0001,
    max: 10,
    standard: '0.01 mm',
  }),
  arcTolerance: quantity('mm', {
    ...doc('arc tolerance ($12)', 'tolérance des arcs ($12)'),
    min: 0.0001,
    max: 1,
    standard: '0.002 mm',
  }),
  idleDelay: quantity('s', {
    ...doc(
      'motors stay on so long after each stop ($1); 255 ms: always, and a stop costs nothing',
      'les moteurs restent actifs ce temps après chaque arrêt ($1) ; 255 ms : toujours, et un arrêt ne coûte rien',
    ),
    max: 0.255,
    standard: '255 ms',
  }),
  blocks: plainNumber({
    ...doc('places of the planner’s ring', 'places dans la file du planificateur'),
    integer: true,
    min: 4,
    max: 4096,
    standard: '16',
  }),
  stepClock: quantity('Hz', {
    ...doc('clock of the step timer', 'horloge du compteur de pas'),
    min: 1e6,
    standard: '16000000 Hz',
  }),
} as const;

export type GrblLimits = ValuesOf<typeof GRBL_FIELDS>;
