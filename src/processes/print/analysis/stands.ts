import { standings } from './orientation.ts';
import { shared } from './shared.ts';

/** The six ways to lay the part down, as it stands first. */
export const standsOf = shared((context) => {
  const { triangles } = context.analysis.mending;
  const isCavity = (triangle: number): boolean => context.isCavity(triangle);
  return standings(
    { positions: context.part.positions, triangles, bounds: context.bounds, pitch: context.pitch, isCavity },
    context,
  );
});
