// `npm run bench [-- NAME…] [--write]`: whole processes, a warm-up, several runs, medians; the peer on the same input in the
// same run, turn by turn, so that a busy machine is unfair to both. Ratios travel between machines, seconds do not.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { flatten3mf } from './flatten-3mf.mjs';
import { generateArtwork } from './generate-artwork.mjs';
import { generateGcode } from './generate-gcode.mjs';
import { generateQuotes } from './generate-quotes.mjs';
import { generateStl } from './generate-stl.mjs';
import { HUGE_ROWS } from './huge-rows.mjs';
import { measureNode, measureProgram } from './measure.mjs';
import { findPeer } from './peers.mjs';
import { ROWS } from './rows.mjs';
import { subdivideStl } from './subdivide-stl.mjs';

const project = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const PROGRAM = project('dist/bin/etabli.js');
const PAGE = project('docs/benchmarks.md');
const WARM_UPS = 1;
const ALL = [...ROWS, ...HUGE_ROWS];
/** Whether a word on the command line means the row: by its own name, or that of its group. */
const isCalled = (row, name) => row.name === name || row.group === name;
/** [s] A peer's time is told in hundredths: under this a ratio would be rounding. */
const COARSE = 0.05;

/** @param {readonly string[]} words names of rows, and options. @returns {Promise<number>} exit code */
export async function runBench(words) {
  const options = words.filter((word) => word.startsWith('--'));
  const names = words.filter((word) => !word.startsWith('--'));
  const unknown = [
    ...options.filter((option) => option !== '--write'),
    ...names.filter((name) => !ALL.some((row) => isCalled(row, name))),
  ];
  if (unknown.length > 0) {
    console.error(
      `Unknown: ${unknown.join(', ')}. Rows: ${ALL.map((row) => row.name).join(', ')}; huge for those together. Option: --write.`,
    );
    return 2;
  }
  const scratch = mkdtempSync(join(tmpdir(), 'etabli-bench-'));
  try {
    const rows = names.length === 0 ? ROWS : ALL.filter((row) => names.some((name) => isCalled(row, name)));
    const results = [];
    for (const row of rows) {
      const result = await runRow(row, scratch);
      results.push(result);
      console.log(tellRow(result));
    }
    const table = tableOf(results);
    console.log(`\n${table}\n${growthTable(results)}`);
    if (options.includes('--write')) writePage(table, results, names.length > 0);
    return results.some(({ failure }) => failure !== undefined) ? 1 : 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Fills the folders into the words of a row. */
function filler(scratch) {
  const data = process.env.ETABLI_BENCH_DATA ?? project('../shared');
  const folders = {
    models: join(data, 'models'),
    drawings: join(data, 'drawings'),
    reference: join(data, 'reference'),
    fixtures: project('fixtures'),
    peers: project('test/bench/peers'),
    out: join(scratch, 'out'),
  };
  return (word) => word.replace(/\{(\w+)\}/g, (hole, name) => folders[name] ?? hole);
}

/** Every file of shared data that a row needs. */
const inputsOf = (row) =>
  [...(row.unzip ?? []), ...(row.flatten ?? []), ...row.args].filter((word) =>
    /^\{(models|drawings|reference|fixtures)\}/.test(word),
  );

async function runRow(row, scratch) {
  const fill = filler(scratch);
  const missing = inputsOf(row).filter((word) => !existsSync(fill(word)));
  if (missing.length > 0) return { row, skipped: `no ${missing.map((word) => basename(word)).join(', ')}` };
  mkdirSync(fill('{out}'), { recursive: true });
  for (const word of row.unzip ?? []) {
    writeFileSync(join(fill('{out}'), basename(word, '.gz')), gunzipSync(readFileSync(fill(word))));
  }
  for (const word of row.flatten ?? []) {
    writeFileSync(join(fill('{out}'), `${basename(word, '.3mf')}.stl`), flatten3mf(readFileSync(fill(word))));
  }
  if (row.subdivide !== undefined) {
    writeFileSync(fill(row.subdivide.file), subdivideStl(readFileSync(fill(row.subdivide.from))));
  }
  if (row.generate?.artwork !== undefined) await generateArtwork(fill(row.generate.file), row.generate.artwork);
  else if (row.generate?.gcode !== undefined)
    generateGcode(fill(row.generate.file), fill(row.generate.gcode), row.generate.bytes);
  else if (row.generate !== undefined) generateStl(fill(row.generate.file), row.generate.triangles);
  if (row.table !== undefined) generateQuotes(fill(row.table.file), row.table.rows);
  const codes = row.codes ?? [0];
  const env = Object.fromEntries(Object.entries(row.env ?? {}).map(([key, value]) => [key, fill(value)]));
  const own = {
    title: 'etabli',
    measure: () => {
      if (row.fresh !== undefined) rmSync(fill(row.fresh), { recursive: true, force: true });
      const program = row.script === undefined ? PROGRAM : project(`test/bench/${row.script}`);
      return measureNode([program, ...row.args.map(fill)], { scratch, codes, env });
    },
    makes: row.makes,
  };
  const peers = (row.peers ?? []).flatMap((wanted) => {
    const filled = Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => [key, typeof value === 'string' ? fill(value) : value]),
    );
    const peer = findPeer(filled, scratch);
    if (peer === undefined) return [];
    const args = peer.args.map(fill);
    const measure = () =>
      peer.path === process.execPath
        ? measureNode(args, { scratch, codes: [0] })
        : measureProgram(peer.path, args, { scratch, codes: [0] });
    return [{ title: `${peer.title} ${peer.version}`, measure, makes: wanted.makes }];
  });
  try {
    const runs = await runInTurn([own, ...peers], row);
    const sizes = [own, ...peers].map(({ makes }) => (makes === undefined ? undefined : statSync(fill(makes)).size));
    const [mine, ...others] = runs.map((usages, k) => ({
      title: [own, ...peers][k].title,
      ...medianUsage(usages),
      size: sizes[k],
    }));
    return { row, mine, others };
  } catch (error) {
    return { row, failure: error.message };
  } finally {
    if (row.generate !== undefined) rmSync(fill(row.generate.file), { force: true });
  }
}

