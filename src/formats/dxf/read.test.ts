import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FormatError } from '../../base/errors.ts';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { emptyBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Finding } from '../../model/finding.ts';
import type { Drawing } from '../../model/part.ts';
import { dxf } from './index.ts';

const DRAWINGS = new URL('../../../../shared/drawings/', import.meta.url);

async function readBytes(bytes: Uint8Array, settings: Readonly<Record<string, string>> = {}) {
  const options = { settings: new Map(Object.entries(settings)), resolve: async () => undefined };
  const { part, findings } = await dxf.readPart!({ name: 'test.dxf', bytes }, options);
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: part, findings };
}

/** `0 LINE 8 0 10 5` … written on one line, a pair a code and a word. */
function pairs(text: string): string {
  return `${text.trim().split(/\s+/).join('\n')}\n`;
}

function file(entities: string, before = ''): string {
  return pairs(`${before} 0 SECTION 2 ENTITIES ${entities} 0 ENDSEC 0 EOF`);
}

const MM = '0 SECTION 2 HEADER 9 $INSUNITS 70 4 0 ENDSEC';

function read(entities: string, before = MM, settings: Readonly<Record<string, string>> = {}) {
  return readBytes(new TextEncoder().encode(file(entities, before)), settings);
}

function lengths(drawing: Drawing): readonly number[] {
  return strokedSubpaths(drawing).map(subpathLength);
}

function size(drawing: Drawing): readonly number[] {
  const { minX, minY, maxX, maxY } = drawingBounds(drawing)!;
  return [maxX - minX, maxY - minY].map((value) => Math.round(value * 1e6) / 1e6);
}

function named(findings: readonly Finding[], rule: string): readonly Finding[] {
  return findings.filter((finding) => finding.rule === rule);
}

async function refusal(promise: Promise<unknown>): Promise<FormatError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(FormatError);
  return error as FormatError; // just asserted
}

const SQUARE = '0 LWPOLYLINE 8 A 90 4 70 1 10 0 20 0 10 10 20 0 10 10 20 10 10 0 20 10';

describe('drawings of others', () => {
  test.each([
    ['own/dxf-shapes.dxf', [127, 50], 6, 2, 328.0901],
    ['own/dxf-curves.dxf', [130, 72], 4, 2, 410.7827],
    ['foreign/rayforge_circle.dxf', [100, 100], 1, 0, 314.159],
    ['foreign/rayforge_acdbcircle.dxf', [50, 50], 1, 0, 157.08],
    ['foreign/rayforge_acdbarc.dxf', [70.711, 14.645], 1, 1, 78.54],
  ] as const)('%s', async (name, [width, height], paths, open, cut) => {
    const { drawing } = await readBytes(readFileSync(new URL(name, DRAWINGS)));
    expect(strokedSubpaths(drawing)).toHaveLength(paths);
    expect(strokedSubpaths(drawing).filter((subpath) => !subpath.closed)).toHaveLength(open);
    expect(Math.abs(lengths(drawing).reduce((a, b) => a + b, 0) - cut)).toBeLessThan(0.001 * cut);
    expect(Math.abs(size(drawing)[0]! - width)).toBeLessThan(0.05);
    expect(Math.abs(size(drawing)[1]! - height)).toBeLessThan(0.05);
  });

  test('every DXF of the collection is known by its first bytes', () => {
    for (const folder of ['own/', 'foreign/'])
      for (const name of readdirSync(new URL(folder, DRAWINGS)).filter((entry) => entry.endsWith('.dxf'))) {
        const bytes = readFileSync(new URL(folder + name, DRAWINGS));
        expect(dxf.sniff(bytes.subarray(0, 4096), bytes.length)).toBe(1);
      }
  });
});

