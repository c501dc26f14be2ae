import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea } from '../../geometry/paths/drawing-measures.ts';
import { readBody } from './read-body.fixture.ts';

async function read(body: string) {
  const read = await readBody(body);
  return { ...read, area: engraveArea(read.drawing, await loadPolygonKernel()) };
}

const TILES = 'patternUnits="userSpaceOnUse"';
const BLACK_DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';

describe('patterns are engraved as they are drawn', () => {
  test('the tiles cover the shape, each as its own areas', async () => {
    const { area, codes } = await read(
      `<pattern id="p" width="4" height="5" ${TILES}><rect width="1" height="5"/></pattern><rect x="10" y="10" width="40" height="30" fill="url(#p)"/>`,
    );
    // stripes at 12, 16 … 48, each 1 × 30
    expect(area).toBeCloseTo(10 * 30, 3);
    expect(codes).toEqual(['SVG011']);
  });

  test('strokes in a pattern are paint, as wide as they are drawn; half of one on the edge of a tile is cut off', async () => {
    const { area, drawing } = await read(
      `<pattern id="p" width="4" height="4" ${TILES} patternTransform="rotate(45)"><path d="M0 0V4" stroke="#000" fill="none"/></pattern><rect x="10" y="10" width="40" height="30" fill="url(#p)"/>`,
    );
    expect(area / 1200).toBeCloseTo(0.5 / 4, 2);
    expect(drawing.shapes.every(({ stroke }) => stroke === null)).toBe(true);
  });

  test('shares of the box, its own view, and units of the box inside', async () => {
    const byView = await read(
      '<pattern id="p" width=".1" height=".1" viewBox="0 0 10 10"><rect width="5" height="5"/></pattern><rect x="10" y="10" width="80" height="40" fill="url(#p)"/>',
    );
    expect(byView.area).toBeCloseTo(100 * 4, 3);
    const byBox = await read(
      '<pattern id="p" width=".25" height=".25" patternContentUnits="objectBoundingBox"><rect width=".125" height=".125"/></pattern><rect x="10" y="10" width="80" height="40" fill="url(#p)"/>',
    );
    expect(byBox.area).toBeCloseTo(16 * 50, 3);
  });

  test('a pattern takes what it does not say from the one that it refers to', async () => {
    const { area } = await read(
      `<pattern id="a" width="5" height="5" ${TILES}><rect width="2" height="5"/></pattern><pattern id="p" xlink:href="#a" patternTransform="translate(10 10) scale(2)"/><rect x="10" y="10" width="40" height="20" fill="url(#p)"/>`,
    );
    expect(area).toBeCloseTo(4 * 4 * 20, 3);
  });

  test('a photo that fills a shape as a pattern, as drawing programs of the web write it', async () => {
    const { drawing, codes } = await read(
      `<rect x="20" y="20" width="60" height="30" fill="url(#p)"/><pattern id="p" patternContentUnits="objectBoundingBox" width="1" height="1"><use href="#i" transform="matrix(.5 0 0 .5 0 0)"/></pattern><defs><image id="i" width="2" height="2" preserveAspectRatio="none" href="${BLACK_DOT}"/></defs>`,
    );
    expect(drawing.images).toHaveLength(1);
    expect(drawingBounds(drawing)).toMatchObject({ minX: 20, maxX: 80, minY: 50, maxY: 80 });
    expect(codes).toEqual(['SVG011']);
  });

  test('what is in two colours stays so, and what is white hides what lies under it', async () => {
    const { drawing, area } = await read(
      `<pattern id="p" width="10" height="10" ${TILES}><rect width="10" height="10" fill="#333"/><rect width="5" height="10" fill="#fff"/></pattern><rect width="40" height="40" fill="url(#p)"/>`,
    );
    expect(drawing.shapes.map(({ fill }) => fill?.r)).toEqual([0x33, 0xff]);
    expect(area).toBeCloseTo(800, 3);
  });

  test('under a line it stands by itself, so that the line’s operation leaves it alone; it is no area by the default rule', async () => {
    const { drawing, area, codes } = await read(
      `<pattern id="p" width="4" height="5" ${TILES}><rect width="1" height="5" stroke="blue" stroke-width=".1"/></pattern><rect x="10" y="10" width="40" height="30" fill="url(#p)" stroke="red"/>`,
    );
    expect(drawing.shapes.at(-1)).toMatchObject({ stroke: { r: 255 }, fill: null, subpaths: [{ closed: true }] });
    for (const shape of drawing.shapes.slice(0, -1)) expect(shape).toMatchObject({ stroke: null, under: true });
    expect(drawing.shapes.length).toBeGreaterThan(1);
    expect([area, codes]).toEqual([0, []]);
  });

  test('too fine to tell: filled evenly, with a warning', async () => {
    const { area, codes } = await read(
      `<pattern id="p" width=".01" height=".01" ${TILES}><rect width=".005" height=".01"/></pattern><rect width="40" height="40" fill="url(#p)"/>`,
    );
    expect([area, codes]).toEqual([1600, ['SVG006']]);
  });

  test('a pattern that fills itself, one without size and one that is empty paint nothing, and it is said', async () => {
    const rest = '<rect width="5" height="5"/>';
    const itself = await read(
      `${rest}<pattern id="p" width="9" height="9" ${TILES}><rect width="5" height="5" fill="url(#p)"/></pattern><rect y="10" width="40" height="40" fill="url(#p)"/>`,
    );
    expect([itself.area, itself.codes.includes('SVG002')]).toEqual([25, true]);
    for (const body of [
      `<pattern id="p" ${TILES}><rect width="5" height="5"/></pattern>`,
      `<pattern id="p" width="9" height="9" ${TILES}/>`,
    ]) {
      const { area, codes } = await read(`${rest}${body}<rect y="10" width="40" height="40" fill="url(#p)"/>`);
      expect([area, codes]).toEqual([25, ['SVG003']]);
    }
  });
});
