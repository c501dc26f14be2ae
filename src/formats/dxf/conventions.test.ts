import { describe, expect, test } from 'vitest';
import { drawingBounds } from '../../geometry/paths/drawing-measures.ts';
import type { Finding } from '../../model/finding.ts';
import type { Drawing } from '../../model/part.ts';
import { dxf } from './index.ts';

interface Reading {
  readonly drawing: Drawing;
  readonly findings: readonly Finding[];
}

async function readText(text: string): Promise<Reading> {
  const options = { settings: new Map<string, string>(), resolve: async () => undefined };
  const { part, findings } = await dxf.readPart!({ name: 'test.dxf', bytes: new TextEncoder().encode(text) }, options);
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: part, findings };
}

interface Sections {
  readonly header?: string;
  readonly layers?: string;
  readonly blocks?: string;
}

/** Codes and words on one line, `_` for a blank in a value. */
function fileOf(entities: string, { header = '9 $INSUNITS 70 4', layers = '', blocks = '' }: Sections = {}): string {
  const text =
    `0 SECTION 2 HEADER ${header} 0 ENDSEC 0 SECTION 2 TABLES 0 TABLE 2 LAYER ${layers} 0 ENDTAB 0 ENDSEC ` +
    `0 SECTION 2 BLOCKS ${blocks} 0 ENDSEC 0 SECTION 2 ENTITIES ${entities} 0 ENDSEC 0 EOF`;
  return `${text.trim().split(/\s+/).join('\n').replaceAll('_', ' ')}\n`;
}

const read = (entities: string, sections?: Sections): Promise<Reading> => readText(fileOf(entities, sections));
const LINE = '0 LINE 8 A 10 0 20 0 11 10 21 0';
const told = ({ findings }: Reading, code: string): readonly string[] =>
  findings.filter((finding) => finding.code === code).map(({ what }) => what.en);

describe('units', () => {
  const widthOf = async (header: string): Promise<number> => {
    const { drawing } = await read(LINE, { header });
    const { minX, maxX } = drawingBounds(drawing)!;
    return maxX - minX;
  };

  test('feet and inches of the US survey, tens and hundreds of metres', async () => {
    expect(await widthOf('9 $INSUNITS 70 21')).toBeCloseTo(3048.0061, 4);
    expect(await widthOf('9 $INSUNITS 70 22')).toBeCloseTo(254.000508, 5);
    expect(await widthOf('9 $INSUNITS 70 15')).toBeCloseTo(100_000, 6);
  });

  test('lengths shown in feet and inches are a hint at inches, unless the file says that it is metric', async () => {
    expect(await widthOf('9 $LUNITS 70 4')).toBeCloseTo(254, 9);
    expect(await widthOf('9 $LUNITS 70 4 9 $MEASUREMENT 70 1')).toBeCloseTo(10, 9);
    expect(await widthOf('9 $LUNITS 70 2')).toBeCloseTo(10, 9);
  });
});

describe('polylines', () => {
  const LIGHT = '10 0 20 0 40 0.3 41 0.3 10 5 20 0 40 0.3 41 0.3';
  test('an even width is kept, whether it is written once or at each corner', async () => {
    const old = '0 VERTEX 8 A 10 0 20 0 0 VERTEX 8 A 10 5 20 0 0 SEQEND';
    const files = [`0 LWPOLYLINE 8 A 70 0 ${LIGHT}`, `0 POLYLINE 8 A 66 1 40 0.3 41 0.3 ${old}`];
    for (const file of files) {
      const reading = await read(file);
      expect(reading.drawing.shapes[0]!.strokeWidth).toBeCloseTo(0.3, 9);
      expect(told(reading, 'DXF006')).toEqual([]);
    }
  });

  test('a width that changes is told, in old polylines as well', async () => {
    const vertices = '0 VERTEX 8 A 10 0 20 0 40 1 41 2 0 VERTEX 8 A 10 5 20 0 0 SEQEND';
    expect(told(await read(`0 POLYLINE 8 A 66 1 ${vertices}`), 'DXF006')[0]).toContain('changing width');
  });

  test('a dashed line type is cut whole, and told; a whole one is not', async () => {
    const layers = '0 LAYER 2 H 70 0 62 2 6 HIDDEN2';
    const reading = await read(`${LINE} 6 DASHED 0 LINE 8 H 10 0 20 1 11 9 21 1 ${LINE} 6 ByLayer`, { layers });
    expect(told(reading, 'DXF006')).toEqual(['Line types that are not in the file taken as whole lines: 2.']);
    expect(told(await read(`${LINE} 6 CONTINUOUS`), 'DXF006')).toEqual([]);
  });

  test.each([
    ['40 8 49 5 49 -3', [5, 3]],
    ['40 8 49 5 49 -1 49 0 49 -2', [5, 1, 0.25, 1.75]],
    ['40 8 49 2 49 -3 49 3', [5, 3]],
    ['40 8 49 -3 49 5', [5, 3]],
    ['40 8 49 5 49 -1 74 2 46 1 9 GAS 49 -2', [5, 3]],
  ])('the dashes of a line type (%s) are kept, in mm, by all its scales', async (dashes, lengths) => {
    const sections = {
      header: '9 $INSUNITS 70 5 9 $LTSCALE 40 0.5',
      layers: `0 LTYPE 2 D 70 0 72 65 73 4 ${dashes} 0 LAYER 2 A 70 0 62 2 6 d`,
      blocks: '0 BLOCK 2 B 70 0 10 0 20 0 0 LINE 8 0 10 0 20 0 11 10 21 0 0 ENDBLK',
    };
    const reading = await read(`${LINE} ${LINE} 48 4 0 INSERT 8 A 2 B 10 0 20 0 41 3 42 3`, sections);
    expect(told(reading, 'DXF006')[0]).toContain('dashes=cut');
    const pens = reading.drawing.shapes.map(({ pen }) => pen);
    expect(pens.map((pen) => pen?.dashes)).toEqual([5, 20, 15].map((scale) => lengths.map((length) => length * scale)));
  });

  test('the line type of an insertion is that of its BYBLOCK objects, in blocks of blocks as well', async () => {
    const block = (name: string, inside: string): string => `0 BLOCK 2 ${name} 70 0 10 0 20 0 ${inside} 0 ENDBLK`;
    const line = (type: string): string => `0 LINE 8 A 6 ${type} 10 0 20 0 11 10 21 0`;
    const sections = {
      header: '9 $INSUNITS 70 4',
      layers:
        '0 LTYPE 2 D 70 0 72 65 73 2 40 8 49 5 49 -3 0 LTYPE 2 E 70 0 72 65 73 2 40 3 49 2 49 -1 0 LAYER 2 H 70 0 62 2 6 E',
      blocks: `${block('B', `${line('ByBlock')} ${line('BYLAYER')}`)} ${block('C', '0 INSERT 8 A 6 BYBLOCK 2 B 10 0 20 0')}`,
    };
    const inserts = ['8 A 6 D 2 B', '8 H 2 B', '8 A 6 d 2 C', '8 A 2 B'].map((head) => `0 INSERT ${head} 10 0 20 0`);
    const reading = await read(`${inserts.join(' ')} ${line('BYBLOCK')}`, sections);
    const dashes = reading.drawing.shapes.map(({ pen }) => pen?.dashes.join());
    expect(dashes).toEqual(['5,3', undefined, '2,1', undefined, '5,3', undefined, undefined, undefined, undefined]);
    expect(told(reading, 'DXF006').map((text) => text.slice(-2))).toEqual(['3.']);
  });

  test.each(['40 0', '40 5 49 5', '40 8 49 x 49 -3'])(
    'a line type without gaps (%s) is a whole line',
    async (dashes) => {
      const reading = await read(`${LINE} 6 D`, { layers: `0 LTYPE 2 D 70 0 72 65 73 1 ${dashes}` });
      expect(told(reading, 'DXF006')).toEqual([]);
      expect(reading.drawing.shapes[0]!.pen).toBeUndefined();
    },
  );
});

