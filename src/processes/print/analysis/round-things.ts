import { findRoundThings } from '../../../geometry/areas/round-sections.ts';
import { sliceMesh } from '../../../geometry/mesh/slice-mesh.ts';
import type { PrintSettings } from '../settings.ts';
import { shared } from './shared.ts';

/** Sections in which round holes and pins are looked for. */
const SECTIONS = 60;

/** [mm] Thinner pins hardly stand. */
export function pinLimit(settings: PrintSettings): number {
  return settings.pinLines * settings.lineWidth;
}

/** Small upright holes and pins. */
export const roundThingsOf = shared((context) => {
  const step = Math.max(context.settings.layerHeight, context.size[2] / SECTIONS);
  const count = Math.floor(context.size[2] / step);
  const heights = Float64Array.from({ length: count }, (_, k) => context.bed + (k + 0.5) * step);
  const { triangles, edges } = context.analysis.mending;
  const { layers } = sliceMesh({ positions: context.part.positions, triangles, edges }, heights);
  return findRoundThings(layers, heights, { hole: context.settings.holeMin, pin: pinLimit(context.settings) });
});
