// `npm run check`: the gate before a commit, about two minutes on two cores. Steps run two at a time; each tells its time,
// and what it printed where it failed. `npm run check -- types knip` runs those steps alone.
import { availableParallelism } from 'node:os';
import { build, isBuilt } from './build.mjs';
import { inProject, runNode, say } from './project.mjs';
import { setUpPackages } from './set-up.mjs';
import { runVitest } from './vitest.mjs';

const captured = { stdio: ['ignore', 'pipe', 'pipe'] };
const tool =
  (file, ...args) =>
  () =>
    runNode(`node_modules/${file}`, args, captured);

/** Longest first, so that two lanes end together. The floors and the completeness of rules are tests of their own. */
const STEPS = [
  {
    name: 'tests',
    what: 'unit tests, floors, completeness, start-up',
    run: async () => {
      const ran = await runVitest(['src', 'test/floors', 'test/completeness', 'test/cli/start-up'], captured);
      const { passed, failed, broken } = ran.tally ?? { passed: 0, failed: 0, broken: [] };
      return { ...ran, code: passed === 0 ? 1 : ran.code, note: `${passed} passed, ${failed + broken.length} failed` };
    },
  },
  {
    name: 'types',
    what: 'tsc',
    run: tool(
      'typescript/bin/tsc',
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      inProject('node_modules', '.cache', 'etabli-types.tsbuildinfo'),
    ),
  },
  { name: 'knip', what: 'unused files, exports and packages', run: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'biome', what: 'format and lint', run: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '.') },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  say(`Unknown step: ${unknown.join(', ')}. Steps: ${STEPS.map((step) => step.name).join(', ')}.`);
  process.exit(2);
}

const start = performance.now();
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

async function runStep({ name, what, run }) {
  const since = performance.now();
  const { code, stdout, stderr, note } = await run();
  const line = `${name.padEnd(6)} ${seconds(since).padStart(7)}  ${what}${note === undefined ? '' : `: ${note}`}`;
  console.log(code === 0 ? `ok     ${line}` : `FAILED ${line}\n${stdout}${stderr}`);
  return code === 0;
}

/** Runs the steps in order, as many at a time as there are lanes. @returns {Promise<boolean[]>} */
async function runSteps(steps, lanes) {
  const waiting = [...steps];
  const results = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) results.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

let code = await setUpPackages();
if (code === 0) {
  const steps = wanted.length === 0 ? STEPS : STEPS.filter((step) => wanted.includes(step.name));
  // The tests of the start-up run the built program. Where it does not build, the types step tells why; the rest still runs.
  const built = !steps.some((step) => step.name === 'tests') || isBuilt() || (await build({ quiet: true })) === 0;
  if (!built) console.log('FAILED build');
  const results = [built, ...(await runSteps(steps, Math.min(2, availableParallelism())))];
  const failed = results.filter((ok) => !ok).length;
  console.log(`${failed === 0 ? 'The gate is open' : `The gate is shut: ${failed} failed`} (${seconds(start)}).`);
  code = failed === 0 ? 0 : 1;
}
process.exitCode = code;
