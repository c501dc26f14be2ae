import type { Finding } from '../model/finding.ts';
import type { NamedPart } from '../model/part.ts';
import type { CheckedBeside, PlanOptions } from '../model/process.ts';
import { inlinePool } from './inline-pool.ts';
import { type MadeJobs, makeJobs } from './make-jobs.ts';
import type { OpenBench } from './open-bench.ts';

/** Jobs of one part in the making, before it is known what its check finds. */
export interface JobsAhead {
  /** Begins to make them, where nobody has; the same jobs for whoever asks. */
  readonly made: () => Promise<MadeJobs>;
  /** What the check of that part is to know. */
  readonly beside: CheckedBeside;
  /** Nobody wants them any more: they are given up at the next breath. */
  readonly drop: () => void;
}

/**
 * With more threads than these they share the plan, too, behind the check. One other thread has enough to do with the check,
 * and code that runs on one thread alone is compiled once.
 */
const ENOUGH = 2;

/** Thrown where the work on jobs that nobody wants ends. */
class Dropped extends Error {}

/**
 * Gets the jobs of a part that is worked by itself ready to be made while it is checked, where there are threads for both.
 * @param stop as for `makeJobs`
 * @returns undefined where there are none, or the part should be checked first
 */
export async function jobsAhead(
  part: NamedPart,
  open: OpenBench,
  options: PlanOptions,
  stop?: (finding: Finding) => boolean,
): Promise<JobsAhead | undefined> {
  const { pool } = options;
  if (pool.begin === undefined || open.engine !== undefined) return undefined;
  if ((await open.bench.plansUnchecked?.(part)) !== true) return undefined;
  let wanted = true;
  const breathe = async (): Promise<void> => {
    if (!wanted) throw new Dropped('nobody wants these jobs');
    await options.breathe();
  };
  const planning = { ...options, breathe, pool: pool.threads > ENOUGH ? pool : inlinePool(breathe) };
  let making: Promise<MadeJobs> | undefined;
  const made = (): Promise<MadeJobs> => {
    if (making === undefined) {
      making = makeJobs([part], open, planning, stop);
      // Whoever wants the jobs hears what went wrong; until then nobody listens.
      making.catch(() => undefined);
    }
    return making;
  };
  const drop = (): void => {
    wanted = false;
  };
  return { made, beside: { pool, meanwhile: made }, drop };
}
