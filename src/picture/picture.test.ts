import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Scene } from '../model/scene.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { encodePng } from './encode-png.ts';
import { layerScene } from './layer-scene.ts';
import { plateScene } from './plate-scene.ts';
import { rasterScene } from './raster-scene.ts';
import { shadeMesh } from './shade-mesh.ts';

const WHITE = { r: 255, g: 255, b: 255 };
const RED = { r: 200, g: 0, b: 0 };

function pixel(picture: { width: number; rgba: Uint8Array }, x: number, y: number): number[] {
  const at = 4 * (y * picture.width + x);
  return [...picture.rgba.subarray(at, at + 4)];
}

const TETRAHEDRON = {
  positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10),
  triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2),
};

describe('shadeMesh', () => {
  const options = { width: 64, height: 48, turn: 0.6, tilt: 0.5, color: RED };

  test('the part fills the picture, the rest is clear', () => {
    const picture = shadeMesh(TETRAHEDRON, options);
    let covered = 0;
    for (let k = 3; k < picture.rgba.length; k += 4) if (picture.rgba[k] === 255) covered++;
    expect(covered).toBeGreaterThan(500);
    expect(pixel(picture, 0, 0)[3]).toBe(0);
  });

  test('the same picture twice; a larger part is the same picture', () => {
    const twice = { ...TETRAHEDRON, positions: TETRAHEDRON.positions.map((v) => v * 4) };
    expect(shadeMesh(TETRAHEDRON, options)).toEqual(shadeMesh(TETRAHEDRON, options));
    expect(shadeMesh(twice, options)).toEqual(shadeMesh(TETRAHEDRON, options));
  });

  test('no triangle: nothing but background', () => {
    const empty = { positions: new Float32Array(0), triangles: new Uint32Array(0) };
    const picture = shadeMesh(empty, { ...options, background: WHITE });
    expect(pixel(picture, 30, 20)).toEqual([255, 255, 255, 255]);
  });
});

function layers() {
  const builder = new ToolpathBuilder();
  const line = { motion: Motion.line, feed: 20 };
  for (let layer = 0; layer < 2; layer++) {
    builder.layer = layer;
    builder.event({ type: 'layer', layer, z: 0.2 * (layer + 1), height: 0.2 });
    builder.add({ ...line, kind: MoveKind.travel, x: 10, y: 10, z: 0.2 * (layer + 1) });
    builder.add({ ...line, kind: MoveKind.outerWall, x: 30, y: 10, e: 0.67633 });
    builder.add({
      ...line,
      kind: MoveKind.outerWall,
      x: 30,
      y: layer === 0 ? 30 : 20,
      e: layer === 0 ? 0.67633 : 0.33817,
    });
  }
  return [builder.take()];
}

describe('scenes', () => {
  test('a layer shows its own lines, as wide as they lie', () => {
    const scene = layerScene(layers(), { layer: 1, filamentArea: 2.40528, travels: false });
    expect(scene.items.length).toBe(1);
    const [item] = scene.items;
    expect(item).toMatchObject({ kind: 'lines', name: 'outerWall' });
    expect(item?.kind === 'lines' ? item.width : 0).toBeCloseTo(0.45, 6);
    expect(scene.bounds[1][1]).toBeCloseTo(20.225, 3);
  });

  test('a plate shows its bed and the first layer on it', () => {
    const scene = plateScene(
      layers(),
      [
        [0, 0],
        [50, 40],
      ],
      2.40528,
    );
    expect(scene.bounds).toEqual([
      [0, 0, 0],
      [50, 40, 0],
    ]);
    const picture = rasterScene(scene, { size: 200, background: WHITE });
    expect(picture.width).toBe(200);
    const [r, , b] = pixel(picture, Math.round(4 + 20 * 3.84), Math.round(picture.height - 4 - 10 * 3.84)) as [
      number,
      number,
      number,
      number,
    ];
    expect(r).toBeGreaterThan(b + 60);
  });

  test('an area with a hole; a pixel half covered is half its colour', () => {
    const scene: Scene = {
      bounds: [
        [0, 0, 0],
        [10, 10, 0],
      ],
      items: [
        {
          kind: 'area',
          contours: [Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), Float64Array.of(3, 3, 7, 3, 7, 7, 3, 7)],
          color: { r: 0, g: 0, b: 0 },
          opacity: 0.5,
        },
      ],
    };
    const picture = rasterScene(scene, { size: 100, background: WHITE });
    expect(pixel(picture, 50, 50)).toEqual([255, 255, 255, 255]);
    expect(pixel(picture, 15, 15)).toEqual([128, 128, 128, 255]);
  });
});

describe('encodePng', () => {
  test('a stranger reads back the same pixels', async () => {
    const picture = shadeMesh(TETRAHEDRON, { width: 33, height: 21, turn: 1, tilt: 0.3, color: RED });
    const png = await encodePng(picture);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([33, 21, 4]);
    expect(new Uint8Array(data)).toEqual(picture.rgba);
  });
});
