/*
 * Chains of chords, eight that follow each other in a group, and a tree of the groups' boxes: sixteen to a node, level by level, in
 * an order that is handed in (see ../box-index.ts). A chord is named by its first point.
 */
import { floatAt, intAt, setInt, take } from '../../base/assembly/memory';

/** Chords of one chain in a group. */
const GROUP: i32 = 8;
/** Children of a node. */
const NODE: i32 = 16;

/** x y of each point, closed chains come back to their first. [mm] */
let points: usize = 0;

/** Of each group its first chord, and its last. */
export let firstChords: usize = 0;
export let lastChords: usize = 0;
/** Number of the chain that each belongs to. */
export let groupOwners: usize = 0;
/** x0 y0 x1 y1 of the box of each. [mm] */
export let groupBoxes: usize = 0;
export let groupCount: i32 = 0;

/** As `groupBoxes`, of each node, and the number of its group or of its first child. */
let nodeBoxes: usize = 0;
let nodeItems: usize = 0;
let nodeCount: i32 = 0;
/** The node after the last one of each level; the leaves are level 0. */
let levelEnds: usize = 0;
let levelCount: i32 = 0;

/** Takes chains. @param ends of each the number of the point after its last @param names numbers that they go by */
export function useChains(places: usize, ends: usize, chains: i32, names: usize): void {
  points = places;
  let most = 0;
  for (let chain = 0; chain < chains; chain++) most += (chordsOf(ends, chain) + GROUP - 1) / GROUP;
  firstChords = take(4 * <usize>most);
  lastChords = take(4 * <usize>most);
  groupOwners = take(4 * <usize>most);
  groupBoxes = take(32 * <usize>most);
  groupCount = 0;
  for (let chain = 0; chain < chains; chain++) {
    const first = firstOf(ends, chain);
    const end = first + chordsOf(ends, chain);
    for (let chord = first; chord < end; chord += GROUP)
      addGroup(chord, min(chord + GROUP, end) - 1, intAt(names, chain));
  }
}

function firstOf(ends: usize, chain: i32): i32 {
  return chain === 0 ? 0 : intAt(ends, chain - 1);
}

function chordsOf(ends: usize, chain: i32): i32 {
  return max(0, intAt(ends, chain) - firstOf(ends, chain) - 1);
}

function addGroup(first: i32, last: i32, owner: i32): void {
  setInt(firstChords, groupCount, first);
  setInt(lastChords, groupCount, last);
  setInt(groupOwners, groupCount, owner);
  let low = place(first);
  let high = low;
  for (let point = first + 1; point <= last + 1; point++) {
    low = f64x2.pmin(low, place(point));
    high = f64x2.pmax(high, place(point));
  }
  v128.store(boxAt(groupBoxes, groupCount), low);
  v128.store(boxAt(groupBoxes, groupCount), high, 16);
  groupCount++;
}

/** x y of a point. */
function place(point: i32): v128 {
  return v128.load(points + ((<usize>point) << 4));
}

function boxAt(boxes: usize, k: i32): usize {
  return boxes + ((<usize>k) << 5);
}

/** Builds the tree. @param order of the groups at its leaves */
export function growChordTree(order: usize): void {
  let total = groupCount;
  levelCount = 1;
  for (let level = groupCount; level > 1; total += level, levelCount++) level = nodesOver(level);
  nodeBoxes = take(32 * <usize>total);
  nodeItems = take(4 * <usize>total);
  levelEnds = take(4 * <usize>levelCount);
  nodeCount = groupCount;
  setInt(levelEnds, 0, groupCount);
  for (let node = 0; node < groupCount; node++) {
    setInt(nodeItems, node, intAt(order, node));
    memory.copy(boxAt(nodeBoxes, node), boxAt(groupBoxes, intAt(order, node)), 32);
  }
  for (let level = 1, first = 0; level < levelCount; level++) {
    const end = nodeCount;
    for (; first < end; first += NODE) addNode(first, min(first + NODE, end));
    first = end;
    setInt(levelEnds, level, nodeCount);
  }
}

function nodesOver(nodes: i32): i32 {
  return (nodes + NODE - 1) / NODE;
}

function addNode(first: i32, end: i32): void {
  let low = f64x2.splat(Infinity);
  let high = f64x2.splat(-Infinity);
  for (let child = first; child < end; child++) {
    low = f64x2.pmin(low, v128.load(boxAt(nodeBoxes, child)));
    high = f64x2.pmax(high, v128.load(boxAt(nodeBoxes, child), 16));
  }
  v128.store(boxAt(nodeBoxes, nodeCount), low);
  v128.store(boxAt(nodeBoxes, nodeCount), high, 16);
  setInt(nodeItems, nodeCount, first);
  nodeCount++;
}

/** Groups whose boxes meet the one that was asked about. */
export let groupsFound: usize = 0;
export let foundCount: i32 = 0;
let askedLow: v128 = f64x2.splat(0);
let askedHigh: v128 = f64x2.splat(0);

/** Finds the groups whose boxes meet one (borders count), as they lie in the tree. */
export function findGroups(low: v128, high: v128): void {
  if (groupsFound === 0) groupsFound = take(4 * <usize>groupCount);
  foundCount = 0;
  askedLow = low;
  askedHigh = high;
  if (nodeCount > 0 && isMet(nodeCount - 1)) descend(nodeCount - 1, levelCount - 1);
}

function descend(node: i32, level: i32): void {
  const first = intAt(nodeItems, node);
  if (level === 0) {
    setInt(groupsFound, foundCount++, first);
    return;
  }
  const end = min(first + NODE, intAt(levelEnds, level - 1));
  for (let child = first; child < end; child++) if (isMet(child)) descend(child, level - 1);
}

function isMet(node: i32): bool {
  const box = boxAt(nodeBoxes, node);
  return i64x2.all_true(v128.and(f64x2.le(v128.load(box), askedHigh), f64x2.ge(v128.load(box, 16), askedLow)));
}

/** Least and greatest x y of a group, and of a chord. [mm] */
export function groupLow(group: i32): v128 {
  return v128.load(boxAt(groupBoxes, group));
}

export function groupHigh(group: i32): v128 {
  return v128.load(boxAt(groupBoxes, group), 16);
}

export function chordLow(chord: i32): v128 {
  return f64x2.pmin(place(chord), place(chord + 1));
}

export function chordHigh(chord: i32): v128 {
  return f64x2.pmax(place(chord), place(chord + 1));
}

/** Number `k` of ax ay bx by of a chord. [mm] */
export function chordEnd(chord: i32, k: i32): f64 {
  return floatAt(points, 2 * chord + k);
}
