import { group } from '../model/schema.ts';
import { plainNumber, quantity } from '../model/schema-values.ts';
import { ACCELERATION_RANGE, fourAxes, JERK_RANGE, SPEED_RANGE, STEPS_RANGE } from './axis-fields.ts';

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

/** Keys of the `motion:` section that all machines of the Marlin lineage have. */
export const STEP_FIELDS = {
  maxVelocity: fourAxes('mm/s', SPEED_RANGE, {
    en: 'greatest speed of each axis (M203)',
    fr: 'plus grande vitesse de chaque axe (M203)',
  }),
  maxAcceleration: fourAxes('mm/s2', ACCELERATION_RANGE, {
    en: 'greatest acceleration of each axis (M201)',
    fr: 'plus grande accélération de chaque axe (M201)',
  }),
  acceleration: group(
    {
      print: quantity('mm/s2', { ...doc('while laying material', 'en déposant'), ...ACCELERATION_RANGE }),
      travel: quantity('mm/s2', { ...doc('on empty moves', 'à vide'), ...ACCELERATION_RANGE }),
      retract: quantity('mm/s2', { ...doc('of the filament alone', 'du filament seul'), ...ACCELERATION_RANGE }),
    },
    doc('acceleration along the way (M204)', 'accélération le long du trajet (M204)'),
  ),
  jerk: fourAxes('mm/s', JERK_RANGE, {
    en: 'jump of speed that each axis takes (M205)',
    fr: 'saut de vitesse que chaque axe supporte (M205)',
  }),
  stepsPerMm: fourAxes('steps/mm', STEPS_RANGE, { en: 'steps (M92)', fr: 'pas (M92)' }),
  blocks: plainNumber({
    ...doc('places of the planner’s ring', 'places dans la file du planificateur'),
    integer: true,
    min: 4,
    max: 4096,
    standard: '16',
  }),
  putOffSteps: plainNumber({
    ...doc('moves of no more steps than this wait for the next', 'un mouvement sans plus de pas attend le suivant'),
    integer: true,
    max: 100,
    standard: '5',
  }),
  minSegmentTime: quantity('s', {
    ...doc(
      'shorter blocks are stretched while the ring runs low',
      'les blocs plus courts sont étirés quand la file se vide',
    ),
    max: 1,
    standard: '20 ms',
  }),
  minStepRate: quantity('Hz', {
    ...doc('slowest step rate', 'cadence de pas la plus lente'),
    min: 1,
    max: 10_000,
    standard: '120 Hz',
  }),
} as const;
