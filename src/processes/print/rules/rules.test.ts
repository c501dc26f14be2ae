import { describe, expect, test } from 'vitest';
import {
  ball,
  blocks,
  box,
  circle,
  meshOf,
  moved,
  prism,
  ring,
  subdivided,
  together,
  turned,
  without,
} from '../../../../test/meshes.ts';
import { printCase } from '../../../../test/print-case.ts';
import type { Severity } from '../../../model/finding.ts';
import type { Mesh } from '../../../model/part.ts';
import type { PrintContext } from '../context.ts';
import { loadPrintRules, PRINT_RULE_NAMES } from './index.ts';

const PRINT_RULES = await loadPrintRules();

/** For each rule a part that it must speak of, and the nearest one that it must not. */
interface Pair {
  readonly bad: PrintContext;
  readonly severity: Severity;
  readonly measured?: number;
  readonly good: PrintContext;
}

const cube = box([0, 0, 0, 20, 20, 20]);
/** With the digits that an STL file keeps. */
const single = (mesh: Mesh): Mesh => ({ ...mesh, positions: Float32Array.from(mesh.positions) });
const cubeNoUnit = { ...cube, unit: null };
const t = (arm: number): PrintContext =>
  printCase(
    blocks([
      [0, 0, 0, 10, 40, 20],
      [-arm, 0, 20, 10 + arm, 40, 25],
    ]),
  );
const bridge = (gap: number): PrintContext =>
  printCase(
    blocks([
      [0, 0, 0, 10, 10, 15],
      [10 + gap, 0, 0, 20 + gap, 10, 15],
      [0, 0, 15, 20 + gap, 10, 20],
    ]),
  );
const wall = (thickness: number): PrintContext =>
  printCase(
    blocks([
      [0, 0, 0, 40, 20, 2],
      [20, 0, 2, 20 + thickness, 20, 12],
    ]),
  );
const rib = (thickness: number): PrintContext =>
  printCase(
    blocks([
      [0, 0, 0, 40, 20, 2],
      [20, 5, 2, 20 + thickness, 8, 3],
    ]),
  );

