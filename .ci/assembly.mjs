// `node .ci/assembly.mjs`: compiles each `assembly/` (AssemblyScript) to WASM and writes it, as text, to the module beside it
// (docs/decisions/0015). With `--check` it writes nothing and ends with 1 where it would change one.
import { readFileSync, writeFileSync } from 'node:fs';
import { filesUnder, inProject, isMain } from './project.mjs';

/** What is made from an `index.ts`, and what it is called there. */
const KERNELS = [
  {
    from: 'src/geometry/assembly/index.ts',
    to: 'src/geometry/mesh-kernel-wasm.ts',
    name: 'MESH_KERNEL_WASM',
    doc: 'The mesh kernel',
  },
  {
    from: 'src/motion/assembly/index.ts',
    to: 'src/motion/motion-kernel-wasm.ts',
    name: 'MOTION_KERNEL_WASM',
    doc: 'The clocks of the firmwares',
  },
  {
    from: 'src/formats/gcode/assembly/index.ts',
    to: 'src/formats/gcode/read-kernel-wasm.ts',
    name: 'READ_KERNEL_WASM',
    doc: 'The kernel of the G-code reader',
  },
];

/** AssemblyScript, in words of its own. */
const isAssembly = (path) => /\/assembly\/[^/]+\.ts$/.test(path);

const OPTIONS = [
  ...['-O3', '--converge', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'nontrapping-f2i'],
  '--outFile',
  'kernel.wasm',
];

/**
 * @param from file to begin at @param text of it where there is no such file: a test has its own
 * @returns {Promise<Uint8Array>} the WASM of the sources as they are; throws what the compiler says where it refuses them
 */
export async function compile(from, text) {
  const { default: asc } = await import('assemblyscript/asc');
  const sources = new Map(filesUnder('src', isAssembly).map((path) => [path, readFileSync(inProject(path), 'utf8')]));
  if (text !== undefined) sources.set(from, text);
  let wasm;
  const { error, stderr } = await asc.main([from, ...OPTIONS], {
    readFile: (name) => sources.get(name.replaceAll('\\', '/')) ?? null,
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) wasm = contents;
    },
    listFiles: () => [],
  });
  if (error !== null) throw new Error(stderr.toString());
  return wasm;
}

/** The module that hands the WASM to the program. */
function moduleOf({ from, name, doc }, wasm) {
  const lines = Buffer.from(wasm)
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    `// Written by \`node .ci/assembly.mjs\` from ${from.replace('/index.ts', '')}; not edited by hand.`,
    `/** ${doc}: WASM in base64. */`,
    `export const ${name} =`,
    ...lines.map((line, k) => `  '${line}'${k + 1 < lines.length ? ' +' : ';'}`),
    '',
  ].join('\n');
}

if (isMain(import.meta.url)) {
  for (const kernel of KERNELS) {
    const text = moduleOf(kernel, await compile(kernel.from));
    const isCurrent = readFileSync(inProject(kernel.to), { encoding: 'utf8', flag: 'a+' }) === text;
    const onlyAsked = process.argv.includes('--check');
    if (!isCurrent && onlyAsked) process.exitCode = 1;
    if (!isCurrent && !onlyAsked) writeFileSync(inProject(kernel.to), text);
    console.log(`${kernel.to}: ${isCurrent ? 'up to date' : onlyAsked ? 'out of date' : 'written'}`);
  }
}
