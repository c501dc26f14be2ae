import { judgeManyEdges } from '../../../geometry/mesh/faces-around-edge.ts';
import { touchDistance } from '../../../geometry/mesh/touch-distance.ts';
import { shared } from './shared.ts';

/** What the faces at each edge of many enclose, in the order of the mended mesh's table. */
export const aroundEdgesOf = shared((context) => {
  const { triangles, edges } = context.analysis.mending;
  if (edges.nonManifold === 0) return [];
  return judgeManyEdges(context.part.positions, triangles, edges, touchDistance(context.bounds));
});
