import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Color, Drawing, PartReading, Shape } from '../../model/part.ts';
import { lbrn2 } from './index.ts';

const shared = (name: string): Uint8Array =>
  readFileSync(new URL(`../../../../shared/drawings/lightburn/${name}`, import.meta.url));
const OPTIONS = { settings: new Map<string, string>(), resolve: () => Promise.resolve(undefined) };
const read = (bytes: Uint8Array): Promise<PartReading> => lbrn2.readPart!({ name: 'x.lbrn2', bytes }, OPTIONS);
const project = (body: string): Uint8Array => new TextEncoder().encode(`<LightBurnProject>${body}</LightBurnProject>`);

async function factsOf(bytes: Uint8Array): Promise<readonly number[]> {
  const drawing = (await read(bytes)).part as Drawing;
  const strokes = strokedSubpaths(drawing);
  const bounds = drawingBounds(drawing)!;
  const length = strokes.reduce((sum, stroke) => sum + subpathLength(stroke), 0);
  const open = strokes.filter(({ closed }) => !closed).length;
  return [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY, strokes.length, open, length];
}

describe('projects of other people', () => {
  const EXPECTED: Readonly<Record<string, readonly number[]>> = {
    'boxes_ClosedBox.lbrn2': [201.9, 215.3, 7, 0, 2865.63],
    'rayforge_dot_width.lbrn2': [40, 40, 1, 0, 160],
    'rayforge_ellipse.lbrn2': [100, 60, 1, 0, 255.27],
    'rayforge_fence.lbrn2': [279.4, 279.4, 1, 0, 1597.6],
    'rayforge_grid.lbrn2': [38.73, 57.17, 3, 0, 460.8],
    'rayforge_group.lbrn2': [10, 10, 1, 0, 40],
    'rayforge_multi_layer.lbrn2': [115, 115, 2, 0, 120],
    'rayforge_path.lbrn2': [10, 10, 1, 0, 40],
    'rayforge_rect.lbrn2': [38.71, 57.17, 1, 0, 191.76],
    'rayforge_rect_legacy.lbrn': [100, 50, 1, 0, 300],
  };
  for (const [name, expected] of Object.entries(EXPECTED)) {
    test(name, async () => {
      const facts = await factsOf(shared(name));
      expect(Math.abs(facts[0]! - expected[0]!)).toBeLessThan(0.05);
      expect(Math.abs(facts[1]! - expected[1]!)).toBeLessThan(0.05);
      expect(facts.slice(2, 4)).toEqual(expected.slice(2, 4));
      expect(Math.abs(facts[4]! - expected[4]!)).toBeLessThan(1e-3 * expected[4]!);
    });
  }

  test('a layer without output is told and marked', async () => {
    const { part, findings } = await read(shared('rayforge_rect.lbrn2'));
    expect((part as Drawing).shapes[0]!.operation).toBe('ignore');
    expect(findings.map(({ rule }) => rule)).toEqual(['hidden-object']);
  });

  test('text without outlines is told, not dropped', async () => {
    const { findings } = await read(shared('boxes_ClosedBox.lbrn2'));
    expect(findings.some(({ rule }) => rule === 'unconverted-text')).toBe(true);
  });

  test('an empty project is empty, with its line', async () => {
    await expect(read(shared('rayforge_empty.lbrn2'))).rejects.toMatchObject({ rule: 'empty' });
  });

  test('every one of them is recognised, and nothing else', () => {
    for (const name of [...Object.keys(EXPECTED), 'rayforge_empty.lbrn2']) {
      const bytes = shared(name);
      expect(lbrn2.sniff(bytes.subarray(0, 4096), bytes.length)).toBe(1);
    }
    const svg = new TextEncoder().encode('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(lbrn2.sniff(svg, svg.length)).toBe(0);
  });
});

describe('reading', () => {
  test('old vertices, shared lists, rounded rectangles and groups in groups', async () => {
    const old =
      '<Shape Type="Path" CutIndex="0"><XForm>1 0 0 1 0 0</XForm><V vx="0" vy="0"/><V vx="4" vy="0"/><V vx="4" vy="3"/>' +
      '<P T="L" p0="0" p1="1"/><P T="L" p0="1" p1="2"/><P T="L" p0="2" p1="0"/></Shape>';
    expect((await factsOf(project(old)))[4]).toBeCloseTo(12, 9);
    const twice =
      '<Shape Type="Path" VertID="1" PrimID="1"><VertList>V0 0V9 0</VertList><PrimList>L0 1</PrimList></Shape>' +
      '<Shape Type="Path" VertID="1" PrimID="1"><XForm>1 0 0 1 0 5</XForm></Shape>';
    expect((await factsOf(project(twice))).slice(1)).toEqual([5, 2, 2, 18]);
    const round = '<Shape Type="Rect" W="20" H="10" Cr="2"/>';
    expect((await factsOf(project(round)))[4]).toBeCloseTo(60 - 16 + 4 * Math.PI, 9);
    const nested =
      '<Shape Type="Group"><XForm>2 0 0 2 1 1</XForm><Children><Shape Type="Group"><XForm>0 1 -1 0 0 0</XForm>' +
      '<Children><Shape Type="Rect" W="3" H="1"/></Children></Shape></Children></Shape>';
    expect((await factsOf(project(nested))).slice(0, 2)).toEqual([2, 6]);
  });

  test('a project of a machine that counts from the right or from the back is turned back', async () => {
    const placesOf = async (attributes: string): Promise<readonly number[]> => {
      const body = '<Shape Type="Path"><VertList>V1 2V9 4</VertList><PrimList>L0 1</PrimList></Shape>';
      const bytes = new TextEncoder().encode(`<LightBurnProject ${attributes}>${body}</LightBurnProject>`);
      const [{ x0, y0, coordinates } = { x0: 0, y0: 0, coordinates: [] }] = ((await read(bytes)).part as Drawing)
        .shapes[0]!.subpaths;
      return [x0, y0, ...coordinates];
    };
    expect(await placesOf('MirrorX="False" MirrorY="False"')).toEqual([1, 2, 9, 4]);
    expect(await placesOf('MirrorX="True" MirrorY="False"')).toEqual([-1, 2, -9, 4]);
    expect(await placesOf('MirrorX="True" MirrorY="True"')).toEqual([-1, -2, -9, -4]);
  });

  test('offset fills are areas; fill and line is both; what else a layer does is told', async () => {
    const layer = (index: number, type: string, more = ''): string =>
      `<CutSetting type="${type}"><index Value="${index}"/><kerf Value="0"/>${more}</CutSetting>` +
      `<Shape Type="Rect" W="2" H="2" CutIndex="${index}"/>`;
    const work =
      '<kerf Value="0.06"/><tabsEnabled Value="1"/><overcut Value="0"/><SubLayer type="Cut"><index Value="1"/></SubLayer>';
    const { part, findings } = await read(
      project(
        layer(0, 'Cut') +
          layer(1, 'Offset') +
          layer(2, 'Scan+Cut') +
          `<CutSetting type="Cut"><index Value="3"/>${work}</CutSetting>`,
      ),
    );
    expect((part as Drawing).shapes.map(({ stroke, fill }) => [stroke !== null, fill !== null].join(' '))).toEqual([
      'true false',
      'false true',
      'false true',
      'true false',
    ]);
    expect(findings.map(({ code, what }) => `${code} ${what.en}`)).toEqual([
      'LBR005 Layer C03 has settings that are not followed: kerf 0.06 mm, tabs, sub-layers.',
    ]);
  });

  test('a layer whose number cannot be read is the first one', async () => {
    const body =
      '<CutSetting type="Cut"><index Value="x"/><kerf Value="0.06"/></CutSetting><Shape Type="Rect" W="2" H="2"/>';
    const { findings } = await read(project(body));
    expect(findings.map(({ what }) => what.en)).toEqual([
      'Layer C00 has settings that are not followed: kerf 0.06 mm.',
    ]);
  });

  test('broken files say where; broken shapes are told and the rest is read', async () => {
    const whole = shared('rayforge_path.lbrn2');
    for (let cut = 60; cut < whole.length - 20; cut += 37) {
      const error = await read(whole.subarray(0, cut)).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(FormatError);
      expect((error as FormatError).place.line).toBeGreaterThan(0);
    }
    const body =
      '<Shape Type="Path"><VertList>V0 0V1</VertList><PrimList>L0 1</PrimList></Shape><Shape Type="Star" N="5"/>' +
      '<Shape Type="Path"><VertList>V0 0V1 1</VertList><PrimList>L0 7</PrimList></Shape>' +
      '<Shape Type="Rect" W="NaN" H="2"/><Shape Type="Rect" W="2" H="2"/><Shape Type="Bitmap" W="2" H="2" Data="!"/>';
    const { part, findings } = await read(project(body));
    expect((part as Drawing).shapes).toHaveLength(1);
    expect(findings.map(({ rule }) => rule).sort()).toEqual([
      'missing-image',
      'unreadable-part',
      'unreadable-part',
      'unreadable-part',
      'unreadable-part',
    ]);
  });

  test('an entity bomb is refused', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><LightBurnProject>&b;</LightBurnProject>';
    await expect(read(new TextEncoder().encode(bomb))).rejects.toBeInstanceOf(FormatError);
  });
});

