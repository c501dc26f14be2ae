import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { DataMap } from '../../src/model/data-node.ts';
import { parseTariff } from '../../src/model/parse-tariff.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { loadMachine, loadMaterial } from '../../src/pipeline/profiles/load-profile.ts';
import type { ProfileKind, ProfileSource } from '../../src/pipeline/profiles/profile-source.ts';
import { readDataMap } from '../../src/pipeline/profiles/read-data-map.ts';
import { textFaults } from './text-faults.ts';

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));
const NO_SETTINGS: DataMap = { kind: 'map', entries: new Map(), at: {} };

/** Kinds that only labs bring have no built-in folder. */
const files = (kind: ProfileKind): readonly string[] =>
  existsSync(join(TEMPLATES, kind)) ? readdirSync(join(TEMPLATES, kind)).sort() : [];
const ids = (kind: ProfileKind): readonly string[] => files(kind).map((file) => basename(file, extname(file)));

/** The built-in profiles alone, as every user has them. */
const builtIn: ProfileSource = {
  async find(kind, id) {
    const name = files(kind).find((file) => basename(file, extname(file)) === id);
    if (name === undefined) return undefined;
    const file = join(TEMPLATES, kind, name);
    return { id, file, text: readFileSync(file, 'utf8'), origin: 'built-in' };
  },
  ids: async (kind) => ids(kind),
};

describe('the built-in profiles', () => {
  test('hold the ids that scripts rely on', () => {
    expect(ids('machines')).toEqual(
      expect.arrayContaining(['prusa-mk3s', 'generic-klipper', 'grbl-laser', 'grbl-diode', 'grbl-large']),
    );
    expect(ids('materials')).toEqual(expect.arrayContaining(['pla', 'petg', 'plywood-3mm', 'acrylic-3mm', 'pvc']));
    expect(ids('tariffs').length).toBeGreaterThan(0);
  });

  test.each(ids('machines'))('machine %s is read, named and bound to its process', async (id) => {
    const { head } = await loadMachine(builtIn, id);
    expect(textFaults(head.name).filter((fault) => fault !== 'French equals English')).toEqual([]);
    expect(head.source, 'where its numbers come from').not.toBe('');
    const { bench } = await openBench(builtIn, { machine: id, settings: NO_SETTINGS });
    expect(bench.accepts.length).toBeGreaterThan(0);
    expect(bench.limits.firmware).toBe(head.firmware);
  });

  test.each(ids('materials'))('material %s is read and named', async (id) => {
    const { head } = await loadMaterial(builtIn, id);
    expect(textFaults(head.name).filter((fault) => fault !== 'French equals English')).toEqual([]);
    expect(head.source, 'where its numbers come from').not.toBe('');
  });

  test.each(ids('machines'))('%s works, or refuses with a reason, every material', async (machine) => {
    const process = (await loadMachine(builtIn, machine)).head.process;
    for (const material of ids('materials')) {
      const { refused } = await openBench(builtIn, { machine, material, settings: NO_SETTINGS });
      const { head } = await loadMaterial(builtIn, material);
      expect(refused.length > 0, `${machine} with ${material}`).toBe(
        head.process !== 'any' && head.process !== process,
      );
    }
  });

  test.each(ids('machines'))('%s has a default material of its process: an estimate needs none', async (machine) => {
    const { head } = await loadMachine(builtIn, machine);
    expect(head.defaultMaterial).toBeDefined();
    const { material, refused } = await openBench(builtIn, { machine, settings: NO_SETTINGS, assumeMaterial: true });
    expect(material).toBe(head.defaultMaterial);
    expect(refused).toEqual([]);
  });

  test.each(files('tariffs'))('tariff %s is read and says that it is invented', (file) => {
    const path = join(TEMPLATES, 'tariffs', file);
    const tariff = parseTariff(readDataMap(readFileSync(path, 'utf8'), path), 'built-in');
    expect(tariff.id).toBe(basename(file, extname(file)));
    expect(tariff.fictional, 'a real lab’s prices have no place in the product').toBe(true);
    expect(tariff.rules.length).toBeGreaterThan(0);
  });
});
