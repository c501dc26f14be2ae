import { afterAll, describe, expect, test } from 'vitest';
import { CAN_FAKE, FakePrograms } from '../../../test/support/fake-program.ts';
import { SETTINGS } from '../engine-settings.fixture.ts';
import { curaEngine } from './index.ts';
import { meshNames } from './mesh-names.ts';
import { curaReport, withoutPlaceholders } from './output.ts';
import { curaSettings } from './settings.ts';

const fakes = new FakePrograms();
afterAll(() => fakes.remove());

const HEADER = `;FLAVOR:Marlin
;TIME:6666
;Filament used: 0m
;Layer height: 0.2
;MINX:2.14748e+06
;MAXX:-2.14748e+06
;MAXZ:-2.14748e+06

;Generated with Cura_SteamEngine 5.0.0
`;

describe('settings', () => {
  test('derived values are computed, since it computes none', () => {
    const keys = curaSettings(SETTINGS);
    expect(keys).toMatchObject({
      infill_line_distance: '6',
      wall_line_width_0: '0.45',
      mesh_position_x: '-125',
      relative_extrusion: 'true',
      machine_end_gcode: 'M83\nG1 E-0.8 F2100\nM84',
    });
    expect(Object.values(keys).filter((value) => /NaN|Infinity|undefined|object/.test(value))).toEqual([]);
  });

  test.each([
    ['grid', 0.3, '3'],
    ['triangles', 0.3, '4.5'],
    ['gyroid', 0.3, '1.5'],
    ['lightning', 0.3, '1.5'],
    ['rectilinear', 0.3, '1.5'],
    ['grid', 1, '0.45'],
    ['grid', 0, '0'],
  ] as const)('%s at %d: lines %s mm apart', (infillPattern, infill, distance) => {
    const keys = curaSettings({ ...SETTINGS, print: { ...SETTINGS.print, infill, infillPattern } });
    expect(keys.infill_line_distance).toBe(distance);
  });

  test('speeds keep the flow limit that it does not know', () => {
    const keys = curaSettings({ ...SETTINGS, filament: { ...SETTINGS.filament, flowMax: 4.5 } });
    expect([keys.speed_infill, keys.speed_wall_0]).toEqual(['50', '25']);
    // Lines fitted to narrow places are up to half as wide again.
    expect(keys.speed_equalize_flow_width_factor).toBe('100');
    expect(curaSettings(SETTINGS).speed_equalize_flow_width_factor).toBe('0');
  });
});

test('a true header takes the place of the placeholders', () => {
  const report = curaReport('Print time (s): 1514\nFilament (mm^3): 2984.0\n');
  const whole = `${HEADER}${'G1 X1\n'.repeat(2000)}`;
  const text = new TextDecoder().decode(withoutPlaceholders(new TextEncoder().encode(whole), report, 1.75));
  expect(text.slice(0, 120)).toContain(';TIME:1514\n;Filament used: 1.24060m\n;Layer height: 0.2\n\n;Generated');
  expect(text.split('\n').filter((line) => line === 'G1 X1')).toHaveLength(2000);
});

test('names of objects are plain, unique and in order', () => {
  expect(meshNames(['clé à molette', 'cle a molette', '../../etc', 'Ωμέγα', ''])).toEqual([
    'cle a molette.stl',
    'cle a molette (2).stl',
    '_.._etc.stl',
    '_____.stl',
    'part.stl',
  ]);
});

test.skipIf(!CAN_FAKE)('every copy is a file, every setting is said twice, no shell reads any of it', async () => {
  const body = `
const given = args.flatMap((word, k) => (word === '-s' ? [args[k + 1]] : []));
const files = args.flatMap((word, k) => (word === '-l' ? [args[k + 1]] : []));
const half = given.length / 2;
if (args.indexOf('-e0') < 0 || given.slice(0, half).join() !== given.slice(half).join()) process.exit(9);
console.error('Print time (s): 12');
fs.writeFileSync(after('-o'), files.map((file) => path.basename(file) + '=' + fs.readFileSync(file)[0]).join('\\n'));`;
  const path = fakes.make('cura', body);
  const plate = [
    { label: '$(touch x); "a"', bytes: Uint8Array.of(1) },
    { label: 'b', bytes: Uint8Array.of(2) },
  ];
  const run = { timeout: 20_000, home: fakes.folder };
  const job = await curaEngine.slice({ path, version: '5.0.0' }, plate, SETTINGS, run);
  expect(new TextDecoder().decode(job.bytes)).toBe('__touch x__ _a_.stl=1\nb.stl=2');
  expect(job.seconds).toBe(12);
});
