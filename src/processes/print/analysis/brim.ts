import { contourOf, loopArea, packContours } from '../../../geometry/areas/islands.ts';
import { sliceMesh } from '../../../geometry/mesh/slice-mesh.ts';
import { brimWidth } from '../plan/plate/adhesion.ts';
import { shared } from './shared.ts';

/** [mm] Width of the brim that the planner will lay around the part as it stands; it must lie on the bed as well. */
export const brimOf = shared((context) => {
  const { settings, material, analysis, part } = context;
  if (settings.brim === 'outer') return settings.brimWidth;
  if (settings.brim === 'none' || material === undefined || !context.isSolid) return 0;
  const { triangles } = analysis.mending;
  const middle = context.bed + settings.firstLayerHeight / 2;
  const [section] = sliceMesh({ positions: part.positions, triangles }, Float64Array.of(middle)).layers;
  if (section === undefined) return 0;
  const loops = Array.from(section.ends, (_, c) => contourOf(section, c)).filter((loop) => loopArea(loop) > 0);
  return brimWidth(packContours(loops), context.size, settings, material.print);
});
