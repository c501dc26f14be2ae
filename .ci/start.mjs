// `npm start`: installs, builds, and shows the whole job on fixtures for a printer and for a laser.
// `npm start -- ARGS` is `etabli ARGS`: same output, same exit code.
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, runNode, say, words } from './project.mjs';
import { setUp } from './set-up.mjs';

const OUT = 'out';
const PROGRAM = 'dist/bin/etabli.js';

/** The examples use their own register of quote numbers, not the one of whoever runs them. */
const DEMO = { ...process.env, XDG_CONFIG_HOME: inProject(OUT, 'configuration') };

/** One chain: a file of a maker, the machine, material and settings for it, and what comes of it. */
const CHAINS = [
  {
    title: ['A name tag on a 3D printer', 'Un porte-nom sur une imprimante 3D'],
    part: 'fixtures/parts/name-tag.stl',
    on: ['-m', 'prusa-mk3s', '--material', 'pla'],
    job: 'name-tag.gcode',
    quote: 'name-tag-quote',
  },
  {
    title: ['A pencil box on a laser cutter', 'Une boîte à crayons à la découpeuse laser'],
    part: 'fixtures/drawings/pencil-box.svg',
    on: ['-m', 'grbl-laser', '--material', 'plywood-3mm', '--set', 'convention=fablab'],
    job: 'pencil-box.nc',
    quote: 'pencil-box-quote',
  },
];

function stepsOf({ part, on, job, quote }) {
  const file = (name) => join(OUT, name);
  return [
    { args: ['check', part, ...on], makes: [] },
    { args: ['prepare', part, ...on, '-o', file(job), '--force'], makes: [file(job)] },
    { args: ['verify', file(job), ...on], makes: [] },
    { args: ['estimate', part, ...on], makes: [] },
    {
      args: ['quote', part, ...on, '-o', file(`${quote}.html`), '-o', file(`${quote}.json`), '--force'],
      makes: [file(`${quote}.html`), file(`${quote}.json`)],
    },
  ];
}

/** A word as one would type it. */
const quoted = (word) => (/^[\w./:=@,-]+$/.test(word) ? word : JSON.stringify(word));

/** @returns {Promise<{ code: number, made: string[] }>} stops at the first step that fails */
async function showChain(chain) {
  const made = [];
  process.stdout.write(`\n${words(...chain.title)}\n`);
  for (const { args, makes } of stepsOf(chain)) {
    process.stdout.write(`\n$ etabli ${args.map(quoted).join(' ')}\n`);
    const { code } = await runNode(PROGRAM, args, { env: DEMO });
    if (code !== 0) return { code, made };
    made.push(...makes);
  }
  return { code: 0, made };
}

async function showAll() {
  mkdirSync(inProject(OUT), { recursive: true });
  const made = [];
  for (const chain of CHAINS) {
    for (const name of [chain.job, `${chain.quote}.html`, `${chain.quote}.json`])
      rmSync(inProject(OUT, name), { force: true });
    const shown = await showChain(chain);
    made.push(...shown.made);
    if (shown.code !== 0) return shown.code;
  }
  process.stdout.write(`\n${words('Made:', 'Fichiers produits :')}\n`);
  for (const path of made) {
    if (!existsSync(inProject(path))) {
      say(
        `${path} is not there although its command said 0.`,
        `${path} n’existe pas alors que sa commande a répondu 0.`,
      );
      return 4;
    }
    process.stdout.write(`  ${inProject(path)}  (${Math.ceil(statSync(inProject(path)).size / 1024)} kB)\n`);
  }
  return 0;
}

const given = process.argv.slice(2);
let code = await setUp();
if (code === 0) {
  // The paths that a user gives are meant from where the command was typed; npm moves to the project and says where that was.
  const cwd = process.env.npm_lifecycle_event === 'start' ? process.env.INIT_CWD : process.cwd();
  code = given.length > 0 ? (await runNode(PROGRAM, given, { cwd })).code : await showAll();
}
process.exitCode = code;
