/*
 * Cuts off branches to an end that are shorter than the region is wide at their root. Where a fork has nothing but
 * such branches the two longest stay: they are the region's line. Each round looks at the ends alone, and at those that
 * the last one made.
 */

import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import { ahead, between, degreeOf, linkAt, nodes, unlink, widthAt } from './chord-graph';

/**
 * [1] A branch shorter than this many widths of the region at its root is a twig. From the bend of a wall to the corner outside
 * it is 0.83, and up to 0.93 as the samples lie: less, and frames of some widths were cut up at their corners. By the
 * straight distance of its ends diamond lattices lost 4 % of their volume.
 */
const TWIG: f64 = 0.96;
/** Links from the root of a twig to the nodes whose discs are looked at. */
const STEPS: i32 = 5;

/** Nodes that are looked at in a round, in ascending order. */
let ends: usize = 0;
let endCount: i32 = 0;
/** 1 for each node that is looked at in the next one. */
let isNext: usize = 0;
let anyNext: bool = false;
// By end of a twig: its length [mm], and the next longer one of the same root, and 1 more (0 none).
let lengths: usize = 0;
let longer: usize = 0;
// By root: its shortest twig, and 1 more, and how many it has; roots stand in the order in which they were found.
let shortest: usize = 0;
let twigCounts: usize = 0;
let roots: usize = 0;
let rootCount: i32 = 0;

export function pruneTwigs(): void {
  makeRoom(<usize>nodes);
  let widest: f64 = 0;
  endCount = 0;
  for (let n = 0; n < nodes; n++) {
    widest = max(widest, widthAt(n));
    if (degreeOf(n) === 1) setInt(ends, endCount++, n);
  }
  while (endCount > 0) cutRound(TWIG * widest);
}

function makeRoom(most: usize): void {
  ends = take(4 * most);
  isNext = take(most);
  lengths = take(8 * most);
  longer = take(4 * most);
  shortest = take(4 * most);
  twigCounts = take(4 * most);
  roots = take(4 * most);
}

/** @param most [mm] longer branches are no twigs */
function cutRound(most: f64): void {
  rootCount = 0;
  anyNext = false;
  for (let k = 0; k < endCount; k++) findTwig(intAt(ends, k), most);
  for (let k = 0; k < rootCount; k++) cutTwigs(intAt(roots, k));
  if (anyNext) gatherNext();
  else endCount = 0;
}

/** A longer branch may have become a twig of a fork farther on. */
function gatherNext(): void {
  for (let k = 0; k < endCount; k++) if (degreeOf(intAt(ends, k)) === 1) lookNext(intAt(ends, k));
  endCount = 0;
  for (let n = 0; n < nodes; n++) {
    if (load<u8>(isNext + <usize>n) === 0) continue;
    store<u8>(isNext + <usize>n, 0);
    setInt(ends, endCount++, n);
  }
}

function lookNext(node: i32): void {
  store<u8>(isNext + <usize>node, 1);
  anyNext = true;
}

/** Notes the branch from an end to the next end or fork, if it is a twig. */
function findTwig(end: i32, most: f64): void {
  let before = end;
  let root = linkAt(end, 0);
  let length = between(end, root);
  while (degreeOf(root) === 2 && root !== end && length < most) {
    const next = ahead(before, root);
    length += between(root, next);
    before = root;
    root = next;
  }
  if (degreeOf(root) < 3 || length >= twigLength(root, -1, STEPS)) return;
  const known = intAt(twigCounts, root);
  if (known === 0) setInt(roots, rootCount++, root);
  setInt(twigCounts, root, known + 1);
  setFloat(lengths, end, length);
  enter(root, end, length);
}

/** Puts a twig among those of its root: shorter ones first, of equal ones that with the lesser end. */
function enter(root: i32, end: i32, length: f64): void {
  let at = -1;
  let next = intAt(shortest, root) - 1;
  while (next !== -1) {
    const other = floatAt(lengths, next);
    if (other > length || (other === length && next > end)) break;
    at = next;
    next = intAt(longer, next) - 1;
  }
  setInt(longer, end, next + 1);
  if (at === -1) setInt(shortest, root, end + 1);
  else setInt(longer, at, end + 1);
}

/**
 * [mm] What is shorter from a fork to its end is a twig: the disc of a node around it, and half as far again, holds that
 * end. In a round end forks lie between narrow sides, and the disc is that of a node before them.
 */
function twigLength(fork: i32, before: i32, steps: i32): f64 {
  let most = TWIG * widthAt(fork);
  if (steps === 0) return most;
  for (let k = 0, degree = degreeOf(fork); k < degree; k++) {
    const next = linkAt(fork, k);
    if (next === before) continue;
    most = max(most, twigLength(next, fork, steps - 1) - between(fork, next));
  }
  return most;
}

function cutTwigs(root: i32): void {
  const count = intAt(twigCounts, root);
  const cut = degreeOf(root) > count ? count : count - 2;
  let end = intAt(shortest, root) - 1;
  for (let k = 0; k < cut; k++, end = intAt(longer, end) - 1) cutOff(end, root);
  if (cut > 0) {
    if (degreeOf(root) === 1) lookNext(root);
    for (end = intAt(shortest, root) - 1; end !== -1; end = intAt(longer, end) - 1)
      if (degreeOf(end) === 1) lookNext(end);
  }
  setInt(shortest, root, 0);
  setInt(twigCounts, root, 0);
}

/** Takes the links of a twig away. */
function cutOff(end: i32, root: i32): void {
  for (let node = end; node !== root; ) {
    const next = linkAt(node, 0);
    unlink(node, next);
    node = next;
  }
}
