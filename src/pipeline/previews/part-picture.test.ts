import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { Drawing, Mesh, Raster } from '../../model/part.ts';
import { partPicture } from './part-picture.ts';

const MESH: Mesh = {
  kind: 'mesh',
  positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10),
  triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2),
  objects: [{ name: '', firstTriangle: 0, triangleCount: 4 }],
  unit: null,
};
const RASTER: Raster = { kind: 'raster', width: 2, height: 1, grey: Uint8Array.of(0, 128), dpi: null };
const DRAWING: Drawing = { kind: 'drawing', shapes: [], images: [], page: null, unit: null };

async function read(png: Uint8Array) {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): readonly number[] => {
    const k = info.channels * (y * info.width + x);
    return [...data.subarray(k, k + 3)];
  };
  return { info, at };
}

test('320 × 240, white around the part, the same bytes twice', async () => {
  const png = await partPicture(MESH);
  const { info, at } = await read(png);
  expect([info.width, info.height]).toEqual([320, 240]);
  expect(at(1, 1)).toEqual([255, 255, 255]);
  expect(at(160, 140)).not.toEqual([255, 255, 255]);
  expect(await partPicture(MESH)).toEqual(png);
});

test('an image keeps its shape and its greys; an empty drawing is a white picture', async () => {
  const { at } = await read(await partPicture(RASTER, undefined, { width: 100, height: 100 }));
  expect(at(25, 50)).toEqual([0, 0, 0]);
  expect(at(75, 50)).toEqual([128, 128, 128]);
  expect(at(50, 10)).toEqual([255, 255, 255]);
  expect((await read(await partPicture(DRAWING))).at(160, 120)).toEqual([255, 255, 255]);
});

test.each([
  ['butt', 255],
  ['round', 0],
  ['square', 0],
] as const)('a wide line keeps its %s ends', async (cap, dark) => {
  const subpath = { x0: 20, y0: 0, verbs: Uint8Array.of(0), coordinates: Float64Array.of(60, 0), closed: false };
  const shape: Drawing['shapes'][number] = {
    subpaths: [subpath],
    stroke: { r: 0, g: 0, b: 0 },
    fill: null,
    fillRule: 'nonzero',
    strokeWidth: 16,
    pen: { cap, join: 'miter', miterLimit: 4, dashes: [], dashOffset: 0 },
    layer: '',
    element: 'path',
    id: '',
    line: 1,
  };
  const frame = { ...shape, stroke: null, subpaths: [{ ...subpath, x0: 0, coordinates: Float64Array.of(100, 0) }] };
  const png = await partPicture({ ...DRAWING, shapes: [frame, shape] }, undefined, { width: 250, height: 100 });
  const { at } = await read(png);
  const scale = (0.92 * 250) / 100;
  const x = Math.round(125 + (60 + 5 - 50) * scale);
  expect(at(x, 50)[0]).toBe(dark);
  // A square end has corners that a round one has not.
  expect(at(Math.round(125 + (60 + 7 - 50) * scale), Math.round(50 + 7 * scale))[0]).toBe(cap === 'square' ? 0 : 255);
});