describe('writing', () => {
  const coordinate = fc.integer({ min: -200_000, max: 200_000 }).map((v) => v / 1000);
  const color = fc.constantFrom<Color>({ r: 255, g: 0, b: 0 }, { r: 0, g: 0, b: 0 }, { r: 10, g: 20, b: 200 });
  const segment = fc.oneof(
    fc.tuple(fc.constant('l' as const), coordinate, coordinate),
    fc.tuple(fc.constant('c' as const), coordinate, coordinate),
    fc.tuple(fc.constant('a' as const), coordinate, coordinate),
  );
  const shape = fc
    .tuple(fc.array(segment, { minLength: 2, maxLength: 8 }), color, fc.boolean(), fc.boolean())
    .map(([segments, paint, filled, closed]): Shape => {
      const builder = new SubpathBuilder();
      builder.moveTo(0, 0);
      for (const [kind, x, y] of segments) {
        if (kind === 'l') builder.lineTo(x, y);
        else if (kind === 'c') builder.cubicTo(x / 2, y, x, y / 2, x, y);
        else {
          const r = 5 + Math.abs(x) / 10;
          const [cx, cy] = [builder.x - r, builder.y];
          builder.arcTo(
            { cx, cy, rx: r, ry: r, turn: 0, start: 0, sweep: 2 },
            cx + r * Math.cos(2),
            cy + r * Math.sin(2),
          );
        }
      }
      if (closed) builder.close();
      const { subpaths } = builder.take([1, 0, 0, 1, 0, 0]);
      return {
        subpaths,
        stroke: filled ? null : paint,
        fill: filled ? paint : null,
        fillRule: 'evenodd',
        strokeWidth: 0.1,
        layer: '',
        element: 'path',
        id: 'é "1" <&>',
        line: 0,
      };
    });

  test('what is written is read back: strokes, fills, lengths and places', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(shape, { minLength: 1, maxLength: 5 }), async (shapes) => {
        const drawing: Drawing = { kind: 'drawing', shapes, images: [], page: null, unit: 'mm' };
        const back = (await read(await lbrn2.writePart!(drawing))).part as Drawing;
        expect(back.shapes).toHaveLength(shapes.length);
        for (const [k, wanted] of shapes.entries()) {
          const got = back.shapes[k]!;
          expect(got.stroke === null).toBe(wanted.stroke === null);
          expect(got.id).toBe(wanted.id);
          const length = (list: Shape): number => list.subpaths.reduce((sum, s) => sum + subpathLength(s), 0);
          expect(Math.abs(length(got) - length(wanted))).toBeLessThan(1e-4 * length(wanted) + 1e-3);
          expect(got.subpaths.map(({ closed }) => closed)).toEqual(wanted.subpaths.map(({ closed }) => closed));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a picture comes back pixel by pixel, in its place', async () => {
    const grey = Uint8Array.from({ length: 12 }, (_, k) => 20 * k);
    const raster = { kind: 'raster', width: 4, height: 3, grey, dpi: null } as const;
    const image = { raster, transform: [0.5, 0.1, 0.1, -0.5, 30, 40] as const, layer: '', id: '', line: 0 };
    const drawing: Drawing = { kind: 'drawing', shapes: [], images: [image], page: null, unit: 'mm' };
    const bytes = await lbrn2.writePart!(drawing);
    const back = ((await read(bytes)).part as Drawing).images[0]!;
    expect([...back.raster.grey]).toEqual([...grey]);
    for (const [k, value] of image.transform.entries()) expect(back.transform[k]).toBeCloseTo(value, 5);
    expect(await lbrn2.writePart!(drawing)).toEqual(bytes);
  });
});
