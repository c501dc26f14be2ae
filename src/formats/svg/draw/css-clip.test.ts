import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea } from '../../../geometry/paths/drawing-measures.ts';
import { readBody } from '../read-body.fixture.ts';

const clipped = (written: string, more = ''): string =>
  `<rect x="20" y="30" width="40" height="20" style="clip-path:${written}" ${more}/>`;

/** [mm] What is left of a rectangle of 40 × 20 at 20, 30: from the left, from the top, width, height; and its area [mm2]. */
async function left(body: string): Promise<readonly number[]> {
  const { drawing, codes } = await readBody(body);
  expect(codes).toEqual([]);
  const { minX, minY, maxX, maxY } = drawingBounds(drawing)!;
  const area = engraveArea(drawing, await loadPolygonKernel());
  return [minX, 100 - maxY, maxX - minX, maxY - minY, area].map((value) => Math.round(100 * value) / 100);
}

const disc = (rx: number, ry: number): number => Math.PI * rx * ry;

describe('clips by shapes of CSS', () => {
  test.each([
    ['circle(5px at 10px 10px)', [25, 35, 10, 10], disc(5, 5)],
    ['circle()', [30, 30, 20, 20], disc(10, 10)],
    ['circle(closest-side at right top)', null, 0],
    ['ellipse(25% 4px at left bottom)', [20, 46, 10, 4], disc(10, 4) / 4],
    ['ellipse(farthest-side closest-side)', [20, 30, 40, 20], disc(20, 10)],
    ['inset(2px)', [22, 32, 36, 16], 576],
    ['inset(10% 25% 0 5px)', [25, 32, 25, 18], 450],
    ['inset(0 round 5px)', [20, 30, 40, 20], 800 - 100 + disc(5, 5)],
    ['inset(0 round 10px / 5px)', [20, 30, 40, 20], 800 - 200 + disc(10, 5)],
    ['rect(5px 30px auto 10px)', [30, 35, 20, 15], 300],
    ['xywh(10px 25% 50% 10px)', [30, 35, 20, 10], 200],
    ['polygon(0 0, 100% 0, 50% 100%)', [20, 30, 40, 20], 400],
    [
      'polygon(evenodd, 0 0, 40px 0, 40px 20px, 0 20px, 0 0, 10px 5px, 30px 5px, 30px 15px, 10px 15px, 10px 5px)',
      [20, 30, 40, 20],
      600,
    ],
    ["path('M0 0H10V10H0z')", [20, 30, 10, 10], 100],
    ['view-box inset(0 50px 60px 0)', [20, 30, 30, 10], 300],
    ['circle(20px at 30px 30px) view-box', null, null],
    ['fill-box', [20, 30, 40, 20], 800],
    ['inset(calc(10% + 1px) min(25%, 30px) 0)', [30, 33, 20, 17], 340],
    ['inset(0 round calc(2px * (1 + 1)) / max(1px, 2px))', [20, 30, 40, 20], 800 - 32 + disc(4, 2)],
    ['circle(calc(2px + 3px) at calc(50% - 10px) 10px)', [25, 35, 10, 10], disc(5, 5)],
    ['polygon(0 0, calc(100% - 20px) 0, 0 calc(100% / 2))', [20, 30, 20, 10], 100],
  ])('%s', async (written, box, area) => {
    if (area === 0) {
      await expect(readBody(clipped(written))).rejects.toThrow('Outside their clip: 1');
      return;
    }
    const found = await left(clipped(written));
    if (box !== null) expect(found.slice(0, 4)).toEqual(box);
    if (area !== null) expect(found[4]).toBeCloseTo(area, 0);
  });

  test('the box is that of the stroke, unless said otherwise', async () => {
    const stroke = 'fill="none" stroke="red" stroke-width="4"';
    const shown = async (written: string) =>
      (await readBody(clipped(written, stroke))).drawing.shapes[0]!.subpaths.length;
    expect(await shown('inset(1px)')).toBe(1);
    await expect(readBody(clipped('inset(3px)', stroke))).rejects.toThrow('Outside their clip');
    await expect(readBody(clipped('inset(1px) fill-box', stroke))).rejects.toThrow('Outside their clip');
  });

  test('a group is clipped in its own box, wherever it is moved', async () => {
    const body = `<g transform="translate(5 5)" style="clip-path:inset(0 50% 0 0)"><rect width="10" height="10"/><rect y="10" width="20" height="10"/></g>`;
    expect(await left(body)).toEqual([5, 5, 10, 20, 200]);
  });

  test.each([
    'inset(1px round 1px 2px)',
    'circle(5px at left 3px top 4px)',
    'polygon(1px)',
    'circle(at)',
    'inset(calc(1px)',
    'inset(calc(1px +))',
  ])('what is not read is told, and nothing is cut: %s', async (written) => {
    const { drawing, codes } = await readBody(clipped(written));
    expect(codes).toEqual(['SVG006']);
    expect(drawing.shapes).toHaveLength(1);
  });

  test('texts and words that name no shape', async () => {
    expect((await readBody('<text y="50" style="clip-path:inset(1px)">x</text>')).codes).toContain('SVG006');
    expect((await readBody(clipped('star(3px)'))).codes).toEqual(['SVG002']);
  });
});