async function runInTurn(contestants, { runs, warmUps = WARM_UPS }) {
  const usages = contestants.map(() => []);
  for (let n = -warmUps; n < runs; n++) {
    for (const [k, { measure }] of contestants.entries()) {
      const usage = await measure();
      if (n >= 0) usages[k].push(usage);
    }
  }
  return usages;
}

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
function medianUsage(usages) {
  const of = (key) => (usages.some((usage) => usage[key] === null) ? null : median(usages.map((usage) => usage[key])));
  return { wall: of('wall'), user: of('user'), system: of('system'), peak: of('peak') };
}

const seconds = (value) =>
  value === null ? '–' : value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`;
const megabytes = (bytes) =>
  bytes === null || bytes === undefined ? '–' : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0)} MB`;

/** How the row's goal was met, in words. */
function goalOf({ row: { goal }, mine, others }) {
  if (goal?.user !== undefined) {
    const isMet = mine.user <= goal.user && (goal.peak === undefined || mine.peak <= goal.peak);
    const memory = goal.peak === undefined ? '' : `, ≤ ${megabytes(goal.peak)}`;
    return `≤ ${seconds(goal.user)} user${memory}: ${isMet ? 'met' : 'missed'}`;
  }
  if (goal?.peak !== undefined && goal.overNode === undefined)
    return `≤ ${megabytes(goal.peak)}: ${mine.peak <= goal.peak ? 'met' : 'missed'}`;
  if (goal?.overNode === undefined || others.length === 0) return '';
  const over = mine.user + mine.system - others[0].user - others[0].system;
  return `≤ node + ${seconds(goal.overNode)} CPU: ${over <= goal.overNode ? 'met' : 'missed'} (+ ${seconds(Math.max(0, over))})`;
}