describe('blocks', () => {
  const blocks =
    '0 BLOCK 8 0 2 A 70 0 10 0 20 0 0 LINE 8 0 10 0 20 0 11 1 21 1 0 CIRCLE 8 X 10 2 20 2 40 1 0 ENDBLK 0 BLOCK 2 R 70 4 1 other.dwg 0 ENDBLK';
  const layers = '0 LAYER 2 OFF 70 0 62 -1 0 LAYER 2 COLD 70 1 62 1 0 LAYER 2 X 70 0 62 5';

  test('on a layer that is off, what the block has on other layers shows; on a frozen one nothing does', async () => {
    const off = await read(`0 INSERT 8 OFF 2 A 10 0 20 0 ${LINE}`, { blocks, layers });
    expect(off.drawing.shapes.map(({ element }) => element)).toEqual(['CIRCLE', 'LINE']);
    expect(told(off, 'DXF003')).toHaveLength(1);
    const frozen = await read(`0 INSERT 8 COLD 2 A 10 0 20 0 ${LINE}`, { blocks, layers });
    expect(frozen.drawing.shapes.map(({ element }) => element)).toEqual(['LINE']);
  });

  test('a block of another file is told with its name', async () => {
    expect(told(await read(`0 INSERT 8 A 2 R 10 0 20 0 ${LINE}`, { blocks }), 'DXF005')[0]).toContain('other.dwg');
  });

  test('an attribute that never changes is part of what is inserted; another mould shows nothing', async () => {
    const mould = (flags: number): string =>
      `0 BLOCK 2 C 70 2 10 0 20 0 0 ATTDEF 8 0 10 0 20 0 40 5 1 AB 2 T 70 ${flags} 0 ENDBLK`;
    const insert = `0 INSERT 8 A 2 C 10 0 20 0 ${LINE}`;
    const elements = async (flags: number): Promise<readonly string[]> =>
      (await read(insert, { blocks: mould(flags) })).drawing.shapes.map(({ element }) => element);
    expect(await elements(2)).toEqual(['ATTDEF', 'LINE']);
    expect(await elements(0)).toEqual(['LINE']);
  });
});

describe('letters', () => {
  test('paragraphs that change their letters on the way are told; plain ones and backslashes are not', async () => {
    const text = (value: string): Promise<Reading> => read(`0 MTEXT 8 A 10 0 20 0 40 5 1 ${value} ${LINE}`);
    for (const value of ['\\T1.5;wide', '\\pi2,l2,xqc;mid', '1\\S1/2;'])
      expect(told(await text(value), 'DXF006')).toHaveLength(1);
    for (const value of ['\\A1;a\\Pb', 'C:\\\\Stack', '\\H2x;{\\W0.5;b}', '\\pi0,l0,xqc;mid', '\\T1.0;a'])
      expect(told(await text(value), 'DXF006')).toEqual([]);
  });

  test('signs of old programs in a text', async () => {
    const reading = await read(`0 TEXT 8 A 10 0 20 0 40 5 1 50%%%^I%%c^_ ${LINE}`);
    expect(told(reading, 'DXF004')[0]).toContain('"50% Ø^"');
  });
});

test('lines that end in a carriage return alone, as old Macs wrote them', async () => {
  const { drawing } = await readText(fileOf(LINE).replaceAll('\n', '\r'));
  expect(drawing.shapes).toHaveLength(1);
});
