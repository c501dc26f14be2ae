import { describe, expect, test } from 'vitest';
import type { Mesh } from '../../src/model/part.ts';
import { loadMachine } from '../../src/pipeline/profiles/load-profile.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import { SWEEP_CASES, SWEEP_PARTS, type SweepCase, sweep, withNozzle } from '../support/print-sweep.ts';

const printers: string[] = [];
for (const id of await BUILT_IN_PROFILES.ids('machines'))
  if ((await loadMachine(BUILT_IN_PROFILES, id)).head.process === 'print') printers.push(id);

const PRESETS = ['draft', 'standard', 'fine'];
const NOZZLES = ['0.25 mm', '0.4 mm', '0.6 mm', '0.8 mm'];

const partsOf = ({ mesh }: SweepCase): readonly (readonly [string, Mesh])[] =>
  mesh === undefined ? Object.entries(SWEEP_PARTS) : [['its own part', mesh]];

describe.each(printers)('%s', (machine) => {
  test.each(PRESETS.flatMap((preset) => Object.entries(SWEEP_PARTS).map(([name, mesh]) => ({ preset, name, mesh }))))(
    'preset $preset: $name',
    async ({ preset, mesh }) => {
      expect(await sweep({ machine, mesh, settings: { preset } })).toEqual({ jobs: 1, wrong: [] });
    },
  );

  test.each(SWEEP_CASES.flatMap((each) => partsOf(each).map(([part, mesh]) => ({ ...each, part, mesh }))))(
    '$name: $part',
    async ({ settings, copies, plates = 1, mesh }) => {
      const { jobs, wrong } = await sweep({ machine, mesh, settings, copies });
      expect(wrong).toEqual([]);
      expect(jobs).toBeGreaterThanOrEqual(plates);
    },
  );

  test.each(NOZZLES.flatMap((nozzle) => Object.entries(SWEEP_PARTS).map(([name, mesh]) => ({ nozzle, name, mesh }))))(
    'nozzle $nozzle: $name',
    async ({ nozzle, mesh }) => {
      const profiles = withNozzle(nozzle);
      expect(await sweep({ machine, mesh, settings: {}, profiles })).toEqual({ jobs: 1, wrong: [] });
    },
  );
});
