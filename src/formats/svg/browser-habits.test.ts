import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea } from '../../geometry/paths/drawing-measures.ts';
import { readBody } from './read-body.fixture.ts';
import { evaluateCalc } from './style/calc.ts';
import { parseColor } from './style/color.ts';

/** [mm] x from, x to, y from, y to of what is drawn, on a page of 100 × 100 mm with y downwards. */
async function box(body: string): Promise<readonly number[]> {
  const { minX, minY, maxX, maxY } = drawingBounds((await readBody(body)).drawing)!;
  return [minX, maxX, 100 - maxY, 100 - minY].map((value) => Math.round(value * 1e3) / 1e3);
}

const area = async (body: string): Promise<number> =>
  engraveArea((await readBody(body)).drawing, await loadPolygonKernel());

describe('lengths that are reckoned', () => {
  test.each([
    ['calc(10px + 5px)', 15],
    ['calc(50 - 2 * (3 + 4))', 36],
    ['calc((1 + 2) * 5 - -1)', 16],
    ['min(20, 10, 30)', 10],
    ['clamp(10, 50, 30)', 30],
    ['max(1, 2 / 4)', 1],
    ['calc(1e1 + .5)', 10.5],
  ])('%s', (text, value) => {
    expect(evaluateCalc(text, Number.parseFloat)).toBe(value);
  });

  test.each([
    'calc(',
    'calc()',
    'calc(1 +)',
    'calc(1 / 0)',
    'calc(1)) ',
    'calc(1 2)',
    'sin(1)',
    `calc(${'('.repeat(600)}`,
  ])('%s is none', (text) => expect(evaluateCalc(text, Number)).toBe(null));

  test('in styles, attributes and transforms; percents are of the page', async () => {
    expect(await box('<rect style="x:calc(10px + 5px);y:10px;width:calc(50% - 10px);height:calc(2 * 15px)"/>')).toEqual(
      [15, 55, 10, 40],
    );
    const moved = '<rect width="20" height="20" style="transform:translate(calc(10px + (2 * 10px)),calc(100% / 4))"/>';
    expect(await box(moved)).toEqual([30, 50, 25, 45]);
  });
});

describe('colours as eyes see them', () => {
  // As Chromium shows them.
  test.each([
    ['lab(50% 60 40)', [214, 60, 55]],
    ['lch(60% 70 200)', [0, 173, 185]],
    ['oklch(0.7 0.15 90deg)', [195, 153, 0]],
    ['oklab(60% -0.1 0.1)', [89, 146, 51]],
    ['oklch(40% 50% 0.5turn)', [0, 100, 76]],
    ['lab(20 10 -50)', [0, 47, 123]],
    ['rgb(none 255 none)', [0, 255, 0]],
  ])('%s', (text, [r, g, b]) => {
    expect(parseColor(text)?.color).toEqual({ r, g, b });
  });

  test('currentColor that cannot be seen paints nothing; a colour of the parent is inherited', async () => {
    const pair = (color: string): string =>
      `<g color="${color}"><rect width="40" height="40" fill="currentColor"/></g><rect x="50" width="40" height="40"/>`;
    expect(await box(pair('transparent'))).toEqual([50, 90, 0, 40]);
    expect(await box(pair('red'))).toEqual([0, 90, 0, 40]);
    const { drawing, codes } = await readBody(
      '<g color="red"><g color="currentColor"><rect width="9" height="9" fill="currentColor"/></g></g>',
    );
    expect(drawing.shapes[0]!.fill).toEqual({ r: 255, g: 0, b: 0 });
    expect(codes).toEqual([]);
  });
});

describe('elements for others', () => {
  test('stay out of the drawing wherever they stand, and that is told', async () => {
    const { drawing, findings } = await readBody(
      '<rect systemLanguage="xx" width="9" height="9"/><rect systemLanguage="de, fr" x="50" width="9" height="9"/><g requiredExtensions="http://example.org/x"><rect width="9" height="9"/></g>',
    );
    expect(drawing.shapes).toHaveLength(1);
    expect(findings.find(({ rule }) => rule === 'hidden-object')?.what.en).toContain('other programs or languages: 2');
  });

  test('in a switch of none but other languages the first is drawn', async () => {
    const { drawing } = await readBody(
      '<switch><rect systemLanguage="de" width="9" height="9"/><rect systemLanguage="it" width="5" height="5"/></switch>',
    );
    expect(drawing.shapes).toHaveLength(1);
  });
});

describe('the region of a mask', () => {
  const masked = (region: string): string =>
    `<mask id="m" ${region}><rect width="100" height="100" fill="white"/></mask><rect x="20" y="20" width="50" height="50" mask="url(#m)"/>`;

  test.each([
    ['x="0" y="0" width=".5" height=".5"', [20, 45, 20, 45]],
    ['x="0" y="0" width="50%" height="50%"', [20, 45, 20, 45]],
    ['maskUnits="userSpaceOnUse" x="30" y="30" width="20" height="100"', [30, 50, 30, 70]],
    ['width=".6"', [20, 45, 20, 70]], // from a tenth before the object
    ['', [20, 70, 20, 70]],
  ])('%s', async (region, expected) => {
    expect(await box(masked(region))).toEqual(expected);
  });
});

