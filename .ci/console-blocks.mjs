// Examples in the documentation that cannot lie: in every ```console block the lines after `$ etabli …` are what the
// built program prints. `npm run docs` fills them in; a test fails where they differ.
import { inProject, runNode } from './project.mjs';

const BLOCK = /(```console\n)([\s\S]*?)(```)/g;

/** Words of a command line as a shell would take them: blanks separate, double quotes hold together. */
const wordsOf = (line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2]);

/** @param {string} language of the page. @returns {Promise<string>} the page with its console blocks filled in */
export async function fillConsoleBlocks(page, language) {
  let filled = '';
  let at = 0;
  for (const match of page.matchAll(BLOCK)) {
    const commands = match[2].split('\n').filter((line) => line.startsWith('$ '));
    const shown = [];
    for (const line of commands) shown.push(`${line}\n${await outputOf(line, language)}`);
    filled += `${page.slice(at, match.index)}${match[1]}${shown.join('\n')}${match[3]}`;
    at = match.index + match[0].length;
  }
  return filled + page.slice(at);
}

async function outputOf(line, language) {
  const [, program, ...args] = wordsOf(line);
  if (program !== 'etabli') throw new Error(`only etabli is run in examples: ${line}`);
  const env = {
    ...process.env,
    LC_ALL: `${language}.UTF-8`,
    NO_COLOR: '1',
    SOURCE_DATE_EPOCH: '1768435200',
    // What the user of this machine has measured or set must not stand in the documentation.
    XDG_CONFIG_HOME: inProject('out/no-configuration'),
  };
  const { code, stdout } = await runNode('dist/bin/etabli.js', args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const said = stdout.replace(/\n+$/, '\n');
  return code === 0 ? said : `${said}(exit ${code})\n`;
}
