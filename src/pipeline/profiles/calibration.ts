import type { DataMap } from '../../model/data-node.ts';
import { list, optional, parseFields, type ValuesOf } from '../../model/schema.ts';
import { plainNumber, quantity, textField } from '../../model/schema-values.ts';
import type { ProfileSource } from './profile-source.ts';

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

/** Keys of a calibration file: what measured jobs taught about one machine. It overlays the profile, which stays as it is. */
const CALIBRATION_FIELDS = {
  machine: textField(doc('id of the machine', 'id de la machine')),
  preparation: quantity('s', {
    ...doc(
      'heating, homing and all that does not grow with the job',
      'chauffe, origines et tout ce qui ne dépend pas de la longueur du travail',
    ),
    max: 86_400,
  }),
  factor: plainNumber({
    ...doc('real time of a planned second of motion', 'temps réel d’une seconde de mouvement calculée'),
    min: 0.1,
    max: 10,
  }),
  relativeError: optional(
    plainNumber({
      ...doc('half-width of the 90 % interval, as a fraction', 'demi-largeur de l’intervalle à 90 %, en fraction'),
      max: 10,
    }),
  ),
  jobs: list(
    textField(doc('a measured job', 'un travail mesuré')),
    doc('the jobs that were measured', 'les travaux mesurés'),
  ),
} as const;

export type StoredCalibration = ValuesOf<typeof CALIBRATION_FIELDS>;

/** @throws UsageError with file and line */
export function parseCalibration(node: DataMap): StoredCalibration {
  return parseFields(node, CALIBRATION_FIELDS);
}

/** The calibration of a machine, null where none was stored. */
export async function loadCalibration(source: ProfileSource, machine: string): Promise<StoredCalibration | null> {
  const file = await source.find('calibrations', machine);
  if (file === undefined) return null;
  const { readDataMap } = await import('./read-data-map.ts');
  return parseCalibration(readDataMap(file.text, file.file));
}

/** Time of a job with what is known of the machine. [s] */
export interface CalibratedTime {
  readonly seconds: number;
  /** All that the planner does not see: `seconds` less motion. */
  readonly preparationSeconds: number;
  /** Nine jobs of ten end between these; null where the machine was not calibrated, or by too few jobs. */
  readonly interval: readonly [low: number, high: number] | null;
}

/**
 * Puts planned motion and preparation together. A calibrated machine takes its own measured preparation and speed;
 * what it is slower than its planner counts as preparation, so that motion stays the planner's truth and the sum holds.
 * @param uncertainty how far the motion of a machine may be off whose planner is not public, as a fraction
 */
export function calibratedTime(
  motion: number,
  preparation: number,
  calibration: StoredCalibration | null,
  uncertainty?: number,
): CalibratedTime {
  if (calibration === null) {
    const seconds = motion + preparation;
    const interval =
      uncertainty === undefined ? null : ([seconds - uncertainty * motion, seconds + uncertainty * motion] as const);
    return { seconds, preparationSeconds: preparation, interval };
  }
  const seconds = calibration.preparation + calibration.factor * motion;
  const { relativeError } = calibration;
  const interval =
    relativeError === undefined
      ? null
      : ([seconds * Math.max(0, 1 - relativeError), seconds * (1 + relativeError)] as const);
  return { seconds, preparationSeconds: seconds - motion, interval };
}
