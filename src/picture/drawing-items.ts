import { dashLine } from '../geometry/dash-line.ts';
import { isPaper } from '../geometry/drawing-measures.ts';
import { fillContours, flattenSubpath } from '../geometry/flatten-curve.ts';
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

/** A drawing with what a machine does with it: engraved areas at the bottom, then what is left out, marks, cuts. */
export function operationItems(operations: DrawnOperations, scale: number): readonly SceneItem[] {
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
    const { fill, stroke, strokeWidth } = shape;
    if (filled.has(index) && fill !== null)
      items.push(areaOf(shape, isPaper(fill) ? PAPER : USE_COLORS.engrave, tolerance));
    if (!stroked.has(index) || stroke === null) continue;
    const line = linesOf(drawnChains(shape, tolerance), 'engrave', Math.max(strokeWidth, LINE / scale));
    items.push(isPaper(stroke) ? { ...line, color: PAPER } : line);
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
export function paintedItems(drawing: Drawing, scale: number): readonly SceneItem[] {
  const tolerance = TOLERANCE / scale;
  const items: SceneItem[] = [];
  for (const image of drawing.images) {
    const item = placeImage(image, scale);
    if (item !== undefined) items.push(item);
  }
  for (const shape of drawing.shapes) {
    if (shape.fill !== null) items.push(areaOf(shape, shape.fill, tolerance));
    if (shape.stroke === null) continue;
    const chains = drawnChains(shape, tolerance);
    const width = Math.max(shape.strokeWidth, LINE / 2 / scale);
    items.push({ kind: 'lines', chains, color: shape.stroke, width, opacity: 1, name: shape.element });
  }
  return items;
}

/** Lines of a stroke, as its pen breaks them into dashes. */
function drawnChains(shape: Shape, tolerance: number): readonly Float64Array[] {
  const { pen = PLAIN_PEN } = shape;
  return shapeChains(shape, tolerance).flatMap((chain) => dashLine(chain, pen));
}

function areaOf(shape: Shape, color: Color, tolerance: number): SceneItem {
  const { coordinates, ends } = fillContours(shape.subpaths, tolerance);
  const contours = Array.from(ends, (end, k) => coordinates.slice(2 * (ends[k - 1] ?? 0), 2 * end));
  return { kind: 'area', contours, rule: shape.fillRule, color, opacity: 1 };
}

function linesOf(chains: readonly Float64Array[], use: DrawnUse, width: number): SceneLines {
  return { kind: 'lines', chains, color: USE_COLORS[use], width, opacity: 1, name: use };
}

function shapeChains(shape: Shape, tolerance: number): readonly Float64Array[] {
  return shape.subpaths.map((subpath) => flattenSubpath(subpath, tolerance));
}
