/**
 * What is laid down beside what was asked for, as Markdown: `npx tsx test/bench/fidelity-table.ts [PART…]`, a word in
 * the name of a listed part or the path of any file.
 *
 * Solid (100 % infill, no foot compensation), so that all of a section is to be covered: the lines of a layer, as wide as
 * their filament makes them, against the exact section of the mesh. `missing` lies more than half a line inside the
 * section and under no line, `beyond` more than half a line outside; both as shares of all sections looked at. `volume`:
 * filament against the sections times their heights, round sides taken off. The peer's G-code is measured alike. Then,
 * with the peer's settings, filament against the peer's.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPolygonKernel } from '../../src/geometry/areas/clipper-kernel.ts';
import type { PolygonKernel } from '../../src/geometry/areas/polygons.ts';
import type { PlannedPlate } from '../../src/model/job.ts';
import type { Mesh } from '../../src/model/part.ts';
import { MoveKind } from '../../src/model/toolpath.ts';
import { INLINE_POOL } from '../../src/pipeline/inline-pool.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { preflight } from '../../src/pipeline/preflight.ts';
import { settingsMap } from '../../src/pipeline/profiles/settings-map.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import { centreOf, type Likeness, likenessOf } from '../support/likeness.ts';
import { type Laid, laidBy, laidByText } from './laid-lines.ts';

const MODELS = fileURLToPath(new URL('../../../shared/models/', import.meta.url));
const PEER_PROGRAM = 'prusa-slicer';
const PEER = fileURLToPath(new URL('peers/prusa-slicer.ini', import.meta.url));
const PARTS: readonly (readonly [file: string, settings?: Readonly<Record<string, string>>])[] = [
  ['20mm-xyz-cube.stl'],
  ['keychain_LEA.stl'],
  ['3DBenchy.3mf'],
  ['benchy_bridge_roof.stl'],
  ['plate_holes.STL', { scale: '0.5' }],
  ['own/bridge_25.stl'],
  ['own/t_overhang.stl'],
  ['own/ball_on_a_point.stl'],
];
/** Layers looked at, evenly spread. */
const LOOKED_AT = 24;
/** [mm] */
const WIDTH = 0.45;

async function planned(
  file: string,
  values: Readonly<Record<string, string>>,
): Promise<{ plate: PlannedPlate; mesh: Mesh }> {
  const settings = settingsMap(Object.entries(values), 'settings');
  const open = await openBench(BUILT_IN_PROFILES, { machine: 'prusa-mk3s', material: 'pla', settings });
  const bytes = new Uint8Array(readFileSync(resolve(MODELS, file)));
  const checked = await preflight({ name: basename(file), bytes }, open, { resolve: async () => undefined });
  const named = checked.part;
  if (named?.part.kind !== 'mesh') throw new Error(`${file} is no mesh`);
  const options = { copies: 1, seed: 1, pool: INLINE_POOL, progress: () => {}, breathe: async () => {} };
  const { plates } = await open.bench.plan([named], options);
  const [plate] = plates;
  if (plate === undefined) throw new Error(`${file} cannot be planned`);
  return { plate, mesh: named.part };
}

interface Fidelity extends Likeness {
  readonly short: number;
  readonly strokes: number;
}

const SOLID = { infill: '100 %', elephantFoot: '0 mm' };

async function fidelity(file: string, values: Readonly<Record<string, string>>): Promise<[Fidelity, Fidelity?]> {
  const kernel = await loadPolygonKernel();
  const { plate, mesh } = await planned(file, { ...values, ...SOLID });
  const own = compared(kernel, mesh, laidBy(plate), centreOf(plate));
  const text = peerText(file, values, [
    '--fill-density',
    '100%',
    '--fill-pattern',
    'rectilinear',
    '--elefant-foot-compensation',
    '0',
  ]);
  return text === undefined ? [own] : [own, compared(kernel, mesh, laidByText(text), PEER_MIDDLE)];
}

function compared(kernel: PolygonKernel, mesh: Mesh, made: Laid, centre: readonly number[]): Fidelity {
  const { short, strokes } = made;
  return { ...likenessOf(kernel, mesh, made, { centre, width: WIDTH, layers: LOOKED_AT }), short, strokes };
}

/** What a job takes. [mm], and how often the filament is pulled back. */
interface Effort {
  readonly filament: number;
  readonly travel: number;
  readonly retractions: number;
}

function effortOf({ job }: PlannedPlate): Effort {
  let [filament, travel, retractions] = [0, 0, 0];
  let [x0, y0, last] = [0, 0, MoveKind.travel as number];
  for (const { length, x, y, e, kind } of job.body)
    for (let n = 0; n < length; n++) {
      filament += e[n]!;
      if (kind[n] === MoveKind.travel) travel += Math.sqrt((x[n]! - x0) ** 2 + (y[n]! - y0) ** 2);
      if (kind[n] === MoveKind.retract && last !== MoveKind.retract) retractions++;
      [x0, y0, last] = [x[n]!, y[n]!, kind[n]!];
    }
  return { filament, travel, retractions };
}