const PAIRS: Readonly<Record<string, Pair>> = {
  unit: {
    bad: printCase(moved(cubeNoUnit, (x, y, z) => [x / 10, y / 20, z / 16])),
    severity: 'warning',
    measured: 2,
    good: printCase(moved(cubeNoUnit, (x, y, z) => [x / 2, y / 2, z / 2])),
  },
  'zero-volume': {
    bad: printCase(
      together(
        box([0, 0, 0, 20, 20, 20]),
        turned(box([0, 0, 0, 20, 20, 20]), () => true),
      ),
    ),
    severity: 'error',
    measured: 0,
    good: printCase(cube),
  },
  'open-edges': { bad: printCase(without(cube, 0, 1)), severity: 'error', measured: 80, good: printCase(cube) },
  'non-manifold-edges': {
    bad: printCase(
      blocks([
        [0, 0, 0, 10, 10, 10],
        [10, 10, 0, 20, 20, 10],
      ]),
    ),
    severity: 'warning',
    good: printCase(
      blocks([
        [0, 0, 0, 10, 10, 10],
        [9.9, 9.9, 0, 20, 20, 10],
      ]),
    ),
  },
  winding: { bad: printCase(turned(cube, (k) => k === 2)), severity: 'warning', measured: 1, good: printCase(cube) },
  'degenerate-triangles': {
    bad: printCase(meshOf([...cube.positions], [...cube.triangles, 0, 0, 1])),
    severity: 'info',
    measured: 1,
    good: printCase(cube),
  },
  'self-intersection': {
    // A bar that turns back through itself, all one body.
    bad: printCase(bentThrough(5)),
    severity: 'warning',
    good: printCase(bentThrough(25)),
  },
  'overlapping-bodies': {
    bad: printCase(together(cube, box([15, 0, 0, 35, 20, 20]))),
    severity: 'warning',
    measured: 2000,
    good: printCase(together(cube, box([25, 0, 0, 45, 20, 20]))),
  },
  'outside-machine': {
    bad: printCase(box([0, 0, 0, 20, 20, 210.5])),
    severity: 'error',
    measured: 210.5,
    good: printCase(box([0, 0, 0, 20, 20, 210])),
  },
  'not-on-bed': {
    bad: printCase(box([0, 0, 12.5, 20, 20, 32.5])),
    severity: 'info',
    measured: 12.5,
    good: printCase(cube),
  },
  'thin-wall': { bad: wall(0.44), severity: 'warning', measured: 0.44, good: wall(0.46) },
  'small-feature': { bad: rib(0.59), severity: 'info', measured: 0.59, good: rib(0.61) },
  'small-hole': {
    bad: printCase(ring(10, 0.97, 0, 5, 96)),
    severity: 'info',
    good: printCase(ring(10, 1.03, 0, 5, 96)),
  },
  'small-pin': {
    bad: printCase(together(box([-10, -10, 0, 10, 10, 2]), prism(circle(0, 0, 0.5, 32), 1.9, 10))),
    severity: 'warning',
    good: printCase(together(box([-10, -10, 0, 10, 10, 2]), prism(circle(0, 0, 1, 32), 1.9, 10))),
  },
  overhang: { bad: t(15), severity: 'warning', measured: 600, good: t(1) },
  'floating-island': {
    bad: printCase(together(cube, box([40, 0, 5, 60, 20, 15]))),
    severity: 'error',
    measured: 400,
    good: printCase(together(cube, box([40, 0, 0, 60, 20, 10]))),
  },
  'long-bridge': { bad: bridge(10.2), severity: 'warning', measured: 10.2, good: bridge(9.8) },
  'bed-contact': { bad: printCase(ball(0, 0, 15, 15)), severity: 'warning', good: printCase(cube) },
  'tip-over': {
    bad: printCase(box([0, 0, 0, 10, 10, 82])),
    severity: 'warning',
    measured: 8.2,
    good: printCase(box([0, 0, 0, 10, 10, 79])),
  },
  warping: {
    bad: printCase(box([0, 0, 0, 120, 20, 5]), { material: { warps: true } }),
    severity: 'warning',
    good: printCase(box([0, 0, 0, 40, 20, 5]), { material: { warps: true } }),
  },
  'enclosed-void': {
    bad: printCase(blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 25]])),
    severity: 'info',
    measured: 8000,
    good: printCase(blocks([[0, 0, 0, 30, 30, 30]], [[5, 5, 5, 25, 25, 30]])),
  },
  resolution: {
    bad: printCase(moved(subdivided(subdivided(ball(0, 0, 15, 15))), (x, y, z) => [x / 20, y / 20, z / 20])),
    severity: 'info',
    good: printCase(ball(0, 0, 15, 15)),
  },
  'coarse-facets': {
    bad: printCase(prism(circle(0, 0, 20, 24), 0, 10)),
    severity: 'info',
    good: printCase(prism(circle(0, 0, 20, 64), 0, 10)),
  },
  spool: {
    bad: printCase(cube, { settings: { spool: '1' } }),
    severity: 'error',
    good: printCase(cube, { settings: { spool: '50' } }),
  },
  'material-refused': {
    bad: printCase(cube, { material: { nozzle: 340, nozzleFirst: 340, nozzleRange: [320, 360] } }),
    severity: 'error',
    measured: 340,
    good: printCase(cube),
  },
  enclosure: {
    bad: printCase(box([0, 0, 0, 100, 20, 20]), { material: { enclosure: true } }),
    severity: 'warning',
    good: printCase(box([0, 0, 0, 100, 20, 20]), { material: { enclosure: true }, machine: { enclosure: true } }),
  },
  'abrasive-filament': {
    bad: printCase(cube, { material: { abrasive: true } }),
    severity: 'warning',
    good: printCase(cube, { material: { abrasive: true }, machine: { hardenedNozzle: true } }),
  },
  'welded-points': {
    bad: printCase(cracked(1e-5)),
    severity: 'info',
    good: printCase(cracked(0)),
  },
  'pinched-points': {
    bad: printCase(
      blocks([
        [0, 0, 0, 10, 10, 10],
        [10, 10, 10, 20, 20, 20],
      ]),
    ),
    severity: 'info',
    measured: 1,
    good: printCase(
      blocks([
        [0, 0, 0, 10, 10, 10],
        [9, 9, 9, 20, 20, 20],
      ]),
    ),
  },
  'object-names': {
    bad: printCase({
      ...together(cube, box([30, 0, 0, 50, 20, 20])),
      objects: [
        { name: 'Object', firstTriangle: 0, triangleCount: 12 },
        { name: 'Object', firstTriangle: 12, triangleCount: 12 },
      ],
    }),
    severity: 'info',
    measured: 2,
    good: printCase(together(cube, box([30, 0, 0, 50, 20, 20]))),
  },
  orientation: {
    bad: printCase(box([0, 0, 0, 60, 3, 60])),
    severity: 'info',
    measured: 180,
    good: printCase(box([0, 0, 0, 60, 60, 3])),
  },
  'thin-floor': {
    bad: printCase(box([0, 0, 0, 40, 40, 0.59])),
    severity: 'warning',
    measured: 0.59,
    good: printCase(box([0, 0, 0, 40, 40, 0.61])),
  },
  'lost-digits': {
    bad: printCase(single(moved(cube, (x, y, z) => [x + 600_000, y, z]))),
    severity: 'warning',
    measured: 0.0625,
    good: printCase(single(moved(cube, (x, y, z) => [x + 60_000, y, z]))),
  },
  'narrow-gap': {
    bad: printCase(
      blocks([
        [0, 0, 0, 20, 20, 2],
        [0, 0, 2, 9.81, 20, 10],
        [10, 0, 2, 20, 20, 10],
      ]),
    ),
    severity: 'warning',
    measured: 0.19,
    good: printCase(
      blocks([
        [0, 0, 0, 20, 20, 2],
        [0, 0, 2, 9.79, 20, 10],
        [10, 0, 2, 20, 20, 10],
      ]),
    ),
  },
};

