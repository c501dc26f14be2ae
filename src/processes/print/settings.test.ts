import { describe, expect, test } from 'vitest';
import { UsageError } from '../../base/errors.ts';
import type { DataMap } from '../../model/data-node.ts';
import { OTHER_NAMES } from './settings/other-names.ts';
import { PRINT_SETTINGS, parsePrintSettings } from './settings.ts';

function map(values: Readonly<Record<string, string>> = {}): DataMap {
  const at = { file: 'test', line: 1 };
  const entries = Object.entries(values).map(
    ([key, raw]) => [key, { keyAt: at, node: { kind: 'scalar', value: raw, raw, at } }] as const,
  );
  return { kind: 'map', entries: new Map(entries), at };
}

function fixOf(values: Readonly<Record<string, string>>): string {
  try {
    parsePrintSettings(map(values), { machine: map() });
  } catch (error) {
    if (error instanceof UsageError) return error.fix.en;
    throw error;
  }
  return 'no error';
}

describe('parsePrintSettings', () => {
  test('the person wins over the preset, the preset over filament and machine', () => {
    const machine = map({ layerHeight: '0.25 mm', outerSpeed: '31 mm/s', topSpeed: '32 mm/s' });
    const material = map({ topSpeed: '15 mm/s', layerHeight: '0.24 mm' });
    expect(parsePrintSettings(map(), { machine, material })).toMatchObject({
      layerHeight: 0.24,
      outerSpeed: 31,
      topSpeed: 15,
    });
    expect(parsePrintSettings(map({ preset: 'fine' }), { machine, material }).layerHeight).toBe(0.12);
    expect(parsePrintSettings(map({ preset: 'fine', layerHeight: '0.1' }), { machine }).layerHeight).toBe(0.1);
  });

  test('a bare number is read in the setting’s own unit, a list by its commas', () => {
    expect(
      parsePrintSettings(map({ infill: '20', skirtDistance: '3', colorChange: '2.4, 4 mm' }), { machine: map() }),
    ).toMatchObject({
      infill: 0.2,
      skirtDistance: 3,
      colorChange: [2.4, 4],
    });
    expect(parsePrintSettings(map({ infill: '0' }), { machine: map() }).infill).toBe(0);
    expect(() => parsePrintSettings(map({ infill: '0.2' }), { machine: map() })).toThrow('no unit');
  });

  test('what is out of range is told in the unit of the setting', () => {
    expect(fixOf({ infill: '120' })).toBe('Give a value from 0 to 100 %.');
    expect(fixOf({ zHop: '9 mm' })).toBe('Give a value from 0 to 5 mm.');
    expect(fixOf({ perimeters: '-1' })).toBe('Give a value from 0 to 1000.');
  });

  test('other slicers’ names are told by their name here, and each name here is one', () => {
    expect(fixOf({ fill_density: '20 %' })).toBe('Did you mean "infill"?');
    expect(fixOf({ walls: '3' })).toBe('Did you mean "perimeters"?');
    expect(fixOf({ layer_height: '0.2' })).toBe('Did you mean "layerHeight"?');
    for (const ours of OTHER_NAMES.values()) expect(PRINT_SETTINGS).toHaveProperty(ours);
  });

  test('lines are as wide as the nozzle asks, layers no thicker than it can press, unless a profile says', () => {
    const wide = parsePrintSettings(map(), { machine: map(), nozzle: 0.6 });
    expect(wide.lineWidth).toBeCloseTo(0.675);
    expect(wide.firstLayerLineWidth).toBeGreaterThan(0.6);
    expect(wide.layerHeight).toBe(0.2);
    const narrow = parsePrintSettings(map({ preset: 'draft' }), { machine: map(), nozzle: 0.25 });
    expect(narrow.lineWidth).toBeCloseTo(0.28125);
    expect(narrow.layerHeight).toBeCloseTo(0.175);
    const own = parsePrintSettings(map(), { machine: map({ lineWidth: '0.62 mm' }), nozzle: 0.6 });
    expect(own.lineWidth).toBe(0.62);
  });

  test('an unknown key names the nearest, whoever wrote it', () => {
    expect(() => parsePrintSettings(map(), { machine: map({ perimetres: '3' }) })).toThrow('perimetres');
  });
});

test('every setting speaks both languages and has a default or may be left out', () => {
  const none = parsePrintSettings(map(), { machine: map() });
  for (const [key, field] of Object.entries(PRINT_SETTINGS)) {
    expect(field.doc.en.length * field.doc.fr.length, key).toBeGreaterThan(0);
    expect(Object.hasOwn(none, key), key).toBe(true);
  }
});
