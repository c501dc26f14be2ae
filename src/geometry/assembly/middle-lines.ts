/*
 * Lines along the middle of narrow regions (see ../medial-axis.ts), from the sampled outline on: `sampleOutlines`, then
 * `cutPieces` or, where that says no, triangles from elsewhere by `nameCorners`; then `findBranches`.
 */

import { intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { ahead, buildGraph, degreeOf, linkAt, nodePlaces, nodes, unlink, widthAt } from './chord-graph';
import { sampleCount, sampleEnds, samples, useWalls } from './outline-samples';
import { loopCount } from './outlines';
import { triangulateLoops } from './triangulate-loops';
import { pruneTwigs } from './twigs';

/** Nodes of every branch, for each the place after its last one, and how many branches there are. */
export let branchNodes: usize = 0;
export let branchEnds: usize = 0;
export let branchCount: i32 = 0;
/** 1 for each node in which branches meet. */
export let forks: usize = 0;
/** 1 where any branch ends in one. */
export let anyFork: i32 = 0;
let walked: i32 = 0;

/** Triangulates the sampled outline. @returns false where that is not to be had here: a piece with a hole, or a long one */
export function cutPieces(): bool {
  if (!triangulateLoops(samples, sampleEnds, loopCount)) return false;
  useWalls(samples, sampleCount, 0);
  return true;
}

/** Fills `branchNodes`: branches from each end or fork to the next one, without twigs, then rings. */
export function findBranches(): void {
  buildGraph();
  pruneTwigs();
  const links = markForks();
  branchNodes = take(8 * <usize>links);
  branchEnds = take(4 * <usize>links);
  branchCount = 0;
  walked = 0;
  anyFork = 0;
  for (let n = 0; n < nodes; n++) if (degreeOf(n) === 1) walk(n);
  for (let n = 0; n < nodes; n++) if (isFork(n)) walk(n);
  for (let n = 0; n < nodes; n++) walk(n);
}

/** @returns how many links there are */
function markForks(): i32 {
  let twice = 0;
  forks = take(<usize>nodes);
  for (let n = 0; n < nodes; n++) {
    const degree = degreeOf(n);
    twice += degree;
    store<u8>(forks + <usize>n, degree > 2 ? 1 : 0);
  }
  return twice / 2;
}

function isFork(node: i32): bool {
  return load<u8>(forks + <usize>node) === 1;
}

/** Takes the branches that begin at a node, and their links away. */
function walk(start: i32): void {
  while (degreeOf(start) > 0) {
    const begin = walked;
    addNode(start);
    addNode(linkAt(start, 0));
    let last = linkAt(start, 0);
    while (degreeOf(last) === 2 && !isFork(last) && last !== start) {
      last = ahead(intAt(branchNodes, walked - 2), last);
      addNode(last);
    }
    for (let k = begin + 1; k < walked; k++) unlink(intAt(branchNodes, k - 1), intAt(branchNodes, k));
    if (isFork(start) || isFork(last)) anyFork = 1;
    setInt(branchEnds, branchCount++, walked);
  }
}

function addNode(node: i32): void {
  setInt(branchNodes, walked++, node);
}

/** x y of the nodes of every branch, one after the other, and the widths there. */
export let linePlaces: usize = 0;
export let lineWidths: usize = 0;

/** Fills them. */
export function layBranches(): void {
  linePlaces = take(16 * <usize>walked);
  lineWidths = take(8 * <usize>walked);
  for (let k = 0; k < walked; k++) {
    const node = intAt(branchNodes, k);
    memory.copy(linePlaces + 16 * <usize>k, nodePlaces + 16 * <usize>node, 16);
    setFloat(lineWidths, k, widthAt(node));
  }
}
