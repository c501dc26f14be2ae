import { expect, test } from 'vitest';
import { BLACK, benchOf, circleOf, drawingOf, planOf, shapeOf, squareOf } from './bench.fixture.ts';

test('a job’s cut length, sheet and energy are those of its drawing', async () => {
  const drawing = drawingOf([
    shapeOf([squareOf(50, 50, 40)]),
    shapeOf([circleOf(70, 70, 10)]),
    shapeOf([squareOf(55, 55, 5)], { fill: BLACK }),
  ]);
  const request = { settings: { kerf: 0, passes: 2 }, laser: { wallPower: '600 W' } };
  const plan = await planOf(drawing, request);
  const meter = benchOf(request).meter();
  for (const chunk of plan.plates[0]!.job.body) meter.push(chunk);
  const used = meter.end(3600);
  expect(used.cutLength).toBeCloseTo(2 * (160 + 20 * Math.PI), 6);
  expect(used.sheet).toBeCloseTo(1600, 6);
  expect(used.energy).toBe(600);
  expect(plan.plates[0]!.sheet).toBeCloseTo(1600, 6);
});

test('a full circle reaches as far as its belly', async () => {
  const request = { settings: { kerf: 0 } };
  const plan = await planOf(drawingOf([shapeOf([circleOf(70, 70, 10)])]), request);
  const meter = benchOf(request).meter();
  for (const chunk of plan.plates[0]!.job.body) meter.push(chunk);
  expect(meter.end(0).sheet).toBeCloseTo(400, 6);
});
