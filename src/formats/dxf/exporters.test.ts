import { describe, expect, test } from 'vitest';
import { drawingBounds, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import type { Color } from '../../model/part.ts';
import { dxf } from './index.ts';

/** Codes and words on one line, `_` for a blank in a value. */
interface Parts {
  readonly entities: string;
  readonly header?: string;
  readonly version?: string;
  readonly layers?: string;
  readonly blocks?: string;
  readonly end?: string;
}

interface Expected {
  /** [mm] */
  readonly size: readonly [number, number];
  readonly closed: number;
  readonly open: number;
  /** Shapes without a stroke. */
  readonly fills: number;
  /** In the order of the file. */
  readonly colors: readonly string[];
  /** Besides the one on the unit. */
  readonly codes: readonly string[];
}

const CORNERS = '10 0 20 0 10 80 20 0 10 80 20 50 10 0 20 50';

const EXPORTS: readonly (readonly [program: string, parts: Parts, expected: Expected])[] = [
  [
    'Fusion: a sketch of lines and a circle, no unit',
    {
      entities:
        '0 LINE 8 Sketch1 10 0 20 0 30 0 11 80 21 0 31 0 0 LINE 8 Sketch1 10 80 20 0 30 0 11 80 21 50 31 0 0 LINE 8 Sketch1 10 80 20 50 30 0 11 0 21 50 31 0 0 LINE 8 Sketch1 10 0 20 50 30 0 11 0 21 0 31 0 0 CIRCLE 8 Sketch1 10 40 20 25 30 0 40 5',
      header: '',
      version: 'AC1014',
    },
    { size: [80, 50], closed: 1, open: 4, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'Fusion: a construction line in dashes',
    {
      entities:
        '0 LINE 8 0 10 0 20 0 30 0 11 80 21 0 31 0 0 LINE 8 0 10 80 20 0 30 0 11 80 21 50 31 0 0 LINE 8 0 10 80 20 50 30 0 11 0 21 50 31 0 0 LINE 8 0 10 0 20 50 30 0 11 0 21 0 31 0 0 LINE 8 0 6 DASHED 10 0 20 25 30 0 11 80 21 25 31 0',
    },
    { size: [80, 50], closed: 0, open: 5, fills: 0, colors: ['#000000'], codes: ['DXF006'] },
  ],
  [
    'Onshape in inches',
    {
      entities:
        '0 LINE 8 VISIBLE 10 0 20 0 11 3.14960629921 21 0 0 LINE 8 VISIBLE 10 3.14960629921 20 0 11 3.14960629921 21 1.96850393701 0 LINE 8 VISIBLE 10 3.14960629921 20 1.96850393701 11 0 21 1.96850393701 0 LINE 8 VISIBLE 10 0 20 1.96850393701 11 0 21 0',
      header: '9 $INSUNITS 70 1 9 $MEASUREMENT 70 0',
    },
    { size: [80, 50], closed: 0, open: 4, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'FreeCAD Draft: an old polyline',
    {
      entities:
        '0 POLYLINE 8 none 62 7 66 1 10 0 20 0 30 0 70 1 0 VERTEX 8 none 10 0 20 0 30 0 0 VERTEX 8 none 10 80 20 0 30 0 0 VERTEX 8 none 10 80 20 50 30 0 0 VERTEX 8 none 10 0 20 50 30 0 0 SEQEND 8 none',
      header: '',
      version: 'AC1009',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'FreeCAD: a sketch that stands upright',
    {
      entities:
        '0 LINE 8 0 10 0 20 0 30 0 11 80 21 0 31 0 0 LINE 8 0 10 80 20 0 30 0 11 80 21 0 31 50 0 LINE 8 0 10 80 20 0 30 50 11 0 21 0 31 50 0 LINE 8 0 10 0 20 0 30 50 11 0 21 0 31 0',
    },
    { size: [80, 0], closed: 0, open: 2, fills: 0, colors: ['#000000'], codes: ['DXF003', 'DXF006'] },
  ],
  [
    'a polyline in a plane that stands upright',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 210 1 220 0 230 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS}`,
    },
    { size: [0, 80], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: ['DXF006'] },
  ],
  [
    'Rhino: a curve of degree 3 and its chord',
    {
      entities:
        '0 SPLINE 100 AcDbSpline 8 Default 70 8 71 3 72 8 73 4 74 0 40 0 40 0 40 0 40 0 40 1 40 1 40 1 40 1 10 0 20 0 30 0 10 20 20 50 30 0 10 60 20 50 30 0 10 80 20 0 30 0 0 LINE 8 0 10 80 20 0 30 0 11 0 21 0 31 0',
    },
    { size: [80, 37.5], closed: 0, open: 2, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'Rhino: a periodic curve',
    {
      entities:
        '0 SPLINE 8 0 70 11 71 2 72 9 73 6 40 -2 40 -1 40 0 40 1 40 2 40 3 40 4 40 5 40 6 10 0 20 0 10 10 20 0 10 10 20 10 10 0 20 10 10 0 20 0 10 10 20 0',
    },
    { size: [10, 10], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'LibreCAD: half an ellipse',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 ELLIPSE 8 0 10 40 20 25 11 10 21 0 40 0.5 41 0 42 3.14159265358979`,
    },
    { size: [80, 50], closed: 1, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'LibreCAD: an open polyline that comes back',
    { entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 5 70 0 43 0 ${CORNERS} 10 0 20 0` },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'QCAD: layers that are off, frozen, not printed',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 cut 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 LINE 8 off 10 0 20 0 30 0 11 9 21 9 31 0 0 LINE 8 froz 10 0 20 0 30 0 11 9 21 9 31 0 0 LINE 8 nop 10 0 20 0 30 0 11 9 21 9 31 0`,
      layers:
        '0 LAYER 2 cut 70 0 62 1 6 CONTINUOUS 0 LAYER 2 off 70 0 62 -3 6 CONTINUOUS 0 LAYER 2 froz 70 1 62 3 6 CONTINUOUS 0 LAYER 2 nop 70 0 62 3 290 0 6 CONTINUOUS',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#ff0000'], codes: ['DXF003'] },
  ],
  [
    'AutoCAD: a locked layer',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 lock 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS}`,
      layers: '0 LAYER 2 lock 70 4 62 5 6 CONTINUOUS',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#0000ff'], codes: [] },
  ],
  [
    'AutoCAD: dimensions, leaders and the like',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 DIMENSION 8 DIM 2 *D1 10 0 20 60 11 40 21 60 70 32 0 LEADER 8 0 76 2 10 0 20 0 10 9 20 9 0 MULTILEADER 8 0 0 TOLERANCE 8 0 1 x 0 POINT 8 0 10 1 20 1 0 XLINE 8 0 10 0 20 0 11 1 21 0 0 3DFACE 8 0 10 0 20 0 30 0 11 1 21 0 31 0 12 1 22 1 32 5 13 0 23 1 33 5 0 REGION 8 0 0 ACAD_PROXY_ENTITY 8 0 0 WIPEOUT 8 0 0 IMAGE 8 0`,
      blocks: '0 BLOCK 2 *D1 70 1 10 0 20 0 0 LINE 8 0 10 0 20 60 30 0 11 80 21 60 31 0 0 ENDBLK',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: ['DXF005'] },
  ],
  [
    'SketchUp: faces that lie level, with a seam that is hidden between two of them',
    {
      entities:
        '0 3DFACE 8 0 10 0 20 0 30 0 11 40 21 0 31 0 12 40 22 50 32 0 13 0 23 50 33 0 70 2 0 3DFACE 8 0 10 80 20 0 30 0 11 80 21 50 31 0 12 40 22 50 32 0 13 40 23 0 33 0 70 4 0 3DFACE 8 0 10 10 20 10 30 3 11 20 21 10 31 3 12 15 22 20 32 3',
    },
    { size: [80, 50], closed: 1, open: 2, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a block seen from below',
    {
      entities: '0 INSERT 8 0 2 B 10 -100 20 0 210 0 220 0 230 -1',
      blocks: `0 BLOCK 2 B 70 0 10 0 20 0 0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 ENDBLK`,
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a block mirrored and turned, with half circles',
    {
      entities: '0 INSERT 8 0 2 B 10 0 20 0 41 -1 42 1 50 90',
      blocks:
        '0 BLOCK 2 B 70 0 10 0 20 0 0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 10 0 20 0 10 80 20 0 42 1 10 80 20 50 10 0 20 50 42 1 0 ENDBLK',
    },
    { size: [50, 130], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'rows and columns without room between them are one',
    {
      entities: '0 INSERT 8 0 2 B 10 0 20 0 41 -1 210 0 220 0 230 -1 70 3 71 2 44 0 45 10',
      blocks: '0 BLOCK 2 B 70 0 10 0 20 0 0 CIRCLE 8 0 10 0 20 0 40 2 0 ENDBLK',
    },
    { size: [4, 14], closed: 2, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: rows and columns of a block',
    {
      entities: '0 INSERT 8 0 2 B 10 0 20 0 70 3 71 2 44 20 45 10',
      blocks: '0 BLOCK 2 B 70 0 10 0 20 0 0 CIRCLE 8 0 10 0 20 0 40 2 0 ENDBLK',
    },
    { size: [44, 14], closed: 6, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'SolidWorks: a circle seen from below',
    { entities: '0 CIRCLE 8 0 10 40 20 25 40 5 210 0 220 0 230 -1 0 LINE 8 0 10 -80 20 0 30 0 11 0 21 50 31 0' },
    { size: [80, 50], closed: 1, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'SolidWorks: an arc seen from below',
    { entities: '0 ARC 8 0 10 0 20 0 40 10 50 0 51 90 210 0 220 0 230 -1' },
    { size: [10, 10], closed: 0, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD R12: a polyline through a spline’s frame',
    {
      entities:
        '0 POLYLINE 8 0 66 1 70 4 75 6 0 VERTEX 8 0 10 0 20 0 70 16 0 VERTEX 8 0 10 40 20 100 70 16 0 VERTEX 8 0 10 80 20 0 70 16 0 VERTEX 8 0 10 0 20 0 70 8 0 VERTEX 8 0 10 40 20 50 70 8 0 VERTEX 8 0 10 80 20 0 70 8 0 SEQEND 8 0',
    },
    { size: [80, 50], closed: 0, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a closed polyline in space that lies flat',
    {
      entities:
        '0 POLYLINE 8 0 66 1 70 9 0 VERTEX 8 0 10 0 20 0 30 0 70 32 0 VERTEX 8 0 10 80 20 0 30 0 70 32 0 VERTEX 8 0 10 80 20 50 30 0 70 32 0 VERTEX 8 0 10 0 20 50 30 0 70 32 0 SEQEND 8 0',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a line on a paper layout',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 LINE 8 0 67 1 10 0 20 0 30 0 11 500 21 500 31 0`,
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: ['DXF003'] },
  ],
  [
    'a file without its end mark',
    { entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS}`, end: '' },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'a solid of four corners',
    { entities: '0 SOLID 8 0 10 0 20 0 11 80 21 0 12 0 22 50 13 80 23 50' },
    { size: [80, 50], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a hatch of four edges',
    {
      entities:
        '0 HATCH 8 0 2 SOLID 70 1 71 0 91 1 92 1 93 4 72 1 10 0 20 0 11 80 21 0 72 1 10 80 20 0 11 80 21 50 72 1 10 80 20 50 11 0 21 50 72 1 10 0 20 50 11 0 21 0 97 0 75 0 76 1 98 1 10 1 20 1',
    },
    { size: [80, 50], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD: a hatch of one circle',
    {
      entities:
        '0 HATCH 8 0 2 SOLID 70 1 71 0 91 1 92 1 93 1 72 2 10 0 20 0 40 10 50 0 51 360 73 1 97 0 75 0 76 1 98 0',
    },
    { size: [20, 20], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    'a hatch whose edges run any way: the second line backwards, the arc clockwise instead of counter-clockwise',
    {
      entities:
        '0 HATCH 8 0 2 SOLID 70 1 71 0 91 1 92 1 93 4 72 1 10 0 20 0 11 80 21 0 72 2 10 80 20 25 40 25 50 270 51 450 73 0 72 1 10 0 20 50 11 80 21 50 72 1 10 0 20 50 11 0 21 0 97 0 75 0 76 1 98 0',
    },
    { size: [105, 50], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    // At 45° from its centre an ellipse of 40 by 20 stands at 8.944 both ways; at the parameter of 45° it would be 14.14 by 7.07.
    'a hatch of an elliptical arc from 45° to 135° and its chord',
    {
      entities:
        '0 HATCH 8 0 2 SOLID 70 1 71 0 91 1 92 1 93 2 72 3 10 0 20 0 11 20 21 0 40 0.5 50 45 51 135 73 1 72 1 10 -8.94427191 20 8.94427191 11 8.94427191 21 8.94427191 97 0 75 0 76 1 98 0',
    },
    { size: [17.9, 1.1], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    'AutoCAD 2018: a hatch with a height and gradient groups',
    {
      entities:
        '0 HATCH 8 0 10 0 20 0 30 5 210 0 220 0 230 1 2 SOLID 70 1 71 0 91 1 92 7 72 0 73 1 93 3 10 0 20 0 10 9 20 0 10 0 20 9 97 1 330 AB 75 1 76 1 47 0.1 98 1 10 0 20 0 450 1',
    },
    { size: [9, 9], closed: 0, open: 0, fills: 1, colors: ['#000000'], codes: [] },
  ],
  [
    'Inkscape R14: curves as splines of four points',
    {
      entities:
        '0 SPLINE 5 100 100 AcDbEntity 8 Layer_1 62 7 100 AcDbSpline 70 8 71 3 72 8 73 4 74 0 210 0 220 0 230 1 40 0 40 0 40 0 40 0 40 1 40 1 40 1 40 1 10 0 20 0 30 0 10 0 20 50 30 0 10 80 20 50 30 0 10 80 20 0 30 0 0 LINE 8 0 10 80 20 0 30 0 11 0 21 0 31 0',
      header: '',
      version: 'AC1014',
    },
    { size: [80, 37.5], closed: 0, open: 2, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'QCAD: an arc over the zero angle',
    { entities: '0 ARC 8 0 10 0 20 0 40 10 50 270 51 90' },
    { size: [10, 20], closed: 0, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'angles below 0 and beyond 360',
    { entities: '0 ARC 8 0 10 0 20 0 40 10 50 -90 51 450' },
    { size: [10, 20], closed: 0, open: 1, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'a layer named in other letters',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 CUT 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS}`,
      layers: '0 LAYER 2 cut 70 0 62 3 6 CONTINUOUS',
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#00ff00'], codes: [] },
  ],
  [
    'solids and other bodies',
    {
      entities: `0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 BODY 8 0 0 3DSOLID 8 0 0 MESH 8 0 0 OLE2FRAME 8 0 0 SECTION_X 8 0`,
    },
    { size: [80, 50], closed: 1, open: 0, fills: 0, colors: ['#000000'], codes: ['DXF005'] },
  ],
  [
    'Silhouette: sides with tiny gaps',
    {
      entities:
        '0 LINE 8 0 10 0 20 0 30 0 11 80 21 0.004 31 0 0 LINE 8 0 10 80 20 0 30 0 11 80 21 50 31 0 0 LINE 8 0 10 80.003 20 50 30 0 11 0 21 50 31 0 0 LINE 8 0 10 0 20 50 30 0 11 0 21 0.002 31 0',
    },
    { size: [80, 50], closed: 0, open: 4, fills: 0, colors: ['#000000'], codes: [] },
  ],
  [
    'colours of block and layer',
    {
      entities: '0 INSERT 8 CUT 62 1 2 B 10 0 20 0',
      layers: '0 LAYER 2 CUT 70 0 62 5 6 CONTINUOUS',
      blocks: `0 BLOCK 2 B 10 0 20 0 0 LWPOLYLINE 5 A1 330 1F 100 AcDbEntity 8 0 62 0 100 AcDbPolyline 90 4 70 1 43 0 ${CORNERS} 0 LINE 8 0 62 256 10 1 20 1 30 0 11 2 21 2 31 0 0 ENDBLK`,
    },
    { size: [80, 50], closed: 1, open: 1, fills: 0, colors: ['#ff0000', '#0000ff'], codes: [] },
  ],
];

function fileOf({
  entities,
  header = '9 $INSUNITS 70 4',
  version = 'AC1015',
  layers = '',
  blocks = '',
  end = '0 EOF',
}: Parts): string {
  const text =
    `0 SECTION 2 HEADER 9 $ACADVER 1 ${version} ${header} 0 ENDSEC 0 SECTION 2 TABLES 0 TABLE 2 LAYER ${layers} 0 ENDTAB 0 ENDSEC ` +
    `0 SECTION 2 BLOCKS ${blocks} 0 ENDSEC 0 SECTION 2 ENTITIES ${entities} 0 ENDSEC ${end}`;
  return `${text.trim().split(/\s+/).join('\n').replaceAll('_', ' ')}\n`;
}

const hex = ({ r, g, b }: Color): string => `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`;

describe('drawings as programs export them', () => {
  test.each(EXPORTS)('%s', async (_, parts, { size, ...expected }) => {
    const file = { name: 'plate.dxf', bytes: new TextEncoder().encode(fileOf(parts)) };
    const { part, findings } = await dxf.readPart!(file, { settings: new Map(), resolve: async () => undefined });
    if (part.kind !== 'drawing') throw new Error('not a drawing');
    const { minX, minY, maxX, maxY } = drawingBounds(part)!;
    expect([maxX - minX, maxY - minY].map((side) => Math.round(side * 10) / 10)).toEqual(size);
    const strokes = strokedSubpaths(part);
    expect({
      closed: strokes.filter((stroke) => stroke.closed).length,
      open: strokes.filter((stroke) => !stroke.closed).length,
      fills: part.shapes.filter(({ stroke }) => stroke === null).length,
      colors: [...new Set(part.shapes.map(({ stroke, fill }) => hex(stroke ?? fill!)))],
      codes: [...new Set(findings.map(({ code }) => code))].filter((code) => code !== 'DXF001').sort(),
    }).toEqual(expected);
  });

  test('what leaves its plane is told as a warning: lines, curves, ellipses, blocks', async () => {
    const told = async (entities: string, blocks = ''): Promise<readonly string[]> => {
      const file = { name: 'plate.dxf', bytes: new TextEncoder().encode(fileOf({ entities, blocks })) };
      const { findings } = await dxf.readPart!(file, { settings: new Map(), resolve: async () => undefined });
      return findings.filter(({ code }) => code === 'DXF006').map(({ severity }) => severity);
    };
    const plate = `0 LWPOLYLINE 8 0 90 4 70 1 ${CORNERS}`;
    expect(await told('0 LINE 8 0 10 0 20 0 30 5 11 9 21 0 31 5')).toEqual([]);
    expect(await told('0 LINE 8 0 10 0 20 0 30 5 11 9 21 0 31 6')).toEqual(['warning']);
    expect(await told('0 ELLIPSE 8 0 10 0 20 0 30 1 11 9 21 0 31 0 40 0.5')).toEqual([]);
    expect(await told('0 ELLIPSE 8 0 10 0 20 0 30 1 11 9 21 0 31 3 40 0.5')).toEqual(['warning']);
    expect(await told('0 SPLINE 8 0 70 8 71 1 40 0 40 0 40 1 40 1 10 0 20 0 30 0 10 9 20 9 30 4')).toEqual(['warning']);
    const vertex = (z: number): string => `0 VERTEX 8 0 10 ${z} 20 0 30 ${z} 70 32`;
    expect(await told(`0 POLYLINE 8 0 66 1 30 0 70 8 ${vertex(2)} ${vertex(5)} 0 SEQEND 8 0`)).toEqual(['warning']);
    const block = `0 BLOCK 2 B 10 0 20 0 ${plate} 0 ENDBLK`;
    expect(await told('0 INSERT 8 0 2 B 10 0 20 0', block)).toEqual([]);
    expect(await told('0 INSERT 8 0 2 B 10 0 20 0 210 0 220 -1 230 1', block)).toEqual(['warning']);
  });
});
