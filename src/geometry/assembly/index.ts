export { giveBack, take } from '../../base/assembly/memory';
export { findAt, found, growTree, moreOverlaps, pairs, startPairs } from './box-tree';
export { nodePlaces, nodes, nodeWidths } from './chord-graph';
export { crossedCount, crossedPairs, meetChains, nearCount, nearPairs, touchingChains } from './chord-meetings';
export { groupBoxes, groupCount, growChordTree, useChains } from './chord-tree';
export { moreCrossings, startCrossings } from './crossing-pairs';
export { depths, drawFacets, insides, lights, lookAlong, objects, startDepths } from './depth-buffer';
export { doubledChords, doubledPlaces, moreDoubled, startDoubled } from './doubled-chords';
export { facetAreas, facetOf, findFacets, turning } from './facets';
export {
  collapsedCount,
  edgeNumbers,
  edgeTwins,
  findEdges,
  flippedCount,
  manyCount,
  manyEnds,
  manyHalfCount,
  manyHalves,
  openCount,
} from './half-edges';
export { islandCount, islandSizes, splitIslands } from './islands';
export { cutByLevel, cutCorners } from './level-cuts';
export { findLowest, lowest } from './lowest-places';
export { useMesh } from './mesh';
export {
  anyFork,
  branchCount,
  branchEnds,
  branchNodes,
  cutPieces,
  findBranches,
  forks,
  layBranches,
  linePlaces,
  lineWidths,
} from './middle-lines';
export { isReversible, moveOutlines } from './miter-offset';
export { nameCorners } from './named-corners';
export { orderEnds, visits } from './order-ends';
export { orderPaths } from './order-paths';
export { sampleCount, sampleEnds, sampleOutlines, samples } from './outline-samples';
export { resultCount, resultEnds, results, useOutlines } from './outlines';
export { castRays, hitPlaces, hitTriangles, hitWays, rayBegins } from './ray-grid';
export {
  crossingBegins,
  crossingPlaces,
  cutByRows,
  highestRow,
  lowestRow,
  outlinePlaces,
  rowCount,
  rows,
  turnOutlines,
} from './scan-lines';
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
export { brokenRays, joinHits, spanBegins, spanEntries, spanExits, spanFrom, spanRays, spanTo } from './solid-spans';
export { routeEntries, routeOrder, useStops } from './stops';
export { corners, sides, triangulateLoops, twins } from './triangulate-loops';