function tellRow({ row, mine, others, skipped, failure }) {
  if (skipped !== undefined) return `${row.name}: skipped, ${skipped}`;
  if (failure !== undefined) return `${row.name}: FAILED\n${failure}`;
  const tell = ({ title, user, wall, peak }) =>
    `${title} ${seconds(user)} user, ${seconds(wall)} wall, ${megabytes(peak)}`;
  return `${row.name}: ${[mine, ...others].map(tell).join(' | ')}`;
}

function tableOf(results) {
  const lines = results.flatMap((result) => {
    const { row, mine, others, skipped, failure } = result;
    if (mine === undefined) return [[row.title, '', skipped ?? failure.split('\n')[0], '', '', '', '', '']];
    const ratio = (peer) => (peer.user >= COARSE ? `${(mine.user / peer.user).toFixed(2)} ×` : '–');
    return [
      [
        row.title,
        'etabli',
        seconds(mine.user),
        seconds(mine.wall),
        megabytes(mine.peak),
        megabytes(mine.size),
        '',
        goalOf(result),
      ],
      ...others.map((peer) => [
        '',
        peer.title,
        seconds(peer.user),
        seconds(peer.wall),
        megabytes(peer.peak),
        megabytes(peer.size),
        ratio(peer),
        '',
      ]),
    ];
  });
  const head = ['job', 'program', 'user CPU', 'wall', 'peak memory', 'file', 'etabli ÷ peer', 'goal'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** How user CPU grows with the number of triangles, against n log n; empty without rows that ask for it. */
function growthTable(results) {
  const rows = results.filter(({ row, mine }) => row.growth !== undefined && mine?.user !== undefined);
  if (rows.length < 2) return '';
  const perStep = ({ row, mine }) => (1e9 * mine.user) / (row.growth * Math.log2(row.growth));
  const lines = rows.map((result) => [
    result.row.growth.toLocaleString('en'),
    seconds(result.mine.user),
    `${perStep(result).toFixed(1)} ns`,
    ...['PrusaSlicer', 'ADMesh'].map((name) => {
      const peer = result.others.find(({ title }) => title.startsWith(name));
      return peer === undefined ? '–' : `${perStep({ row: result.row, mine: peer }).toFixed(1)} ns`;
    }),
  ]);
  const head = ['triangles n', 'user CPU', '÷ n log₂ n', 'PrusaSlicer', 'ADMesh'];
  const table = [head, head.map(() => '--:'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `\n## Growth\n\nTopology of the same ball in four sizes. A column that does not rise grows no faster than n log n; the smallest size also pays for the start of the program.\n\n${table}\n`;
}

/** Motion time against real firmware planners, and printed parts against their meshes: tables that a script prints. */
function tablesOf(script) {
  const made = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: project('.'), encoding: 'utf8' });
  if (made.status === 0) return `\n${made.stdout.trim()}\n`;
  console.error(`Without the tables of ${script}: ${made.stderr.trim().split('\n')[0]}`);
  return '';
}

function writePage(table, results, partial) {
  if (partial) {
    console.error('Not written: only a run of all rows makes the page.');
    return;
  }
  const failed = results.filter(({ failure }) => failure !== undefined).map(({ row }) => row.name);
  if (failed.length > 0) {
    console.error(`Not written: ${failed.join(', ')} failed.`);
    return;
  }
  writeFileSync(
    PAGE,
    `# Benchmarks

Written by \`npm run bench -- --write\`; not edited by hand. Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores, other work running.

Whole processes, ${WARM_UPS} warm-up, then the median of the runs (${[...new Set(results.map(({ row }) => row.runs))].sort((a, b) => a - b).join(', ')} by job). Where a peer is installed it has the same input in the same run, turn by turn. User CPU adds up all threads; wall time depends on what else the machine does: compare the ratios.
Peers have the same layers, walls, infill and speeds (\`test/bench/peers\`); each does more and less than we do (PrusaSlicer also searches for unstable places, CuraEngine checks nothing, ADMesh and \`--info\` look at topology alone).

${table}
${growthTable(results)}${tablesOf('test/bench/reference-table.ts')}${tablesOf('test/bench/fidelity-table.ts')}`,
  );
  console.log(`Written: docs/benchmarks.md`);
}
