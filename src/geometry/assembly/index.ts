export { findAt, found, growTree, moreOverlaps, pairs, startPairs } from './box-tree';
export { moreCrossings, startCrossings } from './crossing-pairs';
export { take } from './memory';
export { useMesh } from './mesh';