describe('objects', () => {
  test.each([
    ['LINE', '0 LINE 8 0 10 0 20 0 11 30 21 40', 50],
    ['ARC over 0°', '0 ARC 8 0 10 0 20 0 40 10 50 350 51 10', (10 * 20 * Math.PI) / 180],
    ['half circle by bulge', '0 LWPOLYLINE 8 0 70 0 10 0 20 0 42 -1 10 20 20 0', 10 * Math.PI],
    ['ELLIPSE that is a circle', '0 ELLIPSE 8 0 10 0 20 0 11 5 21 0 40 1 41 0 42 6.283185307179586', 10 * Math.PI],
    ['SPLINE of degree 1', '0 SPLINE 8 0 70 0 71 1 40 0 40 0 40 1 40 1 10 0 20 0 10 3 20 4', 5],
    ['SPLINE through points', '0 SPLINE 8 0 70 0 71 3 11 0 21 0 11 5 21 0 11 10 21 0', 10],
    [
      'rational SPLINE: a quarter of a circle',
      `0 SPLINE 8 0 70 4 71 2 40 0 40 0 40 0 40 1 40 1 40 1 41 1 41 ${Math.SQRT1_2} 41 1 10 10 20 0 10 10 20 10 10 0 20 10`,
      5 * Math.PI,
    ],
    [
      'old POLYLINE with a bulge',
      '0 POLYLINE 8 0 66 1 70 0 0 VERTEX 8 0 10 0 20 0 42 1 0 VERTEX 8 0 10 20 20 0 0 SEQEND',
      10 * Math.PI,
    ],
  ])('%s', async (_, entity, expected) => {
    const { drawing } = await read(entity);
    expect(lengths(drawing)).toHaveLength(1);
    expect(lengths(drawing)[0]).toBeCloseTo(expected, 4);
  });

  test('an extrusion of 0 0 -1 mirrors x', async () => {
    const { drawing } = await read('0 ARC 8 0 10 10 20 0 40 5 50 0 51 90 230 -1 0 LINE 8 0 10 -15 20 0 11 -10 21 5');
    // Mirrored, the arc runs from -15, 0 to -10, 5: the same ends as the line.
    expect(size(drawing)).toEqual([5, 5]);
  });

  test('blocks: nested, turned, mirrored, in rows, with colours and layers of their insertion', async () => {
    const blocks = `${MM} 0 SECTION 2 BLOCKS
      0 BLOCK 2 IN 70 0 10 1 20 1 0 LINE 8 0 62 0 10 1 20 1 11 4 21 5 0 ENDBLK
      0 BLOCK 2 OUT 70 0 10 0 20 0 0 INSERT 8 0 62 0 2 in 10 10 20 0 41 -1 0 ENDBLK 0 ENDSEC`;
    const { drawing } = await read('0 INSERT 8 CUT 62 1 2 OUT 10 0 20 0 50 90 70 3 71 2 44 20 45 30', blocks);
    expect(lengths(drawing)).toEqual([5, 5, 5, 5, 5, 5]);
    expect(drawing.shapes.every((shape) => shape.layer === 'CUT' && shape.stroke!.r === 255)).toBe(true);
    expect(size(drawing)).toEqual([34, 43]);
  });

  test('HATCH engraves its area, islands left out; SOLID crosses its corners', async () => {
    const { drawing, findings } = await read(
      `0 HATCH 8 0 10 0 20 0 30 0 2 SOLID 70 1 71 0 91 2
        92 3 72 0 73 1 93 4 10 0 20 0 10 20 20 0 10 20 20 20 10 0 20 20 97 0
        92 1 93 2 72 2 10 10 20 10 40 5 50 0 51 180 73 1 72 2 10 10 20 10 40 5 50 180 51 360 73 1 97 0 75 0 76 1
       0 SOLID 8 0 10 30 20 0 11 40 21 0 12 30 22 10 13 40 23 10`,
    );
    expect(drawing.shapes.map((shape) => [shape.fill !== null, shape.stroke, shape.subpaths.length])).toEqual([
      [true, null, 2],
      [true, null, 1],
    ]);
    expect(subpathLength(drawing.shapes[0]!.subpaths[1]!)).toBeCloseTo(10 * Math.PI, 9);
    expect(subpathLength(drawing.shapes[1]!.subpaths[0]!)).toBeCloseTo(40, 9);
    expect(named(findings, 'unreadable-part')).toHaveLength(0);
  });

  test('nothing is dropped in silence', async () => {
    const { findings } = await read(
      `${SQUARE} 0 POINT 8 0 10 1 20 1 0 POINT 8 0 10 2 20 2 0 DIMENSION 8 0 2 *D1 0 TEXT 8 0 1 %%c10 40 5
       0 MTEXT 8 0 1 {\\fArial|b0;Caf\\U+00E9}\\Pnoir 0 3DSOLID 8 0 0 INSERT 8 0 2 GONE 10 0 20 0
       0 SPLINE 8 0 70 0 71 3 40 0 40 1 10 0 20 0 10 1 20 1 0 LINE 8 0 67 1 10 0 20 0 11 1 21 1`,
    );
    expect(named(findings, 'not-cut').map((finding) => finding.what.en)).toEqual([
      'POINT left out: 2.',
      'DIMENSION left out: 1.',
      '3DSOLID left out: 1.',
    ]);
    expect(
      named(findings, 'unconverted-text').map(
        (finding) => finding.what.en.includes('Ø10') || finding.what.en.includes('Café noir'),
      ),
    ).toEqual([true, true]);
    expect(named(findings, 'unreadable-part')).toHaveLength(2);
    expect(named(findings, 'hidden-object')).toHaveLength(1);
  });

  test('patterns and leaning planes are taken in a simpler form, and said so', async () => {
    const { findings } = await read(
      `0 HATCH 8 0 10 0 20 0 30 0 2 ANSI31 70 0 71 0 91 1 92 3 72 0 73 1 93 3 10 0 20 0 10 9 20 0 10 0 20 9 97 0 75 0
       0 CIRCLE 8 0 10 0 20 0 40 5 210 1 220 0 230 1`,
    );
    expect(named(findings, 'simplified').map((finding) => finding.code)).toEqual(['DXF006', 'DXF006']);
  });

  test('texts are outlined: height, turn, justification, lines', async () => {
    const { drawing, findings } = await read(
      `0 TEXT 8 0 1 HE 40 10 10 0 20 0 0 TEXT 8 0 1 HE 40 10 10 0 20 0 11 100 21 50 72 1 73 2 0 TEXT 8 0 1 HE 40 10 50 90 10 200 20 0
       0 MTEXT 8 0 1 H\\PH 40 10 71 1 10 0 20 100`,
    );
    expect(named(findings, 'unconverted-text').map((finding) => finding.severity)).toEqual(
      new Array(4).fill('warning'),
    );
    const boxes = drawing.shapes.map((shape) => {
      const box = emptyBounds();
      for (const subpath of shape.subpaths) growBySubpath(box, subpath);
      return box;
    });
    const [plain, centred, upright, lines] = boxes;
    expect(plain!.maxY - plain!.minY).toBeCloseTo(10, 0);
    expect((centred!.minX + centred!.maxX) / 2 - plain!.minX).toBeGreaterThan(95);
    expect((centred!.minY + centred!.maxY) / 2 - plain!.minY).toBeCloseTo(50, 0);
    expect(upright!.maxY - upright!.minY).toBeCloseTo(plain!.maxX - plain!.minX, 6);
    expect(lines!.maxY - lines!.minY).toBeCloseTo(10 + 10 * (5 / 3), 0);
  });

  test('layers: colour, true colour, off and frozen', async () => {
    const tables = `${MM} 0 SECTION 2 TABLES 0 TABLE 2 LAYER 70 4 0 LAYER 2 cut 70 0 62 5 0 LAYER 2 OFF 70 0 62 -1
      0 LAYER 2 ICE 70 1 62 1 0 LAYER 2 TRUE 70 0 62 7 420 16744448 0 ENDTAB 0 ENDSEC`;
    const line = (layer: string, more = ''): string => `0 LINE 8 ${layer} ${more} 10 0 20 0 11 1 21 1`;
    const { drawing, findings } = await read(
      `${line('CUT')} ${line('off')} ${line('ICE')} ${line('TRUE')} ${line('CUT', '62 30')} ${line('CUT', '420 255')}`,
      tables,
    );
    expect(drawing.shapes.map(({ stroke }) => Object.values(stroke!))).toEqual([
      [0, 0, 255],
      [255, 128, 0],
      [255, 127, 0],
      [0, 0, 255],
    ]);
    expect(named(findings, 'hidden-object')).toHaveLength(2);
  });
});

