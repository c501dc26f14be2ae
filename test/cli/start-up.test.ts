import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/base/version.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { OWN_KERNELS } from '../../src/pipeline/own-kernels.ts';
import { inFolder, ROOT, runEtabli } from './run-etabli.ts';

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

/** A hook on `import`, here one that does nothing, makes the program run from its modules instead of its one file. */
const MODULES = { node: ['--import=data:text/javascript,0'] };

test.each([['check'], ['verify'], ['prepare']])(
  'the engine takes the bytecode that the build wrote for %s',
  (command) => {
    const built = (file: string) => JSON.stringify(pathToFileURL(path.join(ROOT, 'dist/src/cli', file)).href);
    const code = `
    import { existsSync, readFileSync } from 'node:fs';
    import { setFlagsFromString } from 'node:v8';
    import { compilerFlags } from ${built('compiler-flags.js')};
    import { bytecodeFile, compileOneFile } from ${built('one-file.js')};
    const words = [${JSON.stringify(command)}];
    for (const flag of compilerFlags(process.versions.v8, words)) setFlagsFromString(flag);
    process.stdout.write(String(compileOneFile(readFileSync(bytecodeFile(words))).cachedDataRejected));`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
    expect([stdout, stderr]).toEqual(['false', '']);
  },
);

/** Runs a script with the settings of the engine that planning has. @returns what it writes */
function whilePlanning(script: string): string {
  const built = (file: string): string => JSON.stringify(pathToFileURL(path.join(ROOT, 'dist/src/cli', file)).href);
  const code = `
    import { readFileSync } from 'node:fs';
    import { setFlagsFromString } from 'node:v8';
    import { compilerFlags } from ${built('compiler-flags.js')};
    import { kernelCodeFile, kernelCodeOf, polygonKernelWasm, readKernelModule } from ${built('kernel-code.js')};
    import { OWN_KERNELS } from ${built('../pipeline/own-kernels.js')};
    const words = ['prepare'];
    for (const flag of compilerFlags(process.versions.v8, words)) setFlagsFromString(flag);
    const wasms = { polygon: polygonKernelWasm };
    for (const kernel of OWN_KERNELS) wasms[kernel.name] = () => kernel.wasm();
    const read = (kernel, wasm = wasms[kernel]()) => readKernelModule(words, kernel, () => wasm);
    ${script}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

test.each(['polygon', ...OWN_KERNELS.map(({ name }) => name)])(
  'the engine takes the machine code that the build wrote for the %s kernel, all functions of it',
  (kernel) => {
    const written = whilePlanning(`
    const kept = readFileSync(kernelCodeFile(words, '${kernel}'));
    const again = kernelCodeOf(read('${kernel}'), wasms.${kernel}());
    // Newer engines than that of Node 20 write a few addresses otherwise.
    const alike = process.versions.v8.startsWith('11.') ? again.equals(kept) : again.length === kept.length;
    process.stdout.write(String(alike));`);
    // What is compiled plainly, or not yet, would not be written out again.
    expect(written).toBe('true');
  },
);

test('and refuses it under other settings; of another WASM it is not even asked', () => {
  expect(
    whilePlanning(`setFlagsFromString('--no-wasm-bounds-checks'); process.stdout.write(String(read('polygon')));`),
  ).toBe('undefined');
  // A byte of the last function is another.
  expect(
    whilePlanning(
      `const wasm = wasms.mesh(); wasm[wasm.length - 9] ^= 1; process.stdout.write(String(read('mesh', wasm)));`,
    ),
  ).toBe('undefined');
});

test('the engine takes machine code after it has dropped what took it before', () => {
  expect(
    whilePlanning(`
    const taken = [];
    for (const kernel of Object.keys(wasms)) {
      taken.push(read(kernel) instanceof WebAssembly.Module);
      for (const flag of ['--expose-gc', '--stress-flush-code']) setFlagsFromString(flag);
      process.getBuiltinModule('node:vm').runInNewContext('gc')();
      for (const flag of ['--no-expose-gc', '--no-stress-flush-code']) setFlagsFromString(flag);
    }
    process.stdout.write(taken.join(' '));`),
  ).toBe(['polygon', ...OWN_KERNELS].map(() => 'true').join(' '));
});

test('taking machine code changes no setting of the engine, which would be those of every thread', () => {
  expect(
    whilePlanning(`
    process.getBuiltinModule('node:v8').setFlagsFromString = () => process.stdout.write('changed ');
    process.stdout.write(String(read('mesh') instanceof WebAssembly.Module));`),
  ).toBe('true');
});

test('the one file answers as the modules do', async () => {
  for (const args of [
    ['list', 'machines'],
    ['check', 'fixtures/drawings/pencil-box.svg', '-m', 'grbl-laser', '--material', 'plywood-3mm', '--json'],
    ['check', 'no-such-file.stl', '-m', 'prusa-mk3s', '--material', 'pla', '--lang', 'fr'],
    ['explain', 'PRT015'],
    ['check', '--nothing'],
  ]) {
    expect(await runEtabli(args)).toEqual(await runEtabli(args, MODULES));
  }
});

test('a part that is refused is refused on two threads as well, in the same words', async () => {
  await inFolder(async (folder) => {
    const said = [];
    for (const threads of ['1', '2']) {
      const job = path.join(folder, `${threads}.gcode`);
      const part = 'fixtures/parts/cube-with-hole.stl';
      const args = ['prepare', part, '-m', 'prusa-mk3s', '--material', 'pla', '-o', job, '--jobs', threads];
      // Not enough is left on the spool.
      const { code, stdout, stderr } = await runEtabli([...args, '--set', 'spool=0.1']);
      expect([code, existsSync(job)]).toEqual([1, false]);
      const check = await runEtabli(['check', part, '-m', 'prusa-mk3s', '--jobs', threads, '--json']);
      said.push([stdout, stderr, check]);
    }
    expect(said[0]![0]).toContain('PRT024');
    expect(said[1]).toEqual(said[0]);
  });
});

test('and makes the same job, on two threads as well', async () => {
  await inFolder(async (folder) => {
    const jobs = [];
    for (const [name, threads, options] of [
      ['modules', '1', MODULES],
      ['one', '1', {}],
      ['two', '2', {}],
    ] as const) {
      const job = path.join(folder, `${name}.gcode`);
      const part = 'fixtures/parts/cube-with-hole.stl';
      const args = ['prepare', part, '-m', 'prusa-mk3s', '--material', 'pla', '-o', job, '--jobs', threads];
      expect((await runEtabli(args, options)).code).toBe(0);
      jobs.push(readFileSync(job, 'utf8'));
    }
    expect(jobs[0]!.length).toBeGreaterThan(10_000);
    expect(jobs[1]).toBe(jobs[0]);
    expect(jobs[2]).toBe(jobs[0]);
  });
});
