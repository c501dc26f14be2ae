// What every script of this folder shares: where the project is, how to speak, how to start a program.
// Node's own modules only: these scripts run before anything is installed, on Windows, macOS and Linux.
import { spawn } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The file of this URL is the one that Node was started with. */
export const isMain = (url) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));

export const ROOT = resolve(fileURLToPath(new URL('..', import.meta.url)));

/** Joins a path inside the project. */
export const inProject = (...parts) => join(ROOT, ...parts);

const LEAST_NODE = [20, 19];

const french = /^fr\b|^fr_/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

/** The sentence in the language of the terminal. */
export const words = (en, fr) => (french ? fr : en);

/** A line of progress for a person: on stderr, so that stdout stays the program's own. */
export function say(en, fr) {
  process.stderr.write(`${words(en, fr)}\n`);
}

/** Ends the script with a message where this Node is too old to run what follows. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  const least = LEAST_NODE.join('.');
  say(
    `Etabli needs Node ${least} or newer; this is Node ${process.versions.node}.`,
    `Etabli demande Node ${least} ou plus récent ; ceci est Node ${process.versions.node}.`,
  );
  process.exit(2);
}

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Runs a program to its end, without a shell unless asked for.
 * A Ctrl-C reaches the child by itself (one terminal, one group): we wait for it instead of dying first.
 * @param {{ stdio?: import('node:child_process').StdioOptions, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} texts only where stdio is 'pipe'
 */
export function run(command, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name]?.setEncoding('utf8').on('data', (text) => {
        texts[name] += text;
      });
    }
    const wait = () => {};
    const pass = (signal) => child.kill(signal);
    process.on('SIGINT', wait).on('SIGTERM', pass);
    const settle = () => process.off('SIGINT', wait).off('SIGTERM', pass);
    child.once('error', (error) => {
      settle();
      fail(error);
    });
    child.once('close', (code, signal) => {
      settle();
      done({ code: code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 1), ...texts });
    });
  });
}

/** Runs a JavaScript file of the project or of one of its packages with this very Node. */
export const runNode = (file, args, options) => run(process.execPath, [inProject(file), ...args], options);

/** Every file under a folder of the project, sorted, with `/` in its path on every system; none where the folder is not there. */
export function filesUnder(folder, wanted) {
  const found = [];
  const visit = (path) => {
    let entries;
    try {
      entries = readdirSync(inProject(path), { withFileTypes: true });
    } catch (error) {
      if (error.code === 'ENOENT') return;
      throw error;
    }
    for (const entry of entries) {
      const below = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(below);
      else if (wanted(below)) found.push(below);
    }
  };
  visit(folder);
  return found.sort();
}
