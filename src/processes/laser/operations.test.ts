import { describe, expect, test } from 'vitest';
import type { Color } from '../../model/part.ts';
import { BLACK, BLUE, drawingOf, RED, setupFixture, shapeOf, squareOf, WHITE } from './bench.fixture.ts';
import { type SortedDrawing, sortDrawing } from './operations.ts';

const square = [squareOf(0, 0, 10)];

function sorted(
  shapes: Parameters<typeof drawingOf>[0],
  request: Parameters<typeof setupFixture>[0] = {},
): SortedDrawing {
  const { machine, settings } = setupFixture(request);
  return sortDrawing(drawingOf(shapes), machine, settings);
}

describe('operations', () => {
  test('by default every stroke cuts, a fill without a stroke engraves, whatever the colour', () => {
    const { strokes, fills, unmapped } = sorted([
      shapeOf(square, { stroke: BLUE }),
      shapeOf(square, { fill: RED }),
      shapeOf(square, { fill: BLACK, stroke: RED }),
    ]);
    expect(strokes).toEqual([
      { shape: 0, subpath: 0, operation: 'cut' },
      { shape: 2, subpath: 0, operation: 'cut' },
    ]);
    expect(fills).toEqual([1]);
    expect(unmapped).toEqual([]);
  });

  test('the Trotec convention: red cuts, blue marks, black engraves, other strokes are told', () => {
    const shapes = [RED, BLUE, BLACK, { r: 0, g: 200, b: 0 }].map((stroke) => shapeOf(square, { stroke }));
    const { strokes, wideStrokes, unmapped } = sorted(shapes, { settings: { convention: 'trotec' } });
    expect(strokes.map(({ operation }) => operation)).toEqual(['cut', 'score']);
    expect(wideStrokes).toEqual([2]);
    expect(unmapped).toMatchObject([{ use: 'stroke', shapes: [3] }]);
  });

  test('colours nearly right are taken and told; the lab’s own map comes first', () => {
    const near = sorted([shapeOf(square, { stroke: { r: 250, g: 4, b: 0 } })], { settings: { convention: 'trotec' } });
    expect(near.strokes).toHaveLength(1);
    expect(near.nearMisses).toHaveLength(1);
    const own = sorted([shapeOf(square, { stroke: RED })], {
      laser: { convention: 'trotec', colors: { '#f00': 'score' } },
    });
    expect(own.strokes[0]!.operation).toBe('score');
  });

  test('layers named as people name them decide in the fablab convention, the profile’s layers anywhere', () => {
    const named = ['Découpe', 'marquage 1', 'GRAVURE', 'Cut', 'engraving', 'Guides'];
    const { strokes, wideStrokes, ignored } = sorted(
      named.map((layer) => shapeOf(square, { layer, stroke: RED })),
      { settings: { convention: 'fablab' } },
    );
    expect(strokes.map(({ shape, operation }) => [shape, operation])).toEqual([
      [0, 'cut'],
      [1, 'score'],
      [3, 'cut'],
    ]);
    expect(wideStrokes).toEqual([2, 4]);
    expect(ignored).toEqual([5]);
    const own = sorted([shapeOf(square, { layer: 'Plis' })], { laser: { layers: { plis: 'score' } } });
    expect(own.strokes[0]!.operation).toBe('score');
  });

  test('white areas stay among the fills, to hide what lies under them; what the file itself switches off is left out', () => {
    expect(sorted([shapeOf(square, { fill: WHITE })]).fills).toEqual([0]);
    expect(sorted([shapeOf(square, { operation: 'ignore' })])).toMatchObject({ strokes: [], ignored: [0] });
  });

  test('an engraved outline takes its area along; white lines and the white areas of cut shapes hide what is engraved before', () => {
    const trotec = { settings: { convention: 'trotec' } };
    const both = shapeOf(square, { stroke: BLACK, fill: BLACK });
    expect(sorted([both], trotec)).toMatchObject({ fills: [0], wideStrokes: [0], unmapped: [] });
    const layer = shapeOf(square, { stroke: RED, fill: BLACK, layer: 'Gravure' });
    expect(sorted([layer], { settings: { convention: 'fablab' } })).toMatchObject({ fills: [0], wideStrokes: [0] });
    const halo = shapeOf(square, { stroke: WHITE, fill: BLACK });
    expect(sorted([halo], trotec)).toMatchObject({ fills: [0], wideStrokes: [0], unmapped: [] });
    const line = shapeOf(square, { stroke: WHITE });
    expect(sorted([both, line], trotec)).toMatchObject({ wideStrokes: [0, 1], unmapped: [] });
    expect(sorted([line, both], trotec).unmapped).toMatchObject([{ shapes: [0] }]);
    const part = shapeOf(square, { stroke: RED, fill: WHITE });
    expect(sorted([both, part], trotec)).toMatchObject({ fills: [0, 1], strokes: [{ shape: 1 }] });
    expect(sorted([part, both], trotec).fills).toEqual([1]);
  });

  test('a black shape with a red outline is engraved and cut where colours decide, cut alone where every line cuts, or as asked', () => {
    const shapes = [shapeOf(square, { stroke: RED, fill: BLACK }), shapeOf(square, { stroke: BLUE, fill: RED })];
    for (const convention of ['fablab', 'trotec', 'epilog', 'uls']) {
      const { strokes, fills } = sorted(shapes, { settings: { convention } });
      expect(strokes.map(({ operation }) => operation)).toEqual(['cut', 'score']);
      expect(fills).toEqual([0, 1]);
      expect(sorted(shapes, { settings: { convention, outlinedAreas: 'leave' } }).fills).toEqual([]);
    }
    for (const convention of ['strokes-cut', 'lightburn', 'boxes']) {
      expect(sorted(shapes, { settings: { convention } }).fills).toEqual([]);
      expect(sorted(shapes.slice(0, 1), { settings: { convention, outlinedAreas: 'engrave' } }).fills).toEqual([0]);
    }
    const map = { settings: { outlinedAreas: 'engrave', operations: '#000000=ignore' } };
    expect(sorted(shapes.slice(0, 1), map)).toMatchObject({ fills: [], ignored: [] });
    const told = shapeOf(square, { stroke: { r: 0, g: 200, b: 200 }, fill: BLACK });
    expect(sorted([told], { settings: { convention: 'trotec' } })).toMatchObject({
      fills: [0],
      unmapped: [{ shapes: [0] }],
    });
  });

  test('what stands under a line by itself counts as its area does, and is never cut', () => {
    const under = { ...shapeOf(square, { fill: BLACK }), under: true } as const;
    const shapes = [under, shapeOf(square, { stroke: RED })];
    expect(sorted(shapes)).toMatchObject({ fills: [], ignored: [0], strokes: [{ shape: 1 }] });
    expect(sorted(shapes, { settings: { convention: 'trotec' } })).toMatchObject({ fills: [0], ignored: [] });
    const cut = { settings: { operations: 'Plis=cut' } };
    expect(sorted([{ ...under, layer: 'Plis' }], cut)).toMatchObject({ strokes: [], ignored: [0] });
    const engrave = { settings: { operations: 'Plis=engrave' } };
    expect(sorted([{ ...under, layer: 'Plis' }], engrave)).toMatchObject({ fills: [0], ignored: [] });
    const raster = { kind: 'raster', width: 1, height: 1, grey: Uint8Array.of(0), dpi: null } as const;
    const image = { raster, transform: [9, 0, 0, -9, 0, 9], under: true, layer: '', id: '', line: 1 } as const;
    const { machine, settings } = setupFixture();
    const drawing = { ...drawingOf([]), images: [image] };
    expect(sortDrawing(drawing, machine, settings).images).toEqual([]);
    expect(sortDrawing(drawing, machine, { ...settings, outlinedAreas: 'engrave' }).images).toEqual([0]);
  });

  test('every shape is in one list, or told', () => {
    const paints = [RED, BLUE, BLACK, WHITE, { r: 9, g: 200, b: 90 }];
    const shapes = paints.flatMap((color) => [shapeOf(square, { stroke: color }), shapeOf(square, { fill: color })]);
    for (const convention of ['strokes-cut', 'fablab', 'trotec', 'epilog', 'uls', 'lightburn']) {
      const s = sorted(shapes, { settings: { convention } });
      const all = [
        ...s.strokes.map(({ shape }) => shape),
        ...s.fills,
        ...s.wideStrokes,
        ...s.ignored,
        ...s.unmapped.flatMap((u) => u.shapes),
      ];
      expect(all.sort((a, b) => a - b)).toEqual(shapes.map((_, k) => k));
    }
  });

  test('a drawing of Boxes.py follows its own colours: black and blue cut, green etches, red is a label', () => {
    const shapes = [BLACK, BLUE, RED, { r: 0, g: 255, b: 0 }].map((stroke) => shapeOf(square, { stroke }));
    const { machine, settings } = setupFixture({ laser: { convention: 'trotec', colors: { '#ff0000': 'cut' } } });
    const own = sortDrawing({ ...drawingOf(shapes), colorsOf: 'boxes.py' }, machine, settings);
    expect(own.strokes.map(({ shape, operation }) => [shape, operation])).toEqual([
      [0, 'cut'],
      [1, 'cut'],
      [3, 'score'],
    ]);
    expect(own.ignored).toEqual([2]);
    const asked = setupFixture({ laser: { convention: 'trotec' }, settings: { convention: 'trotec' } });
    const overruled = sortDrawing({ ...drawingOf(shapes), colorsOf: 'boxes.py' }, asked.machine, asked.settings);
    expect(overruled.strokes.map(({ shape, operation }) => [shape, operation])).toEqual([
      [1, 'score'],
      [2, 'cut'],
    ]);
  });

  test('--set operations gives colours and layers of one job, before the machine’s own', () => {
    const shapes = [shapeOf(square, { stroke: RED }), shapeOf(square, { layer: 'Plis', stroke: BLUE })];
    const { strokes, ignored } = sorted(shapes, {
      laser: { colors: { '#ff0000': 'cut' } },
      settings: { operations: '#f00=ignore, Plis=score' },
    });
    expect(ignored).toEqual([0]);
    expect(strokes).toEqual([{ shape: 1, subpath: 0, operation: 'score' }]);
    for (const wrong of ['#ff0000', '#ff0000=burn', '#12=cut', '=cut'])
      expect(() => sorted([], { settings: { operations: wrong } })).toThrow(/operations/);
  });

  test('a colour without an operation comes with the nearest one that has, if it is at all like it', () => {
    const nearest = (stroke: Color): unknown =>
      sorted([shapeOf(square, { stroke })], { settings: { convention: 'fablab' } }).unmapped[0]!.nearest;
    expect(nearest({ r: 200, g: 30, b: 20 })).toEqual({ color: RED, operation: 'cut' });
    expect(nearest({ r: 255, g: 255, b: 255 })).toBeUndefined();
  });
});
