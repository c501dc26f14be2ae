import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { packContours } from '../../../geometry/areas/islands.ts';
import { polygonsArea } from '../../../geometry/areas/polygons.ts';
import type { DataMap, DataNode } from '../../../model/data-node.ts';
import type { Plan } from '../../../model/job.ts';
import type { Mesh } from '../../../model/part.ts';
import type { Pool } from '../../../model/pool.ts';
import type { Bench } from '../../../model/process.ts';
import { MoveKind, type Toolpath } from '../../../model/toolpath.ts';
import { printBench } from '../bench.ts';
import { LAYER_SETTINGS } from './layer-settings.fixture.ts';
import { type LayerBatch, planLayers } from './plan-layers.ts';

type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

function node(value: Plain): DataNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(node), at: {} };
  if (typeof value === 'object') return map(value as { readonly [key: string]: Plain });
  return { kind: 'scalar', value: String(value), raw: String(value), at: {} };
}

function map(value: { readonly [key: string]: Plain }): DataMap {
  return {
    kind: 'map',
    entries: new Map(Object.entries(value).map(([key, v]) => [key, { keyAt: {}, node: node(v) }])),
    at: {},
  };
}

const MACHINE = {
  print: {
    bed: { x: ['0 mm', '250 mm'], y: ['0 mm', '210 mm'] },
    nozzle: '0.4 mm',
    filament: '1.75 mm',
    nozzleMax: '300 C',
    bedMax: '120 C',
    flowMax: '15 mm3/s',
    arcs: true,
    start: 'M109 S{nozzleFirst}\nG28\nG1 X{minX}',
    end: 'G1 Z{liftZ}\nM104 S0',
    preparation: {
      heatBed: [{ to: '60 C', seconds: '110 s' }],
      heatNozzle: [{ to: '215 C', seconds: '90 s' }],
      homing: '25 s',
    },
  },
};
const MATERIAL = {
  print: {
    density: '1.24 g/cm3',
    nozzle: '210 C',
    nozzleFirst: '215 C',
    nozzleRange: ['190 C', '230 C'],
    bed: '60 C',
    bedFirst: '60 C',
    bedRange: ['0 C', '70 C'],
    flowMax: '15 mm3/s',
    fanMin: '100 %',
    fanMax: '100 %',
    layerTimeMin: '12 s',
  },
};

const POOL: Pool = {
  threads: 1,
  async map<I, O>(kernel: string, inputs: readonly I[]): Promise<readonly O[]> {
    expect(kernel).toBe('print/plan-layers');
    const outputs: unknown[] = [];
    for (const input of inputs) outputs.push(structuredClone(await planLayers(structuredClone(input) as LayerBatch)));
    return outputs as O[];
  },
};

function bench(settings: { readonly [key: string]: Plain } = {}): Bench {
  const same = (text: string) => ({ en: text, fr: text });
  const verified = { verified: false, source: '', origin: 'built-in', process: 'print' } as const;
  return printBench({
    machine: {
      head: {
        ...verified,
        id: 'test-printer',
        name: same('printer'),
        firmware: 'prusa',
        format: 'gcode',
        reach: { x: [0, 250], y: [-4, 210], z: [0, 210] },
      } as never,
      node: map(MACHINE),
    },
    material: { head: { ...verified, id: 'pla', name: same('PLA') } as never, node: map(MATERIAL) },
    settings: map(settings),
    firmware: { maxFeed: {}, maxAcceleration: {}, start: () => ({}) as never },
  });
}

const BOX = [
  0, 2, 1, 0, 3, 2, 4, 5, 6, 4, 6, 7, 0, 1, 5, 0, 5, 4, 1, 2, 6, 1, 6, 5, 2, 3, 7, 2, 7, 6, 3, 0, 4, 3, 4, 7,
];

function boxes(
  ...sizes: readonly (readonly [x: number, y: number, z: number, w: number, d: number, h: number])[]
): Mesh {
  const positions: number[] = [];
  const triangles: number[] = [];
  for (const [x, y, z, w, d, h] of sizes) {
    const first = positions.length / 3;
    for (const up of [0, h]) positions.push(x, y, z + up, x + w, y, z + up, x + w, y + d, z + up, x, y + d, z + up);
    triangles.push(...BOX.map((v) => first + v));
  }
  return {
    kind: 'mesh',
    positions: Float64Array.from(positions),
    triangles: Uint32Array.from(triangles),
    objects: [{ name: 'box', firstTriangle: 0, triangleCount: triangles.length / 3 }],
    unit: 'mm',
  };
}

