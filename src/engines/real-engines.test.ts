import { homedir } from 'node:os';
import { delimiter } from 'node:path';
import { describe, expect, test } from 'vitest';
import { box, together } from '../../test/meshes.ts';
import { BUILT_IN_PROFILES } from '../../test/support/built-in-profiles.ts';
import type { Engine, EngineInUse } from '../model/engine.ts';
import type { Mesh } from '../model/part.ts';
import type { PlanOptions } from '../model/process.ts';
import { openBench } from '../pipeline/open-bench.ts';
import type { FileCheck } from '../pipeline/preflight.ts';
import { type PreparedJobs, prepareJobs } from '../pipeline/prepare-jobs.ts';
import { settingsMap } from '../pipeline/profiles/settings-map.ts';
import { ENGINES } from './index.ts';

/** The engine as it is installed here, null where it is not. */
async function installed(engine: Engine): Promise<EngineInUse | null> {
  const found = await engine.detect({
    setting: undefined,
    folders: (process.env.PATH ?? '').split(delimiter),
    platform: process.platform,
    home: homedir(),
  });
  return found === null ? null : { engine, found, run: { timeout: 50_000, home: homedir() } };
}

const OPTIONS: PlanOptions = {
  copies: 1,
  seed: 1,
  pool: { threads: 1, map: async () => [] }, // an engine slices, not we
  progress: () => undefined,
  breathe: async () => undefined,
};

interface Order {
  readonly part: Mesh;
  readonly copies: number;
  readonly set?: readonly (readonly [string, string])[];
}

async function sliced(use: EngineInUse, { part, copies, set = [] }: Order): Promise<PreparedJobs> {
  const settings = settingsMap(set, '--set', undefined);
  const open = await openBench(BUILT_IN_PROFILES, { machine: 'prusa-mk3s', material: 'pla', settings });
  const check: FileCheck = {
    file: 'clé à molette.stl',
    sha256: '',
    kind: 'mesh',
    readable: true,
    facts: null,
    findings: [],
    part: { file: 'clé à molette.stl', sha256: '', part },
  };
  return prepareJobs([check], { ...open, engine: use }, { ...OPTIONS, copies });
}

const loud = (made: PreparedJobs): readonly string[] =>
  made.findings.filter(({ severity }) => severity !== 'info').map(({ code, what }) => `${code} ${what.en}`);

/** A plate on a foot: both sides hang over. */
const TABLE = together(box([0, 0, 0, 30, 6, 1]), box([13, 0, 1, 17, 6, 5]), box([0, 0, 5, 30, 6, 6]));

describe.each(ENGINES)('$name, where it is installed', (engine) => {
  test('four blocks are four blocks, nothing is wrong with them, and the bytes come twice', async ({ skip }) => {
    const use = await installed(engine);
    if (use === null) return skip(`${engine.title} is not installed here. ${engine.install.en}`);
    const order = { part: box([-5, -10, 3, 20, 10, 5]), copies: 4 };
    const made = await sliced(use, order);
    expect(loud(made)).toEqual([]);
    expect(made.jobs).toHaveLength(1);
    const { plate, simulation, sha256 } = made.jobs[0]!;
    expect(plate.placements).toHaveLength(4);
    // Two floors, a top and walls leave little to fill: four solids of 25 × 20 × 2 mm within some per cent.
    expect(simulation.consumption.volume! / 4000).toBeGreaterThan(0.9);
    expect(simulation.consumption.volume! / 4000).toBeLessThan(1.1);
    expect(simulation.facts.layers).toBe(10);
    expect((await sliced(use, order)).jobs[0]!.sha256).toBe(sha256);
  });

  test.each([
    ['grid support', [['support', 'grid']]],
    [
      'tree support and brim',
      [
        ['support', 'tree'],
        ['brim', 'outer'],
      ],
    ],
    [
      'gyroid, drafted',
      [
        ['infillPattern', 'gyroid'],
        ['preset', 'draft'],
      ],
    ],
    [
      'full, rear seam, no labels',
      [
        ['infill', '100'],
        ['seam', 'rear'],
        ['labels', 'false'],
      ],
    ],
  ] as const)('%s', async (_, set) => {
    const use = await installed(engine);
    // Left out above already, with its reason.
    if (use === null) return expect(engine.install.en).not.toBe('');
    const made = await sliced(use, { part: TABLE, copies: 1, set });
    expect(made.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(made.jobs).toHaveLength(1);
  });
});
