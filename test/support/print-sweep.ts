import { writeStl } from '../../src/formats/stl/write.ts';
import { type Finding, prepare, verify } from '../../src/index.ts';
import type { Mesh } from '../../src/model/part.ts';
import type { ProfileSource } from '../../src/pipeline/profiles/profile-source.ts';
import { ball, blocks, box, circle, moved, prism, ring, together } from '../meshes.ts';
import { BUILT_IN_PROFILES } from './built-in-profiles.ts';

const roof = blocks([
  [0, 0, 0, 3, 8, 4],
  [15, 0, 0, 18, 8, 4],
  [0, 0, 4, 18, 8, 6],
]);
const letters = blocks([
  [0, 0, 0, 22, 9, 1.2],
  [2, 2, 1.2, 2.9, 7, 2.4],
  [2, 6, 1.2, 6, 7, 2.4],
  [8, 2, 1.2, 8.6, 7, 2.4],
  [10, 2, 1.2, 14, 2.5, 2.4],
]);
const table = blocks([
  [8, 8, 0, 12, 12, 4],
  [0, 0, 4, 20, 20, 5],
]);

/** Ledges of which the walls alone stand over the air, narrower than the distance of support lines. */
const ledges = blocks(
  Array.from({ length: 4 }, (_, k): [number, number, number, number, number, number] => {
    const out = 1.2 * k;
    return [6 - out, 6 - out, 2 * k, 18 + out, 18 + out, 2 * k + 2];
  }),
);

/** A room for a nut under a hole: the walls of the hole begin in the air. */
const nutTrap = blocks([
  [0, 0, 0, 22, 5, 3],
  [0, 13, 0, 22, 18, 3],
  [0, 5, 0, 7, 13, 3],
  [15, 5, 0, 22, 13, 3],
  [0, 0, 3, 22, 7, 6],
  [0, 11, 3, 22, 18, 6],
  [0, 7, 3, 9, 11, 6],
  [13, 7, 3, 22, 11, 6],
]);

/** What stands on the plate leaves its top open to the walls on three sides. */
const bracket = blocks([
  [0, 0, 0, 36, 21, 3],
  [0, 0, 3, 3, 21, 9],
  [3, 10, 3, 20, 12, 6],
]);

/** What carries its upper rung stands on the lower one and is wider. */
const ladder = blocks([
  [0, 0, 0, 1.4, 1.4, 8],
  [16, 0, 0, 17.4, 1.4, 8],
  [1.4, 0, 0, 16, 1.4, 1.4],
  [1.4, 0, 5, 16, 1.4, 6.4],
]);

/** Steps as wide as three lines, hollow: the ring under each wall hangs beside the walls below. */
const steps = blocks(
  Array.from({ length: 6 }, (_, k): [number, number, number, number, number, number] => {
    const inward = 1.6 * k;
    return [inward, inward, 1.5 * k, 32 - inward, 32 - inward, 1.5 * k + 1.5];
  }),
);

/** Small parts of the kinds that labs print. */
export const SWEEP_PARTS: Readonly<Record<string, Mesh>> = {
  roof,
  letters,
  dome: moved(ball(0, 0, 4, 7, 32), (x, y, z) => [x, y, Math.max(0, z)]),
  pair: together(ring(6, 3, 0, 3, 40), box([9, -3, 0, 13, 3, 5])),
};

/** A way to print, and the parts that it is for. */
export interface SweepCase {
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly mesh?: Mesh;
  readonly copies?: number;
  /** Plates that it takes at least. */
  readonly plates?: number;
}

const cup = moved(prism(circle(0, 0, 6, 40), 0, 8), (x, y, z) => [x * (1 + z / 40), y * (1 + z / 40), z]);

