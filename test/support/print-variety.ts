import { seededRandom } from '../../src/base/random.ts';
import { writeStl } from '../../src/formats/stl/write.ts';
import { loadPolygonKernel } from '../../src/geometry/areas/clipper-kernel.ts';
import type { Mesh } from '../../src/model/part.ts';
import { INLINE_POOL } from '../../src/pipeline/inline-pool.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { preflight } from '../../src/pipeline/preflight.ts';
import { prepareJobs } from '../../src/pipeline/prepare-jobs.ts';
import { settingsMap } from '../../src/pipeline/profiles/settings-map.ts';
import { laidBy } from '../bench/laid-lines.ts';
import { moved, subdivided } from '../meshes.ts';
import { cuboid, Manifold, meshFrom, rod, type Solid } from '../print/kit.ts';
import { centreOf, type Likeness, likenessOf } from './likeness.ts';
import { withNozzle } from './print-sweep.ts';

type Place = readonly [x: number, y: number];

const pen = (places: readonly Place[], width: number, height: number): Solid =>
  Manifold.union(
    places.slice(1).map(([x, y], k) => {
      const [u, v] = places[k]!;
      return Manifold.hull([
        rod(u, v, 0, height, width / 2, width / 2, 20),
        rod(x, y, 0, height, width / 2, width / 2, 20),
      ]);
    }),
  );
const polar = (count: number, radius: (k: number) => number): [number, number][] =>
  Array.from({ length: count }, (_, k) => {
    const angle = (2 * Math.PI * k) / count;
    return [radius(k) * Math.cos(angle), radius(k) * Math.sin(angle)];
  });

/** Parts with what planners find hard: thin and tapered walls, teeth, cells, threads, slopes, holes from the side, crumbs of sections. */
const VARIETY: Readonly<Record<string, () => Solid>> = {
  letters: () =>
    Manifold.union([
      pen(
        [
          [0, 0],
          [4, 10],
          [8, 0],
        ],
        0.9,
        2,
      ),
      pen(
        [
          [2, 4],
          [6, 4],
        ],
        0.9,
        2,
      ),
      pen(
        [
          [14, 9],
          [11, 7],
          [14, 5],
          [11, 2],
        ],
        0.75,
        2,
      ),
      pen(
        [
          [20, 10],
          [20, 0],
          [25, 0],
        ],
        1.1,
        2,
      ),
    ]),
  cone: () => rod(0, 0, 0, 12, 8, 0.05, 80),
  thread: () =>
    Manifold.extrude(
      [polar(60, (k) => 4.2 + 0.8 * Math.max(-1, Math.min(1, 1.6 * Math.cos((2 * Math.PI * k) / 60))))],
      8,
      64,
      1440,
    ),
  sphere: () => Manifold.sphere(8, 96).translate([0, 0, 6]).trimByPlane([0, 0, 1], 0),
  wedge: () =>
    Manifold.extrude(
      [
        [
          [0, -0.15],
          [30, -1.6],
          [30, 1.6],
          [0, 0.15],
        ],
      ],
      4,
    ),
  leaning: () => Manifold.hull([cuboid(0, -1.6, 0, 24, 1.6, 0.01), cuboid(0, -0.3, 9.99, 24, 0.3, 10)]),
  gear: () =>
    Manifold.extrude([polar(96, (k) => (k % 4 === 1 || k % 4 === 2 ? 13 : 10.8))], 3).subtract(rod(0, 0, -1, 6, 2.6)),
  cells: () =>
    cuboid(0, 0, 0, 24, 20, 2).subtract(
      Manifold.union(
        Array.from({ length: 16 }, (_, k) => rod(4 + (k % 4) * 4.6, 4 + (k >> 2) * 4, -1, 3, 2.1, 2.1, 6)),
      ),
    ),
  tube: () =>
    rod(0, 0, 0, 18, 9)
      .subtract(rod(0, 0, -1, 19, 6.5))
      .subtract(rod(0, 0, -12, 12, 3.1).rotate([90, 0, 135]).translate([0, 0, 13.9])),
  star: () => Manifold.extrude([polar(10, (k) => (k % 2 === 0 ? 10 : 5))], 10, 30, 70, [0.5, 0.5]),
  fins: () =>
    Manifold.union([
      cuboid(0, 0, 0, 24, 12, 2),
      ...[0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 1.7, 1.9, 2.1].map((w, k) => cuboid(1 + 2.5 * k, 0, 2, 1 + 2.5 * k + w, 12, 6)),
    ]),
  bowl: () =>
    Manifold.revolve(
      [
        [
          [0, 0],
          [5, 0],
          [11, 9],
          [9.6, 9],
          [4.2, 1.4],
          [0, 1.4],
        ],
      ],
      96,
    ),
  column: () => cuboid(0, 0, 0, 3.33, 3.33, 8),
};

