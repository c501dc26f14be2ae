export { findAt, found, growTree, moreOverlaps, pairs, startPairs } from './box-tree';
export { moreCrossings, startCrossings } from './crossing-pairs';
export { facetAreas, facetOf, findFacets, turning } from './facets';
export { findLowest, lowest } from './lowest-places';
export { giveBack, take } from './memory';
export { useMesh } from './mesh';
export { isReversible, moveOutlines } from './miter-offset';
export { resultCount, resultEnds, results, useOutlines } from './outlines';
export { castRays, hitPlaces, hitTriangles, hitWays, rayBegins } from './ray-grid';
export { simplifyOutlines } from './simplify-outlines';
export {
  chainCount,
  chainCuts,
  chainEnds,
  chains,
  cutCounts,
  cutOffsets,
  cutPlanes,
  loopCount,
  loopEnds,
  loops,
  startCuts,
  usePlanes,
} from './slice-mesh';
