import type { Finding } from '../model/finding.ts';
import type { Consumption } from '../model/job.ts';
import type { PlanOptions } from '../model/process.ts';
import { addUp } from './add-up.ts';
import type { OpenBench } from './open-bench.ts';
import type { FileCheck } from './preflight.ts';
import { type PreparedJobs, prepareJobs } from './prepare-jobs.ts';
import type { JobVerdict } from './verify-job.ts';

/** Time and material of one file. */
export interface FileEstimate {
  readonly file: string;
  readonly ok: boolean;
  readonly readable: boolean;
  /** [s] Null where no job could be planned. */
  readonly seconds: number | null;
  readonly motionSeconds: number | null;
  readonly preparationSeconds: number | null;
  /** [s] Nine of ten such jobs end between these, where the machine was calibrated. */
  readonly interval: readonly [low: number, high: number] | null;
  readonly byKind: Readonly<Record<string, number>>;
  /** [s] Burning, for lasers. */
  readonly laserOnSeconds: number;
  readonly consumption: Consumption;
  readonly findings: readonly Finding[];
  /** The jobs that were planned in memory; empty for a finished job that was read. */
  readonly prepared: PreparedJobs | null;
}

/** Intervals of jobs that run one after the other; null where one is not known. */
function addIntervals(intervals: readonly (readonly [number, number] | null)[]): readonly [number, number] | null {
  let [low, high] = [0, 0];
  for (const interval of intervals) {
    if (interval === null) return null;
    low += interval[0];
    high += interval[1];
  }
  return [low, high];
}

/** Plans one checked file by itself, in memory, and reads its time and material from the job's own bytes. */
export async function estimatePart(check: FileCheck, open: OpenBench, options: PlanOptions): Promise<FileEstimate> {
  const prepared = await prepareJobs([check], open, options);
  const { file, readable } = check;
  if (!prepared.ok) {
    const nothing = {
      seconds: null,
      motionSeconds: null,
      preparationSeconds: null,
      interval: null,
      byKind: {},
      laserOnSeconds: 0,
      consumption: {},
    };
    return { file, ok: false, readable, ...nothing, findings: prepared.findings, prepared };
  }
  const simulations = prepared.jobs.map((job) => job.simulation);
  const sum = (of: (s: (typeof simulations)[number]) => number): number =>
    simulations.reduce((total, s) => total + of(s), 0);
  return {
    file,
    ok: true,
    readable,
    seconds: sum((s) => s.seconds),
    motionSeconds: sum((s) => s.motionSeconds),
    preparationSeconds: sum((s) => s.preparationSeconds),
    laserOnSeconds: sum((s) => s.laserOnSeconds),
    interval: addIntervals(simulations.map((s) => s.interval)),
    byKind: addUp(simulations.map((s) => s.byKind)) as Record<string, number>,
    consumption: addUp<keyof Consumption>(simulations.map((s) => s.consumption)),
    findings: prepared.findings,
    prepared,
  };
}

/** The same for a finished job that was read and simulated. */
export function estimateOfVerdict(verdict: JobVerdict): FileEstimate {
  const { simulation } = verdict;
  return {
    file: verdict.file,
    ok: verdict.ok,
    readable: verdict.readable,
    seconds: simulation?.seconds ?? null,
    motionSeconds: simulation?.motionSeconds ?? null,
    preparationSeconds: simulation?.preparationSeconds ?? null,
    interval: simulation?.interval ?? null,
    byKind: simulation?.byKind ?? {},
    laserOnSeconds: simulation?.laserOnSeconds ?? 0,
    consumption: simulation?.consumption ?? {},
    findings: verdict.findings,
    prepared: null,
  };
}
