import { describe, expect, test } from 'vitest';
import { subpathLength } from '../../../geometry/paths/subpath-length.ts';
import { PLAIN_PEN } from '../../../model/part.ts';
import { BLACK, circleOf, drawingOf, RED, setupFixture, shapeOf, strokeOf } from '../bench.fixture.ts';
import { sortLines } from './dash-strokes.ts';

const pen = { ...PLAIN_PEN, dashes: [3, 2], dashOffset: 0 };
const fold = strokeOf([
  [10, 10],
  [40, 10],
]);

describe('dashed lines', () => {
  test('are followed as whole lines unless it is asked for', () => {
    const drawing = drawingOf([{ ...shapeOf([fold], { stroke: RED }), pen }]);
    const { sorted, drawing: same } = sortLines(drawing, setupFixture());
    expect(same).toBe(drawing);
    expect(sorted.strokes).toEqual([{ shape: 0, subpath: 0, operation: 'cut' }]);
  });

  test('dash by dash: each a line of its own, of curves and closed lines too; plain lines and areas stay', () => {
    const dashed = { ...shapeOf([fold, circleOf(60, 60, 10)], { stroke: RED, fill: BLACK }), pen };
    const drawing = drawingOf([shapeOf([circleOf(90, 90, 5)], { stroke: RED }), dashed]);
    const request = { settings: { dashes: 'cut', outlinedAreas: 'engrave' } };
    const { sorted, drawing: own } = sortLines(drawing, setupFixture(request));
    expect(sorted.fills).toEqual([1]);
    expect(sorted.strokes[0]).toEqual({ shape: 0, subpath: 0, operation: 'cut' });
    const subpaths = sorted.strokes.slice(1).map(({ shape, subpath }) => own.shapes[shape]!.subpaths[subpath]!);
    expect(subpaths.every(({ closed }) => !closed)).toBe(true);
    expect(subpaths.slice(0, 6).map(subpathLength)).toEqual([3, 3, 3, 3, 3, 3]);
    const round = subpaths.slice(6).reduce((sum, subpath) => sum + subpathLength(subpath), 0);
    expect(round).toBeCloseTo(12 * 3 + (20 * Math.PI - 60), 1);
  });
});
