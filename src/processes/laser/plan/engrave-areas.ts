import { PaintedArea } from '../../../geometry/areas/painted-area.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../../geometry/areas/polygons.ts';
import { hatchFill } from '../../../geometry/fills/hatch-fill.ts';
import type { ScanRows } from '../../../geometry/fills/scan-rows.ts';
import { isPaper } from '../../../geometry/paths/drawing-measures.ts';
import { fillContours } from '../../../geometry/paths/flatten-curve.ts';
import { strokeOutline } from '../../../geometry/paths/stroke-outline.ts';
import { brightness } from '../../../geometry/pictures/brightness.ts';
import { type Color, type Drawing, PLAIN_PEN } from '../../../model/part.ts';
import type { SortedDrawing } from '../operations.ts';
import type { LaserSettings } from '../settings.ts';
import type { LaserSetup } from '../setup.ts';

/** [mm] Chords of engraved outlines. */
const OUTLINE = 0.01;
/** [0…1] Each shade costs a look at all areas. */
const LEAST_STEP = 1 / 64;

/** What is seen of the areas of one shade. */
export interface ShadedArea {
  readonly area: Polygons;
  /** [0…1] Share of the operation's power. */
  readonly shade: number;
}

/**
 * The engraved areas as they are seen: fills by their own rule, wide strokes as their pen draws them (at least as wide as the
 * beam) over the fill of their own shape, overlaps once, what is paper-coloured hiding what lies under it, and every shade
 * the others.
 */
export function engravedAreas(
  drawing: Drawing,
  sorted: SortedDrawing,
  { machine, settings }: Pick<LaserSetup, 'machine' | 'settings'>,
  kernel: PolygonKernel,
): readonly ShadedArea[] {
  const levels = new Map<number, PaintedArea>();
  const filled = new Set(sorted.fills);
  const stroked = new Set(sorted.wideStrokes);
  let sheer = false;
  const put = (area: Polygons, color: Color, opacity = 1): void => {
    const shade = isPaper(color) ? 0 : shadeOf(color, opacity, settings);
    const clear = opacity < 1 && settings.areaShades === 'grey';
    sheer ||= clear;
    // Through what is clear the darker shows.
    for (const [other, painted] of levels) if (other !== shade && (!clear || other < shade)) painted.hide(area);
    if (shade === 0) return;
    const own = levels.get(shade) ?? new PaintedArea(kernel);
    levels.set(shade, own);
    own.paint(area);
  };
  for (const [index, shape] of drawing.shapes.entries()) {
    const { subpaths, stroke, fill, pen = PLAIN_PEN } = shape;
    if (filled.has(index) && fill !== null) {
      const outline = fillContours(subpaths, OUTLINE);
      if (outline.ends.length > 0) put(kernel.union(outline, undefined, shape.fillRule), fill, shape.fillOpacity);
    }
    if (!stroked.has(index) || stroke === null) continue;
    const width = Math.max(shape.strokeWidth, machine.spot);
    put(strokeOutline(subpaths, { pen, width, tolerance: OUTLINE }, kernel), stroke);
  }
  const seen = [...levels].map(([shade, painted]) => ({ shade, area: painted.seen() }));
  return (sheer ? withoutDarker(seen, kernel) : seen).filter(({ area }) => area.ends.length > 0);
}

/** Where two shades lie over each other the darker one is burnt, alone. */
function withoutDarker(areas: readonly ShadedArea[], kernel: PolygonKernel): readonly ShadedArea[] {
  let darker = NO_POLYGONS;
  return [...areas]
    .sort((a, b) => b.shade - a.shade)
    .map(({ shade, area }) => {
      const left = kernel.difference(area, darker);
      darker = kernel.union(darker, area);
      return { shade, area: left };
    });
}

/** [0…1] The darker the more power, by the curve of pictures, in steps of what shares a stretch there. */
function shadeOf(color: Color, opacity: number, { areaShades, gamma, shadeStep }: LaserSettings): number {
  if (areaShades === 'full') return 1;
  const dark = (opacity * (1 - brightness(color) / 255)) ** gamma;
  const steps = Math.max(1, Math.round(1 / Math.max(shadeStep, LEAST_STEP)));
  return Math.max(1, Math.round(dark * steps)) / steps;
}

/** Rows that fill an area, in a frame turned by `angle` [rad]: turned back when they are laid out. */
export function hatchRows({ area, shade }: ShadedArea, interval: number, angle: number): ScanRows {
  const rows = hatchFill(angle === 0 ? area : turned(area, -angle), { interval });
  return shade === 1 ? rows : { ...rows, power: rows.power.map(() => shade) };
}

function turned({ coordinates, ends }: Polygons, angle: number): Polygons {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const out = new Float64Array(coordinates.length);
  for (let k = 0; k < out.length; k += 2) {
    const [x, y] = [coordinates[k]!, coordinates[k + 1]!];
    out[k] = x * cos - y * sin;
    out[k + 1] = x * sin + y * cos;
  }
  return { coordinates: out, ends };
}
