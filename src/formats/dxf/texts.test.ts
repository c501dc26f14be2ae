import { describe, expect, test } from 'vitest';
import { drawingBounds } from '../../geometry/paths/drawing-measures.ts';
import type { ReadOptions } from '../../model/format.ts';
import { HOUSE_FONT } from '../house-font.ts';
import { dxf } from './index.ts';

/** Lines of code and value; `bytes` are put in as they are. */
async function read(text: string | Uint8Array, fonts?: ReadOptions['fonts']) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const options = { settings: new Map<string, string>(), resolve: async () => undefined };
  const { part, findings } = await dxf.readPart!(
    { name: 'test.dxf', bytes },
    fonts === undefined ? options : { ...options, fonts },
  );
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: part, texts: findings.filter(({ code }) => code === 'DXF004'), findings };
}

const HEAD = '0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n';
const TAIL = '0\nENDSEC\n0\nEOF\n';
const ENTITIES = '0\nSECTION\n2\nENTITIES\n';
const LINE = '0\nLINE\n8\n0\n10\n0\n20\n0\n11\n5\n21\n0\n';

const styles = (row: string): string => `0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nSTYLE\n${row}0\nENDTAB\n0\nENDSEC\n`;
const text = (words: string, more = ''): string => `0\nTEXT\n8\n0\n10\n0\n20\n0\n40\n5\n1\n${words}\n7\nLAB\n${more}`;
const houseFont = async () => [{ name: 'a.woff2', bytes: new Uint8Array(Buffer.from(HOUSE_FONT, 'base64')) }];

describe('texts of a DXF', () => {
  test('are outlined in the font of their style where it was given', async () => {
    for (const row of [
      '0\nSTYLE\n2\nLab\n3\nNunitoExtraLight.ttf\n',
      '0\nSTYLE\n2\nLab\n3\n\n1001\nACAD\n1000\nNunito Extra-Light\n1071\n34\n',
    ]) {
      const { texts } = await read(HEAD + styles(row) + ENTITIES + text('Lab') + TAIL, houseFont);
      expect(texts.map(({ severity, what }) => [severity, what.en])).toEqual([
        ['info', 'The text "Lab" is live; it was outlined in its own font.'],
      ]);
    }
  });

  test('a font that is not at hand is named, with its face', async () => {
    const row = '0\nSTYLE\n2\nLab\n3\narialbd.ttf\n1001\nACAD\n1000\nArial\n1071\n33554466\n';
    const { texts } = await read(HEAD + styles(row) + ENTITIES + text('Lab') + TAIL);
    expect(texts[0]!.severity).toBe('warning');
    expect(texts[0]!.what.en).toContain('its font "Arial Bold" is not at hand');
    const line = await read(HEAD + styles('0\nSTYLE\n2\nLab\n3\nromans.shx\n') + ENTITIES + text('Lab') + TAIL);
    expect(line.texts[0]!.what.en).toContain('"romans"');
  });

  test('every letter that no font has is named once', async () => {
    const { texts } = await read(
      HEAD.replace('$INSUNITS', '$ACADVER\n1\nAC1021\n9\n$INSUNITS') + ENTITIES + text('漢字漢 A') + TAIL,
    );
    expect(texts.map(({ what }) => what.en)).toEqual([
      'The text "漢字漢 A" cannot be drawn wholly: no font at hand has "漢字".',
    ]);
  });

  test('the width and slant of its style are those of an MTEXT', async () => {
    const widthOf = async (row: string): Promise<number> => {
      const words = '0\nMTEXT\n8\n0\n10\n0\n20\n0\n40\n5\n1\nlI\n7\nLAB\n';
      const { drawing } = await read(HEAD + styles(`0\nSTYLE\n2\nLab\n3\ntxt\n${row}`) + ENTITIES + words + TAIL);
      const { minX, maxX } = drawingBounds(drawing)!;
      return maxX - minX;
    };
    const plain = await widthOf('');
    expect(await widthOf('41\n0.5\n')).toBeCloseTo(plain / 2, 6);
    expect(await widthOf('50\n45\n')).toBeGreaterThan(plain + 4);
    expect(await widthOf('41\n0\n')).toBeCloseTo(plain, 6);
  });

  test('an MTEXT may name its font in its first letters', async () => {
    const words = '{\\fCentury Gothic|b1|i0|c0|p34;Lab}';
    const { texts } = await read(`${HEAD}${ENTITIES}0\nMTEXT\n8\n0\n10\n0\n20\n0\n40\n5\n1\n${words}\n${TAIL}`);
    expect(texts[0]!.what.en).toContain('The text "Lab" is live and its font "Century Gothic Bold"');
  });

  test('the diameter sign is drawn, invisible attributes are not', async () => {
    const { texts } = await read(HEAD + ENTITIES + text('%%c 5') + TAIL);
    expect(texts.map(({ severity }) => severity)).toEqual(['warning']);
    const block = '0\nSECTION\n2\nBLOCKS\n0\nBLOCK\n2\nB\n10\n0\n20\n0\n';
    const insert = '0\nINSERT\n8\n0\n2\nB\n10\n0\n20\n0\n66\n1\n';
    const attribute = '0\nATTRIB\n8\n0\n10\n0\n20\n0\n40\n5\n1\nhidden\n2\nTAG\n70\n1\n0\nSEQEND\n8\n0\n';
    const hidden = await read(`${HEAD}${block}${LINE}0\nENDBLK\n0\nENDSEC\n${ENTITIES}${insert}${attribute}${TAIL}`);
    expect(hidden.texts).toEqual([]);
    expect(hidden.findings.some(({ code, what }) => code === 'DXF003' && what.en.startsWith('Invisible'))).toBe(true);
  });
});