describe('units', () => {
  test.each([
    ['9 $INSUNITS 70 1', 254, 'in', 'info'],
    ['9 $INSUNITS 70 5', 100, 'cm', 'info'],
    ['9 $INSUNITS 70 13', 0.01, 'um', 'info'],
    ['9 $INSUNITS 70 0', 10, null, 'warning'],
    ['9 $MEASUREMENT 70 0', 254, null, 'warning'],
    ['9 $MEASUREMENT 70 1', 10, null, 'warning'],
  ])('%s', async (header, side, unit, severity) => {
    const { drawing, findings } = await read(SQUARE, `0 SECTION 2 HEADER ${header} 0 ENDSEC`);
    expect(size(drawing)[0]).toBeCloseTo(side, 6);
    expect(drawing.unit).toBe(unit);
    expect(named(findings, 'unit')[0]!.severity).toBe(severity);
  });

  test('settings have the last word, and must make sense', async () => {
    expect(size((await read(SQUARE, '', { unit: 'in' })).drawing)[0]).toBeCloseTo(254, 9);
    expect(size((await read(SQUARE, '', { scale: '2' })).drawing)[0]).toBeCloseTo(20, 9);
    await expect(read(SQUARE, '', { unit: 'inch' })).rejects.toThrow(/inch/);
  });

  test('a gap counts in mm, whatever the unit', async () => {
    const gap = '0 LWPOLYLINE 8 0 70 0 10 0 20 0 10 1 20 0 10 1 20 1 10 0 20 0.005';
    const { drawing } = await read(gap, '0 SECTION 2 HEADER 9 $INSUNITS 70 1 0 ENDSEC');
    expect(strokedSubpaths(drawing)[0]!.closed).toBe(false);
  });
});

