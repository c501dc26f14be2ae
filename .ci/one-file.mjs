// The program once more as one file, and beside it the bytecode of what its commands run (docs/decisions/0014).
// `node .ci/one-file.mjs KIND FOLDER` runs the commands of one kind and leaves their bytecode; `build.mjs` starts it for each.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { inProject, isMain, runNode } from './project.mjs';

const FOLDER = 'dist/one-file';

/** Packages that bring files of their own, or that few commands load. */
const OUTSIDE = ['@myriaddreamin/*', 'clipper2-wasm', 'fontkit', 'libsql', 'manifold-3d', 'sharp', 'tinyglobby'];

const printer = ['-m', 'prusa-mk3s', '--material', 'pla'];
const laser = ['-m', 'grbl-laser', '--material', 'plywood-3mm', '--set', 'convention=fablab'];
const PARTS = [
  ['fixtures/parts/name-tag.stl', printer],
  ['fixtures/parts/cube-with-hole.stl', [...printer, '--set', 'support=grid']],
  ['fixtures/drawings/pencil-box.svg', laser],
];

/** The command lines whose functions are kept as bytecode. */
const LINES = {
  planning: (out) => [
    ...PARTS.map(([part, on], index) => ['prepare', part, ...on, '-o', join(out, `${index}.gcode`)]),
    ...PARTS.slice(1).map(([part, on], index) => ['quote', part, ...on, '-o', join(out, `${index}.json`)]),
  ],
  reading: (out) => [
    ...PARTS.slice(1).map(([, on], index) => ['verify', join(out, `${index + 1}.gcode`), ...on]),
    ...PARTS.slice(1).map(([part, on]) => ['estimate', part, ...on]),
  ],
  other: () => PARTS.map(([part, on]) => ['check', part, ...on]),
};

const load = (path) => import(pathToFileURL(inProject('dist/src/cli', path)).href);

/** Bundles what `tsc` wrote, and records the bytecode of each kind of command. @returns {Promise<number>} 0, or the exit code of the step that failed */
export async function writeOneFile() {
  rmSync(inProject(FOLDER), { recursive: true, force: true });
  await bundle();
  const out = mkdtempSync(join(tmpdir(), 'etabli-build-'));
  try {
    for (const kind of Object.keys(LINES)) {
      const { code, stderr } = await runNode('.ci/one-file.mjs', [kind, out], {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, XDG_CONFIG_HOME: out, XDG_DATA_HOME: out, XDG_CACHE_HOME: out },
      });
      if (code === 0) continue;
      process.stderr.write(stderr);
      return code;
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return 0;
}

async function bundle() {
  const { build } = await import('esbuild');
  const { metafile, outputFiles } = await build({
    stdin: {
      contents: `export { main } from './main.js'; export { serveThread } from './serve-thread.js';
        export { useKeptKernels } from './kernel-code.js';`,
      resolveDir: inProject('dist/src/cli'),
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'ascii', // one byte a character in the engine's memory
    minifySyntax: true, // numbers that have a name stand where they are used
    define: { 'import.meta.url': 'moduleUrl' },
    external: OUTSIDE,
    plugins: [COMMANDER],
    logLevel: 'warning',
  });
  // What is left of `import(…)` asks for packages outside: a script has it from whoever runs it.
  const text = outputFiles[0].text.replaceAll(/(?<![#\w.])import\(/g, 'importModule(');
  mkdirSync(inProject(FOLDER), { recursive: true });
  writeFileSync(inProject(FOLDER, 'program.cjs'), text);
  writeFileSync(inProject(FOLDER, 'LICENSES.txt'), licencesOf(Object.keys(metafile.inputs)));
}

/** The licences of the packages whose files are in the bundle, each as the package has it. */
function licencesOf(inputs) {
  const folders = new Set(inputs.map((path) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter(Boolean));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(inProject(folder, 'package.json'), 'utf8'));
    const file = readdirSync(inProject(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const by = `Brings no text of its licence. By ${author?.name ?? author}; https://spdx.org/licenses/${license}.html`;
    const text = file === undefined ? by : readFileSync(inProject(folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `Packages that program.cjs holds, with their licences.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** `commander` comes by a `require` that is made at run time, which a bundler does not see. */
const COMMANDER = {
  name: 'commander',
  setup: ({ onLoad }) =>
    onLoad({ filter: /dist[\\/]src[\\/]cli[\\/][\w-]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        /createRequire\(import\.meta\.url\)\(\s*'commander'\s*\)/g,
        `require('commander')`,
      ),
    })),
};

/** What makes the engine compile every function of a module at once, and as well as it can; and its own settings again. */
const WHOLE = ['--no-wasm-lazy-compilation', '--no-liftoff'];
const LAZY = ['--wasm-lazy-compilation', '--liftoff', '--wasm-dynamic-tiering', '--wasm-tier-up'];

/** Writes the machine code of all kernels for commands of one kind. */
async function compileKernels(words) {
  const { kernelCodeFile, kernelCodeOf, kernelTakerCode, kernelTakerFile, polygonKernelWasm } =
    await load('kernel-code.js');
  writeFileSync(kernelTakerFile(words), kernelTakerCode());
  const { OWN_KERNELS } = await load('../pipeline/own-kernels.js');
  const ours = OWN_KERNELS.map((kernel) => [kernel.name, kernel.wasm()]);
  for (const [kernel, wasm] of [['polygon', polygonKernelWasm()], ...ours]) {
    for (const flag of WHOLE) setFlagsFromString(flag);
    const module = new WebAssembly.Module(wasm);
    for (const flag of LAZY) setFlagsFromString(flag);
    writeFileSync(kernelCodeFile(words, kernel), kernelCodeOf(module, wasm));
  }
}

/** Runs the command lines of one kind in this process, then writes the bytecode of all functions they ran. */
async function record(kind, out) {
  const { compilerFlags } = await load('compiler-flags.js');
  const { bytecodeFile, compileOneFile, runOneFile } = await load('one-file.js');
  const lines = LINES[kind](out);
  for (const flag of compilerFlags(process.versions.v8, lines[0])) setFlagsFromString(flag);
  await compileKernels(lines[0]);
  setFlagsFromString('--no-flush-bytecode'); // functions that rest are kept
  const script = compileOneFile(undefined);
  const { main } = runOneFile(script);
  for (const line of lines) {
    const code = await main([...line, '--jobs', '1']);
    if (code > 1) throw new Error(`etabli ${line.join(' ')}: exit code ${code}`);
  }
  setFlagsFromString('--flush-bytecode'); // the engine takes bytecode only under the flags it was written with
  writeFileSync(bytecodeFile(lines[0]), script.createCachedData());
}

if (isMain(import.meta.url)) await record(process.argv[2], process.argv[3]);
