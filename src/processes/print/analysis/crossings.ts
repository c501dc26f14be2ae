import { doubledPlaces } from '../../../geometry/columns/doubled-places.ts';
import { crossingsByBody } from '../../../geometry/mesh/crossings.ts';
import { hitsOf } from './rays.ts';
import { shared } from './shared.ts';

/** Faces that cut each other, body by body. */
export const crossingsOf = shared(({ part, analysis }) => crossingsByBody(part.positions, analysis.mending));

/** Where solid lies in solid, pair of bodies by pair of bodies. */
export const doubledOf = shared((context) =>
  doubledPlaces(hitsOf(context, 2), context.analysis.mending.bodies.of, 0.01 * context.pitch),
);
