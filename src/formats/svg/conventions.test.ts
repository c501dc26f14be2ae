import { describe, expect, test } from 'vitest';
import { drawingBounds } from '../../geometry/paths/drawing-measures.ts';
import type { Color } from '../../model/part.ts';
import { readBody } from './read-body.fixture.ts';

/** [mm] x from, x to, y from, y to of what is drawn, on a page of 100 × 100 mm with y downwards. */
async function box(body: string, page?: string): Promise<readonly number[]> {
  const { drawing, codes } = await readBody(body, page === undefined ? {} : { page });
  expect(codes).toEqual([]);
  const { minX, minY, maxX, maxY } = drawingBounds(drawing)!;
  const top = drawing.page?.[1] ?? 100;
  return [minX, maxX, top - maxY, top - minY].map((value) => Math.round(value * 1000) / 1000);
}

const LINE = 'fill="none" stroke="red"';

describe('moved by a style sheet', () => {
  test.each([
    ['transform: rotateZ(90deg)', [-10, 0, 0, 20]],
    ['transform: translate3d(5px, 6px, 7px)', [5, 25, 6, 16]],
    ['transform: scale3d(2, 3, 4)', [0, 40, 0, 30]],
    ['transform: rotate3d(0, 0, 1, 90deg)', [-10, 0, 0, 20]],
    ['transform: matrix3d(2,0,0,0, 0,3,0,0, 0,0,1,0, 4,5,0,1)', [4, 44, 5, 35]],
    ['translate: 5px 6px', [5, 25, 6, 16]],
    ['translate: 5px', [5, 25, 0, 10]],
    ['scale: 2', [0, 40, 0, 20]],
    ['rotate: z 90deg', [-10, 0, 0, 20]],
    ['scale: 2; translate: 10px 0; transform: translate(1px, 1px)', [12, 52, 2, 22]],
    ['rotate: none; translate: none', [0, 20, 0, 10]],
  ])('%s', async (style, expected) => {
    expect(await box(`<rect width="20" height="10" ${LINE} style="${style}"/>`)).toEqual(expected);
  });

  test('the attribute has no units: with them it is told and left out, as browsers do', async () => {
    for (const transform of ['rotate(90deg)', 'translate(5px, 6px)', 'rotate(90,)', 'scale(50%)']) {
      const { drawing, codes } = await readBody(`<rect width="20" height="10" transform="${transform}" ${LINE}/>`);
      expect(codes).toEqual(['SVG002']);
      expect(drawingBounds(drawing)!).toMatchObject({ minX: 0, maxX: 20 });
    }
    expect(await box(`<rect width="20" height="10" transform="rotate( 90 ) , translate(5,6)" ${LINE}/>`)).toEqual([
      -16, -6, 5, 25,
    ]);
  });

  test('the transform of the root works outside its viewBox, in px', async () => {
    const page = 'width="100mm" height="100mm" viewBox="0 0 200 200" transform="translate(96 0) scale(.5)"';
    expect(await box(`<rect width="20" height="10" ${LINE}/>`, page)).toEqual([25.4, 30.4, 0, 2.5]);
  });

  test('its steps come before the attribute, which its transform takes the place of', async () => {
    const rect = (style: string): string =>
      `<rect width="20" height="10" transform="translate(1 2)" ${LINE} style="${style}"/>`;
    expect(await box(rect('translate: 5px 5px'))).toEqual([6, 26, 7, 17]);
    expect(await box(rect('transform: none'))).toEqual([0, 20, 0, 10]);
    expect(await box(rect('transform: initial'))).toEqual([0, 20, 0, 10]);
  });

  test('a turn out of the plane is told', async () => {
    const { codes } = await readBody(`<rect width="2" height="1" ${LINE} style="transform: rotateX(10deg)"/>`);
    expect(codes).toEqual(['SVG002']);
  });
});

test('path data of a style sheet beats the attribute', async () => {
  expect(await box(`<path d="M0 0H1" ${LINE} style="d: path('M0 0H20V10')"/>`)).toEqual([0, 20, 0, 10]);
  const none = await readBody(`<path d="M0 0H1" ${LINE}/><path d="M0 0H9" ${LINE} style="d: none"/>`);
  expect([none.drawing.shapes.length, none.codes]).toEqual([1, ['SVG003']]);
  const { codes } = await readBody(`<path d="M0 0H1" ${LINE} style="d: circle(3px)"/>`);
  expect(codes).toEqual(['SVG002']);
});

test('parts of the smaller and of the greater side of the view', async () => {
  const page = 'width="100mm" height="50mm" viewBox="0 0 100 50"';
  expect(await box(`<rect width="10vmax" height="10vmin" ${LINE}/>`, page)).toEqual([0, 10, 0, 5]);
});

test('a size that only the style of the root states', async () => {
  const rect = `<rect width="20" height="10" ${LINE}/>`;
  expect(await box(rect, 'style="width:100mm;height:50mm" viewBox="0 0 200 100"')).toEqual([0, 10, 0, 5]);
  expect(await box(rect, 'width="50mm" style="width:100mm" viewBox="0 0 200 100"')).toEqual([0, 5, 0, 2.5]);
});

describe('colours of programs of the web', () => {
  const strokeOf = async (stroke: string): Promise<{ color: Color | null; codes: readonly string[] }> => {
    const { drawing, codes } = await readBody(`<path d="M0 0H9" style="stroke:lime;stroke:${stroke}"/>`);
    return { color: drawing.shapes[0]!.stroke, codes };
  };

  test.each([
    ['light-dark(rgb(1, 2, 3), white)', { r: 1, g: 2, b: 3 }],
    ['light-dark(#010203, light-dark(red, blue))', { r: 1, g: 2, b: 3 }],
    ['hwb(120 0% 0%)', { r: 0, g: 255, b: 0 }],
    ['hwb(0 50% 0%)', { r: 255, g: 128, b: 128 }],
    ['hwb(0 80% 80%)', { r: 128, g: 128, b: 128 }],
    ['color(srgb 1 0.5 0)', { r: 255, g: 128, b: 0 }],
    ['color(display-p3 1 0 0)', { r: 255, g: 0, b: 0 }],
    ['color(display-p3 0.5 0.5 0.5)', { r: 128, g: 128, b: 128 }],
    ['color(srgb-linear 0.2159 0 1)', { r: 128, g: 0, b: 255 }],
    ['hsl(0.5turn 100% 50%)', { r: 0, g: 255, b: 255 }],
  ])('%s', async (written, expected) => {
    expect(await strokeOf(written)).toEqual({ color: expected, codes: [] });
  });

  test('one that is not known gives way to the one before it, and is told where there is none', async () => {
    expect(await strokeOf('color-mix(in srgb, red, blue)')).toEqual({ color: { r: 0, g: 255, b: 0 }, codes: [] });
    const alone = await readBody('<path d="M0 0H9" stroke="red" style="fill:color-mix(in srgb, red, blue)"/>');
    expect(alone.codes).toEqual(['SVG002']);
    expect((await strokeOf('bogus')).codes).toEqual(['SVG002']);
  });
});
