import { FormatError } from '../base/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { PlanOptions } from '../model/process.ts';
import { unreadableFinding } from '../pipeline/file-rules.ts';
import { sha256 } from '../pipeline/hash.ts';
import { extensionsOf } from '../pipeline/known-formats.ts';
import type { OpenBench } from '../pipeline/open-bench.ts';
import type { FileCheck, PreflightOptions } from '../pipeline/preflight.ts';
import { breathe } from './breathe.ts';
import { type InputFile, inputFiles, readBytes, resolveBeside } from './input-files.ts';
import type { Session } from './session.ts';

/** The files that the arguments name, found or not. */
export function namedFiles(
  session: Session,
  names: readonly string[],
  able: 'part' | 'job',
): Promise<readonly InputFile[]> {
  return inputFiles(names, { stdinName: session.options.stdinFilename, extensions: extensionsOf(able) });
}

export type CheckFileOptions = Pick<PreflightOptions, 'select' | 'ready'>;

/** Has the jobs of a part that is worked by itself be made while it is checked, where there are threads for both. */
export function planWhileChecking(
  { pool }: Session,
  open: OpenBench,
  planning: PlanOptions,
  stop?: (finding: Finding) => boolean,
): CheckFileOptions {
  const { kernel } = open.bench;
  if (kernel === undefined || open.engine !== undefined || pool.begin === undefined) return {};
  pool.warm?.(kernel);
  return {
    ready: async (part) => {
      const { jobsAhead } = await import('../pipeline/jobs-ahead.ts');
      return jobsAhead(part, open, planning, stop);
    },
  };
}

/** Reads one file and runs the preflight, on all threads; a file that is not there is a file with one finding. */
export async function checkFile(
  session: Session,
  input: InputFile,
  open: OpenBench,
  { select, ready }: CheckFileOptions = {},
): Promise<FileCheck> {
  let bytes: Uint8Array;
  try {
    bytes = await session.timings.measure('read', () => readBytes(input, process.stdin));
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const findings = [unreadableFinding(error, input.name)];
    return {
      file: input.name,
      sha256: sha256(new Uint8Array(0)),
      kind: null,
      readable: false,
      facts: null,
      findings,
      part: null,
    };
  }
  const { preflight } = await import('../pipeline/preflight.ts');
  return session.timings.measure('check', () =>
    preflight({ name: input.name, bytes }, open, {
      resolve: (_file, wanted) => resolveBeside(input, wanted),
      fonts: () => session.fonts(),
      breathe,
      ...(select === undefined ? {} : { select }),
      ...(ready === undefined ? { beside: { pool: session.pool, meanwhile: async () => {} } } : { ready }),
    }),
  );
}

/** The same for all files, one after the other, with progress. */
export async function checkFiles(
  session: Session,
  inputs: readonly InputFile[],
  open: OpenBench,
  options: CheckFileOptions = {},
): Promise<readonly FileCheck[]> {
  const checks: FileCheck[] = [];
  for (const [index, input] of inputs.entries()) {
    session.progress.show(index / inputs.length, { en: `checking ${input.name}`, fr: `contrôle de ${input.name}` });
    checks.push(await checkFile(session, input, open, options));
  }
  return checks;
}
