import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { OWN_KERNELS } from '../../src/pipeline/own-kernels.ts';
import { ROOT } from '../floors/cruise-tree.ts';

test('each kernel is what its sources compile to (else: node .ci/assembly.mjs)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/assembly.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const current = stdout.match(/^\S+-kernel-wasm\.ts: up to date$/gm);
  expect(current).toHaveLength(OWN_KERNELS.length);
});
