/**
 * The library: bytes in, bytes out. It touches no disk, clock or network; profiles come in as text.
 *
 * @example
 * const result = await prepare({ files: [{ name: 'part.stl', bytes }], machine: 'prusa-mk3s', material: 'pla', profiles });
 * if (result.ok) save(result.jobs[0].bytes);
 */
import type { Finding } from './model/finding.ts';
import type { Consumption } from './model/job.ts';
import type { SourceFile } from './model/part.ts';
import type { Pool } from './model/pool.ts';
import { withOutput } from './pipeline/emit-plate.ts';
import { INLINE_POOL } from './pipeline/inline-pool.ts';
import { type OpenBench, openBench } from './pipeline/open-bench.ts';
import { type FileCheck, preflight } from './pipeline/preflight.ts';
import { prepareJobs } from './pipeline/prepare-jobs.ts';
import type { ProfileSource } from './pipeline/profiles/profile-source.ts';
import { settingsMap } from './pipeline/profiles/settings-map.ts';
import { verifyJob } from './pipeline/verify-job.ts';

export { FormatError, SpokenError, UsageError } from './base/errors.ts';
export type { Text } from './base/text.ts';
export type { Finding } from './model/finding.ts';
export type { SourceFile } from './model/part.ts';
export type { Pool } from './model/pool.ts';
export type { ProfileFile, ProfileKind, ProfileSource } from './pipeline/profiles/profile-source.ts';

/** What every call stands on. */
interface OnMachine {
  /** Id that `profiles` knows. */
  readonly machine: string;
  /** Id that `profiles` knows; without one nothing is said of the material. */
  readonly material?: string;
  /** Built-in ones are in the package, under `etabli/templates/`. */
  readonly profiles: ProfileSource;
  /** Settings with their units, as after `--set`: `{ layerHeight: '0.2 mm' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface CheckRequest extends OnMachine {
  readonly files: readonly SourceFile[];
  /** Bytes of a file that a drawing links to. Without it linked files are missing. */
  readonly resolve?: (file: string, name: string) => Promise<Uint8Array | undefined>;
}

/** One file, checked: what it is (`facts`, as `check --json` has them) and what is wrong with it. */
export type CheckResult = Omit<FileCheck, 'part'>;

export interface VerifyRequest extends OnMachine {
  /** Finished jobs of any origin. */
  readonly jobs: readonly SourceFile[];
}

/** One finished job, read and simulated. */
export interface VerifyResult {
  readonly file: string;
  readonly readable: boolean;
  readonly ok: boolean;
  /** Null where the file could not be read. */
  readonly format: string | null;
  /** [s] */
  readonly seconds: number | null;
  readonly motionSeconds: number | null;
  readonly consumption: Consumption | null;
  readonly findings: readonly Finding[];
}

export interface PrepareRequest extends CheckRequest {
  readonly material: string;
  /** Name of a format that the machine takes; default its usual one. */
  readonly format?: string;
  /** Default 1. */
  readonly copies?: number;
  /** Threads; without one everything runs where it is called. */
  readonly pool?: Pool;
}

export interface PreparedJob {
  readonly plate: number;
  readonly format: string;
  /** Ending for its name, with the dot. */
  readonly extension: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** [s] */
  readonly seconds: number;
  readonly motionSeconds: number;
  readonly preparationSeconds: number;
  readonly consumption: Consumption;
}

export interface PrepareResult {
  readonly ok: boolean;
  /** Read back, simulated and equal to the plan; empty where anything is an error. */
  readonly jobs: readonly PreparedJob[];
  readonly findings: readonly Finding[];
}

function benchOf({ machine, material, profiles, settings }: OnMachine): Promise<OpenBench> {
  const wanted = { machine, settings: settingsMap(Object.entries(settings ?? {}), 'settings') };
  return openBench(profiles, material === undefined ? wanted : { ...wanted, material });
}

async function checkAll(request: CheckRequest, open: OpenBench): Promise<readonly FileCheck[]> {
  const resolve = request.resolve ?? (async () => undefined);
  const checks: FileCheck[] = [];
  for (const file of request.files) checks.push(await preflight(file, open, { resolve }));
  return checks;
}

/** Every finding on every file. @throws UsageError for a wrong profile or setting */
export async function check(request: CheckRequest): Promise<readonly CheckResult[]> {
  const checks = await checkAll(request, await benchOf(request));
  return checks.map(({ part: _part, ...said }) => said);
}

/** Reads finished jobs of any origin and simulates them. @throws UsageError for a wrong profile or setting */
export async function verify(request: VerifyRequest): Promise<readonly VerifyResult[]> {
  const open = await benchOf(request);
  const results: VerifyResult[] = [];
  for (const { name, bytes } of request.jobs) {
    const source = { name, size: bytes.length, open: () => onePiece(bytes) };
    const { file, readable, ok, format, simulation, findings } = await verifyJob(source, open);
    const { seconds = null, motionSeconds = null, consumption = null } = simulation ?? {};
    results.push({ file, readable, ok, format, seconds, motionSeconds, consumption, findings });
  }
  return results;
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Checks, plans, writes and proves jobs in memory. @throws UsageError for a wrong profile or setting */
export async function prepare(request: PrepareRequest): Promise<PrepareResult> {
  const bench = await benchOf(request);
  const open: OpenBench = request.format === undefined ? bench : withOutput(bench, request.format);
  const checks = await checkAll(request, open);
  const prepared = await prepareJobs(checks, open, {
    copies: request.copies ?? 1,
    seed: 1,
    pool: request.pool ?? INLINE_POOL,
    progress: () => {},
    breathe: async () => {},
  });
  const jobs = prepared.jobs.map((job, plate): PreparedJob => {
    const { seconds, motionSeconds, preparationSeconds, consumption } = job.simulation;
    const { format, extension, sha256 } = job;
    return {
      plate,
      format,
      extension,
      bytes: joined(job.pieces, job.bytes),
      sha256,
      seconds,
      motionSeconds,
      preparationSeconds,
      consumption,
    };
  });
  return { ok: prepared.ok, jobs, findings: prepared.findings };
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
