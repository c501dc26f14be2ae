import { type Finding, hasError } from '../model/finding.ts';
import { worstFirst } from '../model/finding-order.ts';
import type { Consumption } from '../model/job.ts';
import type { NamedPart } from '../model/part.ts';
import type { PlanOptions } from '../model/process.ts';
import { addUp } from './add-up.ts';
import type { EmittedJob } from './emit-plate.ts';
import { type MadeJobs, makeJobs } from './make-jobs.ts';
import type { OpenBench } from './open-bench.ts';
import type { FileCheck } from './preflight.ts';

/** Jobs in memory, each read back, simulated and equal to its plan; none where anything is an error. */
export interface PreparedJobs {
  readonly ok: boolean;
  readonly jobs: readonly EmittedJob[];
  /** Findings on the files, on the plan and on the jobs, worst first. */
  readonly findings: readonly Finding[];
}

/** Findings of several files in one list: each says which file it is about. */
function withFile(check: FileCheck): readonly Finding[] {
  return check.findings.map((finding) => ({
    ...finding,
    where: { ...finding.where, file: finding.where.file ?? check.file },
  }));
}

/**
 * Plans checked files together and proves each job. All or nothing: one error anywhere, and there is no job at all. What was
 * begun while a file was checked is taken from there.
 * @param stop whether a finding stops the work (an error always does; `--fail-on warning` makes it stricter)
 */
export async function prepareJobs(
  checks: readonly FileCheck[],
  open: OpenBench,
  options: PlanOptions,
  stop: (finding: Finding) => boolean = () => false,
): Promise<PreparedJobs> {
  const findings: Finding[] = checks.flatMap(withFile);
  const parts: NamedPart[] = [];
  for (const check of checks) if (check.part !== null) parts.push(check.part);
  if (hasError(findings) || findings.some(stop) || parts.length !== checks.length) {
    for (const { ahead } of checks) ahead?.drop();
    return { ok: false, jobs: [], findings: worstFirst(findings) };
  }
  const ahead = checks.length === 1 ? checks[0]!.ahead : undefined;
  const made = await (ahead === undefined ? jobsOf(parts, open, options, stop) : ahead.made());
  findings.push(...made.findings);
  return settled(made.jobs, findings, open, stop);
}

/** Made by ourselves, or by the engine that was asked for. */
async function jobsOf(
  parts: readonly NamedPart[],
  open: OpenBench,
  options: PlanOptions,
  stop: (finding: Finding) => boolean,
): Promise<MadeJobs> {
  if (open.engine === undefined) return makeJobs(parts, open, options, stop);
  const { engineJobs } = await import('./engines/engine-jobs.ts');
  return engineJobs(parts, open, open.engine, options);
}

/** What the jobs use is known now: where a rule had guessed it, the guess gives way. */
function settled(
  jobs: readonly EmittedJob[],
  findings: readonly Finding[],
  open: OpenBench,
  stop: (finding: Finding) => boolean,
): PreparedJobs {
  const sure =
    jobs.length === 0
      ? undefined
      : open.bench.settle?.(addUp<keyof Consumption>(jobs.map((job) => job.simulation.consumption)));
  const kept = sure === undefined ? findings : findings.filter(({ code }) => !sure.codes.includes(code));
  const all = [...kept, ...(sure?.findings ?? [])];
  const ok = !hasError(all) && !all.some(stop);
  return { ok, jobs: ok ? jobs : [], findings: worstFirst(all) };
}
