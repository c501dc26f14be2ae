// The set-up that `npm start`, `npm test` and `npm run check` do by themselves on a fresh clone: install, then build.
// Both are skipped when nothing has changed, decided by content and not by dates: a checkout or a copy touches those.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { inProject, requireNode, run, say } from './project.mjs';

/** Installs and builds what is missing. @returns {Promise<number>} 0, or the exit code of the step that failed */
export async function setUp() {
  const code = await setUpPackages();
  return code !== 0 || isBuilt() ? code : build();
}

/** Installs the packages where they are missing. @returns {Promise<number>} 0, or the exit code of npm */
export async function setUpPackages() {
  requireNode();
  return isInstalled() ? 0 : install();
}

/**
 * npm leaves the list of what it installed in node_modules as its last act, so an interrupted install has none.
 * Every package of our lock file must be in it in the same version, and be there; only packages for other systems may be absent.
 */
export function isInstalled() {
  const installed = inProject('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && existsSync(inProject(path, 'package.json'));
  });
}

async function install() {
  say('Installing the packages (once; takes a minute) …', 'Installation des paquets (une seule fois, une minute) …');
  const npm = findNpm();
  // Development and optional packages are needed whatever NODE_ENV or the user's npm settings say.
  const args = ['ci', '--include=dev', '--include=optional', '--prefer-offline', '--no-audit', '--no-fund'];
  const { code } = await run(npm.command, [...npm.before, ...args], {
    stdio: ['ignore', process.stderr, process.stderr],
    shell: npm.shell,
  }).catch((error) => {
    say(`npm cannot be started: ${error.message}`, `npm ne démarre pas : ${error.message}`);
    return { code: 1 };
  });
  if (code !== 0) {
    say(
      'The packages could not be installed. Look at the message above; check the connection and the npm settings, then try again.',
      'Les paquets n’ont pas pu être installés. Lisez le message ci-dessus, vérifiez la connexion et les réglages de npm, puis recommencez.',
    );
  }
  return code;
}

/** The npm that runs this script, else the one beside this Node, else the one of the PATH (on Windows a script, so by a shell). */
function findNpm() {
  const nodeFolder = dirname(process.execPath);
  const beside = join('node_modules', 'npm', 'bin', 'npm-cli.js');
  const given = process.env.npm_execpath;
  const candidates = [join(nodeFolder, beside), join(nodeFolder, '..', 'lib', beside)];
  if (given !== undefined && basename(given) === 'npm-cli.js') candidates.unshift(given);
  const script = candidates.find((path) => existsSync(path));
  if (script !== undefined) return { command: process.execPath, before: [script], shell: false };
  const windows = process.platform === 'win32';
  return { command: windows ? 'npm.cmd' : 'npm', before: [], shell: windows };
}
