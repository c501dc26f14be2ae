import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { ROOT } from '../floors/cruise-tree.ts';

test('the mesh kernel is what its sources compile to (else: node .ci/assembly.mjs)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/assembly.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect([status, stdout.trim(), stderr]).toEqual([0, 'src/geometry/mesh-kernel-wasm.ts: up to date', '']);
});
