import { describe, expect, test } from 'vitest';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { engraveArea } from '../../geometry/paths/drawing-measures.ts';
import type { PlacedImage } from '../../model/part.ts';
import { readBody } from './read-body.fixture.ts';

/** Grey at a place of the page, y down as it is drawn. */
function greyAt({ raster, transform: [a, , , d, e, f] }: PlacedImage, x: number, y: number): number {
  return raster.grey[Math.floor((100 - y - f) / d) * raster.width + Math.floor((x - e) / a)]!;
}

const STOPS = '<stop offset="0" stop-color="#000"/><stop offset="100%" stop-color="#fff"/>';

describe('gradients are engraved as shades', () => {
  test('along a line: as dark as its place says, the area that of the shape', async () => {
    const { drawing, findings } = await readBody(
      `<linearGradient id="g">${STOPS}</linearGradient><circle cx="50" cy="50" r="40" fill="url(#g)"/>`,
    );
    expect(drawing.shapes).toEqual([]);
    const [image] = drawing.images;
    for (const x of [20, 35, 50, 65, 80]) expect(greyAt(image!, x, 50)).toBeCloseTo((255 * (x - 10)) / 80, -0.5);
    expect(greyAt(image!, 12, 12)).toBe(255);
    expect(engraveArea(drawing, await loadPolygonKernel()) / (Math.PI * 1600)).toBeCloseTo(1, 3);
    expect(findings.map(({ code }) => code)).toEqual(['SVG001', 'SVG011']);
  });

  test('under a line they stand by themselves, and are no area by the default rule', async () => {
    const { drawing, findings } = await readBody(
      `<linearGradient id="g">${STOPS}</linearGradient><circle cx="50" cy="50" r="40" fill="url(#g)" stroke="red"/>`,
    );
    expect(drawing.shapes).toMatchObject([{ stroke: { r: 255 }, fill: null }]);
    expect(drawing.images).toMatchObject([{ under: true }]);
    expect(engraveArea(drawing, await loadPolygonKernel())).toBe(0);
    expect(findings.map(({ code }) => code)).toEqual(['SVG001']);
  });

  test('turned, in user units, reflected, with stops of another gradient', async () => {
    const { drawing } = await readBody(
      `<linearGradient id="s">${STOPS}</linearGradient><linearGradient id="g" href="#s" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="20" y2="0" gradientTransform="rotate(90)" spreadMethod="reflect"/><rect width="100" height="100" fill="url(#g)"/>`,
    );
    const [image] = drawing.images;
    for (const [y, grey] of [
      [5, 64],
      [15, 191],
      [25, 191],
      [45, 64],
    ] as const)
      expect(Math.abs(greyAt(image!, 50, y) - grey)).toBeLessThanOrEqual(2);
  });

  test('round, with its focus off the middle; nearly transparent is nearly white', async () => {
    const { drawing } = await readBody(
      `<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="50" cy="50" r="40" fx="30" fy="50">${STOPS}</radialGradient><rect width="100" height="100" fill="url(#g)" fill-opacity="0.5"/>`,
    );
    const [image] = drawing.images;
    expect(greyAt(image!, 30, 50)).toBeLessThan(131);
    // Half way from the focus to the edge, both ways.
    expect(Math.abs(greyAt(image!, 60, 50) - 191)).toBeLessThanOrEqual(2);
    expect(Math.abs(greyAt(image!, 20, 50) - 191)).toBeLessThanOrEqual(2);
    expect(greyAt(image!, 95, 50)).toBe(255);
  });

  test('one even tone stays a fill, under a line as well', async () => {
    const even = '<linearGradient id="g"><stop stop-color="#333"/></linearGradient>';
    const { drawing } = await readBody(
      `${even}<rect width="9" height="9" fill="url(#g)"/><rect x="20" width="9" height="9" fill="url(#g)" stroke="red"/>`,
    );
    expect(drawing.images).toEqual([]);
    expect(drawing.shapes).toMatchObject([
      { stroke: null, fill: { r: 0x33 } },
      { stroke: { r: 255 }, fill: { r: 0x33 } },
    ]);
  });

  test('a picture behind a clip counts as large as what shows of it', async () => {
    const dot =
      'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
    const { drawing } = await readBody(
      `<clipPath id="c"><rect width="20" height="30"/></clipPath><image href="${dot}" width="40" height="40" clip-path="url(#c)"/>`,
    );
    expect(engraveArea(drawing, null)).toBeCloseTo(600, 2);
  });
});
