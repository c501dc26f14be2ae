import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROBE = fileURLToPath(new URL('./usage-probe.cjs', import.meta.url));

/**
 * What one run of a whole process used.
 * @typedef {{ wall: number, user: number | null, system: number | null, peak: number | null }} Usage [s, s, s, bytes]
 */

/** A program of the PATH, or undefined. */
export function findProgram(...names) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const ending of endings) {
        const path = join(folder, name + ending);
        if (isExecutable(path)) return path;
      }
    }
  }
  return undefined;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(error.code)) return false;
    throw error;
  }
}

/** GNU time, the one portable way to learn what a stranger's process used; without it only the wall clock is left. */
const gnuTime = (() => {
  const path = findProgram('gtime', 'time');
  const known = path !== undefined && spawnSync(path, ['-f', '%U %S %M', 'true']).stderr?.toString().trim();
  return known && /^[\d.]+ [\d.]+ \d+$/.test(known) ? path : undefined;
})();

/** Runs to the end. @throws Error with what the program said where its exit code is not the wanted one */
function runToEnd(command, args, { env, cwd, codes }) {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        said = (said + text).slice(-2000);
      });
    }
    child.once('error', fail);
    child.once('close', (code, signal) => {
      const wall = (performance.now() - start) / 1000;
      if (codes.includes(code)) done(wall);
      else fail(new Error(`${command} ${args.join(' ')}\nended with ${code ?? signal}:\n${said}`));
    });
  });
}

/** Measures a Node program by the probe. @returns {Promise<Usage>} */
export async function measureNode(args, { scratch, ...options }) {
  const file = join(scratch, 'usage.json');
  rmSync(file, { force: true });
  const wall = await runToEnd(process.execPath, ['--require', PROBE, ...args], {
    ...options,
    env: { ...options.env, ETABLI_USAGE_FILE: file },
  });
  return { wall, ...JSON.parse(readFileSync(file, 'utf8')) };
}

/** Measures any program by GNU time where it is installed. @returns {Promise<Usage>} */
export async function measureProgram(path, args, { scratch, ...options }) {
  if (gnuTime === undefined) return { wall: await runToEnd(path, args, options), user: null, system: null, peak: null };
  const file = join(scratch, 'usage.txt');
  rmSync(file, { force: true });
  const wall = await runToEnd(gnuTime, ['-o', file, '-f', '%U %S %M', path, ...args], options);
  if (!existsSync(file)) return { wall, user: null, system: null, peak: null };
  const [user, system, kilobytes] = readFileSync(file, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { wall, user, system, peak: kilobytes * 1024 };
}
