import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { PrintSettings } from '../../settings.ts';
import { bridgeSpan } from '../fills/bridges.ts';

/** Which overhangs get supports. */
export type SupportLimits = Pick<PrintSettings, 'supportAngle' | 'supportMinArea' | 'supportBridge'>;

/**
 * What hangs too far over the layer below to be printed without support: farther out than the angle allows, of some size, and
 * no bridge that is short enough.
 */
export function overhangOf(
  kernel: PolygonKernel,
  section: Polygons,
  below: Polygons,
  limits: SupportLimits & { readonly height: number; readonly lineWidth: number },
): Polygons {
  if (section.ends.length === 0) return NO_POLYGONS;
  const { height, lineWidth } = limits;
  const slope = Math.tan((Math.min(limits.supportAngle, 89) * Math.PI) / 180);
  const carried = kernel.offset(below, Math.max(0.05, height * slope), { join: 'round', arcTolerance: 0.05 });
  const hanging = kernel.difference(section, carried);
  if (hanging.ends.length === 0) return hanging;
  const support = new EdgeIndex(below);
  const kept = splitIslands(hanging).filter((island) => {
    if (polygonsArea(island) < limits.supportMinArea) return false;
    const air = kernel.difference(kernel.offset(island, lineWidth, { join: 'miter' }), below);
    return bridgeSpan(air, support, lineWidth) > limits.supportBridge;
  });
  return joinPolygons(kept);
}
