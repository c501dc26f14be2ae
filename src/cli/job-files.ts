import { FormatError } from '../base/errors.ts';
import { unreadableFinding } from '../pipeline/file-rules.ts';
import { extensionsOf } from '../pipeline/known-formats.ts';
import type { OpenBench } from '../pipeline/open-bench.ts';
import { type JobVerdict, verifyJob } from '../pipeline/verify-job.ts';
import { endingOf, type InputFile, jobSource } from './input-files.ts';
import type { Session } from './session.ts';

/** Whether a file is a finished job, by its ending (a part and a job may share a folder). */
export function isJobFile(input: InputFile): boolean {
  const ending = endingOf(input.name);
  return extensionsOf('job').has(ending) && !extensionsOf('part').has(ending);
}

/** Reads and simulates one finished job; one that is not there is a verdict with one finding. */
export async function verdictOf(session: Session, input: InputFile, open: OpenBench): Promise<JobVerdict> {
  try {
    const source = await jobSource(input, process.stdin);
    return await session.timings.measure('verify', () => verifyJob(source, open));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const findings = [unreadableFinding(error, input.name)];
    return {
      file: input.name,
      readable: false,
      format: null,
      dialect: open.machine.head.firmware,
      ok: false,
      simulation: null,
      findings,
    };
  }
}

/** SHA-256 of a file on disk, read as a stream. */
export async function hashOfInput(input: InputFile): Promise<string> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  const source = await jobSource(input, process.stdin);
  for await (const piece of source.open()) hash.update(piece);
  return hash.digest('hex');
}
