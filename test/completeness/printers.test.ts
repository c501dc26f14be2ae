import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/index.ts';
import type { DataMap } from '../../src/model/data-node.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { preflight } from '../../src/pipeline/preflight.ts';
import { loadMachine, loadMaterial } from '../../src/pipeline/profiles/load-profile.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';

const NAME = 'cube-with-hole.stl';
const bytes = new Uint8Array(readFileSync(fileURLToPath(new URL(`../../fixtures/parts/${NAME}`, import.meta.url))));
const NO_SETTINGS: DataMap = { kind: 'map', entries: new Map(), at: {} };

/** Built-in profiles of the print process. */
const printers: string[] = [];
for (const id of await BUILT_IN_PROFILES.ids('machines'))
  if ((await loadMachine(BUILT_IN_PROFILES, id)).head.process === 'print') printers.push(id);
const filaments: string[] = [];
for (const id of await BUILT_IN_PROFILES.ids('materials'))
  if ((await loadMaterial(BUILT_IN_PROFILES, id)).head.process === 'print') filaments.push(id);

/** Rules on this filament in this printer, by their names, with their severity. */
async function materialRules(machine: string, material: string): Promise<Readonly<Record<string, string>>> {
  const open = await openBench(BUILT_IN_PROFILES, { machine, material, settings: NO_SETTINGS });
  const select = new Set(['material-refused', 'enclosure', 'abrasive-filament']);
  const options = { settings: NO_SETTINGS, resolve: async () => undefined, select };
  const { findings } = await preflight({ name: NAME, bytes }, open, options);
  // Worst first: of several of one rule the worst stands.
  return Object.fromEntries([...findings].reverse().map(({ rule, severity }) => [rule, severity]));
}

describe('printers and filaments', () => {
  test('there are enough of both, and none claims to be verified', async () => {
    expect(printers.length).toBeGreaterThanOrEqual(8);
    expect(filaments.length).toBeGreaterThanOrEqual(8);
    for (const id of printers) expect((await loadMachine(BUILT_IN_PROFILES, id)).head.verified, id).toBe(false);
    for (const id of filaments) expect((await loadMaterial(BUILT_IN_PROFILES, id)).head.verified, id).toBe(false);
  });

  test.each(printers)('%s: a part in PLA becomes a verified job without a word', async (machine) => {
    const files = [{ name: NAME, bytes }];
    const result = await prepare({ files, machine, material: 'pla', profiles: BUILT_IN_PROFILES });
    expect(result.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.jobs).toHaveLength(1);
  });

  test.each(printers)('%s prints every filament that the check lets pass', async (machine) => {
    for (const material of filaments) {
      const refused = Object.values(await materialRules(machine, material)).includes('error');
      const { ok, findings } = await prepare({
        files: [{ name: NAME, bytes }],
        machine,
        material,
        profiles: BUILT_IN_PROFILES,
      });
      expect(ok, `${material}: ${findings.map(({ what }) => what.en).join(' | ')}`).toBe(!refused);
    }
  });
});

describe('rules of filament and printer', () => {
  test('too hot for the hot end: refused; a little too hot: told', async () => {
    expect(await materialRules('creality-ender3-v2', 'pc')).toMatchObject({ 'material-refused': 'error' });
    expect(await materialRules('creality-ender3-v2', 'abs')).toMatchObject({ 'material-refused': 'warning' });
    expect(await materialRules('prusa-mk3s', 'pc')).not.toHaveProperty('material-refused');
  });

  test('wood clogs a nozzle of 0.4 mm', async () => {
    expect(await materialRules('prusa-mk3s', 'pla-wood')).toMatchObject({ 'material-refused': 'error' });
  });

  test('a housing for ABS: told on an open printer, not in a Voron', async () => {
    expect(await materialRules('prusa-mk3s', 'abs')).toHaveProperty('enclosure');
    expect(await materialRules('voron-2.4-250', 'abs')).not.toHaveProperty('enclosure');
    expect(await materialRules('prusa-mk3s', 'petg')).not.toHaveProperty('enclosure');
  });

  test('carbon fibre files a brass nozzle', async () => {
    expect(await materialRules('prusa-mk3s', 'pla-cf')).toHaveProperty('abrasive-filament');
    expect(await materialRules('prusa-mk3s', 'pla')).toEqual({});
  });
});
