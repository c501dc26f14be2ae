import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { svg } from '../../formats/svg/index.ts';
import type { Finding } from '../../model/finding.ts';
import { type DrawingFacts, drawingFacts } from './drawing-facts.ts';

const DRAWINGS = new URL('../../../../shared/drawings/', import.meta.url);

interface Expected {
  readonly size?: readonly [number, number];
  readonly cutLength: number;
  readonly paths: number;
  readonly openPaths: number;
  readonly duplicateLength?: number;
  readonly engraveArea?: number;
}

interface Checked {
  readonly facts: DrawingFacts;
  readonly findings: readonly Finding[];
}

async function check(name: string, settings: Readonly<Record<string, string>> = {}): Promise<Checked> {
  const bytes = readFileSync(new URL(name, DRAWINGS));
  const options = { settings: new Map(Object.entries(settings)), resolve: async () => undefined };
  const { part, findings } = await svg.readPart!({ name, bytes }, options);
  if (part.kind !== 'drawing') throw new Error(`${name} is no drawing`);
  return { facts: await drawingFacts(part), findings };
}

function expectFacts(facts: DrawingFacts, expected: Expected): void {
  expect(facts.paths).toBe(expected.paths);
  expect(facts.openPaths).toBe(expected.openPaths);
  expect(Math.abs(facts.cutLength - expected.cutLength)).toBeLessThanOrEqual(0.001 * expected.cutLength);
  if (expected.size !== undefined) {
    const [[x0, y0], [x1, y1]] = facts.bounds!;
    expect(Math.abs(x1 - x0 - expected.size[0])).toBeLessThanOrEqual(0.05);
    expect(Math.abs(y1 - y0 - expected.size[1])).toBeLessThanOrEqual(0.05);
  }
  if (expected.duplicateLength !== undefined) {
    const allowed = Math.max(0.5, 0.01 * expected.duplicateLength);
    expect(Math.abs(facts.duplicateLength - expected.duplicateLength)).toBeLessThanOrEqual(allowed);
  }
  if (expected.engraveArea !== undefined)
    expect(Math.abs(facts.engraveArea - expected.engraveArea)).toBeLessThanOrEqual(0.001 * expected.engraveArea);
}

const own: Readonly<Record<string, Expected>> = JSON.parse(
  readFileSync(new URL('own/expected.json', DRAWINGS), 'utf8'),
);

describe('drawings of our own', () => {
  const names = readdirSync(new URL('own/', DRAWINGS)).filter((name) => name.endsWith('.svg'));
  test.each(names)('%s has the size, counts and lengths that its author drew', async (name) => {
    const { facts } = await check(`own/${name}`);
    expectFacts(facts, own[name]!);
  });

  const scaled = names.filter((name) => name.startsWith('scale-'));
  test.each(scaled)('%s says how its size was found', async (name) => {
    const { findings } = await check(`own/${name}`);
    const units = findings.filter((finding) => finding.rule === 'unit');
    expect(units).toHaveLength(1);
    expect(units[0]!.severity).toBe(
      name === 'scale-percent.svg' || name === 'scale-browser-px.svg' ? 'warning' : 'info',
    );
  });

  test('a wrong guess can be put right by dpi and by scale', async () => {
    const plain = await check('own/scale-browser-px.svg');
    const at72 = await check('own/scale-browser-px.svg', { dpi: '72' });
    const doubled = await check('own/scale-browser-px.svg', { scale: '2' });
    expect(at72.facts.cutLength).toBeCloseTo((plain.facts.cutLength * 96) / 72, 6);
    expect(doubled.facts.cutLength).toBeCloseTo(2 * plain.facts.cutLength, 6);
    await expect(check('own/scale-browser-px.svg', { dpi: 'many' })).rejects.toThrow(/dpi/);
  });
});

describe('boxes and drawings of strangers', () => {
  const expected: readonly (readonly [string, Expected])[] = [
    ['boxes/ABox.svg', { size: [201.9, 303.6], paths: 33, openPaths: 0, cutLength: 2973.84 }],
    ['boxes/Castle.svg', { size: [718.7, 260.2], paths: 24, openPaths: 0, cutLength: 5977.76 }],
    ['boxes/ClosedBox.svg', { size: [201.9, 215.3], paths: 7, openPaths: 0, cutLength: 2865.63 }],
    ['boxes/ElectronicsBox.svg', { size: [201.9, 432.2], paths: 44, openPaths: 0, cutLength: 3861.17 }],
    ['boxes/HingeBox.svg', { size: [161.9, 228.9], paths: 41, openPaths: 0, cutLength: 3758.5 }],
    ['boxes/RegularBox.svg', { size: [304.26, 192.351], paths: 6, openPaths: 0, cutLength: 2557.53 }],
    ['boxes/TypeTray.svg', { size: [251.9, 243], paths: 95, openPaths: 0, cutLength: 5266.8 }],
    ['foreign/svg2gcode_circular_interpolation.svg', { size: [6.484, 8], paths: 6, openPaths: 5, cutLength: 35.138 }],
    ['foreign/svg2gcode_snowflake.svg', { size: [381, 381], paths: 1, openPaths: 1, cutLength: 3370.27 }],
    ['foreign/meerk40t_burntest.svg', { paths: 17, openPaths: 0, cutLength: 436.02 }],
  ];
  test.each(expected)('%s', async (name, facts) => {
    expectFacts((await check(name)).facts, facts);
  });

  test('boxes begin 10 mm from the corner of their page, y up', async () => {
    const { facts } = await check('boxes/ClosedBox.svg');
    const [[x, y]] = facts.bounds!;
    expect(x).toBeCloseTo(10, 1);
    expect(y).toBeCloseTo(10, 1);
  });
});
