import { describe, expect, test } from 'vitest';
import { emptyBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import type { Shape } from '../../model/part.ts';
import { readBody } from './read-body.fixture.ts';

/** [mm] x from, x to, y from, y to, y downwards. */
function boxOf({ subpaths }: Shape): readonly number[] {
  const bounds = emptyBounds();
  for (const subpath of subpaths) growBySubpath(bounds, subpath);
  const { minX, maxX, minY, maxY } = bounds;
  return [minX, maxX, 100 - maxY, 100 - minY].map((value) => Math.round(value * 1000) / 1000 + 0);
}

/** What the markers drew: all shapes after the line itself. */
async function drawn(
  body: string,
): Promise<{ readonly boxes: readonly (readonly number[])[]; shapes: readonly Shape[] }> {
  const { drawing, codes } = await readBody(body);
  expect(codes).toEqual([]);
  const shapes = drawing.shapes.slice(1);
  return { boxes: shapes.map(boxOf), shapes };
}

const ARROW = (more: string): string =>
  `<marker id="m" markerWidth="4" markerHeight="4" refY="2" ${more}><path d="M0 0L4 2L0 4z"/></marker>`;
/** To the right, then down, two wide. */
const LINE = (more: string): string => `<path d="M10 10h20v20" fill="none" stroke="red" stroke-width="2" ${more}/>`;

describe('where markers stand', () => {
  test('at the end, turned with the line, as many times as large as the line is wide', async () => {
    const { boxes, shapes } = await drawn(ARROW('orient="auto"') + LINE('marker-end="url(#m)"'));
    expect(boxes).toEqual([[26, 34, 30, 38]]);
    expect([shapes[0]!.stroke, shapes[0]!.fill]).toEqual([null, { r: 0, g: 0, b: 0 }]);
  });

  test('as given where it has a direction of its own, in units of the drawing where it says so', async () => {
    const still = await drawn(ARROW('') + LINE('marker-end="url(#m)"'));
    expect(still.boxes).toEqual([[30, 38, 26, 34]]);
    const turned = await drawn(ARROW('orient="90" markerUnits="userSpaceOnUse"') + LINE('marker-end="url(#m)"'));
    expect(turned.boxes).toEqual([[28, 32, 30, 34]]);
  });

  test('half way between both sides on a corner, backwards at the start if asked', async () => {
    const both = await drawn(ARROW('orient="auto-start-reverse"') + LINE('style="marker:url(#m)"'));
    const [start, mid, end] = both.boxes;
    expect(start).toEqual([2, 10, 6, 14]);
    expect(end).toEqual([26, 34, 30, 38]);
    const reach = 8 * Math.SQRT1_2;
    expect(mid![1]).toBeCloseTo(30 + reach, 3);
    expect(mid![3]).toBeCloseTo(10 + reach, 3);
  });

  test('along curves and arcs as they leave and arrive', async () => {
    const marker =
      '<marker id="m" markerUnits="userSpaceOnUse" markerWidth="4" markerHeight="2" refY="1" orient="auto"><path d="M0 1h4" stroke="lime"/></marker>';
    const arc =
      '<path d="M10 50a20 20 0 0 1 40 0" fill="none" stroke="red" marker-start="url(#m)" marker-end="url(#m)"/>';
    expect((await drawn(marker + arc)).boxes).toEqual([
      [10, 10, 46, 50],
      [50, 50, 50, 54],
    ]);
    const cubic =
      '<path d="M60 50c0 -10 10 -10 10 -10" fill="none" stroke="red" marker-start="url(#m)" marker-end="url(#m)"/>';
    expect((await drawn(marker + cubic)).boxes).toEqual([
      [60, 60, 46, 50],
      [70, 74, 40, 40],
    ]);
  });

  test('on each corner of a closed line once, and on no rectangle', async () => {
    const dot =
      '<marker id="m" markerUnits="userSpaceOnUse" markerWidth="2" markerHeight="2" refX="1" refY="1"><circle cx="1" cy="1" r="1" fill="lime"/></marker>';
    const polygon =
      '<polygon points="0,0 20,0 20,20" fill="none" stroke="red" style="marker:url(#m)" transform="translate(10 10)"/>';
    expect((await drawn(dot + polygon)).boxes).toEqual([
      [9, 11, 9, 11],
      [29, 31, 9, 11],
      [29, 31, 29, 31],
    ]);
    expect(
      (await drawn(`${dot}<rect width="5" height="5" fill="none" stroke="red" style="marker:url(#m)"/>`)).boxes,
    ).toEqual([]);
  });

  test('its view is fitted and moved by its reference point, a word of it as well', async () => {
    const marker = (more: string): string =>
      `<marker id="m" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" viewBox="0 0 100 50" ${more}><rect width="100" height="50" fill="lime"/></marker>`;
    const line = '<path d="M50 50h1" fill="none" stroke="red" marker-start="url(#m)"/>';
    expect((await drawn(marker('refX="50" refY="25"') + line)).boxes).toEqual([[45, 55, 47.5, 52.5]]);
    expect((await drawn(marker('refX="right" refY="bottom"') + line)).boxes).toEqual([[40, 50, 45, 50]]);
  });
});

describe('what markers draw', () => {
  test('the paints of their line, as Inkscape asks for them', async () => {
    const marker =
      '<marker id="m" style="overflow:visible" markerWidth="1" markerHeight="1"><path d="M0 0h3v3z" style="fill:context-stroke;stroke:context-fill"/></marker>';
    const { shapes } = await drawn(`${marker}<path d="M10 10h20" fill="#010203" stroke="blue" marker-end="url(#m)"/>`);
    expect([shapes[0]!.fill, shapes[0]!.stroke]).toEqual([
      { r: 0, g: 0, b: 255 },
      { r: 1, g: 2, b: 3 },
    ]);
  });

  test('what sticks out of the view is cut off, unless it is said to overflow', async () => {
    const marker = (more: string): string =>
      `<marker id="m" markerUnits="userSpaceOnUse" markerWidth="2" markerHeight="2" ${more}><rect x="-1" width="2" height="1"/></marker>`;
    const line = '<path d="M10 10h10" fill="none" stroke="red" marker-end="url(#m)"/>';
    expect((await drawn(marker('') + line)).boxes).toEqual([[20, 21, 10, 11]]);
    const box = 'viewBox="0 0 2 0.5" refY="0.25" preserveAspectRatio="none"';
    expect((await drawn(marker(box) + line)).boxes).toEqual([[20, 21, 9, 11]]);
    expect((await drawn(marker('overflow="visible"') + line)).boxes).toEqual([[19, 21, 10, 11]]);
  });

  test('what they stand in counts for their style, and not the line', async () => {
    const body = `<g fill="lime">${ARROW('')}</g>${LINE('marker-end="url(#m)"')}`;
    expect((await drawn(body)).shapes[0]!.fill).toEqual({ r: 0, g: 255, b: 0 });
  });

  test('one that is not there is told; one that carries itself ends', async () => {
    expect((await readBody(LINE('marker-end="url(#no)"'))).codes).toEqual(['SVG002']);
    const round =
      '<marker id="m" markerWidth="3" markerHeight="3"><path d="M0 1h2" stroke="red" style="marker:url(#m)"/></marker>';
    expect((await drawn(round + LINE('marker-end="url(#m)"'))).shapes).toHaveLength(1);
  });
});
