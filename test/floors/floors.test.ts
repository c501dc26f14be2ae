import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CruisedTree, cruiseTree, floorRules, ROOT } from './cruise-tree.ts';
import { type Plant, plantTree } from './planted-tree.ts';
import { readerWriterMeetings } from './reader-writer-meetings.ts';
import { sourceFiles } from './source-files.ts';

/** Every line breaks exactly one rule. Each file is its own, so that no plant hides another. */
const PLANTS: readonly Plant[] = [
  { rule: 'base-stands-alone', from: 'src/base/bad.ts', to: 'src/model/one.ts' },
  { rule: 'nouns-need-no-package', from: 'src/base/package.ts', to: 'clipper2-wasm' },
  { rule: 'nouns-need-no-package', from: 'src/model/package.ts', to: 'three', how: 'dynamic' },
  { rule: 'model-on-base', from: 'src/model/bad.ts', to: 'src/geometry/one.ts' },
  { rule: 'geometry-on-model', from: 'src/geometry/bad-motion.ts', to: 'src/motion/one.ts' },
  { rule: 'geometry-on-model', from: 'src/geometry/bad-type.ts', to: 'src/pricing/one.ts', how: 'type' },
  { rule: 'geometry-on-model', from: 'src/geometry/bad-lazy.ts', to: 'src/formats/stl/index.ts', how: 'dynamic' },
  { rule: 'motion-on-model', from: 'src/motion/bad.ts', to: 'src/geometry/one.ts' },
  { rule: 'pricing-on-model', from: 'src/pricing/bad.ts', to: 'src/motion/one.ts' },
  { rule: 'formats-on-geometry', from: 'src/formats/stl/bad-motion.ts', to: 'src/motion/one.ts' },
  { rule: 'formats-on-geometry', from: 'src/formats/stl/bad-process.ts', to: 'src/processes/print/index.ts' },
  { rule: 'formats-blind', from: 'src/formats/gcode/bad.ts', to: 'src/formats/stl/spec.ts' },
  { rule: 'formats-blind', from: 'src/formats/gcode/bad-list.ts', to: 'src/formats/index.ts' },
  { rule: 'reader-blind-to-writer', from: 'src/formats/stl/read-bad.ts', to: 'src/formats/stl/write.ts' },
  {
    rule: 'writer-blind-to-reader',
    from: 'src/formats/gcode/write-bad.ts',
    to: 'src/formats/gcode/read.ts',
    how: 'type',
  },
  { rule: 'processes-on-motion', from: 'src/processes/print/bad-format.ts', to: 'src/formats/gcode/index.ts' },
  { rule: 'processes-on-motion', from: 'src/processes/print/bad-price.ts', to: 'src/pricing/one.ts' },
  { rule: 'processes-blind', from: 'src/processes/print/bad.ts', to: 'src/processes/laser/index.ts' },
  { rule: 'verification-on-motion', from: 'src/verification/bad.ts', to: 'src/processes/print/index.ts' },
  { rule: 'objects-on-geometry', from: 'src/objects/bad.ts', to: 'src/picture/one.ts' },
  { rule: 'picture-on-geometry', from: 'src/picture/bad.ts', to: 'src/verification/one.ts' },
  { rule: 'pipeline-under-report', from: 'src/pipeline/bad-report.ts', to: 'src/report/one.ts' },
  { rule: 'pipeline-under-report', from: 'src/pipeline/bad-cli.ts', to: 'src/cli/one.ts' },
  { rule: 'report-on-model', from: 'src/report/bad.ts', to: 'src/geometry/one.ts' },
  { rule: 'report-on-model', from: 'src/report/bad-pipeline.ts', to: 'src/pipeline/one.ts', how: 'type' },
  { rule: 'engines-on-model', from: 'src/engines/prusa/bad.ts', to: 'src/formats/gcode/index.ts' },
  { rule: 'engines-blind', from: 'src/engines/prusa/bad-peer.ts', to: 'src/engines/cura/index.ts' },
  { rule: null, from: 'src/engines/index.ts', to: 'src/engines/cura/index.ts' },
  { rule: 'library-on-pipeline', from: 'src/index.ts', to: 'src/cli/one.ts' },
  { rule: 'cli-on-pipeline', from: 'src/cli/bad.ts', to: 'src/processes/index.ts' },
  { rule: 'bin-on-cli', from: 'bin/etabli.ts', to: 'src/pipeline/one.ts' },
  { rule: 'viewer-on-model', from: 'src/viewer/bad.ts', to: 'src/report/one.ts' },
  { rule: 'nobody-imports-viewer', from: 'src/viewed.ts', to: 'src/viewer/one.ts' },
  { rule: 'one-door', from: 'src/geometry/disk.ts', to: 'node:fs' },
  { rule: 'one-door', from: 'src/model/path.ts', to: 'node:path' },
  { rule: 'one-door', from: 'src/pipeline/child.ts', to: 'node:child_process', how: 'dynamic' },
  { rule: 'one-door', from: 'src/formats/stl/clock.ts', to: 'node:perf_hooks' },
  { rule: 'one-door', from: 'src/report/environment.ts', to: 'node:process' },
  { rule: 'one-door', from: 'src/verification/threads.ts', to: 'worker_threads' },
  { rule: 'one-door', from: 'src/pricing/network.ts', to: 'node:https' },
  { rule: 'one-door', from: 'src/motion/files.ts', to: 'node:fs/promises' },
  { rule: 'terminal-in-cli', from: 'src/report/colour.ts', to: 'chalk' },
  { rule: 'terminal-in-cli', from: 'src/pipeline/options.ts', to: 'commander', how: 'dynamic' },
  { rule: 'no-cycles', from: 'src/geometry/ring-a.ts', to: 'src/geometry/ring-b.ts' },
  { rule: 'no-cycles', from: 'src/geometry/ring-b.ts', to: 'src/geometry/ring-a.ts', how: 'type' },
  { rule: 'no-development-packages', from: 'src/geometry/test-tool.ts', to: 'vitest' },
  { rule: 'declared-packages', from: 'src/geometry/lucky.ts', to: 'undeclared' },
  { rule: 'resolvable', from: 'src/geometry/nowhere.ts', to: 'src/geometry/not-there.ts' },
  // Allowed: a rule that fires here is too strict.
  { rule: null, from: 'src/model/sound.ts', to: 'src/base/one.ts' },
  { rule: null, from: 'src/geometry/sound.ts', to: 'clipper2-wasm', how: 'dynamic' },
  { rule: null, from: 'src/pipeline/hash.ts', to: 'node:crypto' },
  { rule: null, from: 'src/geometry/kernel.ts', to: 'node:module' },
  { rule: null, from: 'src/pipeline/sound.ts', to: 'src/processes/index.ts' },
  { rule: null, from: 'src/formats/index.ts', to: 'src/formats/stl/index.ts' },
  { rule: null, from: 'src/formats/stl/read-latin.ts', to: 'src/formats/decode-text.ts' },
  { rule: null, from: 'src/formats/stl/index.ts', to: 'src/formats/stl/read.ts', how: 'dynamic' },
  { rule: null, from: 'src/formats/stl/read.ts', to: 'src/formats/stl/spec.ts' },
  { rule: null, from: 'src/formats/stl/write.ts', to: 'src/formats/stl/spec.ts' },
  { rule: null, from: 'src/processes/print/sound.ts', to: 'src/motion/one.ts' },
  { rule: null, from: 'src/cli/disk.ts', to: 'node:fs' },
  { rule: null, from: 'src/cli/options.ts', to: 'commander' },
  { rule: null, from: 'src/engines/prusa/sound.ts', to: 'node:child_process' },
];

