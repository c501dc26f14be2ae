import type { DriverSettings } from '../model/driver-settings.ts';
import {
  type Color,
  type Drawing,
  type PlacedImage,
  type Shape,
  type Subpath,
  VERB_SIZE,
  Verb,
} from '../model/part.ts';
import { Motion, MoveKind } from '../model/toolpath.ts';
import type { Artwork, Picture, Stroke } from './write-artwork-parts.ts';

/** Names of the layers, by operation. */
export const LAYER_NAME = { cut: 'Cut', score: 'Score', engrave: 'Engrave' } as const;

const BLACK: Color = { r: 0, g: 0, b: 0 };

/** The job as a drawing on the machine's bed, each stroke in its operation's colour and as thin as the driver wants it. */
export function drawingOfArtwork(artwork: Artwork, driver: DriverSettings): Drawing {
  const [x0, y0, x1, y1] = driver.page;
  return {
    kind: 'drawing',
    shapes: artwork.strokes.map((stroke) => shapeOf(stroke, driver)),
    images: artwork.pictures.map((picture) => imageOf(picture, driver)),
    page: [x1 - x0, y1 - y0],
    unit: 'mm',
  };
}

function shapeOf(stroke: Stroke, driver: DriverSettings): Shape {
  const name = stroke.kind === MoveKind.score ? 'score' : 'cut';
  return {
    subpaths: [subpathOf(stroke, driver.page[0], driver.page[1])],
    stroke: driver.burns[name]?.color ?? BLACK,
    fill: null,
    fillRule: 'nonzero',
    strokeWidth: driver.hairline,
    layer: LAYER_NAME[name],
    element: 'path',
    id: '',
    line: 0,
  };
}

/** @param x @param y [mm] lower left corner of the page */
function subpathOf({ x0, y0, steps }: Stroke, x: number, y: number): Subpath {
  const verbs = Uint8Array.from(steps, ({ motion }) => (motion < Motion.clockwise ? Verb.line : Verb.arc));
  const coordinates = new Float64Array(verbs.reduce((sum, verb) => sum + VERB_SIZE[verb]!, 0));
  let [px, py, n] = [x0, y0, 0];
  for (const { motion, x: ex, y: ey, i, j } of steps) {
    if (motion >= Motion.clockwise) {
      const start = Math.atan2(py - j, px - i);
      const turn = 2 * Math.PI;
      const sign = motion === Motion.counterClockwise ? 1 : -1;
      let sweep = sign * (Math.atan2(ey - j, ex - i) - start);
      sweep = ((sweep % turn) + turn) % turn;
      const radius = Math.sqrt((px - i) * (px - i) + (py - j) * (py - j));
      coordinates.set([i - x, j - y, radius, radius, 0, start, sign * sweep], n);
      n += 7;
    }
    coordinates.set([ex - x, ey - y], n);
    n += 2;
    px = ex;
    py = ey;
  }
  const closed = steps.length > 1 && Math.abs(px - x0) < 1e-6 && Math.abs(py - y0) < 1e-6;
  return { x0: x0 - x, y0: y0 - y, verbs, coordinates, closed };
}

function imageOf(
  { columns, rows, grey, corner, across, down }: Picture,
  { page, interval }: DriverSettings,
): PlacedImage {
  const dpi = 25.4 / interval;
  return {
    raster: { kind: 'raster', width: columns, height: rows, grey, dpi: [dpi, dpi] },
    transform: [across[0], across[1], down[0], down[1], corner[0] - page[0], corner[1] - page[1]],
    layer: LAYER_NAME.engrave,
    id: '',
    line: 0,
  };
}
