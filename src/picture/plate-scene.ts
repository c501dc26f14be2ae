import type { Color } from '../model/part.ts';
import type { Scene, SceneItem } from '../model/scene.ts';
import type { Toolpath } from '../model/toolpath.ts';
import { layerScene } from './layer-scene.ts';

const BED: Color = { r: 240, g: 242, b: 245 };
const GRID: Color = { r: 214, g: 219, b: 225 };
/** [mm] */
const MESH = 10;

/** A plate from above: the bed with a grid of 10 mm, and the first layer of everything on it. */
export function plateScene(
  chunks: Iterable<Toolpath>,
  bed: readonly [readonly [number, number], readonly [number, number]],
  filamentArea: number,
): Scene {
  const [[x0, y0], [x1, y1]] = bed;
  const { items } = layerScene(chunks, { layer: 0, filamentArea, travels: false });
  const ground: SceneItem = {
    kind: 'area',
    contours: [Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1)],
    color: BED,
    opacity: 1,
  };
  const grid: Float64Array[] = [];
  for (let x = Math.ceil(x0 / MESH) * MESH; x <= x1; x += MESH) grid.push(Float64Array.of(x, y0, x, y1));
  for (let y = Math.ceil(y0 / MESH) * MESH; y <= y1; y += MESH) grid.push(Float64Array.of(x0, y, x1, y));
  const lines: SceneItem = { kind: 'lines', chains: grid, color: GRID, width: 0.2, opacity: 1, name: 'grid' };
  return {
    bounds: [
      [x0, y0, 0],
      [x1, y1, 0],
    ],
    items: [ground, lines, ...items],
  };
}
