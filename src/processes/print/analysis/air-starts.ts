import { findAirStarts } from '../../../geometry/columns/air-starts.ts';
import { lowestPlaces } from '../../../geometry/columns/lowest-places.ts';
import { pointsApart } from '../../../geometry/mesh/points-apart.ts';
import { spansOf } from './rays.ts';
import { shared } from './shared.ts';

/** Where the part begins in the air. */
export const airStartsOf = shared((context) => {
  const { bodies, triangles } = context.analysis.mending;
  const apart = pointsApart(context.part.positions, triangles, bodies);
  return findAirStarts(spansOf(context, 2), {
    bed: context.bed,
    firstLayer: context.settings.firstLayerHeight,
    layer: context.settings.layerHeight,
    places: lowestPlaces(apart.positions, apart.triangles, 1e-6 * Math.max(...context.size)),
  });
});