const CUBE = boxes([0, 0, 0, 20, 20, 20]);

function plan(part: Mesh, settings: { readonly [key: string]: Plain } = {}, copies = 1): Promise<Plan> {
  const options = { copies, seed: 1, pool: POOL, progress: () => undefined, breathe: async () => undefined };
  return bench(settings).plan([{ file: 'box.stl', sha256: '', part }], options);
}

interface Seen {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly px: number;
  readonly py: number;
  readonly e: number;
  readonly kind: number;
  readonly layer: number;
  readonly feed: number;
  readonly object: number;
}

function* moves(body: readonly Toolpath[]): Generator<Seen> {
  let [px, py] = [0, 0];
  for (const c of body) {
    for (let k = 0; k < c.length; k++) {
      const [x, y] = [c.x[k]!, c.y[k]!];
      yield {
        x,
        y,
        px,
        py,
        z: c.z[k]!,
        e: c.e[k]!,
        kind: c.kind[k]!,
        layer: c.layer[k]!,
        feed: c.feed[k]!,
        object: c.object[k]!,
      };
      [px, py] = [x, y];
    }
  }
}

function volume(body: readonly Toolpath[], keep: (move: Seen) => boolean): number {
  let e = 0;
  for (const move of moves(body)) if (keep(move)) e += move.e;
  return (e * Math.PI * 1.75 ** 2) / 4;
}

const isSkirt = (m: Seen): boolean => m.kind === MoveKind.skirt || m.kind === MoveKind.brim;

