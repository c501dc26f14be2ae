import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import { readBody } from './read-body.fixture.ts';

async function read(body: string) {
  const read = await readBody(body);
  return { ...read, area: engraveArea(read.drawing, await loadPolygonKernel()) };
}

const SQUARE = '<rect x="20" y="20" width="60" height="60" mask="url(#m)"/>';

describe('masks', () => {
  test('white shows, black hides, in their order', async () => {
    const { area, codes } = await read(
      `<mask id="m" fill="white"><rect width="50" height="100"/><rect x="30" y="30" width="10" height="10" fill="black"/></mask>${SQUARE}`,
    );
    expect(area).toBeCloseTo(30 * 60 - 100, 3);
    expect(codes).toEqual([]);
  });

  test('by alpha any colour shows; in units of the box the mask lies on it', async () => {
    const alpha = await read(
      `<mask id="m" style="mask-type:alpha"><rect x="30" y="30" width="20" height="20" fill="#888"/></mask><g mask="url(#m)">${SQUARE.replace(' mask="url(#m)"', '')}</g>`,
    );
    expect(alpha.area).toBeCloseTo(400, 3);
    const box = await read(
      `<mask id="m" maskContentUnits="objectBoundingBox"><rect width=".5" height="1" fill="#fff"/></mask>${SQUARE}`,
    );
    expect(box.area).toBeCloseTo(1800, 3);
  });

  test('a stroke inside its own outline, as drawing programs of the web write it, stays whole', async () => {
    const { drawing } = await read(
      '<mask id="m" fill="white"><path d="M10 10H60V60H10Z"/></mask><path d="M10 10H60V60H10Z" fill="none" stroke="red" stroke-width="2" mask="url(#m)"/>',
    );
    expect(strokedSubpaths(drawing).map((s) => [s.closed, subpathLength(s)])).toEqual([[true, 200]]);
  });

  test('white letters show, black ones hide, in their order among the shapes', async () => {
    const { drawing: letters } = await read('<text x="25" y="60" font-size="30">Oé</text>');
    const ink = engraveArea(letters, await loadPolygonKernel());
    expect(ink).toBeGreaterThan(100);
    const shown = await read(
      `<mask id="m"><text x="25" y="60" font-size="30" fill="white">O<tspan style="fill:#fff">é</tspan></text></mask>${SQUARE}`,
    );
    expect(shown.area).toBeCloseTo(ink, 1);
    expect(shown.codes).toEqual(['SVG004']);
    const hidden = await read(
      `<mask id="m"><rect width="100" height="100" fill="white"/><text x="25" y="60" font-size="30">Oé</text></mask>${SQUARE}`,
    );
    expect(hidden.area).toBeCloseTo(3600 - ink, 1);
    const under = await read(
      `<mask id="m"><text x="25" y="60" font-size="30">Oé</text><rect width="100" height="100" fill="white"/></mask>${SQUARE}`,
    );
    expect(under.area).toBeCloseTo(3600, 3);
  });

  test.each([
    ['letters of several colours', '<text y="60" fill="white">O<tspan fill="black">é</tspan></text>'],
    ['grey letters', '<text y="60" fill="#999">O</text>'],
    ['half transparent', '<rect width="100" height="100" fill="#fff" opacity=".5"/>'],
    ['grey', '<rect width="50" height="100" fill="#999"/>'],
    ['a stroke', '<path d="M0 0H50" stroke="#fff"/>'],
    ['of what is not drawn', '<path display="none" d="M0 0H50"/><foreignObject/>'],
  ])('a mask of shades is not applied, and it is said: %s', async (_, inside) => {
    const { area, codes } = await read(`<mask id="m">${inside}</mask>${SQUARE}`);
    expect([area, codes]).toEqual([3600, ['SVG006']]);
  });
});

describe('where a mask or a clip stands', () => {
  const sized = { page: 'width="100mm" height="100mm" viewBox="0 0 100 100" font-size="10"' };

  test('an empty mask hides all that asks for it', async () => {
    const { drawing } = await readBody(
      '<mask id="m"/><rect width="20" height="20" mask="url(#m)"/><path d="M0 0H50" stroke="red"/>',
    );
    expect(drawing.shapes.map(({ element }) => element)).toEqual(['path']);
  });

  test.each([
    [
      'mask',
      '<mask id="m" fill="#fff"><rect width="2em" height="10"/></mask><rect width="90" height="90" font-size="30" mask="url(#m)"/>',
    ],
    [
      'clipPath',
      '<clipPath id="c"><rect width="2em" height="10"/></clipPath><rect width="90" height="90" font-size="30" clip-path="url(#c)"/>',
    ],
  ])('sizes in em within a %s are those of its own place', async (_, body) => {
    const { drawing } = await readBody(body, sized);
    expect(engraveArea(drawing, await loadPolygonKernel())).toBeCloseTo(200, 3);
  });

  test.each(['svg', 'symbol'])(
    'shares of the view are those of its own place, also where a copy of a %s asks',
    async (tag) => {
      const asks = '<rect width="40" height="40" clip-path="url(#c)"/>';
      const body = `<clipPath id="c"><rect width="25%" height="10%"/></clipPath><defs><${tag} id="s" viewBox="0 0 40 40">${asks}</${tag}></defs><use href="#s" width="40" height="40"/>`;
      const { drawing } = await readBody(body);
      expect(engraveArea(drawing, await loadPolygonKernel())).toBeCloseTo(25 * 10, 3);
    },
  );

  test('a clip within a nested view has that view, and rules above it hold', async () => {
    const { drawing } = await readBody(
      '<svg width="50" height="50"><g clip-rule="evenodd"><clipPath id="c"><path d="M0 0H20V20H0ZM5 5H15V15H5Z"/></clipPath></g></svg><rect width="90" height="90" clip-path="url(#c)"/>',
    );
    expect(engraveArea(drawing, await loadPolygonKernel())).toBeCloseTo(300, 3);
    const shares = await readBody(
      '<svg width="50" height="50"><clipPath id="c"><rect width="50%" height="100%"/></clipPath></svg><rect width="90" height="90" clip-path="url(#c)"/>',
    );
    expect(engraveArea(shares.drawing, await loadPolygonKernel())).toBeCloseTo(1250, 3);
  });
});

test('a clip as wide as kilometres cuts what it must, and no more', async () => {
  const { area, codes } = await read(
    '<clipPath id="c"><path d="M-5e6-5e6H5e6V50H-5e6Z"/></clipPath><rect width="40" height="90" clip-path="url(#c)"/>',
  );
  expect(area).toBeCloseTo(2000, 2);
  expect(codes).toEqual([]);
});

describe('texts as clips', () => {
  test('the outlines of the letters cut what lies under them', async () => {
    const { drawing, area } = await read(
      '<clipPath id="c"><text x="10" y="60" font-size="40" font-family="Nunito">I</text></clipPath><rect clip-path="url(#c)" width="100" height="100"/>',
    );
    const alone = await read('<text x="10" y="60" font-size="40" font-family="Nunito">I</text>');
    expect(area).toBeCloseTo(alone.area, 1);
    expect(drawingBounds(drawing)!.minX).toBeCloseTo(drawingBounds(alone.drawing)!.minX, 2);
  });
});
