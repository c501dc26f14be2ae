import type { PolygonKernel, Polygons } from '../geometry/areas/polygons.ts';
import { dashLine } from '../geometry/paths/dash-line.ts';
import { isPaper } from '../geometry/paths/drawing-measures.ts';
import { fillContours, flattenSubpath } from '../geometry/paths/flatten-curve.ts';
import { strokeOutline } from '../geometry/paths/stroke-outline.ts';
import type { DrawnOperations } from '../model/drawn-operations.ts';
import { type Color, type Drawing, PLAIN_PEN, type Shape } from '../model/part.ts';
import type { SceneItem, SceneLines } from '../model/scene.ts';
import { PAPER, rgb } from './colors.ts';
import { placeImage } from './place-image.ts';

/** What is done with something drawn, as the legend names it. */
export type DrawnUse = 'cut' | 'score' | 'engrave' | 'unmapped' | 'ignored';

/** Told apart by people who see red and green alike, and in grey. */
export const USE_COLORS: Readonly<Record<DrawnUse, Color>> = {
  cut: rgb(0xd9301f),
  score: rgb(0x0072b2),
  engrave: rgb(0x3a3f45),
  unmapped: rgb(0xe69f00),
  ignored: rgb(0xb4bcc4),
};

/** [pixels] Chords leave the curves by this at most. */
const TOLERANCE = 0.15;
/** [pixels] */
const LINE = 1.6;
/** [pixels] From this width on it is seen whether the ends of a line are round or square. */
const WIDE = 3;
/** [mm] No picture shows a thinner line so wide. */
const THIN = 0.05;

/** Whether ends and corners of lines may be seen, so that a kernel has to draw them. */
export function needsKernel({ shapes }: Drawing): boolean {
  return shapes.some(({ stroke, strokeWidth }) => stroke !== null && strokeWidth > THIN);
}

/** A drawing with what a machine does with it: engraved areas at the bottom, then what is left out, marks, cuts. */
export function operationItems(
  operations: DrawnOperations,
  scale: number,
  kernel: PolygonKernel | null,
): readonly SceneItem[] {
  const { drawing, fills, wideStrokes, images, strokes, unmapped, ignored } = operations;
  const tolerance = TOLERANCE / scale;
  const items: SceneItem[] = [];
  for (const index of images) {
    const item = placeImage(drawing.images[index]!, scale);
    if (item !== undefined) items.push(item);
  }
  const filled = new Set(fills);
  const stroked = new Set(wideStrokes);
  for (const [index, shape] of drawing.shapes.entries()) {
    const { fill, stroke } = shape;
    if (filled.has(index) && fill !== null)
      items.push(areaOf(shape, isPaper(fill) ? PAPER : USE_COLORS.engrave, tolerance));
    if (!stroked.has(index) || stroke === null) continue;
    const color = isPaper(stroke) ? PAPER : USE_COLORS.engrave;
    items.push(penItem(shape, { color, name: 'engrave', least: LINE }, scale, kernel));
  }
  const outlines = (indices: readonly number[], use: DrawnUse): void => {
    const chains = indices.flatMap((index) => shapeChains(drawing.shapes[index]!, tolerance));
    if (chains.length > 0) items.push(linesOf(chains, use, LINE / scale));
  };
  outlines(ignored, 'ignored');
  outlines(unmapped, 'unmapped');
  for (const use of ['score', 'cut'] as const) {
    const chains = strokes
      .filter(({ operation }) => operation === use)
      .map(({ shape, subpath }) => flattenSubpath(drawing.shapes[shape]!.subpaths[subpath]!, tolerance));
    if (chains.length > 0) items.push(linesOf(chains, use, LINE / scale));
  }
  return items;
}

/** What a drawing uses, in the order of the legend. */
export function usesOf(operations: DrawnOperations): readonly DrawnUse[] {
  const { drawing, fills, wideStrokes, images, strokes, unmapped, ignored } = operations;
  const uses: DrawnUse[] = [];
  for (const use of ['cut', 'score'] as const) if (strokes.some(({ operation }) => operation === use)) uses.push(use);
  const isDark = (color: Color | null): boolean => color !== null && !isPaper(color);
  const dark =
    fills.some((k) => isDark(drawing.shapes[k]!.fill)) || wideStrokes.some((k) => isDark(drawing.shapes[k]!.stroke));
  if (dark || images.length > 0) uses.push('engrave');
  if (unmapped.length > 0) uses.push('unmapped');
  if (ignored.length > 0) uses.push('ignored');
  return uses;
}

/** A drawing in its own colours, as it was drawn. */
export function paintedItems(drawing: Drawing, scale: number, kernel: PolygonKernel | null): readonly SceneItem[] {
  const tolerance = TOLERANCE / scale;
  const items: SceneItem[] = [];
  for (const image of drawing.images) {
    const item = placeImage(image, scale);
    if (item !== undefined) items.push(item);
  }
  for (const shape of drawing.shapes) {
    if (shape.fill !== null) items.push(areaOf(shape, shape.fill, tolerance));
    if (shape.stroke === null) continue;
    items.push(penItem(shape, { color: shape.stroke, name: shape.element, least: LINE / 2 }, scale, kernel));
  }
  return items;
}

/** A stroke as its pen draws it: a wide one with its ends and corners, a thin one as lines, at least `least` [pixels] wide. */
function penItem(
  shape: Shape,
  { color, name, least }: { readonly color: Color; readonly name: string; readonly least: number },
  scale: number,
  kernel: PolygonKernel | null,
): SceneItem {
  const { subpaths, strokeWidth, pen = PLAIN_PEN } = shape;
  const tolerance = TOLERANCE / scale;
  if (kernel !== null && strokeWidth * scale > WIDE) {
    const outline = strokeOutline(subpaths, { pen, width: strokeWidth, tolerance }, kernel);
    return { kind: 'area', contours: contoursOf(outline), rule: 'nonzero', color, opacity: 1 };
  }
  const chains = shapeChains(shape, tolerance).flatMap((chain) => dashLine(chain, pen));
  return { kind: 'lines', chains, color, width: Math.max(strokeWidth, least / scale), opacity: 1, name };
}

function areaOf(shape: Shape, color: Color, tolerance: number): SceneItem {
  const contours = contoursOf(fillContours(shape.subpaths, tolerance));
  return { kind: 'area', contours, rule: shape.fillRule, color, opacity: 1 };
}

function contoursOf({ coordinates, ends }: Polygons): Float64Array[] {
  return Array.from(ends, (end, k) => coordinates.slice(2 * (ends[k - 1] ?? 0), 2 * end));
}

function linesOf(chains: readonly Float64Array[], use: DrawnUse, width: number): SceneLines {
  return { kind: 'lines', chains, color: USE_COLORS[use], width, opacity: 1, name: use };
}

function shapeChains(shape: Shape, tolerance: number): readonly Float64Array[] {
  return shape.subpaths.map((subpath) => flattenSubpath(subpath, tolerance));
}