describe('a cube', () => {
  test('100 % infill lays the volume of the solid within 1 %', async () => {
    const { plates } = await plan(CUBE, { infill: '100 %', elephantFoot: '0 mm' });
    const laid = volume(plates[0]!.job.body, (m) => !isSkirt(m));
    expect(Math.abs(laid - 8000) / 8000).toBeLessThan(0.01);
  });

  test('the filament is changed once at each height, and a height above the part is told (PRT808)', async () => {
    const { plates, findings } = await plan(CUBE, { colorChange: ['2 mm', '8 mm', '40 mm'] });
    const pauses = plates[0]!.job.body.flatMap(({ events, layer }) =>
      events.flatMap(({ type, at }) => (type === 'pause' ? [layer[at]] : [])),
    );
    expect(pauses).toEqual([10, 40]);
    expect(findings.map(({ code, measured, limit }) => [code, measured, limit])).toEqual([['PRT808', 40, 20]]);
  });

  test('every layer has its two closed walls, the outer one half a line inside', async () => {
    const { plates } = await plan(CUBE, { elephantFoot: '0 mm' });
    const bounds = new Map<number, [number, number]>();
    const walls = new Map<number, Set<number>>();
    for (const m of moves(plates[0]!.job.body)) {
      if (m.kind !== MoveKind.outerWall && m.kind !== MoveKind.innerWall) continue;
      walls.set(m.layer, (walls.get(m.layer) ?? new Set()).add(m.kind));
      if (m.kind !== MoveKind.outerWall) continue;
      const [low, high] = bounds.get(m.layer) ?? [Infinity, -Infinity];
      bounds.set(m.layer, [Math.min(low, m.x, m.px), Math.max(high, m.x, m.px)]);
    }
    expect(walls.size).toBe(100);
    for (const [layer, kinds] of walls) {
      expect(kinds.size).toBe(2);
      const [low, high] = bounds.get(layer)!;
      expect(high - low).toBeCloseTo(19.55, 3);
    }
  });

  test('the job holds its promises: first move explicit, filament given back, flow within the limit', async () => {
    const { plates } = await plan(CUBE, { infillSpeed: '600 mm/s', solidSpeed: '600 mm/s' });
    const { body, start, end } = plates[0]!.job;
    expect(start).toBe('M109 S215\nG28\nG1 X115');
    expect(end).toContain('G1 Z21');
    let retracted = 0;
    let first = true;
    for (const m of moves(body)) {
      if (first) expect([m.kind, m.z]).toEqual([MoveKind.travel, 0.2]);
      first = false;
      if (m.kind === MoveKind.retract || m.kind === MoveKind.unretract) retracted += m.e;
      else if (m.e > 0) {
        expect(retracted).toBeCloseTo(0, 9);
        const length = Math.sqrt((m.x - m.px) ** 2 + (m.y - m.py) ** 2);
        expect(((m.e * 2.40528) / length) * m.feed).toBeLessThan(15.001);
      }
      expect(retracted).toBeGreaterThan(-0.8 - 1e-9);
    }
    expect(retracted).toBeCloseTo(0, 9);
  });

  test('the same plan twice', async () => {
    const a = await plan(CUBE);
    const b = await plan(CUBE);
    expect(a.plates[0]!.job).toEqual(b.plates[0]!.job);
  });

  test('with layers planned on other threads it is the same plan', async () => {
    const begun: string[] = [];
    const pool: Pool = {
      ...POOL,
      begin: (kernel, inputs) => {
        begun.push(kernel);
        return () => POOL.map(kernel, inputs);
      },
    };
    const options = { copies: 1, seed: 1, pool, progress: () => undefined, breathe: async () => undefined };
    const { plates } = await bench().plan([{ file: 'box.stl', sha256: '', part: CUBE }], options);
    expect(begun).toEqual(['print/plan-layers']);
    expect(plates[0]!.job).toEqual((await plan(CUBE)).plates[0]!.job);
  });

  test('a part of the wrong size, or one that does not close, is not planned before it is checked', async () => {
    const may = (part: Mesh): Promise<boolean> => bench().plansUnchecked!({ file: 'box.stl', sha256: '', part });
    expect(await may(CUBE)).toBe(true);
    expect(await may(boxes([0, 0, 0, 20_000, 20_000, 20_000]))).toBe(false);
    expect(await may({ ...CUBE, triangles: CUBE.triangles.slice(0, 3) })).toBe(false);
  });

  test('what stands around it is within the bed, and an odd height ends with half a layer or not', async () => {
    const flat = await plan(boxes([0, 0, 0, 30, 30, 1.05]));
    const flatter = await plan(boxes([0, 0, 0, 30, 30, 1.15]));
    const last = ({ plates }: Plan): number =>
      [...moves(plates[0]!.job.body)].reduce((most, m) => Math.max(most, m.layer), 0);
    expect([last(flat), last(flatter)]).toEqual([4, 5]);
  });

  test('0 walls, 0 % infill, no lids: a job that lays something; without walls and infill a reason why there is none', async () => {
    for (const settings of [{ perimeters: 0 }, { infill: '0 %' }, { topLayers: 0, bottomLayers: 0 }]) {
      const { plates } = await plan(CUBE, settings);
      expect(volume(plates[0]!.job.body, (m) => !isSkirt(m))).toBeGreaterThan(300);
    }
    const { plates, findings } = await plan(CUBE, { perimeters: 0, infill: '0 %' });
    expect([plates.length, findings.map((f) => f.code)]).toEqual([0, ['PRT807']]);
  });
});

describe('several copies', () => {
  test('40 boxes of 58 × 22 on as few plates as needed, none lost, none over another, none off the bed', async () => {
    const { plates } = await plan(boxes([0, 0, 0, 58, 22, 0.6]), {}, 40);
    expect(plates.map((plate) => plate.placements.length)).toEqual([32, 8]);
    for (const { placements, job } of plates) {
      expect(new Set(placements.map((p) => p.label)).size).toBe(placements.length);
      expect(new Set([...moves(job.body)].map((m) => m.object)).size).toBe(placements.length + 1);
      for (const m of moves(job.body)) expect(m.x >= 0 && m.x <= 250 && m.y >= 0 && m.y <= 210).toBe(true);
      for (const [k, a] of placements.entries())
        for (const b of placements.slice(0, k)) {
          const apart = [0, 1].some(
            (axis) => a.bounds[0][axis]! >= b.bounds[1][axis]! + 2.9 || b.bounds[0][axis]! >= a.bounds[1][axis]! + 2.9,
          );
          expect(apart).toBe(true);
        }
    }
  });

  test('a part that only fits across the bed is turned; one that does not fit is an error, and no job', async () => {
    const turned = await plan(boxes([0, 0, 0, 30, 240, 0.4]));
    expect(turned.plates[0]!.placements[0]!.turn).toBe(90);
    const slanted = await plan(boxes([0, 0, 0, 260, 20, 0.4]));
    expect(slanted.plates[0]!.placements[0]!.turn).toBeGreaterThan(0);
    const huge = await plan(boxes([0, 0, 0, 300, 300, 0.4]));
    expect(huge.plates).toEqual([]);
    expect(huge.findings.map((f) => [f.rule, f.severity])).toEqual([['outside-machine', 'error']]);
  });

  test('a plate that fills the bed gives up its skirt and says so', async () => {
    const full = await plan(boxes([0, 0, 0, 249, 209, 0.4]));
    expect(full.plates.length).toBe(1);
    expect(full.findings.map((f) => f.rule)).toContain('skirt');
    expect([...moves(full.plates[0]!.job.body)].some((m) => m.kind === MoveKind.skirt)).toBe(false);
  });
});