/** Every feature of a job that a firmware could take amiss. */
export const SWEEP_CASES: readonly SweepCase[] = [
  { name: 'colour change', settings: { colorChange: '1.2' }, mesh: letters },
  { name: 'two colour changes', settings: { colorChange: '1.2, 2.0' }, mesh: letters },
  { name: 'grid support', settings: { support: 'grid' }, mesh: table },
  { name: 'tree support', settings: { support: 'tree' }, mesh: table },
  { name: 'grid support under narrow ledges', settings: { support: 'grid' }, mesh: ledges },
  { name: 'tree support under narrow ledges', settings: { support: 'tree' }, mesh: ledges },
  {
    name: 'grid support that stands on a bar',
    settings: { support: 'grid', layerHeight: '0.15 mm' },
    mesh: ladder,
  },
  { name: 'vase', settings: { vase: 'true' }, mesh: cup },
  { name: 'a hole over a nut trap', settings: {}, mesh: nutTrap },
  {
    name: 'hollow steps of wide lines',
    settings: { infill: '0 %', lineWidth: '0.6 mm', layerHeight: '0.3 mm' },
    mesh: steps,
  },
  { name: 'hollow, by its pattern lightning', settings: { infill: '0 %', infillPattern: 'lightning' }, mesh: bracket },
  { name: 'adaptive layers', settings: { adaptiveLayers: 'true' }, mesh: SWEEP_PARTS.dome! },
  { name: 'arcs', settings: { arcs: 'true' }, mesh: SWEEP_PARTS.pair! },
  { name: 'rectilinear', settings: { infillPattern: 'rectilinear' } },
  { name: 'triangles', settings: { infillPattern: 'triangles' } },
  { name: 'gyroid', settings: { infillPattern: 'gyroid' } },
  { name: 'lightning', settings: { infillPattern: 'lightning' }, mesh: SWEEP_PARTS.dome! },
  { name: 'hollow', settings: { infill: '0 %' } },
  { name: 'solid', settings: { infill: '100 %' } },
  { name: 'brim', settings: { brim: 'outer' } },
  { name: 'brim without skirt', settings: { brim: 'outer', skirtLoops: '0' } },
  { name: 'bare', settings: { brim: 'none', skirtLoops: '0' } },
  { name: 'three skirts', settings: { skirtLoops: '3' } },
  { name: 'no walls', settings: { perimeters: '0' } },
  { name: 'four walls, outer first', settings: { perimeters: '4', outerFirst: 'true' } },
  {
    name: 'rear seam, no combing, no wipe, no lift',
    settings: { seam: 'rear', combing: 'false', wipe: 'false', zHop: '0 mm' },
  },
  { name: 'thick first layer', settings: { firstLayerHeight: '0.3 mm' } },
  { name: 'several copies', settings: {}, copies: 5 },
  { name: 'copies on several plates', settings: {}, mesh: box([0, 0, 0, 120, 80, 0.6]), copies: 9, plates: 2 },
];

/** The built-in profiles with another nozzle in every printer. */
export function withNozzle(nozzle: string): ProfileSource {
  return {
    ids: (kind) => BUILT_IN_PROFILES.ids(kind),
    async find(kind, id) {
      const file = await BUILT_IN_PROFILES.find(kind, id);
      return file === undefined
        ? undefined
        : { ...file, text: file.text.replace('nozzle: 0.4 mm', `nozzle: ${nozzle}`) };
    },
  };
}

export interface SweepJob {
  readonly machine: string;
  readonly mesh: Mesh;
  readonly settings: Readonly<Record<string, string>>;
  readonly copies?: number | undefined;
  readonly profiles?: ProfileSource;
}

/** What is wrong with the jobs of a part, in words: nothing, where they are made and `verify` finds nothing in them. */
export async function sweep({ machine, mesh, settings, copies = 1, profiles = BUILT_IN_PROFILES }: SweepJob): Promise<{
  readonly jobs: number;
  readonly wrong: readonly string[];
}> {
  const base = { machine, material: 'pla', profiles, settings };
  const files = [{ name: 'part.stl', bytes: writeStl(mesh) }];
  const made = await prepare({ ...base, files, copies });
  const jobs = made.jobs.map(({ bytes }, k) => ({ name: `plate-${k + 1}.gcode`, bytes }));
  const read = await verify({ ...base, jobs });
  const say = ({ rule, what, where }: Finding): string => `${rule}: ${what.en} ${JSON.stringify(where)}`;
  return {
    jobs: jobs.length,
    wrong: [
      ...made.findings.filter(({ severity }) => severity === 'error').map(say),
      ...read.flatMap(({ findings }) => findings).map(say),
      ...read.flatMap(({ seconds }, k) =>
        seconds === made.jobs[k]!.seconds ? [] : [`time ${seconds}, planned ${made.jobs[k]!.seconds}`],
      ),
    ],
  };
}