const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  preset: ['draft', 'fine'],
  infillPattern: ['grid', 'rectilinear', 'triangles', 'gyroid', 'lightning'],
  infill: ['0 %', '10 %', '40 %', '100 %'],
  support: ['grid', 'tree'],
  vase: ['true'],
  adaptiveLayers: ['true'],
  lineWidth: ['0.4 mm', '0.5 mm', '0.6 mm'],
  brim: ['outer'],
  perimeters: ['1', '3', '4'],
  layerHeight: ['0.1 mm', '0.28 mm'],
  arcs: ['true'],
  outerFirst: ['true'],
  xyCompensation: ['-0.1 mm', '0.1 mm'],
  topLayers: ['0', '1'],
  infillAngle: ['0 deg', '20 deg'],
};

/** A part as some file might hold it, and a way to print it. */
export interface VarietyCase {
  readonly part: string;
  readonly cut: boolean;
  /** [degrees] About X, then about Z. */
  readonly lean: number;
  readonly turn: number;
  readonly scale: number;
  /** Vertices stand up to a tenth of a micrometre aside. */
  readonly shaken: boolean;
  readonly nozzle: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function varietyCases(count: number, seed: number): readonly VarietyCase[] {
  const random = seededRandom(seed);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)]!;
  return Array.from({ length: count }, () => ({
    part: pick(Object.keys(VARIETY)),
    cut: random() < 0.3,
    lean: pick([0, 0, 0, 33, 90.5]),
    turn: pick([0, 7, 33, 90.5]),
    scale: pick([1, 0.93, 1.07, 0.5]),
    shaken: random() < 0.5,
    nozzle: pick(['0.4 mm', '0.4 mm', '0.4 mm', '0.25 mm', '0.6 mm', '0.8 mm']),
    settings: Object.fromEntries(
      Array.from({ length: Math.floor(random() * 4) }, () => {
        const key = pick(Object.keys(SETTINGS));
        return [key, pick(SETTINGS[key]!)];
      }),
    ),
  }));
}

function meshOf({ part, cut, lean, turn, scale, shaken }: VarietyCase): Mesh {
  const mesh = meshFrom(VARIETY[part]!().rotate([lean, 0, turn]).scale(scale));
  const random = seededRandom(7);
  const aside = (): number => (shaken ? 2e-4 * (random() - 0.5) : 0);
  return moved(cut ? subdivided(mesh) : mesh, (x, y, z) => [x + aside(), y + aside(), z + aside()]);
}

const OPTIONS = { copies: 1, seed: 1, pool: INLINE_POOL, progress: () => {}, breathe: async () => {} };

/** What is wrong with the job of a case that is no fault of the part, in words. @throws UsageError where a machine cannot do it */
export async function faultsOf(given: VarietyCase): Promise<readonly string[]> {
  const { open, check } = await opened(given, given.settings);
  const { findings } = await prepareJobs([check], open, OPTIONS);
  return findings.filter(({ code }) => code.startsWith('JOB')).map(({ code, what }) => `${code}: ${what.en}`);
}

/** Layers that are looked at. */
const LOOKED_AT = 8;
/** Of the nozzle: the width of a line. */
const LINE = 1.125;

/** @returns null where the part is refused */
export async function likenessOfCase(given: VarietyCase): Promise<Likeness | null> {
  const solid = { infill: '100 %', elephantFoot: '0 mm', support: 'none', arcs: 'false', brim: 'none' };
  const { vase: _, xyCompensation: __, infillPattern: ___, ...settings } = given.settings;
  const { open, check } = await opened(given, { ...settings, ...solid });
  const part = check.part?.part;
  if (part?.kind !== 'mesh') throw new Error('the part is a mesh');
  const { plates, findings } = await open.bench.plan([check.part!], OPTIONS);
  const [plate] = plates;
  if (plate === undefined) {
    if (findings.some(({ code, severity }) => code === 'PRT807' && severity === 'error')) return null;
    throw new Error('the part can be planned, or it is said why not');
  }
  const width = LINE * Number.parseFloat(given.nozzle);
  const options = { centre: centreOf(plate), width, layers: LOOKED_AT };
  return likenessOf(await loadPolygonKernel(), part, laidBy(plate), options);
}

async function opened(given: VarietyCase, settings: Readonly<Record<string, string>>) {
  const map = settingsMap(Object.entries(settings), 'settings');
  const open = await openBench(withNozzle(given.nozzle), { machine: 'prusa-mk3s', material: 'pla', settings: map });
  const file = { name: 'part.stl', bytes: writeStl(meshOf(given)) };
  return { open, check: await preflight(file, open, { resolve: async () => undefined }) };
}