describe('files as they come', () => {
  test('line ends of every kind, and codes set in by blanks', async () => {
    for (const end of ['\n', '\r\n']) {
      const text = file(SQUARE, MM)
        .split('\n')
        .map((line, i) => (i % 2 === 0 && line !== '' ? `  ${line}` : line))
        .join(end);
      expect(lengths((await readBytes(new TextEncoder().encode(text))).drawing)).toEqual([40]);
    }
  });

  test('binary, with codes of two bytes and of one', async () => {
    for (const wide of [true, false]) {
      const parts: Buffer[] = [Buffer.from('AutoCAD Binary DXF\r\n\x1a\0', 'latin1')];
      const put = (code: number, value: string | number): void => {
        parts.push(wide ? Buffer.from([code & 255, code >> 8]) : Buffer.from([code]));
        if (typeof value === 'string') parts.push(Buffer.from(`${value}\0`, 'latin1'));
        else if (code >= 60) parts.push(Buffer.from([value, 0]));
        else {
          const double = Buffer.alloc(8);
          double.writeDoubleLE(value);
          parts.push(double);
        }
      };
      put(0, 'SECTION');
      put(2, 'ENTITIES');
      put(0, 'LINE');
      put(8, '0');
      put(62, 5);
      for (const [code, value] of [
        [10, 0],
        [20, 0],
        [11, 3],
        [21, 4],
      ] as const)
        put(code, value);
      put(0, 'ENDSEC');
      put(0, 'EOF');
      const bytes = new Uint8Array(Buffer.concat(parts));
      const { drawing } = await readBytes(bytes);
      expect(lengths(drawing)).toEqual([5]);
      expect(drawing.shapes[0]!.stroke).toEqual({ r: 0, g: 0, b: 255 });
      expect((await refusal(readBytes(bytes.subarray(0, bytes.length - 20)))).place.byte).toBeGreaterThan(20);
    }
  });

  test('blocks that come after the objects are found all the same', async () => {
    const text = pairs(
      '0 SECTION 2 ENTITIES 0 INSERT 8 0 2 B 10 0 20 0 0 ENDSEC 0 SECTION 2 BLOCKS 0 BLOCK 2 B 10 0 20 0 0 LINE 8 0 10 0 20 0 11 3 21 4 0 ENDBLK 0 ENDSEC 0 EOF',
    );
    expect(lengths((await readBytes(new TextEncoder().encode(text))).drawing)).toEqual([5]);
  });

  test('cut short, garbage, nothing: refused with line and column', async () => {
    const whole = file(SQUARE, MM);
    const cut = await refusal(readBytes(new TextEncoder().encode(whole.slice(0, 120))));
    expect(cut.place.line).toBeGreaterThan(1);
    const bad = await refusal(readBytes(new TextEncoder().encode(whole.replace('10\n0\n', 'ten\n0\n'))));
    expect(bad.text.en).toContain('ten');
    expect([cut.place.column, bad.place.column]).toEqual([1, 1]);
    const indented = await refusal(readBytes(new TextEncoder().encode(whole.replace('10\n0\n', '  ten\n0\n'))));
    expect(indented.place).toEqual({ line: bad.place.line, column: 3 });
    const empty = await refusal(readBytes(new TextEncoder().encode(file('', MM))));
    expect(empty.rule).toBe('empty');
    expect((await refusal(readBytes(new TextEncoder().encode('0\nEOF\n')))).rule).toBe('unreadable');
  });

  test('blocks that contain themselves, and blocks that multiply', async () => {
    const loop = `${MM} 0 SECTION 2 BLOCKS 0 BLOCK 2 B 10 0 20 0 0 INSERT 8 0 2 B 10 0 20 0 0 LINE 8 0 10 0 20 0 11 1 21 0 0 ENDBLK 0 ENDSEC`;
    expect(named((await read('0 INSERT 8 0 2 B 10 0 20 0', loop)).findings, 'unreadable-part')).toHaveLength(1);
    const error = await refusal(read('0 INSERT 8 0 2 B 10 0 20 0 70 30000 71 30000 44 1 45 1', loop));
    expect(error.text.en).toContain('blocks');
  });

  test('numbers that are none are told and leave nothing behind', async () => {
    const { drawing, findings } = await read(
      `0 LINE 8 0 10 nan 20 0 11 3 21 4 0 CIRCLE 8 0 10 0 20 0 40 1e999 ${SQUARE}`,
    );
    expect(lengths(drawing)).toEqual([40]);
    expect(named(findings, 'unreadable-part')).toHaveLength(2);
  });
});

test('where nothing can be drawn, the place told is that of what was left out first', async () => {
  const refused = read('0 LINE 10 0 20 foo 11 5 21 5');
  await expect(refused).rejects.toMatchObject({ rule: 'empty', place: { line: 15, column: 1 } });
  await expect(refused).rejects.toThrow(/This LINE cannot be drawn/);
});
