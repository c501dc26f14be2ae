import { FormatError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { calibrate } from '../../motion/calibrate.ts';
import type { JobVerdict } from '../verify-job.ts';

/** A job that was really made, read and simulated. */
export interface MeasuredFile {
  readonly file: string;
  /** [s] From start to end, by a watch. */
  readonly actualSeconds: number;
  readonly verdict: JobVerdict;
}

/** What measured jobs teach about a machine. */
export interface MachineCalibration {
  readonly machine: string;
  /** [s] */
  readonly preparationSeconds: number;
  readonly factor: number;
  readonly relativeError: number | null;
  readonly jobs: readonly {
    readonly file: string;
    readonly actualSeconds: number;
    /** [s] By the planner alone. */
    readonly motionSeconds: number;
    /** [s] With the calibration. */
    readonly fittedSeconds: number;
    /** So far off that it hardly counts. */
    readonly outlier: boolean;
  }[];
  /** The calibration as a data file. */
  readonly yaml: string;
}

/** Fits preparation and speed to measured jobs. @throws FormatError for a job that cannot be read */
export function calibrateMachine(machine: string, measured: readonly MeasuredFile[]): MachineCalibration {
  const jobs = measured.map(({ file, actualSeconds, verdict: { simulation, findings } }) => {
    if (simulation === null) {
      const [first] = findings;
      const nothing = { en: 'no reason given', fr: 'sans raison' };
      throw new FormatError(
        sayText(
          { en: '"{0}" cannot be read: {1}', fr: '« {0} » ne peut pas être lu : {1}' },
          file,
          first?.what ?? nothing,
        ),
        first?.fix ?? nothing,
      );
    }
    return { file, actualSeconds, motionSeconds: simulation.motionSeconds, planned: simulation.plannedPreparation };
  });
  const planned = jobs.reduce((sum, job) => sum + job.planned, 0) / Math.max(1, jobs.length);
  const fit = calibrate(jobs, planned);
  const { preparationSeconds, factor, relativeError } = fit;
  const shown = jobs.map(({ file, actualSeconds, motionSeconds }, index) => ({
    file,
    actualSeconds,
    motionSeconds,
    fittedSeconds: preparationSeconds + factor * motionSeconds,
    outlier: fit.outliers.includes(index),
  }));
  const yaml = calibrationYaml(machine, fit, shown);
  return { machine, preparationSeconds, factor, relativeError, jobs: shown, yaml };
}

function calibrationYaml(machine: string, fit: ReturnType<typeof calibrate>, jobs: MachineCalibration['jobs']): string {
  const names = jobs.map(
    ({ file, actualSeconds }) => `  - ${JSON.stringify(`${file.replace(/^.*[\\/]/, '')}=${actualSeconds}s`)}`,
  );
  return [
    '# Times of this machine, fitted to measured jobs by `etabli calibrate`. Delete the file to go back to the profile.',
    `machine: ${machine}`,
    `preparation: ${fit.preparationSeconds.toFixed(1)} s`,
    `factor: ${fit.factor.toFixed(5)}`,
    ...(fit.relativeError === null ? [] : [`relativeError: ${fit.relativeError.toFixed(5)}`]),
    'jobs:',
    ...names,
    '',
  ].join('\n');
}
