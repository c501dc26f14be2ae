import { touchDistance } from '../../../geometry/mesh/touch-distance.ts';
import { type Touches, touchingBodies } from '../../../geometry/mesh/touching-bodies.ts';
import { shared } from './shared.ts';

/** Where bodies touch without going into each other; nothing while the part is no solid. */
export const touchesOf = shared((context): Touches => {
  if (!context.isSolid || context.analysis.mending.bodies.count < 2) return { lines: [], points: [], areas: [] };
  const { positions } = context.part;
  return touchingBodies({ positions, ...context.analysis.mending }, touchDistance(context.bounds));
});
