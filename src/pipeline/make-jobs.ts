import type { Text } from '../base/text.ts';
import { type Finding, hasError } from '../model/finding.ts';
import type { NamedPart } from '../model/part.ts';
import type { PlanOptions } from '../model/process.ts';
import { type EmittedJob, emitPlate } from './emit-plate.ts';
import type { OpenBench } from './open-bench.ts';
import { thumbnailLines } from './previews/thumbnails.ts';

/** Jobs as planned, written and proved; whether they may be used is for others to say. */
export interface MadeJobs {
  /** On the plan and on the jobs. */
  readonly findings: readonly Finding[];
  /** One a plate; none where the plan stops, fewer where an engine failed: then a finding is an error. */
  readonly jobs: readonly EmittedJob[];
}

/** Plans parts together and proves the job of each plate. @param stop whether a finding on the plan stops the work; an error does */
export async function makeJobs(
  parts: readonly NamedPart[],
  open: OpenBench,
  options: PlanOptions,
  stop: (finding: Finding) => boolean = () => false,
): Promise<MadeJobs> {
  const { plates, findings } = await open.bench.plan(parts, options);
  if (hasError(findings) || findings.some(stop)) return { findings, jobs: [] };
  const jobs: EmittedJob[] = [];
  for (const [index, plate] of plates.entries()) {
    options.progress(index / plates.length, VERIFYING);
    jobs.push(await emitPlate(plate, open, await thumbnailLines(plate, parts, open)));
    await options.breathe();
  }
  return { findings: [...findings, ...jobs.flatMap((job) => job.simulation.findings)], jobs };
}

const VERIFYING: Text = { en: 'reading back and simulating', fr: 'relecture et simulation' };
