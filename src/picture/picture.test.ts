import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Scene } from '../model/scene.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import { encodePng } from './encode-png.ts';
import { LayerPainter } from './layer-painter.ts';
import { PlatePainter } from './plate-painter.ts';
import { fitProjection, ISOMETRIC, viewExtent } from './projection.ts';
import { rasterScene } from './raster-scene.ts';
import { type ShadeOptions, shadeMeshes } from './shade-mesh.ts';

const WHITE = { r: 255, g: 255, b: 255 };
const RED = { r: 200, g: 0, b: 0 };
const BLUE = { r: 0, g: 0, b: 200 };

function pixel(picture: { width: number; rgba: Uint8Array }, x: number, y: number): number[] {
  const at = 4 * (y * picture.width + x);
  return [...picture.rgba.subarray(at, at + 4)];
}

const TETRAHEDRON = {
  positions: Float32Array.of(0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 10),
  triangles: Uint32Array.of(0, 2, 1, 0, 1, 3, 1, 2, 3, 0, 3, 2),
  objects: [{ name: '', firstTriangle: 0, triangleCount: 4 }],
};

/** The mesh on so many pixels, from above its front corner. */
function shaded(mesh: typeof TETRAHEDRON, width: number, height: number, more: Partial<ShadeOptions> = {}) {
  const projection = fitProjection(viewExtent(mesh, [], ISOMETRIC), [width, height], { ...ISOMETRIC, filled: 0.92 });
  return shadeMeshes([{ mesh, projection }], { width, height, colors: [RED], insideColor: BLUE, ...more });
}

describe('shadeMeshes', () => {
  test('the part fills the picture, the rest is clear', () => {
    const picture = shaded(TETRAHEDRON, 64, 48);
    let covered = 0;
    for (let k = 3; k < picture.rgba.length; k += 4) if (picture.rgba[k] === 255) covered++;
    expect(covered).toBeGreaterThan(350);
    expect(pixel(picture, 0, 0)[3]).toBe(0);
  });

  test('the same picture twice; a larger part is the same picture', () => {
    const twice = { ...TETRAHEDRON, positions: TETRAHEDRON.positions.map((v) => v * 4) };
    expect(shaded(TETRAHEDRON, 64, 48)).toEqual(shaded(TETRAHEDRON, 64, 48));
    expect(shaded(twice, 64, 48)).toEqual(shaded(TETRAHEDRON, 64, 48));
  });

  test('no triangle, or numbers that are none: nothing but background', () => {
    const empty = { positions: new Float32Array(0), triangles: new Uint32Array(0), objects: [] };
    expect(pixel(shaded(empty, 64, 48, { background: WHITE }), 30, 20)).toEqual([255, 255, 255, 255]);
    const broken = { ...TETRAHEDRON, positions: new Float32Array(12).fill(Number.NaN) };
    expect(pixel(shaded(broken, 64, 48, { background: WHITE }), 30, 20)).toEqual([255, 255, 255, 255]);
  });

  test('what is nearer hides what is behind, whatever the order of the facets', () => {
    // Two plates, the second over the first: seen from above only the second shows.
    const plate = (z: number): number[] => [0, 0, z, 10, 0, z, 10, 10, z, 0, 10, z];
    const mesh = (order: readonly number[]) => ({
      positions: Float32Array.of(...plate(0), ...plate(5)),
      triangles: Uint32Array.of(...order.flatMap((o) => [o, o + 1, o + 2, o, o + 2, o + 3])),
      objects: order.map((o, k) => ({ name: String(o), firstTriangle: 2 * k, triangleCount: 2 })),
    });
    const look = (order: readonly number[], colors: ShadeOptions['colors']) => {
      const above = { turn: 0, tilt: Math.PI / 2, filled: 0.9 };
      const projection = fitProjection(viewExtent(mesh(order), [], above), [40, 40], above);
      const options = { width: 40, height: 40, colors, insideColor: BLUE, background: WHITE };
      return pixel(shadeMeshes([{ mesh: mesh(order), projection }], options), 20, 20);
    };
    const [r, , b] = look([0, 4], [BLUE, RED]);
    expect(r).toBeGreaterThan(100);
    expect(b).toBe(0);
    expect(look([4, 0], [RED, BLUE])).toEqual(look([0, 4], [BLUE, RED]));
  });

  test('a missing facet lets the inside show in its own colour', () => {
    const open = { ...TETRAHEDRON, triangles: TETRAHEDRON.triangles.slice(0, 9) };
    const blue = (mesh: typeof TETRAHEDRON): number => {
      const { rgba } = shaded(mesh, 64, 48);
      let count = 0;
      for (let k = 0; k < rgba.length; k += 4) if (rgba[k + 2]! > rgba[k]!) count++;
      return count;
    };
    expect(blue(TETRAHEDRON)).toBe(0);
    const turned = { ...TETRAHEDRON, triangles: TETRAHEDRON.triangles.slice().reverse() };
    expect(blue(turned), 'all turned over is only turned over').toBe(0);
    const fromBehind = { ...open, triangles: Uint32Array.of(0, 1, 3, 0, 3, 2, 0, 2, 1) };
    expect(blue(fromBehind)).toBeGreaterThan(100);
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
    const painter = new LayerPainter({ layer: 1, filamentArea: 2.40528 });
    for (const chunk of layers()) painter.push(chunk);
    expect([painter.layers, painter.z, painter.height]).toEqual([2, 0.4, 0.2]);
    const walls = painter.items().filter((item) => item.kind === 'lines' && item.name === 'outerWall');
    expect(walls.length, 'the rim and the core of each line').toBe(2);
    expect(walls[0]?.kind === 'lines' ? walls[0].width : 0).toBeCloseTo(0.45, 6);
    expect(painter.extent.y1).toBeCloseTo(20.225, 3);
    expect(painter.kinds()).toEqual([MoveKind.outerWall, MoveKind.travel]);
  });

  test('a plate from above shows what lies highest, the rest of the bed is clear', () => {
    const bounds = [
      [0, 0, 0],
      [50, 40, 0],
    ] as const;
    const painter = new PlatePainter({ bounds, samples: 500, filamentArea: 2.40528 });
    for (const chunk of layers()) painter.push(chunk);
    expect([painter.layers, painter.top]).toEqual([2, 0.4]);
    const item = painter.item();
    if (item.kind !== 'picture') throw new Error('a plate is a picture');
    const { picture } = item;
    expect([picture.width, picture.height]).toEqual([500, 400]);
    const [r, , b, a] = pixel(picture, 200, 299) as [number, number, number, number];
    expect(a).toBe(255);
    expect(r).toBeGreaterThan(b + 60);
    expect(pixel(picture, 100, 100)[3]).toBe(0);
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
    const picture = shaded(TETRAHEDRON, 33, 21);
    const png = await encodePng(picture);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([33, 21, 4]);
    expect(new Uint8Array(data)).toEqual(picture.rgba);
  });
});
