import { findRoundThings } from '../../../geometry/round-sections.ts';
import { sliceMesh } from '../../../geometry/slice-mesh.ts';
import type { PrintSettings } from '../settings.ts';
import { shared } from './shared.ts';

/** [mm] Round holes narrower than this come out too small. */
export const HOLE_LIMIT = 2;
/** Sections in which round holes and pins are looked for. */
const SECTIONS = 60;

/** [mm] Pins thinner than three lines hardly stand. */
export function pinLimit(settings: PrintSettings): number {
  return 3 * settings.lineWidth;
}

/** Small upright holes and pins. */
export const roundThingsOf = shared((context) => {
  const step = Math.max(context.settings.layerHeight, context.size[2] / SECTIONS);
  const count = Math.floor(context.size[2] / step);
  const heights = Float64Array.from({ length: count }, (_, k) => context.bed + (k + 0.5) * step);
  const { triangles } = context.analysis.mending;
  const { layers } = sliceMesh({ positions: context.part.positions, triangles }, heights);
  return findRoundThings(layers, heights, { hole: HOLE_LIMIT, pin: pinLimit(context.settings) });
});
