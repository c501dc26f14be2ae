import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printCase } from '../../../test/print-case.ts';
import { FormatError } from '../../base/errors.ts';
import { obj } from '../../formats/obj/index.ts';
import { stl } from '../../formats/stl/index.ts';
import { threemf } from '../../formats/threemf/index.ts';
import type { Finding } from '../../model/finding.ts';
import type { PartReading } from '../../model/part.ts';
import { checkPrint } from './check.ts';

const ROOT = new URL('../../../../shared/models/', import.meta.url);

async function read(name: string, unit?: string): Promise<PartReading> {
  const format = /\.3mf$/i.test(name) ? threemf : /\.obj$/i.test(name) ? obj : stl;
  const settings = new Map(unit === undefined ? [] : [['unit', unit]]);
  const file = { name, bytes: new Uint8Array(readFileSync(new URL(name, ROOT))) };
  return format.readPart!(file, { settings, resolve: async () => undefined });
}

/** What must be said of each model, `rule:severity` (any of several with |), and what must never be. */
interface Expected {
  readonly says: readonly string[];
  /** Rules, or `rule:severity`. */
  readonly never?: readonly string[];
  /** No finding worse than this. Default: only the severities of `says`. */
  readonly worst?: 'error' | 'warning' | 'info';
}

const MODELS: Readonly<Record<string, Expected>> = {
  '20mm-xyz-cube.stl': { says: ['not-on-bed:info'], worst: 'info' },
  '3DBenchy.3mf': {
    says: ['degenerate-triangles:info'],
    never: ['open-edges', 'self-intersection:warning', 'thin-wall', 'floating-island', 'tip-over'],
    worst: 'warning',
  },
  'benchy_bridge_roof.stl': {
    says: ['pinched-points:info', 'not-on-bed:info', 'overhang:warning'],
    never: ['open-edges', 'self-intersection:warning'],
    worst: 'warning',
  },
  'plate_holes.STL': { says: ['outside-machine:error'], never: ['unit'] },
  '1002_tray_bottom.STL': { says: ['outside-machine:error', 'orientation:info|warning'] },
  'featuretype.STL': { says: ['unit:warning', 'welded-points:info'], never: ['open-edges'], worst: 'warning' },
  'octagonal_pocket.stl': { says: ['unit:error|warning'], never: ['open-edges', 'zero-volume'] },
  'box.STL': { says: ['unit:warning', 'overlapping-bodies:warning|info', 'not-on-bed:info'], worst: 'warning' },
  'multibody.stl': { says: ['winding:warning', 'unit:warning'], worst: 'warning' },
  'busted.STL': { says: ['not-on-bed:info', 'bed-contact:warning'], never: ['winding'], worst: 'warning' },
  'soup.stl': { says: ['zero-volume:error', 'open-edges:error'], never: ['self-intersection', 'overlapping-bodies'] },
  'rabbit.obj': {
    says: ['unit:warning', 'orientation:info|warning', 'overlapping-bodies:info|warning'],
    worst: 'warning',
  },
  'openscad-nonmanifold-crash.obj': {
    says: ['non-manifold-edges:error|warning', 'self-intersection:warning'],
    worst: 'error',
  },
  'self_intersectA.obj': { says: ['self-intersection:warning', 'unit:warning'], worst: 'warning' },
  'keychain_LEA.stl': { says: ['open-edges:warning'], worst: 'warning' },
  'cube_and_sphere_same_name.3mf': { says: ['object-names:info'], worst: 'warning' },
  'counterXP.3MF': { says: ['outside-machine:error', 'not-on-bed:info', 'overlapping-bodies:info'], worst: 'error' },
  'own/tall_column.stl': { says: ['tip-over:warning'], worst: 'warning' },
  'own/too_tall.stl': { says: ['outside-machine:error'] },
  'own/t_overhang.stl': { says: ['overhang:warning'], never: ['long-bridge'], worst: 'warning' },
  'own/bridge_25.stl': { says: ['long-bridge:warning'], never: ['overhang'], worst: 'warning' },
  'own/floating_island.stl': { says: ['floating-island:error'], never: ['tip-over'] },
  'own/off_the_ground.stl': { says: ['not-on-bed:info'], worst: 'info' },
  'own/thin_wall_0.3.stl': { says: ['thin-wall:warning'], never: ['thin-floor'], worst: 'warning' },
  'own/closed_cavity.stl': { says: ['enclosed-void:info'], never: ['winding', 'overlapping-bodies'], worst: 'info' },
  'own/inside_out.stl': { says: ['winding:warning|info'], worst: 'warning' },
  'own/one_triangle_flipped.stl': { says: ['winding:warning|info'], never: ['open-edges'], worst: 'warning' },
  'own/one_triangle_missing.stl': { says: ['open-edges:warning|error'] },
  'own/open_box_no_thickness.stl': { says: ['open-edges:error'] },
  'own/double_sided_shell.stl': { says: ['zero-volume:error'] },
  'own/doubled.stl': { says: ['overlapping-bodies:warning'], worst: 'warning' },
  'own/overlapping_bodies.stl': { says: ['overlapping-bodies:warning|info'], worst: 'warning' },
  'own/ball_on_a_point.stl': { says: ['bed-contact:warning', 'overhang:warning'], worst: 'warning' },
  'own/bracket_inches.stl': { says: ['unit:warning'], worst: 'warning' },
  'own/solid_but_binary.stl': { says: [], worst: 'info' },
  'own/count_is_zero.stl': { says: ['triangle-count:warning'], worst: 'warning' },
};

