// `node .ci/assembly.mjs`: compiles src/geometry/assembly (AssemblyScript) to WASM and writes it, as text, to
// src/geometry/mesh-kernel-wasm.ts (docs/decisions/0015). With `--check` it writes nothing and ends with 1 where it would change.
import { readFileSync, writeFileSync } from 'node:fs';
import { filesUnder, inProject, isMain } from './project.mjs';

const FOLDER = 'src/geometry/assembly';
const WRITTEN = 'src/geometry/mesh-kernel-wasm.ts';

const OPTIONS = [
  ...['-O3', '--converge', '--runtime', 'stub', '--use', 'abort='],
  ...['--enable', 'simd', '--enable', 'nontrapping-f2i'],
  '--outFile',
  'mesh-kernel.wasm',
];

/** @returns {Promise<Uint8Array>} the WASM of the sources as they are; throws what the compiler says where it refuses them */
export async function compileAssembly() {
  const { default: asc } = await import('assemblyscript/asc');
  const sources = new Map(
    filesUnder(FOLDER, (path) => path.endsWith('.ts')).map((path) => [path, readFileSync(inProject(path), 'utf8')]),
  );
  let wasm;
  const { error, stderr } = await asc.main([`${FOLDER}/index.ts`, ...OPTIONS], {
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
function moduleOf(wasm) {
  const lines = Buffer.from(wasm)
    .toString('base64')
    .match(/.{1,110}/g);
  return [
    '// Written by `node .ci/assembly.mjs` from src/geometry/assembly; not edited by hand.',
    '/** The mesh kernel: WASM in base64. */',
    'export const MESH_KERNEL_WASM =',
    ...lines.map((line, k) => `  '${line}'${k + 1 < lines.length ? ' +' : ';'}`),
    '',
  ].join('\n');
}

if (isMain(import.meta.url)) {
  const text = moduleOf(await compileAssembly());
  const isCurrent = readFileSync(inProject(WRITTEN), { encoding: 'utf8', flag: 'a+' }) === text;
  if (process.argv.includes('--check')) process.exitCode = isCurrent ? 0 : 1;
  else if (!isCurrent) writeFileSync(inProject(WRITTEN), text);
  console.log(`${WRITTEN}: ${isCurrent ? 'up to date' : process.exitCode === 1 ? 'out of date' : 'written'}`);
}
