/**
 * Fits a machine's preparation time and speed factor to jobs that were really made.
 *
 *   real │                  ╱ ●        real = preparation + factor · motion
 *        │            ●  ╱             Errors grow with the job, so they are weighed relative to it; a job that is far
 *        │         ╱ ●                 off (a jam, a pause for lunch) counts less and less (Huber's weights,
 *        │   ● ╱         ○ ← jam       re-weighted until nothing changes), so one of them does not spoil the rest.
 *    prep├──╱
 *        └────────────────── motion
 *
 * The interval is that in which 9 of 10 new jobs should end: Student's t times the spread, wider for few jobs.
 * Source: P. J. Huber, "Robust Statistics", 1981, ch. 7 (regression); the t values are the usual table.
 */

/** One job: what the planner says of its motion, and what it took from start to end. [s] */
export interface MeasuredJob {
  readonly motionSeconds: number;
  readonly actualSeconds: number;
}

export interface Calibration {
  /** [s] Heating, homing and all that does not grow with the job. */
  readonly preparationSeconds: number;
  /** Real time of a planned second of motion. */
  readonly factor: number;
  /** Half-width of the 90 % interval, as a fraction of the time; null: too few jobs to know. */
  readonly relativeError: number | null;
  readonly jobs: number;
  /** Indices of jobs that are so far off that they hardly count. */
  readonly outliers: readonly number[];
}

/** Residuals beyond this many spreads count less (95 % as good as least squares where nothing is off). */
const HUBER = 1.345;
/** Residuals beyond this many spreads, and over 2 %, are called outliers. */
const OUTLIER = 8;
const NOTICEABLE = 0.02;
const ROUNDS = 50;
/** Spread under which a fit is as good as exact; keeps the weights finite. */
const EXACT = 1e-9;
/** Motion times closer than this (largest over least) say nothing about the factor. */
const SPAN = 1.2;

/**
 * @param jobs with positive times
 * @param planned [s] preparation in the profile: it is kept where the jobs cannot tell preparation and speed apart
 * @returns the fit; `factor` 1 and the planned preparation where there is no job
 */
export function calibrate(jobs: readonly MeasuredJob[], planned: number): Calibration {
  const usable = jobs.filter((job) => job.motionSeconds > 0 && job.actualSeconds > 0);
  if (usable.length === 0) {
    return { preparationSeconds: planned, factor: 1, relativeError: null, jobs: 0, outliers: [] };
  }
  const motions = usable.map((job) => job.motionSeconds);
  const apart = Math.max(...motions) / Math.min(...motions) >= SPAN && usable.length >= 2;
  let fit = fitRobustly(usable, apart ? null : planned);
  // Less than nothing to prepare, or a factor under nothing, is noise: hold the one and fit the other.
  if (fit.preparation < 0) fit = fitRobustly(usable, 0);
  if (fit.factor <= 0) fit = fitRobustly(usable, 0);
  const free = apart ? 2 : 1;
  const far = Math.max(NOTICEABLE, OUTLIER * fit.spread);
  const near = (residual: number): boolean => Math.abs(residual) <= far;
  const good = (_: MeasuredJob, n: number): boolean => near(fit.residuals[n]!);
  return {
    preparationSeconds: fit.preparation,
    factor: fit.factor,
    relativeError: relativeError(usable.filter(good), fit.residuals.filter(near), free),
    jobs: usable.length,
    outliers: usable.flatMap((job, n) => (good(job, n) ? [] : [jobs.indexOf(job)])),
  };
}

interface Fit {
  readonly preparation: number;
  readonly factor: number;
  /** (model − real) / real, job by job. */
  readonly residuals: readonly number[];
  /** Robust standard deviation of the residuals. */
  readonly spread: number;
}