describe('difficult parts', () => {
  test('bodies that overlap are printed once', async () => {
    const { plates } = await plan(boxes([0, 0, 0, 20, 20, 2], [15, 0, 0, 20, 20, 2]), {
      infill: '100 %',
      elephantFoot: '0 mm',
    });
    const laid = volume(plates[0]!.job.body, (m) => !isSkirt(m));
    expect(Math.abs(laid - 35 * 20 * 2) / 1400).toBeLessThan(0.01);
  });

  test('behind a bump in a wall nothing is solid; under a dent that goes through the walls the shell is', async () => {
    const solidAt = async (part: Mesh): Promise<number> => {
      const { plates } = await plan(part);
      return volume(plates[0]!.job.body, (m) => m.kind === MoveKind.solidInfill && m.z > 6 && m.z < 14);
    };
    const bump = boxes([0, 0, 0, 20, 20, 20], [19, 8, 8.5, 1.6, 3, 3]);
    expect(await solidAt(bump)).toBe(0);
    // A notch of 3 × 1.5 mm down to 12 mm.
    const notch = boxes(
      [0, 0, 0, 20, 20, 12],
      [0, 0, 12, 18.5, 20, 8],
      [18.5, 0, 12, 1.5, 8, 8],
      [18.5, 11, 12, 1.5, 9, 8],
    );
    expect(await solidAt(notch)).toBeGreaterThan(3);
  });

  test('a thin wall is one line as wide as it is', async () => {
    const { plates } = await plan(boxes([0, 0, 0, 20, 0.6, 2]), { elephantFoot: '0 mm' });
    const laid = volume(plates[0]!.job.body, (m) => !isSkirt(m));
    expect(Math.abs(laid - 24) / 24).toBeLessThan(0.09);
  });

  test('a bridge is laid across its gap, held at both ends', async () => {
    const { plates } = await plan(boxes([0, 0, 0, 10, 10, 5], [30, 0, 0, 10, 10, 5], [0, 0, 5, 40, 10, 1]));
    let long = 0;
    for (const m of moves(plates[0]!.job.body)) {
      if (m.kind !== MoveKind.bridge || m.e <= 0 || Math.abs(m.x - m.px) < 19.9) continue;
      long++;
      expect(Math.abs(m.y - m.py)).toBeLessThan(1.5);
    }
    expect(long).toBeGreaterThan(15);
  });

  test('a recess in a hollow part stands on threads from wall to wall', async () => {
    const slab = [0, 0, 0, 20, 20, 6] as const;
    const around = [
      [0, 0, 6, 20, 7, 2],
      [0, 13, 6, 20, 7, 2],
      [0, 7, 6, 7, 6, 2],
      [13, 7, 6, 7, 6, 2],
    ] as const;
    const { plates } = await plan(boxes(slab, ...around), { infill: '0 %' });
    let longest = 0;
    for (const m of moves(plates[0]!.job.body))
      if (m.kind === MoveKind.bridge && m.e > 0 && m.z < 6)
        longest = Math.max(longest, Math.sqrt((m.x - m.px) ** 2 + (m.y - m.py) ** 2));
    expect(longest).toBeGreaterThan(15);
  });

  test('hollow and open at the top: walls of a step are held by threads from wall to wall, the top stays open', async () => {
    const settings = { perimeters: 1, infill: '0 %', topLayers: 0 };
    const threads = async (part: Mesh): Promise<number[]> => {
      const { plates } = await plan(part, settings);
      return [...moves(plates[0]!.job.body)].filter((m) => m.kind === MoveKind.bridge && m.e > 0).map((m) => m.z);
    };
    const step = await threads(boxes([0, 0, 0, 20, 20, 4], [6, 6, 4, 8, 8, 4]));
    expect(step.length).toBeGreaterThan(20);
    expect(Math.max(...step)).toBeCloseTo(4, 6);
    expect(await threads(boxes([0, 0, 0, 20, 20, 4]))).toEqual([]);
  });

  test('inside a small part the infill is solid below its area, and hollow where hollow is asked for', async () => {
    const kinds = async (side: number, settings: Readonly<Record<string, string>>): Promise<Set<number>> => {
      const { plates } = await plan(boxes([0, 0, 0, side, side, 6]), settings);
      return new Set([...moves(plates[0]!.job.body)].filter((m) => m.layer === 14 && m.e > 0).map((m) => m.kind));
    };
    expect(await kinds(9, {})).not.toContain(MoveKind.sparseInfill);
    expect(await kinds(12, {})).toContain(MoveKind.sparseInfill);
    expect(await kinds(9, { solidBelow: '1 mm2' })).toContain(MoveKind.sparseInfill);
    expect(await kinds(9, { infill: '0 %' })).not.toContain(MoveKind.solidInfill);
  });

  test('under a slope the infill stays as long as the whole inside is large enough, its ring left to the shell included', async () => {
    const block = boxes([0, -5, 0, 25, 10, 9.6]);
    const roof = {
      ...block,
      positions: block.positions.map((c, k, all) => (k % 3 === 1 ? c * (1 - all[k + 1]! / 10) : c)),
    };
    const { plates } = await plan(roof);
    const open = [...moves(plates[0]!.job.body)].filter((m) => m.kind === MoveKind.sparseInfill && m.e > 0);
    // Inside of the walls are 23.2 × 3.6 mm at 4.6 mm, 60 mm² without the shell, and 23.2 × 2.6 at 5.6 mm.
    expect(Math.max(...open.map((m) => m.z))).toBeGreaterThan(5);
    expect(Math.max(...open.map((m) => m.z))).toBeLessThan(5.8);
  });

  test('nothing as wide as a line is an error, not an empty job', async () => {
    const dust = await plan(boxes([0, 0, 0, 0.02, 0.02, 1]));
    expect(dust.plates).toEqual([]);
    expect(dust.findings.map((f) => f.rule)).toEqual(['empty']);
  });
});