describe('texts', () => {
  const text = (more: string): string => `<text x="50" y="10" font-size="20" ${more}>AHA</text>`;

  test('written downwards: the line runs down, its middle under its place', async () => {
    const [left, right, top, bottom] = (await box(text('writing-mode="tb"'))) as [number, number, number, number];
    const [from, to] = (await box(text(''))) as [number, number, number, number];
    expect(bottom - top).toBeCloseTo(to - from, 2);
    expect(top).toBeGreaterThan(9.9);
    expect(left).toBeGreaterThan(38);
    expect(right).toBeLessThan(62);
    expect(right).toBeGreaterThan(50);
    expect((await readBody(text('style="writing-mode:vertical-rl"'))).codes).toEqual(['SVG004']);
  });

  test('letters that should stand upright in it, and lines that run upwards, are told', async () => {
    expect((await readBody(text('style="writing-mode:vertical-rl;text-orientation:upright"'))).codes).toContain(
      'SVG006',
    );
    expect((await readBody(text('style="writing-mode:sideways-lr"'))).codes).toContain('SVG006');
  });

  test('hang by four fifths of what the font rises', async () => {
    const top = async (more: string): Promise<number> => (await box(text(more)))[2]!;
    const [edge, hanging, plain] = [
      await top('dominant-baseline="text-before-edge"'),
      await top('dominant-baseline="hanging"'),
      await top(''),
    ];
    expect((hanging - plain) / (edge - plain)).toBeCloseTo(0.8, 3);
  });
});

describe('a copy with x and y', () => {
  test.each([
    ['its clip moves with it', 'clip-path="url(#c)"', [13, 18, 6, 11]],
    ['so does a clip in parts of its box', 'clip-path="url(#b)"', [13, 18, 6, 16]],
    ['and its mask', 'mask="url(#m)"', [13, 18, 6, 11]],
    [
      'it turns about its own middle, not where it was',
      'style="transform-box:fill-box;transform-origin:center;transform:rotate(180deg)"',
      [13, 33, 6, 26],
    ],
  ])('%s', async (_, attributes, expected) => {
    const defs =
      '<clipPath id="c"><rect x="10" width="5" height="5"/></clipPath><clipPath id="b" clipPathUnits="objectBoundingBox"><rect width=".25" height=".5"/></clipPath><mask id="m"><rect x="10" width="5" height="5" fill="white"/></mask><defs><rect id="r" x="10" width="20" height="20"/></defs>';
    expect(await box(`${defs}<use href="#r" x="3" y="6" ${attributes}/>`)).toEqual(expected);
  });
});

test('areas of a clip in parts of the object, and of a clip in a clip', async () => {
  const clip = '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height=".5"/></clipPath>';
  expect(await area(`${clip}<g clip-path="url(#c)"><rect width="40" height="40"/></g>`)).toBeCloseTo(400, 3);
  const nested =
    '<clipPath id="b"><rect width="20" height="20"/></clipPath><clipPath id="a" clip-path="url(#b)"><rect x="10" width="50" height="50"/></clipPath>';
  expect(await area(`${nested}<rect width="100" height="100" clip-path="url(#a)"/>`)).toBeCloseTo(200, 3);
});

describe('shapes that say what no shape may', () => {
  const told = async (body: string) =>
    (await readBody(`${body}<path d="M0 0H9" stroke="red"/>`)).findings
      .filter(({ code }) => code === 'SVG002')
      .map(({ what }) => what.en);

  test.each([
    ['<rect width="-5" height="5" stroke="red"/>', 'width="-5" is not a value that width may have; it is ignored.'],
    ['<circle r="-2mm" stroke="red"/>', 'r="-2mm" is not a value that r may have; it is ignored.'],
    ['<rect width="9" height="9" rx="-1"/>', 'rx="-1" is not a value that rx may have; it is ignored.'],
  ])('a size less than nothing is told: %s', async (body, what) => {
    expect(await told(body)).toEqual([what]);
  });

  test('no size, or none to speak of, is nothing to tell', async () => {
    expect(
      await told('<rect x="-5" width="0" height="5"/><circle cx="-1" r="0"/><rect width="-0" height="2"/>'),
    ).toEqual([]);
  });

  test('a list of points is kept up to where it breaks off, and that place is shown', async () => {
    const body = '<polyline points="10 60 20 70 30 x 80" stroke="red" fill="none"/>';
    const { drawing, findings } = await readBody(body);
    expect(drawing.shapes[0]!.subpaths[0]!.verbs).toHaveLength(1);
    expect(findings.filter(({ code }) => code === 'SVG002').map(({ what }) => what.en)).toEqual([
      'The list of points breaks off at "30 x 80". What came before is kept.',
    ]);
    expect(await told('<polygon points="0,0 9,0 9,9 4" stroke="red"/>')).toEqual([
      'The list of points breaks off at "4". What came before is kept.',
    ]);
    expect(await told('<polygon points=" 0,0 9,0 9,9 " stroke="red"/>')).toEqual([]);
  });
});
