import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './run-etabli.ts';

test('rule pages and the examples of both READMEs are what the program says today (npm run docs)', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join('.ci', 'docs.mjs'), '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(`${stdout}${stderr}`).toBe('The documentation is up to date.\n');
  expect(status).toBe(0);
});
