import { assert, expect, test } from 'vitest';
import { faultsOf, likenessOfCase, type VarietyCase } from '../support/print-variety.ts';

const CASE: VarietyCase = {
  part: 'cells',
  cut: false,
  lean: 0,
  turn: 0,
  scale: 1,
  shaken: false,
  nozzle: '0.4 mm',
  settings: {},
};

/** Each was once a job with a fault of our own making (hundreds of them: test/long). */
test.each([
  ['a hole in the side of a tube parts it', { part: 'tube', settings: { layerHeight: '0.28 mm' } }],
  ['letters of one thick line', { part: 'letters', nozzle: '0.25 mm' }],
  ['lines wide for their nozzle', { part: 'fins', scale: 0.5, nozzle: '0.25 mm', settings: { lineWidth: '0.5 mm' } }],
  ['triangles cut in four', { part: 'gear', cut: true, turn: 33, shaken: true }],
  ['a part on its edge', { part: 'gear', lean: 33, settings: { xyCompensation: '-0.1 mm' } }],
] as const)('%s: no fault in its job', async (_, given) => {
  expect(await faultsOf({ ...CASE, ...given })).toEqual([]);
});

test.each([
  ['cells', { part: 'cells' }, 0.01],
  ['a gear', { part: 'gear', turn: 7 }, 0.01],
  ['a narrow column', { part: 'column', scale: 0.5 }, 0.05],
] as const)('the lines of %s cover its sections and nothing else', async (_, given, most) => {
  const likeness = await likenessOfCase({ ...CASE, ...given });
  assert(likeness !== null);
  const { missing, beyond, volume } = likeness;
  expect(missing).toBeLessThan(most);
  expect(beyond).toBeLessThan(0.005);
  expect(Math.abs(volume)).toBeLessThan(most + 0.005);
});
