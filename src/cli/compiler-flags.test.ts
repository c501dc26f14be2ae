import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { compilerFlags } from './compiler-flags.ts';

test.each(['prepare', 'verify'])(
  'the engine of this Node knows every flag of %s: none is told as unknown',
  (command) => {
    const set = `for (const flag of ${JSON.stringify(compilerFlags(process.versions.v8, [command]))}) require('node:v8').setFlagsFromString(flag)`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', set], { encoding: 'utf8' });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  },
);

test('an engine that was not measured keeps its own settings, and so does a command that plans nothing', () => {
  expect(compilerFlags('12.4.254.21-node.33', ['prepare'])).toEqual([]);
  expect(compilerFlags('11.3.244.8-node.33', ['check', 'part.stl'])).toEqual([]);
  expect(compilerFlags('11.3.244.8-node.33', ['-v', 'prepare', 'part.stl']).length).toBeGreaterThan(0);
  expect(compilerFlags('11.3.244.8-node.33', ['estimate', 'job.gcode']).length).toBeGreaterThan(0);
});
