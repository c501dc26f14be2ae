import type { Color, Drawing, PlacedImage, Shape, Subpath } from '../../model/part.ts';
import { PaintedArea } from '../areas/painted-area.ts';
import { KERNEL_REACH, type PolygonKernel, polygonsArea } from '../areas/polygons.ts';
import { fillContours } from './flatten-curve.ts';
import { emptyBounds, type FlatBounds, growBounds, growBySubpath } from './subpath-bounds.ts';

/** [mm] Chords of a filled outline leave it by this at most: 0.03 % of the area of a disc of 10 mm. */
const FILL_TOLERANCE = 0.001;
/** Paint this light is paper: it hides what lies under it and burns nothing. */
const PAPER = 250;

/** The strokes that are cut or marked: all subpaths of stroked shapes, in the order of the file. */
export function strokedSubpaths(drawing: Drawing): readonly Subpath[] {
  return drawing.shapes.filter((shape) => shape.stroke !== null).flatMap((shape) => shape.subpaths);
}

/** True for fills that engrave by the default rule: a fill without a stroke, whatever its colour. */
function isEngraving(shape: Shape): boolean {
  return shape.fill !== null && shape.stroke === null && shape.under === undefined;
}

/** White or nearly: nothing is burnt there, and what lies under it is hidden. */
export function isPaper({ r, g, b }: Color): boolean {
  return Math.min(r, g, b) >= PAPER;
}

/** [mm] Bounds of what is stroked; where nothing is, of fills and images. Null for a drawing without any. */
export function drawingBounds(drawing: Drawing): FlatBounds | null {
  const stroked = drawing.shapes.filter((shape) => shape.stroke !== null);
  const bounds = emptyBounds();
  for (const shape of stroked.length > 0 ? stroked : drawing.shapes)
    for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
  if (stroked.length === 0) for (const image of drawing.images) growByImage(bounds, image);
  return bounds.minX <= bounds.maxX ? bounds : null;
}

/** [mm] Bounds of all that is drawn, where any of it lies farther off than a polygon kernel reaches; else null. */
export function boundsBeyondReach({ shapes, images }: Drawing): FlatBounds | null {
  const bounds = emptyBounds();
  for (const { subpaths } of shapes) for (const subpath of subpaths) growBySubpath(bounds, subpath);
  for (const image of images) growByImage(bounds, image);
  const { minX, minY, maxX, maxY } = bounds;
  // Room for what is drawn around the lines.
  return Math.max(-minX, -minY, maxX, maxY) < 0.99 * KERNEL_REACH ? null : bounds;
}

/** [mm] The corners of a placed picture. */
export function growByImage(bounds: FlatBounds, image: PlacedImage): void {
  const [a, b, c, d, e, f] = image.transform;
  const { width, height } = image.raster;
  growBounds(bounds, e, f);
  growBounds(bounds, e + a * width, f + b * width);
  growBounds(bounds, e + c * height, f + d * height);
  growBounds(bounds, e + a * width + c * height, f + b * width + d * height);
}

/**
 * [mm2] Area that is engraved: fills without a stroke as they are seen (overlaps once, white over black hides it),
 * and pictures by their box. `kernel` may be null where nothing is filled; fills of a drawing beyond its reach are not counted.
 */
export function engraveArea(drawing: Drawing, kernel: PolygonKernel | null): number {
  let total = kernel === null || boundsBeyondReach(drawing) !== null ? 0 : filledArea(drawing.shapes, kernel);
  for (const { raster, transform, area, under } of drawing.images) {
    if (under !== undefined) continue;
    const [a, b, c, d] = transform;
    total += area ?? Math.abs(a * d - b * c) * raster.width * raster.height;
  }
  return total;
}

function filledArea(shapes: readonly Shape[], kernel: PolygonKernel): number {
  const painted = new PaintedArea(kernel);
  for (const shape of shapes) {
    const { fill } = shape;
    if (fill === null || !isEngraving(shape)) continue;
    const outline = fillContours(shape.subpaths, FILL_TOLERANCE);
    if (outline.ends.length === 0) continue;
    const area = kernel.union(outline, undefined, shape.fillRule);
    if (isPaper(fill)) painted.hide(area);
    else painted.paint(area);
  }
  return polygonsArea(painted.seen());
}
