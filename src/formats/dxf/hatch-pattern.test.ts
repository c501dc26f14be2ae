import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea } from '../../geometry/paths/drawing-measures.ts';
import type { Finding } from '../../model/finding.ts';
import type { Drawing } from '../../model/part.ts';
import { dxf } from './index.ts';

async function read(entities: string): Promise<{ readonly drawing: Drawing; readonly findings: readonly Finding[] }> {
  const text = `0 SECTION 2 HEADER 9 $INSUNITS 70 4 0 ENDSEC 0 SECTION 2 ENTITIES ${entities} 0 ENDSEC 0 EOF`;
  const bytes = new TextEncoder().encode(`${text.trim().split(/\s+/).join('\n')}\n`);
  const options = { settings: new Map<string, string>(), resolve: async () => undefined };
  const { part, findings } = await dxf.readPart!({ name: 'test.dxf', bytes }, options);
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return { drawing: part, findings };
}

const square = (x: number, y: number, side: number): string =>
  `92 2 72 0 73 1 93 4 10 ${x} 20 ${y} 10 ${x + side} 20 ${y} 10 ${x + side} 20 ${y + side} 10 ${x} 20 ${y + side} 97 0`;

/** A hatch of a square of side 10 with a hole of side 4 in its middle. */
const hatch = (pattern: string): string =>
  `0 HATCH 8 A 2 P 70 0 71 0 91 2 ${square(0, 0, 10)} ${square(3, 3, 4)} 75 0 76 1 52 0 41 1 77 0 ${pattern} 98 0`;

const areaOf = async (pattern: string): Promise<number> =>
  engraveArea((await read(hatch(pattern))).drawing, await loadPolygonKernel());

const WIDTH = 0.25;

describe('a hatch pattern', () => {
  test.each([
    ['level lines, two of them through the hole', '78 1 53 0 43 0 44 0.5 45 0 46 2 79 0', 3 * 10 + 2 * 6],
    ['the same from above', '78 1 53 180 43 5 44 8.5 45 0 46 -2 79 0', 3 * 10 + 2 * 6],
    ['upright dashes of 3 and gaps of 2', '78 1 53 90 43 1 44 0 45 -2 46 0 79 2 49 3 49 -2', 3 * 6 + 2 * 3],
    ['each line begins 1 further, the third in the hole', '78 1 53 0 43 1 44 0.25 45 1 46 2.3 79 2 49 1 49 -9', 4],
    ['dots', '78 1 53 0 43 -0.5 44 1 45 0 46 8 79 2 49 0 49 -1', 2 * 10 * (1 / 8)],
  ])('is lines within the area: %s', async (_, pattern, length) => {
    expect(await areaOf(pattern)).toBeCloseTo(length * WIDTH, 6);
  });

  test('lines along the edge, and aslant to it, stay within the area', async () => {
    const { drawing } = await read(hatch('78 2 53 0 43 0 44 0 45 0 46 5 79 0 53 45 43 0 44 0 45 0 46 2 79 0'));
    const bounds = drawingBounds(drawing)!;
    const box = [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY];
    for (const [i, side] of [0, 0, 10, 10].entries()) expect(box[i]).toBeCloseTo(side, 3);
    const edges = await areaOf('78 1 53 0 43 0 44 0 45 0 46 10 79 0');
    expect(edges).toBeCloseTo((10 * WIDTH) / 2, 6);
  });

  test('lines that cross burn their crossings once, nothing is cut, and it is told', async () => {
    const rows = '78 2 53 0 43 0 44 1 45 0 46 8 79 0 53 90 43 1 44 0 45 8 46 0 79 0';
    expect(await areaOf(rows)).toBeCloseTo(4 * 10 * WIDTH - 4 * WIDTH * WIDTH, 6);
    const { drawing, findings } = await read(hatch(rows));
    expect(drawing.shapes.map(({ stroke, fill }) => [stroke === null, fill === null])).toEqual([[true, false]]);
    expect(findings.map(({ what }) => what.en)).toContain('Hatch patterns engraved as lines of 0.25 mm: 1.');
  });

  test.each([
    ['that the file does not describe', ''],
    ['finer than can be told', '78 1 53 0 43 0 44 0 45 0 46 0.0001 79 0'],
    ['of dashes finer than can be told', '78 1 53 0 43 0 44 0 45 0 46 2 79 2 49 0.0001 49 -0.0001'],
    ['whose lines lie on each other', '78 1 53 0 43 0 44 0 45 2 46 0 79 0'],
    ['of which no line meets the area', '78 1 53 0 43 0 44 50 45 0 46 100 79 0'],
    ['with numbers that are none', '78 1 53 0 43 0 44 x 45 0 46 2 79 0'],
  ])('%s is an even area, and it is told', async (_, pattern) => {
    expect(await areaOf(pattern)).toBeCloseTo(84, 6);
    const { findings } = await read(hatch(pattern));
    expect(findings.map(({ what }) => what.en).join()).toContain('taken as an even area: 1.');
  });
});
