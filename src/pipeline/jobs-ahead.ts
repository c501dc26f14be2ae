import type { NamedPart } from '../model/part.ts';
import type { CheckedBeside, PlanOptions } from '../model/process.ts';
import { type MadeJobs, makeJobs } from './make-jobs.ts';
import type { OpenBench } from './open-bench.ts';

/** Jobs of one part in the making, before it is known what its check finds. */
export interface JobsAhead {
  readonly part: NamedPart;
  readonly made: Promise<MadeJobs>;
  /** What the check of that part is to know. */
  readonly beside: CheckedBeside;
  /** Nobody wants them any more: they are given up at the next breath. */
  readonly drop: () => void;
}

/** Thrown where the work on jobs that nobody wants ends. */
class Dropped extends Error {}

/**
 * Makes the jobs of a part that is worked by itself while it is checked, where there are threads for both.
 * @returns undefined where there are none, or the part should be checked first
 */
export async function jobsAhead(
  part: NamedPart,
  open: OpenBench,
  options: PlanOptions,
): Promise<JobsAhead | undefined> {
  if (options.pool.begin === undefined || open.engine !== undefined) return undefined;
  if ((await open.bench.begin?.(part, options)) !== true) return undefined;
  let wanted = true;
  const breathe = async (): Promise<void> => {
    if (!wanted) throw new Dropped('nobody wants these jobs');
    await options.breathe();
  };
  const made = makeJobs([part], open, { ...options, breathe });
  // Whoever wants the jobs hears what went wrong; until then nobody listens.
  made.catch(() => undefined);
  const drop = (): void => {
    wanted = false;
  };
  return { part, made, beside: { pool: options.pool, meanwhile: made }, drop };
}