describe('what the planner says', () => {
  test('ribs thinner than any line are named (PRT804)', async () => {
    const { findings, plates } = await plan(boxes([0, 0, 0, 20, 20, 2], [25, 0, 0, 0.05, 20, 2]));
    expect(plates.length).toBe(1);
    expect(findings.map((f) => [f.code, f.rule, f.severity])).toEqual([['PRT804', 'small-feature', 'info']]);
  });

  test('an outline that does not close is closed, and named (PRT802)', async () => {
    const triangles = CUBE.triangles.slice();
    // One triangle of the front and the one beside it on the right: no flat hole.
    const open = { ...CUBE, triangles: Uint32Array.from([...triangles.slice(0, 18), ...triangles.slice(27)]) };
    const { findings, plates } = await plan({
      ...open,
      objects: [{ name: 'open', firstTriangle: 0, triangleCount: open.triangles.length / 3 }],
    });
    expect(plates.length).toBe(1);
    expect(findings.map((f) => [f.code, f.rule])).toEqual([['PRT802', 'open-edges']]);
  });

  test('a neck thinner than any line leaves empty layers; an error with the layer, were it one alone (PRT807)', async () => {
    const neck = (height: number, width: number): Promise<Plan> =>
      plan(boxes([0, 0, 0, 8, 8, 2], [4, 4, 2, width, width, height], [0, 0, 2 + height, 8, 8, 2]));
    const [thin] = (await neck(1, 0.05)).findings;
    expect([thin?.code, thin?.rule, thin?.severity, thin?.where.layer]).toEqual([
      'PRT807',
      'empty-layers',
      'error',
      11,
    ]);
    expect([thin?.measured, thin?.limit]).toEqual([1.2, 0.2].map((mm) => expect.closeTo(mm, 6)));
    expect((await neck(1, 0.05)).plates).toEqual([]);
    expect((await neck(1, 1)).findings.map((f) => f.code)).not.toContain('PRT807');
    expect((await neck(0.2, 0.05)).findings.map((f) => f.code)).toEqual(['PRT807']);
  });

  test('a part on an edge thinner than any line has no first layer: an error with the height (PRT807)', async () => {
    const standing = (edge: number): Mesh => boxes([0, 0, 0, 8, edge, 0.4], [0, 0, 0.4, 8, 8, 2]);
    const { plates, findings } = await plan(standing(0.02));
    expect([plates.length, findings.map(({ code, where }) => [code, where.layer])]).toEqual([0, [['PRT807', 1]]]);
    expect([findings[0]!.measured, findings[0]!.limit]).toEqual([0.6, 0.2].map((mm) => expect.closeTo(mm, 6)));
    expect((await plan(standing(1))).plates).toHaveLength(1);
  });

  test('a vase is one rising line; two outlines are refused with the layer (PRT806)', async () => {
    const { plates } = await plan(boxes([0, 0, 0, 20, 20, 5]), { vase: true });
    let last = 0;
    for (const m of moves(plates[0]!.job.body)) {
      if (m.layer < 5) continue;
      expect(m.kind).toBe(MoveKind.outerWall);
      expect(m.z).toBeGreaterThanOrEqual(last - 1e-9);
      last = m.z;
    }
    expect(last).toBeCloseTo(5, 6);
    const two = await plan(boxes([0, 0, 0, 20, 20, 1], [0, 0, 1, 5, 5, 2], [10, 10, 1, 5, 5, 2]), { vase: true });
    expect(two.plates).toEqual([]);
    expect(two.findings.map((f) => [f.code, f.rule, f.where.layer])).toEqual([['PRT806', 'vase', 6]]);
    const ledge = await plan(boxes([0, 0, 0, 20, 20, 3], [3, 3, 3, 14, 14, 2]), { vase: true });
    expect(ledge.findings.map((f) => [f.code, f.where.layer, f.unit])).toEqual([['PRT806', 16, 'mm']]);
    const narrower = await plan(boxes([0, 0, 0, 20, 20, 3], [0.3, 0.3, 3, 19.4, 19.4, 2]), { vase: true });
    expect(narrower.findings.filter((f) => f.code === 'PRT806')).toEqual([]);
  });

  test('settings that make no print are refused with what would do', async () => {
    expect(() => bench({ layerHeight: '0.6 mm' })).toThrow('layerHeight');
    expect(() => bench({ nozzleTemperature: '150 C' })).toThrow('nozzleTemperature');
    expect(() => bench({ flow: '300 %' })).toThrow('"flow" of 300 %');
    expect(() => bench({ bridgeFlow: '260 %' })).toThrow('"bridgeFlow" of 260 %');
    expect(() => bench({ flow: '150 %', bridgeFlow: '180 %' })).toThrow('"bridgeFlow" of 180 %');
    expect(() => bench({ bridgeFlow: '250 %' })).not.toThrow();
    expect(() => bench({ infil: '20 %' })).toThrow('infil');
  });
});

