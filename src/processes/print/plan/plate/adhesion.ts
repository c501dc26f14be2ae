import { contourOf, loopArea, packContours } from '../../../../geometry/areas/islands.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { convexHull } from '../../../../geometry/mesh/convex-hull.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { PrintMaterial } from '../../material.ts';
import type { PrintSettings } from '../../settings.ts';
import type { PlannedLayer } from '../plan-layers.ts';
import { lineArea, lineSpacing, type Stroke } from '../stroke.ts';

/** [mm] The skirt feeds at least this much filament, so that the line is steady before the part begins. */
const LEAST_SKIRT_FILAMENT = 4;

/** Outer contours of a layer, holes left out. */
export function footprint(layer: PlannedLayer | undefined): Polygons {
  if (layer === undefined) return packContours([]);
  const loops = layer.islands.flatMap(({ outline }) => Array.from(outline.ends, (_, c) => contourOf(outline, c)));
  return packContours(loops.filter((loop) => loopArea(loop) > 0));
}

/**
 * [mm] Width of the brim that a part gets: as it is set, else where its foot is small, or small and under something tall, or
 * so long that a filament that warps lifts its ends. The limits are those of the checks.
 */
export function brimWidth(
  foot: Polygons,
  size: readonly [number, number, number],
  settings: PrintSettings,
  material: PrintMaterial,
): number {
  if (settings.brim !== 'auto') return settings.brim === 'outer' ? settings.brimWidth : 0;
  const { contactMin, contactFirm, contactSlenderness, warpLengthSharp } = settings;
  const area = polygonsArea(foot);
  const slender = area < contactFirm && size[2] > contactSlenderness * Math.sqrt(area);
  const lifts = material.warps && Math.max(size[0], size[1]) > warpLengthSharp;
  return area < contactMin || slender || lifts ? settings.brimWidth : 0;
}

/** Loops around the foot of a part, the outermost first, so that the last one is laid against the part. */
export function brimStrokes(kernel: PolygonKernel, foot: Polygons, width: number, settings: PrintSettings): Stroke[] {
  const height = settings.firstLayerHeight;
  const line = settings.firstLayerLineWidth;
  const spacing = lineSpacing(line, height);
  const count = Math.floor(width / spacing);
  const area = lineArea(line, height);
  const strokes: Stroke[] = [];
  for (let k = count - 1; k >= 0; k--) {
    const loops = kernel.offset(foot, settings.brimGap + line / 2 + k * spacing, { join: 'round' });
    for (let c = 0; c < loops.ends.length; c++) {
      const points = contourOf(loops, c);
      // Loops that close inside a bay of the foot are no brim.
      if (loopArea(points) > 0) strokes.push({ kind: MoveKind.brim, closed: true, points, area });
    }
  }
  return strokes;
}

/** [mm] How far the skirt reaches out from the parts. */
export function skirtReach(settings: PrintSettings): number {
  if (settings.skirtLoops === 0) return 0;
  const spacing = lineSpacing(settings.firstLayerLineWidth, settings.firstLayerHeight);
  return settings.skirtDistance + settings.firstLayerLineWidth + (settings.skirtLoops - 1) * spacing;
}

/** Loops around everything on the plate, the innermost last; as many as asked for, and enough to feed steadily. */
export function skirtStrokes(
  kernel: PolygonKernel,
  everything: ArrayLike<number>,
  settings: PrintSettings,
  filamentArea: number,
  room: number,
): Stroke[] {
  if (settings.skirtLoops === 0 || everything.length < 6) return [];
  const height = settings.firstLayerHeight;
  const line = settings.firstLayerLineWidth;
  const spacing = lineSpacing(line, height);
  const area = lineArea(line, height);
  const hull = packContours([convexHull(everything)]);
  const strokes: Stroke[] = [];
  let filament = 0;
  for (let k = 0; k < settings.skirtLoops || filament < LEAST_SKIRT_FILAMENT; k++) {
    const reach = settings.skirtDistance + line / 2 + k * spacing;
    if (k > 0 && reach + line / 2 > room) break;
    const loop = contourOf(kernel.offset(hull, reach, { join: 'round' }), 0);
    strokes.unshift({ kind: MoveKind.skirt, closed: true, points: loop, area });
    filament += (lengthOf(loop) * area) / filamentArea;
  }
  return strokes;
}

function lengthOf(loop: Float64Array): number {
  let length = 0;
  for (let i = 0, j = loop.length - 2; i < loop.length; j = i, i += 2) {
    const dx = loop[i]! - loop[j]!;
    const dy = loop[i + 1]! - loop[j + 1]!;
    length += Math.sqrt(dx * dx + dy * dy);
  }
  return length;
}