/** A hoop whose two ends run past each other, through each other where they lie nearer than they are wide. */
function bentThrough(apart: number): ReturnType<typeof box> {
  const points: number[] = [];
  const triangles: number[] = [];
  // A square tube of 10 mm swept along a path; the last leg crosses the first one at the same height or above it.
  const path: readonly (readonly [number, number, number])[] = [
    [0, 0, 5],
    [60, 0, 5],
    [60, 40, 5 + apart / 2],
    [30, 40, 5 + apart],
    [30, -40, 5 + apart],
  ];
  path.forEach(([x, y, z], k) => {
    const [px, py] = path[Math.max(0, k - 1)]!;
    const [qx, qy] = path[Math.min(path.length - 1, k + 1)]!;
    const length = Math.sqrt((qx - px) ** 2 + (qy - py) ** 2);
    const [nx, ny] = [(-(qy - py) / length) * 5, ((qx - px) / length) * 5];
    points.push(x + nx, y + ny, z - 5, x - nx, y - ny, z - 5, x - nx, y - ny, z + 5, x + nx, y + ny, z + 5);
    if (k === 0) return;
    const [a, b] = [4 * (k - 1), 4 * k];
    for (let side = 0; side < 4; side++) {
      const next = (side + 1) % 4;
      triangles.push(a + side, a + next, b + next, a + side, b + next, b + side);
    }
  });
  const end = points.length / 3 - 4;
  triangles.push(0, 2, 1, 0, 3, 2, end, end + 1, end + 2, end, end + 2, end + 3);
  return turned(meshOf(points, triangles), () => true);
}

/** A cube of loose triangles, each corner its own point, some of them off by a little. */
function cracked(off: number): ReturnType<typeof box> {
  const points: number[] = [];
  cube.triangles.forEach((v, c) => {
    points.push(cube.positions[3 * v]! + (c % 2) * off, cube.positions[3 * v + 1]!, cube.positions[3 * v + 2]!);
  });
  return meshOf(points, points.map((_, k) => k).slice(0, points.length / 3));
}

