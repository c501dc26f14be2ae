import type { Finding } from '../model/finding.ts';
import type { JobReader } from '../model/format.ts';
import type { Consumption, JobChunk } from '../model/job.ts';
import { MOVE_KIND_NAMES } from '../model/toolpath.ts';
import { createVerifier, type JobFacts } from '../verification/create-verifier.ts';
import { longJobFindings } from './long-job.ts';
import type { OpenBench } from './open-bench.ts';
import { NeedsGatherer } from './preparation-needs.ts';
import { calibratedTime } from './profiles/calibration.ts';

/** What a finished job is and does, read from its own bytes. */
export interface JobSimulation {
  readonly facts: JobFacts;
  readonly findings: readonly Finding[];
  readonly seconds: number;
  /** [s] Moves and dwells, as the machine's own planner needs. */
  readonly motionSeconds: number;
  /** [s] Heating, homing, levelling and the like. */
  readonly preparationSeconds: number;
  /** [s] What the profile alone says of the preparation. */
  readonly plannedPreparation: number;
  /** [s] Between these nine of ten such jobs end, where the machine was calibrated. */
  readonly interval: readonly [low: number, high: number] | null;
  /** [s] By kind of move, kinds that do not occur left out; `dwell` among them. */
  readonly byKind: Readonly<Record<string, number>>;
  readonly byLayer: readonly number[];
  /** [s] By the name of the object, where the job names them. */
  readonly byObject: Readonly<Record<string, number>>;
  readonly laserOnSeconds: number;
  readonly consumption: Consumption;
}

/**
 * Reads a job once, chunk by chunk: rules, clock, preparation and consumption all listen to the same stream,
 * so that memory does not grow with the file.
 * @param listen gets every chunk too (comparison with a plan)
 */
export async function simulateJob(
  reader: JobReader,
  open: OpenBench,
  listen?: (chunk: JobChunk) => void,
): Promise<JobSimulation> {
  const verifier = createVerifier(open.bench.limits);
  const timer = open.machine.firmware.start();
  const needs = new NeedsGatherer();
  const meter = open.bench.meter();
  let step = await reader.next();
  while (step.done !== true) {
    const chunk = step.value;
    verifier.push(chunk);
    timer.push(chunk.toolpath);
    needs.push(chunk.toolpath);
    meter.push(chunk.toolpath);
    listen?.(chunk);
    step = await reader.next();
  }
  const { findings, facts } = verifier.end(step.value);
  const motion = timer.end();
  const planned = open.bench.preparationSeconds(needs.end());
  const { seconds, preparationSeconds, interval } = calibratedTime(
    motion.seconds,
    planned,
    open.calibration,
    open.machine.firmware.uncertainty,
  );
  const byKind: Record<string, number> = {};
  for (let code = 0; code < MOVE_KIND_NAMES.length; code++) {
    const spent = motion.byKind[code] ?? 0;
    if (spent > 0) byKind[MOVE_KIND_NAMES[code]!] = spent;
  }
  if (motion.dwell > 0) byKind.dwell = motion.dwell;
  return {
    facts,
    findings: [...findings, ...longJobFindings(seconds, open.bench.limits.laser?.timeLimit)],
    seconds,
    motionSeconds: motion.seconds,
    preparationSeconds,
    plannedPreparation: planned,
    interval,
    byKind,
    byLayer: motion.byLayer,
    byObject: Object.fromEntries(step.value.labels.map((label, n) => [label, motion.byObject[n] ?? 0])),
    laserOnSeconds: motion.laserOn,
    consumption: meter.end(seconds),
  };
}