/** Models that cannot be read, with the place that must be named. */
const UNREADABLE: Readonly<Record<string, { readonly byte: number; readonly rule: string }>> = {
  'empty.stl': { byte: 0, rule: 'empty' },
  'own/truncated.stl': { byte: 434, rule: 'unreadable' },
  'own/nan_vertex.stl': { byte: 84 + 3 * 50 + 32, rule: 'unreadable' },
  'own/web_page.stl': { byte: 0, rule: 'unreadable' },
};

function has(findings: readonly Finding[], wanted: string): boolean {
  const [rule, severities] = wanted.split(':');
  return findings.some(
    (f) => f.rule === rule && (severities === undefined || severities.split('|').includes(f.severity)),
  );
}

async function findingsOf(name: string): Promise<readonly Finding[]> {
  const { part, findings } = await read(name);
  if (part.kind !== 'mesh') throw new Error('not a mesh');
  return [...findings, ...(await checkPrint(printCase(part)))];
}

describe('the models of the preflight table', () => {
  test('every model is in the table', () => {
    const names = [
      ...readdirSync(ROOT).filter((name) => /\.(stl|obj|3mf)$/i.test(name)),
      ...readdirSync(new URL('own/', ROOT)).map((name) => `own/${name}`),
    ];
    expect(names.sort()).toEqual([...Object.keys(MODELS), ...Object.keys(UNREADABLE)].sort());
  });

  test.each(Object.entries(MODELS))('%s', async (name, { says, never = [], worst = 'error' }) => {
    const findings = await findingsOf(name);
    expect(says.filter((wanted) => !has(findings, wanted))).toEqual([]);
    expect(never.filter((unwanted) => has(findings, unwanted))).toEqual([]);
    const order = ['info', 'warning', 'error'];
    expect(findings.filter((f) => order.indexOf(f.severity) > order.indexOf(worst)).map((f) => f.what.en)).toEqual([]);
  });

  test.each(Object.entries(UNREADABLE))('%s cannot be read, and the place is named', async (name, { byte, rule }) => {
    const error: unknown = await read(name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FormatError);
    expect(error).toMatchObject({ place: { byte }, rule });
  });

  test('the unit settles the doubt', async () => {
    const { part } = await read('own/bracket_inches.stl', 'inch');
    if (part.kind !== 'mesh') throw new Error('not a mesh');
    const context = printCase(part);
    expect(context.size.map((side) => side.toFixed(2))).toEqual(['50.80', '25.40', '38.10']);
    expect((await checkPrint(context)).filter((f) => f.severity !== 'info')).toEqual([]);
  });

  test('places and numbers are those of the table', async () => {
    const first = async (name: string, rule: string): Promise<Finding> =>
      (await findingsOf(name)).find((f) => f.rule === rule)!;
    const bridge = (await first('own/bridge_25.stl', 'long-bridge')).where.bounds!;
    expect(bridge.flat().map((n) => Math.round(n * 100) / 100 + 0)).toEqual([10, 0, 15, 35, 10, 15]);
    const thin = await first('own/thin_wall_0.3.stl', 'thin-wall');
    expect(thin.measured).toBeCloseTo(0.3, 4);
    expect(thin.where.bounds![0][2]).toBeCloseTo(2, 1);
    const island = await first('own/floating_island.stl', 'floating-island');
    expect(island).toMatchObject({ where: { body: 1 }, measured: 400 });
    expect((await first('own/one_triangle_flipped.stl', 'winding')).where.triangle).toBe(2);
    expect((await first('plate_holes.STL', 'outside-machine')).fix.en).toMatch(/0\.82/);
    expect((await first('own/too_tall.stl', 'outside-machine')).fix.en).toMatch(/235\.2 × 147\.3/);
    expect((await first('own/t_overhang.stl', 'overhang')).fix.en).toMatch(/180° about X/);
    expect((await first('self_intersectA.obj', 'self-intersection')).what.en).toMatch(/x 0\.03…0\.23/);
  });
});