describe('names and letters of the programs of DOS', () => {
  test.each([
    ['dos850', [0x82, 0x8a, 0x9b], 'éèø'],
    ['DOS437', [0x82, 0x80, 0xe1], 'éÇß'],
    ['dos852', [0x82, 0x88], 'éł'],
    ['ANSI_1252', [0xe9], 'é'],
  ])('%s', async (page, signs, letters) => {
    const head = HEAD.replace('0\nENDSEC', `9\n$DWGCODEPAGE\n3\n${page}\n0\nENDSEC`);
    const layer = '0\nLINE\n8\nD@\n10\n0\n20\n0\n11\n5\n21\n0\n';
    const written = new TextEncoder().encode(head + ENTITIES + layer + TAIL);
    const at = written.indexOf('@'.charCodeAt(0));
    const bytes = Uint8Array.from([...written.slice(0, at), ...signs, ...written.slice(at + 1)]);
    expect((await read(bytes)).drawing.shapes[0]!.layer).toBe(`D${letters}`);
  });
});

describe('what helps to draw and is not on the sheet', () => {
  test.each([
    ['DEFPOINTS', ''],
    [
      'Notes',
      '0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLAYER\n0\nLAYER\n2\nNotes\n70\n0\n62\n7\n290\n0\n0\nENDTAB\n0\nENDSEC\n',
    ],
  ])('lines on the layer %s are left out, and it is said', async (layer, tables) => {
    const other = LINE.replace('8\n0', `8\n${layer}`).replace('11\n5', '11\n50');
    const { drawing, findings } = await read(HEAD + tables + ENTITIES + LINE + other + TAIL);
    expect(drawingBounds(drawing)!.maxX).toBe(5);
    expect(findings.find(({ code }) => code === 'DXF003')!.what.en).toContain(`"${layer}", which is never printed`);
  });

  test('a printed layer is drawn; a line of changing width is a thin one, and it is said', async () => {
    const taper = '0\nLWPOLYLINE\n8\n0\n90\n2\n70\n0\n10\n0\n20\n0\n40\n1\n41\n3\n10\n50\n20\n0\n';
    const { drawing, findings } = await read(HEAD + ENTITIES + taper + TAIL);
    expect(drawingBounds(drawing)!.maxX).toBe(50);
    expect(findings.filter(({ code }) => code === 'DXF006')).toHaveLength(1);
  });
});
