import { describe, expect, test } from 'vitest';
import { emptyBounds, type FlatBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { dxf } from './index.ts';

/** The boxes of letters of a MTEXT of height 10, from left to right and from the top, parts of one letter together. */
async function boxesOf(written: string, groups = ''): Promise<readonly FlatBounds[]> {
  const text = `0 SECTION 2 HEADER 9 $INSUNITS 70 4 0 ENDSEC 0 SECTION 2 ENTITIES 0 LINE 8 A 10 -200 20 -200 11 200 21 200 0 MTEXT 8 A 10 0 20 0 40 10 ${groups} 1 ${written} 0 ENDSEC 0 EOF`;
  const bytes = new TextEncoder().encode(`${text.trim().split(/\s+/).join('\n').replaceAll('_', ' ')}\n`);
  const options = { settings: new Map<string, string>(), resolve: async () => undefined };
  const { part } = await dxf.readPart!({ name: 'test.dxf', bytes }, options);
  if (part.kind !== 'drawing') throw new Error('not a drawing');
  return part.shapes[1]!.subpaths.map((subpath) => {
    const box = emptyBounds();
    growBySubpath(box, subpath);
    return { minX: box.minX - 200, minY: box.minY - 200, maxX: box.maxX - 200, maxY: box.maxY - 200 };
  });
}

const tall = ({ minY, maxY }: FlatBounds): number => maxY - minY;
const wide = ({ minX, maxX }: FlatBounds): number => maxX - minX;
/** [parts of its height] How far an H of the house's font reaches beyond its base line, and beyond its height. */
const OVERSHOOT = 0.00993;
const sizes = (boxes: readonly FlatBounds[]): readonly number[] =>
  boxes.map((box) => Math.round(tall(box) / (1 + 2 * OVERSHOOT)));
const base = (box: FlatBounds): number => box.minY + (OVERSHOOT * tall(box)) / (1 + 2 * OVERSHOOT);

describe('letters that change within a MTEXT', () => {
  test.each([
    ['a height from the beginning', '\\H5;HH', [5, 5]],
    ['a height that holds within its braces', 'H{\\H20;H}H', [10, 20, 10]],
    ['a height in times the one before', '\\H2x;H\\H0.5x;H', [20, 10]],
    ['braces in braces', '{\\H4;H{\\H2x;H}H}H', [4, 8, 4, 10]],
    ['a height that is none', '\\H0;H\\H-3;H', [10, 10]],
  ])('%s', async (_, written, heights) => {
    expect(sizes(await boxesOf(written))).toEqual(heights);
  });

  test('stand behind each other on one base line', async () => {
    const [small, large, last] = await boxesOf('H{\\H20;H}H');
    expect(small!.maxX).toBeLessThan(large!.minX);
    expect(large!.maxX).toBeLessThan(last!.minX);
    for (const box of [small!, large!, last!]) expect(base(box)).toBeCloseTo(-20, 2);
  });

  test('are wider, and lean', async () => {
    const [plain, stretched, leaning] = await boxesOf('H{\\W2;H}{\\Q45;H}');
    expect(wide(stretched!)).toBeCloseTo(2 * wide(plain!), 6);
    expect(wide(leaning!)).toBeGreaterThan(wide(plain!) + 9);
  });

  test('a line is as far below the one above as its tallest letter asks for', async () => {
    const boxes = await boxesOf('H\\PH{\\H20;H}\\PH', '44 0.9');
    const pitch = (5 / 3) * 0.9;
    const bases = [-10, -10 - 20 * pitch, -10 - 20 * pitch, -10 - 30 * pitch];
    for (const [i, box] of boxes.entries()) expect(base(box)).toBeCloseTo(bases[i]!, 2);
  });
});

describe('where lines of a MTEXT stand', () => {
  const middle = ({ minX, maxX }: FlatBounds): number => (minX + maxX) / 2;

  test('in the middle or at the right of their frame, until another alignment follows', async () => {
    const [centred, still, right, left] = await boxesOf('\\pxqc;H\\PH\\P\\pqr;H\\P\\pql;H', '41 100 71 1');
    expect(middle(centred!)).toBeCloseTo(50, 6);
    expect(middle(still!)).toBeCloseTo(50, 6);
    expect(right!.maxX).toBeGreaterThan(97);
    expect(right!.maxX).toBeLessThan(100);
    expect(left!.minX).toBeLessThan(3);
  });

  test('hung by the middle, a line without an alignment stands in the middle', async () => {
    const [box] = await boxesOf('H', '41 100 71 5');
    expect([middle(box!), (box!.minY + box!.maxY) / 2].map((each) => Math.abs(each) < 1e-6)).toEqual([true, true]);
  });

  test('words that are too many for the frame go on below it, whole though they change on the way', async () => {
    const boxes = await boxesOf('HH_H{\\H20;H}_H', '41 45');
    const rows = boxes.map((box) => Math.round(base(box)));
    expect(rows).toEqual([-10, -10, -43, -43, -60]);
    expect(boxes[2]!.minX).toBeCloseTo(boxes[0]!.minX, 6);
  });
});
