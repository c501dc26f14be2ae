// `npm run docs`: writes docs/rules from the rules themselves, docs/settings.md from the schemas, and the output of the examples in both READMEs.
// With `--check` it writes nothing and ends with 1 where something would change.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { fillConsoleBlocks } from './console-blocks.mjs';
import { filesUnder, inProject } from './project.mjs';
import { setUp } from './set-up.mjs';

const RULES = 'docs/rules';
const READMES = [
  ['README.md', 'en'],
  ['README.fr.md', 'fr'],
];

const onlyCheck = process.argv.includes('--check');
const readText = (path) => (existsSync(inProject(path)) ? readFileSync(inProject(path), 'utf8') : undefined);

/** Every page as it should be; undefined where it should not be there. */
async function wantedPages() {
  const { ruleDocs } = await tsImport('../test/completeness/rule-docs.ts', import.meta.url);
  const pages = new Map(filesUnder(RULES, () => true).map((path) => [path, undefined]));
  for (const [name, text] of await ruleDocs()) pages.set(`${RULES}/${name}`, text);
  const { settingsDoc } = await tsImport('../test/completeness/settings-docs.ts', import.meta.url);
  pages.set('docs/settings.md', await settingsDoc());
  mkdirSync(inProject('out'), { recursive: true });
  for (const [path, language] of READMES) pages.set(path, await fillConsoleBlocks(readText(path), language));
  return pages;
}

// A check runs among tests that use the built program: it must not build under their feet.
const code = onlyCheck ? 0 : await setUp();
if (code !== 0) process.exit(code);
const changed = [...(await wantedPages())].filter(([path, text]) => readText(path) !== text);
if (!onlyCheck) {
  mkdirSync(inProject(RULES), { recursive: true });
  for (const [path, text] of changed) {
    if (text === undefined) rmSync(inProject(path));
    else writeFileSync(inProject(path), text);
  }
}
for (const [path] of changed) console.log(`${onlyCheck ? 'out of date' : 'written'}: ${path}`);
if (changed.length === 0) console.log('The documentation is up to date.');
process.exitCode = onlyCheck && changed.length > 0 ? 1 : 0;