/** Of a file with relative E, after its first layer has begun. */
function effortOfText(text: string): Effort {
  let [travel, retractions, x0, y0, back] = [0, 0, 0, 0, false];
  for (const line of text.slice(text.indexOf(';LAYER_CHANGE')).split('\n')) {
    if (!line.startsWith('G1 ')) continue;
    const word = (letter: string): number => Number(new RegExp(` ${letter}(-?[\\d.]+)`).exec(line)?.[1] ?? Number.NaN);
    const [x, y, e] = [word('X'), word('Y'), word('E')];
    const [x1, y1] = [Number.isNaN(x) ? x0 : x, Number.isNaN(y) ? y0 : y];
    if (Number.isNaN(e)) travel += Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2);
    else if (e < 0 && !back) retractions++;
    if (!Number.isNaN(e)) back = e < 0;
    [x0, y0] = [x1, y1];
  }
  return { filament: Number(/filament used \[mm\] = ([\d.]+)/.exec(text)?.[1]), travel, retractions };
}

/** [mm] */
const PEER_MIDDLE = [125, 105];

/** What PrusaSlicer makes of the same part, undefined where it is not installed or makes none. */
function peerText(
  file: string,
  values: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'etabli-fidelity-'));
  try {
    const out = join(folder, 'out.gcode');
    const scale = values.scale === undefined ? [] : ['--scale', values.scale];
    const where = ['--dont-arrange', '--center', PEER_MIDDLE.join(',')];
    const words = ['--load', PEER, '--export-gcode', ...where, ...scale, ...more, '--output', out];
    spawnSync(PEER_PROGRAM, [...words, resolve(MODELS, file)], { stdio: 'ignore' });
    return existsSync(out) ? readFileSync(out, 'utf8') : undefined;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The settings of `peers/prusa-slicer.ini` where ours differ. */
const AS_PEER = { firstLayerLineWidth: '0.42 mm', infill: '15 %', brim: 'none' };

const percent = (share: number): string => `${share < 0 ? '−' : ''}${Math.abs(100 * share).toFixed(2)} %`;

const EXPLAINED = `At 100 % infill: \`missing\` lies more than half a line inside the exact section of the mesh and under no line, \`beyond\`
is laid more than half a line outside it, both as shares of the section; \`volume\` is filament against the sections times
their heights, less what the round sides of the outermost lines leave free (threads of bridges count as no thicker than their
layer: the rest sags below it); \`lines\` are strokes without a stop, and how many of them are shorter than 2 mm. PrusaSlicer’s
columns are its own G-code at the same settings, measured by the same program. The last three columns are at
15 % infill: filament against PrusaSlicer’s, way without printing (ours goes round inside the part where
that is not far, PrusaSlicer’s straight across) and retractions, ours and PrusaSlicer’s. By \`npx tsx test/bench/fidelity-table.ts [PART…]\`.
`;

const wanted = process.argv.slice(2);
console.log('## Fidelity of printed parts\n');
console.log(EXPLAINED);
console.log(
  '| part | missing | PrusaSlicer’s | beyond | volume | PrusaSlicer’s | lines, short | PrusaSlicer’s | filament ÷ PrusaSlicer’s | travel ÷ PrusaSlicer’s | retractions |',
);
console.log('|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|');
const files = wanted.filter((word) => existsSync(word));
const listed = PARTS.filter(([file]) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
for (const [file, values = {}] of [...listed, ...files.map((path) => [path, {}] as const)]) {
  if (!existsSync(resolve(MODELS, file))) continue;
  const [own, peer] = await fidelity(file, values);
  const text = peerText(file, values);
  const theirs = text === undefined ? undefined : effortOfText(text);
  const ours = effortOf((await planned(file, { ...AS_PEER, ...values })).plate);
  const against =
    theirs === undefined
      ? ['–', '–', '–']
      : [
          percent(ours.filament / theirs.filament - 1),
          `${(ours.travel / theirs.travel).toFixed(2)} ×`,
          `${ours.retractions} / ${theirs.retractions}`,
        ];
  const of = (made: Fidelity | undefined, cell: (made: Fidelity) => string): string =>
    made === undefined ? '–' : cell(made);
  const lines = ({ strokes, short }: Fidelity): string => `${strokes}, ${short}`;
  const cells = [
    basename(file),
    percent(own.missing),
    of(peer, ({ missing }) => percent(missing)),
    percent(own.beyond),
    percent(own.volume),
    of(peer, ({ volume }) => percent(volume)),
    lines(own),
    of(peer, lines),
    ...against,
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
