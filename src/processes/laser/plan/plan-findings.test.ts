import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../model/finding.ts';
import type { Drawing } from '../../../model/part.ts';
import { type BenchRequest, BLACK, circleOf, drawingOf, planOf, shapeOf, squareOf } from '../bench.fixture.ts';

/** What the planner says of a drawing, by severity and code. */
async function told(drawing: Drawing, request: BenchRequest, copies = 1): Promise<readonly Finding[]> {
  return (await planOf(drawing, request, copies)).findings;
}
const codes = (findings: readonly Finding[]): readonly string[] => findings.map((f) => `${f.severity} ${f.code}`);

/** A square of 40 mm whose lower left corner lies here on a page of the sheet's size, and the beam on its line. */
const outline = (x: number, y: number): Drawing => drawingOf([shapeOf([squareOf(x, y, 40)])], [400, 400]);
const NO_KERF = { kerf: 0 };

describe('LAS053: a cut near the edge of the sheet', () => {
  test.each([
    ['left', 4.9, 100, [4.9, 120]],
    ['lower', 100, 4.9, [120, 4.9]],
    ['right', 400 - 40 - 4.9, 100, [400 - 4.9, 120]],
    ['upper', 100, 400 - 40 - 4.9, [120, 400 - 4.9]],
  ])('at the %s edge', async (_edge, x, y, point) => {
    const findings = await told(outline(x, y), { settings: NO_KERF });
    expect(codes(findings)).toEqual(['warning LAS053']);
    expect(findings[0]).toMatchObject({ limit: 5, unit: 'mm', where: { file: 'test.svg' } });
    expect(findings[0]!.where.point!.map((value) => Math.round(10 * value) / 10)).toEqual([...point, 0]);
    expect(findings[0]!.measured).toBeCloseTo(4.9, 9);
  });

  test('the strip begins where the margin says; that the kerf moves a cut into it by a hair is not the maker’s doing', async () => {
    expect(await told(outline(5, 355), { settings: NO_KERF })).toEqual([]);
    expect(await told(outline(5, 355), { settings: { kerf: 0.2 } })).toEqual([]);
    const [near] = await told(outline(4.95, 355), { settings: { kerf: 0.2 } });
    expect(near!.measured).toBeCloseTo(4.95, 6);
    expect(await told(outline(2, 358), { settings: NO_KERF, laser: { margin: '2 mm' } })).toEqual([]);
  });

  test('an engraving may come as near as it likes', async () => {
    const drawing = drawingOf([shapeOf([squareOf(200, 1, 10)], { fill: BLACK })], [400, 400]);
    expect(await told(drawing, {})).toEqual([]);
  });
});

describe('LAS054: little room beside the engraving', () => {
  // 100 mm/s at 500 mm/s²: v²/2a and a tenth are 11 mm.
  const engraved = (x: number): Drawing => drawingOf([shapeOf([squareOf(x, 100, 20)], { fill: BLACK })], [400, 400]);

  test.each([
    ['left', 10.5],
    ['right', 400 - 20 - 10.5],
  ])('at the %s end of the axis', async (_end, x) => {
    const findings = await told(engraved(x), {});
    expect(codes(findings)).toEqual(['info LAS054']);
    expect(findings[0]).toMatchObject({ unit: 'mm' });
    expect(findings[0]!.measured).toBeCloseTo(10.5, 6);
    expect(findings[0]!.limit).toBeCloseTo(11, 6);
  });

  test('11 mm are enough, and so is less where less is asked for', async () => {
    expect(await told(engraved(11), {})).toEqual([]);
    expect(await told(engraved(369), {})).toEqual([]);
    expect(await told(engraved(2), { settings: { overscan: 2 } })).toEqual([]);
  });
});

describe('LAS055: no room for a run-up', () => {
  const pierced = (radius: number): Drawing =>
    drawingOf([shapeOf([squareOf(100, 100, 60)]), shapeOf([circleOf(130, 130, radius)])], [400, 400]);
  const settings = { kerf: 0.2, leadIn: 6 };

  test('a hole too small for half of the run-up begins on its own line', async () => {
    const findings = await told(pierced(1), { settings });
    expect(codes(findings)).toEqual(['info LAS055']);
    expect(findings[0]).toMatchObject({ measured: 1, limit: 0 });
  });

  test('a larger hole, a shorter run-up and none at all are calm', async () => {
    expect(await told(pierced(4), { settings })).toEqual([]);
    expect(await told(pierced(1), { settings: { ...settings, leadIn: 1 } })).toEqual([]);
    expect(await told(pierced(1), { settings: { kerf: 0.2 } })).toEqual([]);
  });
});

describe('LAS056: too small for all its bridges', () => {
  const disc = (radius: number): Drawing => drawingOf([shapeOf([circleOf(100, 100, radius)])], [400, 400]);
  const settings = { kerf: 0.2, tabs: 4, tabWidth: 0.5 };

  test('a disc of 2 mm has no room for four bridges; each copy is counted', async () => {
    const findings = await told(disc(1), { settings });
    expect(codes(findings)).toEqual(['info LAS056']);
    expect(findings[0]).toMatchObject({ measured: 1, limit: 0 });
    expect((await told(disc(1), { settings }, 3))[0]).toMatchObject({ code: 'LAS056', measured: 3 });
  });

  test('a larger disc, one narrow bridge, or a small hole (which needs none) are calm', async () => {
    expect(await told(disc(2), { settings })).toEqual([]);
    expect(await told(disc(1), { settings: { ...settings, tabs: 1, tabWidth: 0.3 } })).toEqual([]);
    const pierced = drawingOf([shapeOf([squareOf(100, 100, 40)]), shapeOf([circleOf(120, 120, 1)])], [400, 400]);
    expect(await told(pierced, { settings })).toEqual([]);
  });
});
