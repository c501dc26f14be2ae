import { contourOf, loopArea, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { linkLines } from '../../../../geometry/fills/link-lines.ts';
import { scanLines } from '../../../../geometry/fills/scan-lines.ts';
import { zigzag } from '../../../../geometry/fills/zigzag.ts';
import { MoveKind, type MoveKindCode } from '../../../../model/toolpath.ts';
import type { PrintSettings } from '../../settings.ts';
import { rowPhase } from '../fills/row-phase.ts';
import type { LayerHeights } from '../layer-heights.ts';
import type { PlannedIsland, PlannedLayer } from '../plan-layers.ts';
import { lineArea, lineSpacing, type Stroke } from '../stroke.ts';
import { opened } from '../walls/opened.ts';
import { gridSupport, type SupportAreas } from './grid-support.ts';
import { overhangsOf, sectionOfLayer } from './overhangs.ts';
import { treeSupport } from './tree-support.ts';

/** [mm] Free space between support lines on the bed, so that they hold. */
const FOOT_SPACING = 0.8;
/** Loops in the foot of a tree at most: the trunk stands on what would be a hole in it. */
const FOOT_LOOPS = 50;
/** [mm2] Smaller strips of a column are what is rounded off at its corners. */
const STRIP = 1;

/** The layers with supports where the settings ask for them and something hangs. */
export function withSupports(
  kernel: PolygonKernel,
  layers: readonly PlannedLayer[],
  heights: LayerHeights,
  settings: PrintSettings,
): readonly PlannedLayer[] {
  if (settings.support === 'none') return layers;
  const sections = layers.map(sectionOfLayer);
  const overhangs = overhangsOf(kernel, sections, heights, settings);
  if (overhangs.every((area) => area.ends.length === 0)) return layers;
  const make = settings.support === 'tree' ? treeSupport : gridSupport;
  const areas = make(kernel, sections, overhangs, heights, settings);
  return layers.map((layer, k) => {
    const islands = supportIslands(kernel, areas, k, heights.heights[k]!, settings);
    // Supports first, so that what rests on them finds them.
    return islands.length === 0 ? layer : { ...layer, islands: [...islands, ...layer.islands] };
  });
}

function supportIslands(
  kernel: PolygonKernel,
  { body, roof }: SupportAreas,
  layer: number,
  height: number,
  settings: PrintSettings,
): PlannedIsland[] {
  const islands: PlannedIsland[] = [];
  const tree = settings.support === 'tree';
  const { broad, narrow } = tree
    ? { broad: [], narrow: splitIslands(body[layer]!) }
    : byWidth(kernel, body[layer]!, settings.supportSpacing);
  for (const island of broad) {
    const strokes = columnLines(kernel, island, layer, height, settings);
    if (strokes.length > 0) islands.push(islandOf(island, strokes, false));
  }
  for (const island of narrow) {
    const strokes = walls(kernel, island, height, settings, !tree ? 1 : layer === 0 ? FOOT_LOOPS : 2);
    if (strokes.length > 0) islands.push(islandOf(island, strokes, true));
  }
  const below = layer === 0 ? NOTHING : roof[layer - 1]!;
  for (const island of splitIslands(roof[layer]!)) {
    // The lowest lines of a roof lie across those of the column.
    const lowest = 2 * polygonsArea(kernel.intersection(island, below)) < polygonsArea(island);
    const strokes = roofLines(kernel, island, lowest || layer % 2 === 1 ? Math.PI / 2 : 0, height, settings);
    if (strokes.length > 0) islands.push(islandOf(island, strokes, false));
  }
  return islands;
}

function islandOf(outline: Polygons, strokes: readonly Stroke[], loops: boolean): PlannedIsland {
  const inside = outline;
  return loops
    ? { outline: NOTHING, inside, rings: strokes.map((stroke) => [stroke]), gaps: [], fills: [] }
    : { outline: NOTHING, inside, rings: [], gaps: [], fills: [strokes] };
}

/** A support is no part of the object's own outline. */
const NOTHING: Polygons = { coordinates: new Float64Array(0), ends: new Uint32Array(0) };

/** Parts of columns in which rows stand, and parts that could lie between two of them: they get a wall around. */
function byWidth(
  kernel: PolygonKernel,
  body: Polygons,
  distance: number,
): { readonly broad: readonly Polygons[]; readonly narrow: readonly Polygons[] } {
  const wide = opened(kernel, body, distance / 2);
  const strips = splitIslands(kernel.difference(body, wide)).filter((strip) => polygonsArea(strip) > STRIP);
  if (strips.length === 0) return { broad: splitIslands(body), narrow: [] };
  return { broad: splitIslands(kernel.difference(body, joinPolygons(strips))), narrow: strips };
}

/** Zigzags that stand on each other: the same direction on all layers. */
function columnLines(
  kernel: PolygonKernel,
  island: Polygons,
  layer: number,
  height: number,
  settings: PrintSettings,
): Stroke[] {
  const inset = kernel.offset(island, -settings.lineWidth / 2, { join: 'miter' });
  const distance = layer === 0 ? settings.lineWidth + FOOT_SPACING : settings.supportSpacing;
  const { cos, sin, rows, ends, u, place } = scanLines(inset, 0, distance, rowPhase(inset, 0, distance));
  const lines: Float64Array[] = [];
  for (let row = 0, k = 0; row < rows.length; row++)
    for (; k + 1 < ends[row]!; k += 2)
      lines.push(
        Float64Array.of(
          cos * u[k]! - sin * rows[row]!,
          sin * u[k]! + cos * rows[row]!,
          cos * u[k + 1]! - sin * rows[row]!,
          sin * u[k + 1]! + cos * rows[row]!,
        ),
      );
  const area = lineArea(settings.lineWidth, height);
  return linkLines(inset, { lines, places: place }, { longest: 2 * distance }).map((points) =>
    line(MoveKind.support, points, area),
  );
}

function roofLines(
  kernel: PolygonKernel,
  island: Polygons,
  angle: number,
  height: number,
  settings: PrintSettings,
): Stroke[] {
  const inset = kernel.offset(island, -settings.lineWidth / 2, { join: 'miter' });
  const distance = settings.lineWidth + settings.supportInterfaceSpacing;
  const area = lineArea(settings.lineWidth, height);
  const chains = zigzag(scanLines(inset, angle, distance, rowPhase(inset, angle, distance)), 3 * distance);
  return chains.map((points) => line(MoveKind.supportInterface, points, area));
}

/** A branch: one loop, and one more inside where it is thick; its foot: loops to the middle; a narrow column: one loop. */
function walls(
  kernel: PolygonKernel,
  island: Polygons,
  height: number,
  settings: PrintSettings,
  most: number,
): Stroke[] {
  const width = settings.lineWidth;
  const area = lineArea(width, height);
  const strokes: Stroke[] = [];
  for (let level = 0; level < most; level++) {
    const loops = kernel.offset(island, -(width / 2 + level * lineSpacing(width, height)), { join: 'miter' });
    if (loops.ends.length === 0) break;
    for (let c = 0; c < loops.ends.length; c++) {
      const points = contourOf(loops, c);
      if (Math.abs(loopArea(points)) > 0.01) strokes.unshift({ kind: MoveKind.support, closed: true, points, area });
    }
  }
  return strokes;
}

function line(kind: MoveKindCode, points: Float64Array, area: number): Stroke {
  return { kind, closed: false, points, area };
}
