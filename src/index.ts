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
import { INLINE_POOL } from './pipeline/inline-pool.ts';
import { openBench } from './pipeline/open-bench.ts';
import { type FileCheck, preflight } from './pipeline/preflight.ts';
import { prepareJobs } from './pipeline/prepare-jobs.ts';
import type { ProfileSource } from './pipeline/profile-source.ts';
import { settingsMap } from './pipeline/settings-map.ts';

export type { Text } from './base/text.ts';
export type { Finding } from './model/finding.ts';
export type { SourceFile } from './model/part.ts';
export type { Pool } from './model/pool.ts';
export type { ProfileFile, ProfileKind, ProfileSource } from './pipeline/profile-source.ts';

export interface PrepareRequest {
  readonly files: readonly SourceFile[];
  /** Ids that `profiles` knows. */
  readonly machine: string;
  readonly material: string;
  readonly profiles: ProfileSource;
  /** Settings with their units, as after `--set`: `{ layerHeight: '0.2 mm' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Default 1. */
  readonly copies?: number;
  /** Threads; without one everything runs where it is called. */
  readonly pool?: Pool;
  /** Bytes of a file that a drawing links to. Without it linked files are missing. */
  readonly resolve?: (file: string, name: string) => Promise<Uint8Array | undefined>;
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

/** Checks, plans, writes and proves jobs in memory. @throws UsageError for a wrong profile or setting */
export async function prepare(request: PrepareRequest): Promise<PrepareResult> {
  const settings = settingsMap(Object.entries(request.settings ?? {}), 'settings');
  const { machine, material, profiles } = request;
  const open = await openBench(profiles, { machine, material, settings });
  const checks: FileCheck[] = [];
  const resolve = request.resolve ?? (async () => undefined);
  for (const file of request.files) checks.push(await preflight(file, open, { settings, resolve }));
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