describe('rules of the print room', () => {
  test('every rule has its bad part and its nearest good one', () => {
    expect(Object.keys(PAIRS).sort()).toEqual(PRINT_RULES.map((rule) => rule.name).sort());
  });

  test.each(PRINT_RULES.map((rule) => [rule.name, rule] as const))(
    '%s speaks of the bad part, not of the good one',
    (name, rule) => {
      const { bad, good, severity, measured } = PAIRS[name]!;
      const found = rule.check(bad);
      expect(found.length).toBeGreaterThan(0);
      expect(found[0]!.severity).toBe(severity);
      if (measured !== undefined) expect(found[0]!.measured).toBeCloseTo(measured, 1);
      expect(rule.check(good)).toEqual([]);
    },
  );

  test('the list names each rule as the rule names itself', async () => {
    expect([...PRINT_RULE_NAMES]).toEqual(PRINT_RULES.flatMap(({ code, name }) => [code, name]));
    expect((await loadPrintRules(new Set(['winding', 'PRT001']))).map(({ name }) => name)).toEqual(['unit', 'winding']);
  });

  test('the limits are settings: what a lab sets is what is held against the part', () => {
    const loose = { overhangArea: '700', bridgeFar: '60', slenderness: '20', floorLayers: '1', gapMin: '0.05' };
    const found = (mesh: Parameters<typeof printCase>[0], name: string, settings: Readonly<Record<string, string>>) =>
      PRINT_RULES.find((rule) => rule.name === name)!.check(printCase(mesh, { settings }));
    expect(found(box([0, 0, 0, 10, 10, 150]), 'tip-over', loose)).toEqual([]);
    expect(found(box([0, 0, 0, 40, 40, 0.4]), 'thin-floor', loose)).toEqual([]);
    expect(found(t(15).part, 'overhang', loose)).toEqual([]);
    expect(found(bridge(25).part, 'long-bridge', { bridgeFar: '20' })[0]!.what.en).toMatch(/more than 20 mm/);
    expect(found(box([0, 0, 0, 12, 12, 12]), 'unit', { unitSmall: '15' })).toEqual([]);
    const noUnit = { ...box([0, 0, 0, 12, 12, 12]), unit: null };
    expect(found(noUnit, 'unit', { unitSmall: '15' })[0]).toMatchObject({ limit: 15 });
  });

  test('a round piece that begins in the air is told wherever its lowest point lies between two layers', () => {
    const rule = PRINT_RULES.find(({ name }) => name === 'floating-island')!;
    // Layers are cut in their middles: 9.9, 10.1, 10.3 mm.
    for (const [low, layer] of [
      [9.92, 51],
      [9.98, 51],
      [10.05, 51],
      [10.12, 52],
    ] as const) {
      const cap = 10.1 + 0.2 * (layer - 51) - low;
      const [found] = rule.check(printCase(together(cube, ball(40, 10, low + 3, 3))));
      expect(found!.where.layer).toBe(layer);
      expect(found!.measured! / (Math.PI * cap * (6 - cap))).toBeCloseTo(1, 0);
    }
    expect(rule.check(printCase(ball(40, 10, 3, 3)))).toEqual([]);
  });

  test('a piece in the air is an error as soon as a line of it is as long as jobs may hold in the air', () => {
    const rule = PRINT_RULES.find(({ name }) => name === 'floating-island')!;
    const severities = (w: number, d: number, settings = {}): readonly string[] =>
      rule.check(printCase(together(cube, box([40, 0, 5, 40 + w, d, 15])), { settings })).map((f) => f.severity);
    expect(severities(1.2, 1.2)).toEqual(['warning']);
    expect(severities(1.6, 2.3)).toEqual(['error']);
    expect(severities(0.5, 6)).toEqual(['error']);
    expect(severities(1.6, 2.3, { support: 'grid' })).toEqual(['info']);
    expect(severities(1.6, 2.3, { support: 'grid', supportMinArea: '4 mm2' })).toEqual(['error']);
  });

  test('digits that an STL file lost are told by the grid they leave, and only where numbers are single', () => {
    const rule = PRINT_RULES.find(({ name }) => name === 'lost-digits')!;
    const far = (metres: number): Mesh => single(moved(cube, (x, y, z) => [x, y - 1000 * metres, z]));
    expect(rule.check(printCase(far(200)))[0]).toMatchObject({ severity: 'info', measured: 2 ** -6 });
    expect(rule.check(printCase(far(6200)))[0]).toMatchObject({ severity: 'warning', measured: 0.5 });
    const exact = moved(cube, (x, y, z) => [x, y - 6.2e6, z]);
    expect(rule.check(printCase(exact))).toEqual([]);
  });

  test('the brim must lie on the bed as well, where one will be laid', () => {
    const rule = PRINT_RULES.find(({ name }) => name === 'outside-machine')!;
    const wide = box([0, 0, 0, 245, 205, 5]);
    expect(rule.check(printCase(wide))).toEqual([]);
    expect(rule.check(printCase(wide, { settings: { brim: 'outer', brimWidth: '2' } }))).toEqual([]);
    const [found] = rule.check(printCase(wide, { settings: { brim: 'outer', brimWidth: '5' } }));
    expect(found).toMatchObject({ severity: 'error', measured: 255, limit: 250 });
  });

  test('codes and names are unique and codes ascend', () => {
    const codes = PRINT_RULES.map((rule) => rule.code);
    expect(new Set(PRINT_RULES.map((rule) => rule.name)).size).toBe(PRINT_RULES.length);
    expect([...new Set(codes)].sort()).toEqual(codes);
  });

  test.each(PRINT_RULES.map((rule) => [rule.name, rule] as const))(
    '%s has a whole page in both languages',
    (_, rule) => {
      for (const text of [rule.title, rule.what, rule.why, rule.fix, rule.example]) {
        expect(text.en.length).toBeGreaterThan(5);
        expect(text.fr.length).toBeGreaterThan(5);
        expect(text.fr).not.toMatch(/['"]/);
      }
    },
  );
});
