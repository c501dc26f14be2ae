import { type PolygonKernel, type Polygons, polygonsArea } from '../../../geometry/areas/polygons.ts';
import type { LayerSettings } from './layer-settings.ts';
import { simplified } from './simplified.ts';

/** [mm2] */
const CRUMB = 1e-3;

/** The area of a layer: its raw outlines simplified, united, and moved by the compensations. */
export function sectionOf(kernel: PolygonKernel, raw: Polygons, layer: number, settings: LayerSettings): Polygons {
  let section = kernel.union(simplified(raw, settings.contourTolerance));
  if (settings.xyCompensation !== 0) section = kernel.offset(section, settings.xyCompensation, { join: 'miter' });
  if (layer === 0 && settings.elephantFoot > 0) section = slimmed(kernel, section, settings);
  return section;
}

/** Set in by the elephant foot, but nowhere thinner than a line: what would vanish keeps its width. */
function slimmed(kernel: PolygonKernel, section: Polygons, settings: LayerSettings): Polygons {
  const foot = settings.elephantFoot;
  const line = settings.firstLayerLineWidth;
  const slim = kernel.offset(section, -foot, { join: 'miter' });
  const core = kernel.offset(section, -(foot + line / 2), { join: 'miter' });
  const kept = kernel.offset(core, foot + line / 2, { join: 'miter' });
  if (polygonsArea(section) - polygonsArea(kept) < CRUMB) return slim;
  const thin = kernel.difference(section, kept);
  return kernel.union(slim, kernel.offset(thin, 1e-3, { join: 'miter' }));
}

export function samePolygons(a: Polygons, b: Polygons): boolean {
  if (a === b) return true;
  if (a.ends.length !== b.ends.length || a.coordinates.length !== b.coordinates.length) return false;
  for (let k = 0; k < a.ends.length; k++) if (a.ends[k] !== b.ends[k]) return false;
  for (let i = 0; i < a.coordinates.length; i++) if (a.coordinates[i] !== b.coordinates[i]) return false;
  return true;
}