test('over fingers that lightning leaves hollow lines are laid from the walls to the middle, each beside the last', async () => {
  const fingers = [2, 2.1, 2.2, 2.3].map((width, k) => [13.9, 1 + 7 * k, 0, 16, width, 4] as const);
  const settings = { perimeters: '1', solidBelow: '0 mm2', infillPattern: 'lightning' };
  const { plates } = await plan(boxes([0, 0, 0, 14, 29, 4], ...fingers), settings);
  const lines = [...moves(plates[0]!.job.body)].filter(
    (m) =>
      m.e > 0 &&
      (m.kind === MoveKind.solidInfill || m.kind === MoveKind.topInfill) &&
      Math.abs(m.x - m.px) > 10 &&
      Math.min(m.x, m.px) > 124,
  );
  for (const [, y, , , width] of fingers) {
    const away = (m: Seen): number => Math.abs((m.y + m.py) / 2 - (105 - 14.5 + y + width / 2));
    const own = lines.filter((m) => away(m) < width / 2);
    const floor = own.findIndex((m, k) => k > 0 && m.layer > own[k - 1]!.layer + 1);
    const over = own.filter(({ layer }) => layer === own[floor]!.layer).map(away);
    expect(over.length).toBeGreaterThan(2);
    expect(over.at(-1)).toBeLessThan(0.1);
  }
});

