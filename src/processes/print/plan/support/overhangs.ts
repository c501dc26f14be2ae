import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../../../geometry/areas/polygons.ts';
import type { PrintSettings } from '../../settings.ts';
import type { LayerHeights } from '../layer-heights.ts';
import type { PlannedLayer } from '../plan-layers.ts';
import { overhangOf } from './overhang.ts';

/** The whole area of a layer. */
export function sectionOfLayer(layer: PlannedLayer): Polygons {
  return joinPolygons(layer.islands.map((island) => island.outline));
}

/** By layer, what is to be supported. */
export function overhangsOf(
  kernel: PolygonKernel,
  sections: readonly Polygons[],
  { heights }: LayerHeights,
  settings: PrintSettings,
): Polygons[] {
  return sections.map((section, layer) =>
    layer === 0
      ? NO_POLYGONS
      : overhangOf(kernel, section, sections[layer - 1]!, { ...settings, height: heights[layer]! }),
  );
}
