import { findAirStarts } from '../../../geometry/air-starts.ts';
import { lowestPlaces } from '../../../geometry/lowest-places.ts';
import { spansOf } from './rays.ts';
import { shared } from './shared.ts';

/** Where the part begins in the air. */
export const airStartsOf = shared((context) =>
  findAirStarts(spansOf(context, 2), {
    bed: context.bed,
    firstLayer: context.settings.firstLayerHeight,
    layer: context.settings.layerHeight,
    places: lowestPlaces(context.part.positions, context.analysis.mending.triangles, 1e-6 * Math.max(...context.size)),
  }),
);