describe('supports', () => {
  const TEE = boxes([15, 15, 0, 10, 10, 10], [0, 0, 10, 40, 40, 2]);
  const supportOf = async (kind: string): Promise<number> => {
    const { plates } = await plan(TEE, { support: kind });
    return volume(plates[0]!.job.body, (m) => m.kind === MoveKind.support || m.kind === MoveKind.supportInterface);
  };

  test('columns under a wide overhang, trees for much less; none where none is asked for', async () => {
    const [none, grid, tree] = [await supportOf('none'), await supportOf('grid'), await supportOf('tree')];
    expect(none).toBe(0);
    expect(grid).toBeGreaterThan(1000);
    expect(tree).toBeGreaterThan(100);
    expect(tree).toBeLessThan(0.6 * grid);
  });

  test('every tip of a tree ends in dense lines, on each of their layers', async () => {
    const { plates } = await plan(TEE, { support: 'tree' });
    const dense = new Map<number, [number, number][]>();
    for (const m of moves(plates[0]!.job.body)) {
      if (m.kind !== MoveKind.supportInterface || m.e <= 0) continue;
      const lines = dense.get(m.layer) ?? [];
      dense.set(m.layer, lines);
      lines.push([(m.x + m.px) / 2, (m.y + m.py) / 2]);
    }
    const [below, above] = [...dense.values()];
    expect(dense.size).toBe(2);
    const alone = (some: readonly [number, number][], others: readonly [number, number][]): unknown[] =>
      some.filter(([x, y]) => !others.some(([a, b]) => (a - x) ** 2 + (b - y) ** 2 < 1));
    expect(alone(below!, above!)).toEqual([]);
    expect(alone(above!, below!)).toEqual([]);
  });

  test('an overhang narrower than the distance of support lines is held all the way up', async () => {
    const peg = boxes([0, 0, 0, 10, 10, 8], [9.9, 4, 6, 2, 1.8, 2]);
    const { plates } = await plan(peg, { support: 'grid', supportMinArea: '1 mm2' });
    const held = new Set<number>();
    for (const m of moves(plates[0]!.job.body)) if (m.kind === MoveKind.support && m.e > 0) held.add(m.layer);
    expect(held.size).toBeGreaterThan(24);
  });

  test('trunks of a tree stand on their feet, not over a hole in them', async () => {
    const { plates } = await plan(TEE, { support: 'tree' });
    const laid = (layer: number): readonly Seen[] =>
      [...moves(plates[0]!.job.body)].filter((m) => m.kind === MoveKind.support && m.e > 0 && m.layer === layer);
    const [feet, trunks] = [laid(0), laid(1)];
    expect(trunks.length).toBeGreaterThan(20);
    for (const { x, y } of trunks) {
      const nearest = Math.min(...feet.map((m) => Math.hypot((m.x + m.px) / 2 - x, (m.y + m.py) / 2 - y)));
      expect(nearest).toBeLessThan(0.5);
    }
  });

  test('what is too small for a support is laid as if there were none', async () => {
    const { plates } = await plan(TEE, { support: 'none' });
    const alone = [...moves(plates[0]!.job.body)];
    for (const support of ['grid', 'tree']) {
      const small = await plan(TEE, { support, supportMinArea: '1000000 mm2' });
      expect([...moves(small.plates[0]!.job.body)]).toEqual(alone);
    }
  });

  test('supports stay clear of the part, sideways and in height', async () => {
    const { plates } = await plan(TEE, { support: 'grid' });
    const [a, b] = plates[0]!.placements[0]!.bounds;
    const [cx, cy] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    for (const m of moves(plates[0]!.job.body)) {
      if (m.kind !== MoveKind.support && m.kind !== MoveKind.supportInterface) continue;
      expect(Math.max(Math.abs(m.x - cx), Math.abs(m.y - cy))).toBeGreaterThan(5.6);
      expect(m.z).toBeLessThan(9.81);
    }
  });
});

test('layers in batches of any size are the same layers', async () => {
  const kernel = await loadPolygonKernel();
  const raw = Array.from({ length: 12 }, (_, k) => packContours([[0, 0, 20 - k, 0, 20 - k, 20, 0, 20 - k / 2]]));
  expect(polygonsArea(kernel.union(raw[0]!))).toBeCloseTo(400, 6);
  const heights = new Float64Array(12).fill(0.2);
  const tops = heights.map((h, k) => h * (k + 1));
  const shared = { settings: LAYER_SETTINGS, heights, tops, from: 0, raw };
  const whole = await planLayers({ ...shared, first: 0, count: 12 });
  const parts = [
    await planLayers({ ...shared, first: 0, count: 5 }),
    await planLayers({ ...shared, first: 5, count: 7 }),
  ];
  expect(parts.flat()).toEqual(whole);
});
