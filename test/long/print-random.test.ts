import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/random.ts';
import { UsageError } from '../../src/index.ts';
import type { Mesh } from '../../src/model/part.ts';
import { blocks, box, moved, prism, ring } from '../meshes.ts';
import { SWEEP_PARTS, sweep } from '../support/print-sweep.ts';

const VALUES: Readonly<Record<string, readonly string[]>> = {
  preset: ['draft', 'standard', 'fine'],
  infill: ['0 %', '5 %', '20 %', '60 %', '100 %'],
  infillPattern: ['grid', 'rectilinear', 'triangles', 'gyroid', 'lightning'],
  infillAngle: ['0 deg', '30 deg', '90 deg'],
  infillOverlap: ['0 %', '50 %'],
  solidBelow: ['0 mm2', '200 mm2'],
  perimeters: ['1', '2', '3', '6'],
  outerFirst: ['true', 'false'],
  thinWalls: ['true', 'false'],
  gapFill: ['true', 'false'],
  topLayers: ['0', '1', '5'],
  bottomLayers: ['0', '1', '4'],
  bridgeAngle: ['0 deg', '45 deg'],
  support: ['none', 'grid', 'tree'],
  supportBedOnly: ['true'],
  supportInterfaceLayers: ['0', '3'],
  adaptiveLayers: ['true', 'false'],
  layerHeight: ['0.1 mm', '0.2 mm', '0.3 mm'],
  firstLayerHeight: ['0.15 mm', '0.3 mm'],
  lineWidth: ['0.4 mm', '0.6 mm'],
  elephantFoot: ['0 mm', '0.3 mm'],
  xyCompensation: ['-0.2 mm', '0 mm', '0.2 mm'],
  contourTolerance: ['0 mm', '0.05 mm'],
  seam: ['aligned', 'rear', 'hidden', 'random'],
  arcs: ['true', 'false'],
  combing: ['true', 'false'],
  wipe: ['true', 'false'],
  zHop: ['0 mm', '0.4 mm'],
  retraction: ['0 mm', '2 mm'],
  brim: ['none', 'outer', 'auto'],
  skirtLoops: ['0', '1', '4'],
  spacing: ['0 mm', '10 mm'],
  labels: ['true', 'false'],
  colorChange: ['1', '0.5, 2'],
  fan: ['0 %', '100 %'],
  layerTimeMin: ['0 s', '60 s'],
};
const PRINTERS = ['prusa-mk3s', 'prusa-mini', 'generic-klipper', 'duet-cartesian'];

const star = Array.from({ length: 10 }, (_, k): readonly [number, number] => {
  const radius = k % 2 === 0 ? 10 : 4;
  return [radius * Math.cos((Math.PI * k) / 5), radius * Math.sin((Math.PI * k) / 5)];
});
const PARTS: readonly (readonly [string, Mesh])[] = [
  ...Object.entries(SWEEP_PARTS),
  ['star', prism(star, 0, 3)],
  ['tube', ring(8, 7, 0, 4, 60)],
  ['twist', moved(box([-5, -5, 0, 5, 5, 6]), (x, y, z) => [x + z / 4, y - z / 5, z])],
  [
    'stairs',
    blocks([
      [0, 0, 0, 20, 6, 1],
      [2, 0, 1, 20, 6, 2],
      [9, 0, 2, 20, 6, 4],
    ]),
  ],
];

const random = seededRandom(2026);
const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)]!;
const CASES = Array.from({ length: 300 }, () => {
  const keys = Array.from({ length: 2 + Math.floor(random() * 6) }, () => pick(Object.keys(VALUES)));
  const settings = Object.fromEntries(keys.map((key) => [key, pick(VALUES[key]!)]));
  const [part, mesh] = pick(PARTS);
  return { part, mesh, machine: pick(PRINTERS), copies: pick([1, 1, 3]), settings, said: JSON.stringify(settings) };
});

test.each(CASES)(
  '$copies × $part on $machine with $said: a clean job, a refusal or a reason why there is none',
  async (each) => {
    const told = await sweep(each).catch((error: unknown) => {
      if (error instanceof UsageError) return { jobs: 0, wrong: [error.message] };
      throw error;
    });
    if (told.jobs > 0) expect(told.wrong).toEqual([]);
    else expect(told.wrong.length).toBeGreaterThan(0);
  },
);
