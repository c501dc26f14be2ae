import { describe, expect, test } from 'vitest';
import { box } from '../../test/meshes.ts';
import { BUILT_IN_PROFILES } from '../../test/support/built-in-profiles.ts';
import { same } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';
import type { Mesh, NamedPart } from '../model/part.ts';
import type { Pool } from '../model/pool.ts';
import type { PlanOptions } from '../model/process.ts';
import { jobsAhead } from './jobs-ahead.ts';
import { runKernel } from './kernels.ts';
import { type OpenBench, openBench } from './open-bench.ts';
import type { FileCheck } from './preflight.ts';
import { type PreparedJobs, prepareJobs } from './prepare-jobs.ts';

const NOWHERE = { kind: 'map', entries: new Map(), at: {} } as const;

/** Threads in name only. */
const POOL: Pool = {
  threads: 2,
  map: async (kernel, inputs) => (await Promise.all(inputs.map((input) => runKernel(kernel, input)))) as never,
  begin: (kernel, inputs) => () => POOL.map(kernel, inputs),
};

const OPTIONS: PlanOptions = {
  copies: 1,
  seed: 1,
  pool: POOL,
  progress: () => undefined,
  breathe: async () => undefined,
};

const named = (part: Mesh): NamedPart => ({ file: 'block.stl', sha256: '', part });
const BLOCK = named(box([0, 0, 0, 20, 10, 2]));

const openPrinter = (): Promise<OpenBench> =>
  openBench(BUILT_IN_PROFILES, { machine: 'prusa-mk3s', material: 'pla', settings: NOWHERE });

function checked(part: NamedPart, more: Partial<FileCheck>): FileCheck {
  return { file: part.file, sha256: '', kind: 'mesh', readable: true, facts: null, findings: [], part, ...more };
}

/** Bytes of each job, and what was said. */
const told = ({ ok, jobs, findings }: PreparedJobs) => ({ ok, jobs: jobs.map(({ sha256 }) => sha256), findings });

const ERROR: Finding = {
  code: 'PRT009',
  rule: 'outside-machine',
  severity: 'error',
  what: same('too large'),
  why: same(''),
  fix: same(''),
  where: {},
};

describe('jobs made while their part is checked', () => {
  test('are those that would be made after it', async () => {
    const open = await openPrinter();
    const ahead = await jobsAhead(BLOCK, open, OPTIONS);
    expect(ahead).toBeDefined();
    const prepared = await prepareJobs([checked(BLOCK, { ahead: ahead! })], open, OPTIONS);
    expect(prepared.jobs).toHaveLength(1);
    expect(told(prepared)).toEqual(told(await prepareJobs([checked(BLOCK, {})], await openPrinter(), OPTIONS)));
  });

  test('are given up at the next breath where the check finds an error', async () => {
    const open = await openPrinter();
    let breaths = 0;
    const breathe = async (): Promise<void> => {
      breaths++;
      await new Promise((resolve) => setImmediate(resolve));
    };
    // It never ends by itself.
    const bench = {
      ...open.bench,
      plansUnchecked: async () => true,
      plan: async (_parts: readonly NamedPart[], options: PlanOptions) => {
        for (;;) await options.breathe();
      },
    };
    const ahead = await jobsAhead(BLOCK, { ...open, bench }, { ...OPTIONS, breathe });
    void ahead!.made();
    const prepared = await prepareJobs([checked(BLOCK, { ahead: ahead!, findings: [ERROR] })], open, OPTIONS);
    expect(told(prepared)).toMatchObject({ ok: false, jobs: [], findings: [{ code: 'PRT009' }] });
    await expect(ahead!.made()).rejects.toThrow();
    const then = breaths;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(breaths).toBe(then);
  });

  test('what goes wrong with them is told to whoever wants them, and to nobody else', async () => {
    const open = await openPrinter();
    const bench = {
      ...open.bench,
      plansUnchecked: async () => true,
      plan: async () => Promise.reject(new Error('a bug of the planner')),
    };
    const ahead = (await jobsAhead(BLOCK, { ...open, bench }, OPTIONS))!;
    void ahead.made();
    await new Promise((resolve) => setImmediate(resolve));
    await expect(prepareJobs([checked(BLOCK, { ahead })], open, OPTIONS)).rejects.toThrow('a bug of the planner');
    expect((await prepareJobs([checked(BLOCK, { ahead, findings: [ERROR] })], open, OPTIONS)).ok).toBe(false);
  });

  test('are not begun without other threads, nor for a part that might never be planned', async () => {
    const open = await openPrinter();
    expect(await jobsAhead(BLOCK, open, { ...OPTIONS, pool: { threads: 1, map: POOL.map } })).toBeUndefined();
    expect(await jobsAhead(named(box([0, 0, 0, 1e6, 1e6, 1e6])), open, OPTIONS)).toBeUndefined();
    const open2 = { ...open, engine: {} as never };
    expect(await jobsAhead(BLOCK, open2, OPTIONS)).toBeUndefined();
  });
});