/** @param held [s] preparation that is not fitted, or null */
function fitRobustly(jobs: readonly MeasuredJob[], held: number | null): Fit {
  const weights = jobs.map(() => 1);
  let fit = weighted(jobs, weights, held);
  for (let round = 0; round < ROUNDS; round++) {
    const limit = HUBER * Math.max(fit.spread, EXACT);
    let change = 0;
    for (let n = 0; n < jobs.length; n++) {
      const weight = Math.min(1, limit / Math.max(Math.abs(fit.residuals[n]!), EXACT));
      change = Math.max(change, Math.abs(weight - weights[n]!));
      weights[n] = weight;
    }
    fit = weighted(jobs, weights, held);
    if (change < 1e-9) break;
  }
  return fit;
}

/** Weighted least squares of p·(1/real) + k·(motion/real) = 1. */
function weighted(jobs: readonly MeasuredJob[], weights: readonly number[], held: number | null): Fit {
  let aa = 0;
  let ab = 0;
  let bb = 0;
  let a1 = 0;
  let b1 = 0;
  for (let n = 0; n < jobs.length; n++) {
    const w = weights[n]!;
    const a = 1 / jobs[n]!.actualSeconds;
    const b = jobs[n]!.motionSeconds * a;
    aa += w * a * a;
    ab += w * a * b;
    bb += w * b * b;
    a1 += w * a;
    b1 += w * b;
  }
  const preparation = held ?? (a1 * bb - b1 * ab) / (aa * bb - ab * ab);
  const factor = (b1 - preparation * ab) / bb;
  const residuals = jobs.map((job) => (preparation + factor * job.motionSeconds) / job.actualSeconds - 1);
  return { preparation, factor, residuals, spread: spreadOf(residuals, held === null ? 2 : 1) };
}

/** Median of the absolute residuals, scaled to a standard deviation; a fit of `free` values has drawn them in. */
function spreadOf(residuals: readonly number[], free: number): number {
  const sorted = residuals.map(Math.abs).sort((a, b) => a - b);
  const { length } = sorted;
  const middle = Math.floor(length / 2);
  const median = length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return 1.4826 * median * Math.sqrt(length / Math.max(1, length - free));
}

/**
 * Half-width of the 90 % interval for a new job: Student's t · spread · √(1 + h), of the jobs that are no outliers;
 * h: how much the fit leans on the one of them that it leans on most. Tried: outliers from 3.5 spreads on (of six good
 * jobs one is often called so: 85 % held) and the mean of h (88 %).
 */
function relativeError(jobs: readonly MeasuredJob[], residuals: readonly number[], free: number): number | null {
  const degrees = jobs.length - free;
  if (degrees < 1) return null;
  const sum = residuals.reduce((total, residual) => total + residual * residual, 0);
  return studentT(degrees) * Math.sqrt((sum / degrees) * (1 + greatestLean(jobs, free)));
}

/** Largest diagonal of X(XᵀX)⁻¹Xᵀ. */
function greatestLean(jobs: readonly MeasuredJob[], free: number): number {
  const rows = jobs.map(
    ({ motionSeconds, actualSeconds }) => [1 / actualSeconds, motionSeconds / actualSeconds] as const,
  );
  const sum = (of: (row: readonly [number, number]) => number): number => rows.reduce((t, row) => t + of(row), 0);
  const bb = sum(([, b]) => b * b);
  if (free === 1) return Math.max(...rows.map(([, b]) => (b * b) / bb));
  const aa = sum(([a]) => a * a);
  const ab = sum(([a, b]) => a * b);
  return Math.max(...rows.map(([a, b]) => (bb * a * a - 2 * ab * a * b + aa * b * b) / (aa * bb - ab * ab)));
}

/** Student's t that leaves 5 % on either side, by degrees of freedom from 1. */
const T90 = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753];

/** Beyond the table: 1.645 + 1.53/degrees, right to 0.002. */
function studentT(degrees: number): number {
  return T90[degrees - 1] ?? 1.645 + 1.53 / degrees;
}
