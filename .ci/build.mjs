// `npm run build`: TypeScript to dist/ (plain tsc, no bundler), and the JSON Schemas to dist/schemas.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { writeOneFile } from './one-file.mjs';
import { filesUnder, inProject, isMain, runNode, say } from './project.mjs';

const STAMP = 'dist/.built';
const COMPILER_MEMORY = 'dist/.tsbuildinfo';
const PROGRAM = 'dist/bin/etabli.js';
const CONFIGS = ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'];

/** Tests, and what only tests use (`.fixture.ts`), are not built; AssemblyScript has a compiler of its own (.ci/assembly.mjs). */
const isSource = (path) => path.endsWith('.ts') && !/\.(test|fixture)\.ts$|\/assembly\//.test(path);
const sources = () => [...filesUnder('bin', isSource), ...filesUnder('src', isSource)];
const schemas = () => filesUnder('src/model/schemas', (path) => path.endsWith('.json'));
const inputs = () => fingerprint([...CONFIGS, ...sources(), ...schemas()]);

const builtFrom = (source) => `dist/${source.slice(0, -'.ts'.length)}.js`;

/** dist/ was built from exactly these sources. */
export function isBuilt() {
  const stamp = inProject(STAMP);
  return existsSync(stamp) && existsSync(inProject(PROGRAM)) && readFileSync(stamp, 'utf8') === inputs();
}

/** @param {{ quiet?: boolean }} [options] quiet: without the compiler's words. @returns {Promise<number>} its exit code */
export async function build({ quiet = false } = {}) {
  say('Building …', 'Construction …');
  const before = inputs();
  removeLeftovers();
  // The compiler writes only what it remembers as changed; where a file was deleted by hand it must forget.
  if (!sources().every((path) => existsSync(inProject(builtFrom(path)))))
    rmSync(inProject(COMPILER_MEMORY), { force: true });
  const { code } = await runNode('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json'], {
    stdio: quiet ? 'ignore' : ['ignore', process.stderr, process.stderr],
  });
  if (code !== 0) {
    if (quiet) return code;
    say('The build failed: see the messages of the compiler above.', 'La construction a échoué : voir ci-dessus.');
    return code;
  }
  writeModuleKinds();
  mkdirSync(inProject('dist/schemas'), { recursive: true });
  for (const schema of schemas()) copyFileSync(inProject(schema), inProject('dist/schemas', basename(schema)));
  const shown = await writeHelp();
  if (shown !== 0) return shown;
  await writeProfiles();
  const bundled = await writeOneFile();
  if (bundled !== 0) return bundled;
  writeFileSync(inProject(STAMP), before);
  return 0;
}

/**
 * Says in every folder of the program that its files are modules. Node asks for the nearest `package.json` of each file it
 * loads, folder by folder upwards: this is an eighth of what starting the program costs beyond Node itself.
 */
function writeModuleKinds() {
  for (const folder of new Set(sources().map((path) => dirname(builtFrom(path)))))
    writeFileSync(inProject(folder, 'package.json'), '{"type":"module"}\n');
}

/** Leaves the first screen beside the program, so that a plain `--help` loads next to nothing (src/cli/main.ts). */
async function writeHelp() {
  const help = (lang) => inProject(`dist/help.${lang}.txt`);
  for (const lang of ['en', 'fr']) rmSync(help(lang), { force: true });
  for (const lang of ['en', 'fr']) {
    const { code, stdout } = await runNode(PROGRAM, ['--help', '--lang', lang], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (code !== 0) return code;
    writeFileSync(help(lang), stdout);
  }
  return 0;
}

/** Leaves the profiles beside the program as the YAML reader reads them (src/pipeline/profiles/stored-data.ts). */
async function writeProfiles() {
  const load = (path) => import(pathToFileURL(inProject('dist/src/pipeline/profiles', path)).href);
  const { readDataMap } = await load('read-data-map.js');
  const { storeData } = await load('stored-data.js');
  rmSync(inProject('dist/profiles'), { recursive: true, force: true });
  for (const kind of ['machines', 'materials', 'tariffs']) {
    mkdirSync(inProject('dist/profiles', kind), { recursive: true });
    for (const file of filesUnder(`templates/${kind}`, (path) => path.endsWith('.yaml'))) {
      const text = readFileSync(inProject(file), 'utf8');
      const stored = JSON.stringify({ text, node: storeData(readDataMap(text, file)) });
      writeFileSync(inProject('dist/profiles', kind, `${basename(file, '.yaml')}.json`), stored);
    }
  }
}

/** Takes away what was built from sources that are no longer there, so that no dead module can be imported. */
function removeLeftovers() {
  if (!existsSync(inProject('dist'))) return;
  const alive = new Set(sources().map((path) => path.slice(0, -'.ts'.length)));
  const built = /^dist\/(.*?)(\.js|\.js\.map|\.d\.ts)$/;
  for (const path of [...filesUnder('dist/bin', () => true), ...filesUnder('dist/src', () => true)]) {
    const source = built.exec(path)?.[1];
    if (source === undefined || !alive.has(source)) rmSync(inProject(path));
  }
  const names = new Set(schemas().map((path) => basename(path)));
  for (const path of filesUnder('dist/schemas', () => true)) {
    if (!names.has(basename(path))) rmSync(inProject(path));
  }
}

if (isMain(import.meta.url)) process.exitCode = await build();
