import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { PrintSettings } from '../../settings.ts';
import { bridgeSpan } from '../fills/bridges.ts';
import type { LayerHeights } from '../layer-heights.ts';
import type { PlannedLayer } from '../plan-layers.ts';

/** The whole area of a layer. */
export function sectionOfLayer(layer: PlannedLayer): Polygons {
  return joinPolygons(layer.islands.map((island) => island.outline));
}

/**
 * By layer, what hangs too far over the layer below to be printed without support: farther out than the angle allows,
 * of some size, and no bridge that is short enough.
 */
export function overhangsOf(
  kernel: PolygonKernel,
  sections: readonly Polygons[],
  { heights }: LayerHeights,
  settings: PrintSettings,
): Polygons[] {
  const slope = Math.tan((Math.min(settings.supportAngle, 89) * Math.PI) / 180);
  return sections.map((section, layer) => {
    if (layer === 0 || section.ends.length === 0) return NO_POLYGONS;
    const below = sections[layer - 1]!;
    const carried = kernel.offset(below, Math.max(0.05, heights[layer]! * slope), {
      join: 'round',
      arcTolerance: 0.05,
    });
    const hanging = kernel.difference(section, carried);
    if (hanging.ends.length === 0) return hanging;
    const support = new EdgeIndex(below);
    const kept = splitIslands(hanging).filter((island) => {
      if (polygonsArea(island) < settings.supportMinArea) return false;
      const air = kernel.difference(kernel.offset(island, settings.lineWidth, { join: 'miter' }), below);
      return bridgeSpan(air, support, settings.lineWidth) > settings.supportBridge;
    });
    return joinPolygons(kept);
  });
}