describe('the floors of the house', () => {
  let tree: CruisedTree;
  beforeAll(async () => {
    tree = await cruiseTree(ROOT);
  });

  test('every source is seen', () => {
    const seen = new Set(tree.modules.map((module) => module.source));
    const unseen = sourceFiles().filter((file) => !seen.has(file));
    expect(unseen).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });

  test('no import breaks a rule', () => {
    expect(tree.violations.map(({ rule, from, to }) => `${rule}: ${from} -> ${to}`)).toEqual([]);
  });

  test('readers and writers of a format share its spec alone', () => {
    expect(readerWriterMeetings(tree.modules)).toEqual([]);
  });

  test('the compiler is one that dependency-cruiser can read with', () => {
    // With TypeScript 7 it sees 0 modules and passes: "no violations (0 modules cruised)".
    const { version }: { version: string } = JSON.parse(
      readFileSync(join(ROOT, 'node_modules/typescript/package.json'), 'utf8'),
    );
    expect(version).toMatch(/^6\./);
    const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(ROOT, 'package.json'), 'utf8'),
    );
    expect(devDependencies.typescript).toMatch(/^[~^]?6\./);
  });
});

describe('the rules prove themselves', () => {
  let root: string;
  let tree: CruisedTree;
  beforeAll(async () => {
    root = plantTree(PLANTS);
    tree = await cruiseTree(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('every rule has a plant', async () => {
    const { forbidden } = await floorRules();
    const planted = new Set(PLANTS.flatMap(({ rule }) => rule ?? []));
    expect([...planted].sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  test('every rule says why', async () => {
    const { forbidden } = await floorRules();
    for (const { name, comment } of forbidden) expect(comment?.length, name).toBeGreaterThan(20);
  });

  test.each(PLANTS)('$rule: $from imports $to ($how)', ({ rule, from }) => {
    expect(existsSync(join(root, from))).toBe(true);
    const fired = tree.violations.filter((violation) => violation.from === from).map((violation) => violation.rule);
    expect([...new Set(fired)]).toEqual(rule === null ? [] : [rule]);
  });

  test('nothing fires where nothing was planted', () => {
    const planted = new Set(PLANTS.map(({ from }) => from));
    expect(tree.violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });

  test('a helper shared by reader and writer is found along the way', async () => {
    const shared = plantTree([
      { rule: null, from: 'src/formats/stl/read.ts', to: 'src/formats/stl/parse.ts' },
      { rule: null, from: 'src/formats/stl/parse.ts', to: 'src/formats/stl/helper.ts' },
      { rule: null, from: 'src/formats/stl/write.ts', to: 'src/formats/stl/helper.ts' },
      { rule: null, from: 'src/formats/gcode/read.ts', to: 'src/formats/decode-text.ts' },
      { rule: null, from: 'src/formats/gcode/write.ts', to: 'src/formats/decode-text.ts' },
      { rule: null, from: 'src/formats/gcode/read.ts', to: 'src/formats/gcode/spec.ts' },
      { rule: null, from: 'src/formats/gcode/write.ts', to: 'src/formats/gcode/spec.ts' },
    ]);
    try {
      const { modules } = await cruiseTree(shared);
      expect(readerWriterMeetings(modules)).toEqual([
        'gcode: src/formats/decode-text.ts',
        'stl: src/formats/stl/helper.ts',
      ]);
    } finally {
      rmSync(shared, { recursive: true, force: true });
    }
  });
});
