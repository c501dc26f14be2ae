import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/base/version.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { ROOT, runEtabli } from './run-etabli.ts';

const LOGGER = pathToFileURL(path.join(ROOT, 'test', 'cli', 'log-modules.mjs')).href;

/** Packages under node_modules that a run loads. */
async function packagesOf(
  args: readonly string[],
): Promise<{ readonly packages: ReadonlySet<string>; readonly own: number }> {
  const { stderr } = await runEtabli(args, { node: ['--import', LOGGER] });
  const urls = [...stderr.matchAll(/^loaded (\S+)$/gm)].map((match) => match[1]!);
  const packages = new Set(
    urls.map((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]).filter((name) => name !== undefined),
  );
  return { packages, own: urls.filter((url) => url.includes('/dist/')).length };
}

test('--help loads nothing but a few files of ours; a command’s help loads commander', async () => {
  const { packages, own } = await packagesOf(['--help']);
  expect([...packages]).toEqual([]);
  expect([...(await packagesOf(['check', '--help'])).packages]).toEqual(['commander']);
  expect(own).toBeGreaterThan(2);
  expect(own).toBeLessThan(15);
});

test('the built help is commander’s own, in both languages', async () => {
  for (const lang of ['en', 'fr'] as const) {
    const built = await runEtabli(['--help', '--lang', lang]);
    const made = buildProgram(VERSION, lang, async () => {}, undefined).helpInformation();
    expect(built.stdout).toBe(made);
    expect(built.stdout).toContain('explain <code>');
  }
});

test('--version and a wrong option are as light', async () => {
  expect([...(await packagesOf(['--version'])).packages]).toEqual(['commander']);
  expect([...(await packagesOf(['check', '--nothing'])).packages]).toEqual(['commander']);
});

test('the logger does see heavy packages where they are needed', async () => {
  const { packages } = await packagesOf(['list', 'machines']);
  expect(packages.has('yaml')).toBe(true);
  for (const heavy of ['sharp', 'clipper2-wasm', 'svgson', 'ora', 'chalk']) expect(packages.has(heavy)).toBe(false);
});
