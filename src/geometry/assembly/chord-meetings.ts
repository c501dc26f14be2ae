/*
 * Chains that come near each other, and closed ones that cross (see ../meet-chains.ts).
 */

import { floatAt, grown, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import {
  chordEnd,
  chordHigh,
  chordLow,
  findGroups,
  firstChords,
  foundCount,
  groupCount,
  groupHigh,
  groupLow,
  groupOwners,
  groupsFound,
  lastChords,
} from './chord-tree';

/** Bytes of a pair of chains: both their numbers, the square of the least distance [mm²], and where that is [mm]. */
const PAIR: usize = 32;
const CROSSING: usize = 8;
/** Pairs for which there is room at first. */
const ROOM: i32 = 1024;

export let nearPairs: usize = 0;
export let nearCount: i32 = 0;
let nearRoom: i32 = 0;
/** Both numbers of each pair of closed chains that cross. */
export let crossedPairs: usize = 0;
export let crossedCount: i32 = 0;
let crossedRoom: i32 = 0;
/** By chain: 1 where it crosses another or touches one. */
export let touchingChains: usize = 0;

let chainCount: i32 = 0;
/** By chain 1 where it is closed. */
let closedChains: usize = 0;
/** [mm] */
let limit: f64 = 0;
let beyond: f64 = 0;
/** [mm²] Pairs this near are left out, or can come no nearer. */
let done2: f64 = 0;

// By chain b: the last chain a that came near it and 1 more, the number of that pair, and the last of which no more need be known, 1 more.
let askedBy: usize = 0;
let pairOf: usize = 0;
let settledBy: usize = 0;
/** The chain a that is looked at, and how many of those after it are settled with it. */
let lookedAt: i32 = -1;
let settledCount: i32 = 0;

/** Of the chords at hand: square of the distance [mm²] and where it is [mm]. */
let near2: f64 = 0;
let nearX: f64 = 0;
let nearY: f64 = 0;
/** The chords that cross. */
let crossingA: i32 = 0;
let crossingB: i32 = 0;

/** Looks at all pairs of the chains in the tree. @param closed by chain 1 where it is closed */
export function meetChains(closed: usize, chains: i32, near: f64, leaveOut: f64): void {
  chainCount = chains;
  closedChains = closed;
  limit = near;
  beyond = leaveOut;
  done2 = beyond > 0 ? beyond * beyond : 0;
  askedBy = take(4 * <usize>chains);
  pairOf = take(4 * <usize>chains);
  settledBy = take(4 * <usize>chains);
  touchingChains = take(<usize>chains);
  for (let g = 0; g < groupCount; g++) {
    const own = intAt(groupOwners, g);
    if (lookedAt === own && settledCount === chainCount - 1 - own) continue;
    findGroups(f64x2.sub(groupLow(g), f64x2.splat(limit)), f64x2.add(groupHigh(g), f64x2.splat(limit)));
    for (let k = 0; k < foundCount; k++) {
      const other = intAt(groupsFound, k);
      const owner = intAt(groupOwners, other);
      if (owner > own) meetGroups(g, other, own, owner);
    }
  }
}

/** Looks whether the chords of two groups, of one chain each, cross, or else how near they come. */
function meetGroups(g: i32, other: i32, a: i32, b: i32): void {
  const reach = reachOf(a, b);
  if (reach < 0 || groupsApart(g, other, reach)) return;
  if (findCrossing(g, other)) {
    measureChords(crossingA, crossingB);
    cross(a, b);
    return;
  }
  let best2 = least2(a, b);
  const lastK = intAt(lastChords, g);
  const lastM = intAt(lastChords, other);
  for (let k = intAt(firstChords, g); k <= lastK && best2 > done2; k++) {
    if (chordApart(k, other, reach)) continue;
    for (let m = intAt(firstChords, other); m <= lastM && best2 > done2; m++) {
      const gap2 = gap2Of(k, m);
      if (gap2 > 0 && gap2 >= best2) continue;
      measureChords(k, m);
      if (near2 >= best2) continue;
      best2 = near2;
      note(a, b);
    }
  }
}

/** The first two chords of two groups that cross. */
function findCrossing(g: i32, other: i32): bool {
  const lastK = intAt(lastChords, g);
  const lastM = intAt(lastChords, other);
  for (let k = intAt(firstChords, g); k <= lastK; k++) {
    if (chordApart(k, other, 0)) continue;
    for (let m = intAt(firstChords, other); m <= lastM; m++) {
      if (gap2Of(k, m) > 0 || !chordsCross(k, m)) continue;
      crossingA = k;
      crossingB = m;
      return true;
    }
  }
  return false;
}

/** [mm²] The least distance so far, squared. */
function least2(a: i32, b: i32): f64 {
  return intAt(askedBy, b) === a + 1 ? floatAt(pairAt(intAt(pairOf, b)), 1) : limit * limit;
}

/** [mm] Chords that lie farther apart say nothing new; less than 0: none does. */
function reachOf(a: i32, b: i32): f64 {
  if (intAt(settledBy, b) === a + 1) return -1;
  const best2 = least2(a, b);
  if (best2 > done2) return sqrt(best2);
  if (areClosed(a, b)) return 0;
  settle(a, b);
  return -1;
}

function areClosed(a: i32, b: i32): bool {
  return load<u8>(closedChains + <usize>a) !== 0 && load<u8>(closedChains + <usize>b) !== 0;
}

/** Two chains cross, at the place told: no more need be known of them. */
function cross(a: i32, b: i32): void {
  if (areClosed(a, b)) {
    if (crossedCount === crossedRoom) {
      crossedPairs = grown(crossedPairs, CROSSING * <usize>crossedRoom, CROSSING * <usize>ROOM);
      crossedRoom = max(ROOM, 2 * crossedRoom);
    }
    setInt(crossedPairs, 2 * crossedCount, a);
    setInt(crossedPairs, 2 * crossedCount + 1, b);
    crossedCount++;
  }
  near2 = 0;
  touch(a, b);
  if (intAt(askedBy, b) === a + 1 || beyond < 0) note(a, b);
  settle(a, b);
}

function touch(a: i32, b: i32): void {
  store<u8>(touchingChains + <usize>a, 1);
  store<u8>(touchingChains + <usize>b, 1);
}

function settle(a: i32, b: i32): void {
  setInt(settledBy, b, a + 1);
  settledCount = lookedAt === a ? settledCount + 1 : 1;
  lookedAt = a;
}

/** Takes a lesser distance. */
function note(a: i32, b: i32): void {
  if (intAt(askedBy, b) !== a + 1) addPair(a, b);
  const pair = pairAt(intAt(pairOf, b));
  setFloat(pair, 1, near2);
  if (near2 <= done2) touch(a, b);
  setFloat(pair, 2, nearX);
  setFloat(pair, 3, nearY);
}

function addPair(a: i32, b: i32): void {
  if (nearCount === nearRoom) {
    nearPairs = grown(nearPairs, PAIR * <usize>nearRoom, PAIR * <usize>ROOM);
    nearRoom = max(ROOM, 2 * nearRoom);
  }
  setInt(askedBy, b, a + 1);
  setInt(pairOf, b, nearCount);
  const pair = pairAt(nearCount++);
  setInt(pair, 0, a);
  setInt(pair, 1, b);
}

function pairAt(pair: i32): usize {
  return nearPairs + PAIR * <usize>pair;
}

function groupsApart(g: i32, other: i32, margin: f64): bool {
  return boxesApart(groupLow(g), groupHigh(g), other, margin);
}

/** Whether the box of a chord and that of a group lie more than the margin apart. */
function chordApart(k: i32, group: i32, margin: f64): bool {
  return boxesApart(chordLow(k), chordHigh(k), group, margin);
}

function boxesApart(low: v128, high: v128, group: i32, margin: f64): bool {
  const wide = f64x2.splat(margin);
  return v128.any_true(
    v128.or(f64x2.gt(f64x2.sub(low, wide), groupHigh(group)), f64x2.gt(f64x2.sub(groupLow(group), wide), high)),
  );
}

/** Square of the distance between the boxes of two chords [mm²]: they are no nearer. */
function gap2Of(k: i32, m: i32): f64 {
  const before = f64x2.sub(chordLow(m), chordHigh(k));
  const after = f64x2.sub(chordLow(k), chordHigh(m));
  const gap = f64x2.pmax(f64x2.pmax(before, after), f64x2.splat(0));
  const gap2 = f64x2.mul(gap, gap);
  return f64x2.extract_lane(gap2, 0) + f64x2.extract_lane(gap2, 1);
}

/** Whether two chords cross at a point inside both; a mere touch is none. */
function chordsCross(k: i32, m: i32): bool {
  const ax = chordEnd(k, 0);
  const ay = chordEnd(k, 1);
  const bx = chordEnd(k, 2);
  const by = chordEnd(k, 3);
  const cx = chordEnd(m, 0);
  const cy = chordEnd(m, 1);
  const dx = chordEnd(m, 2);
  const dy = chordEnd(m, 3);
  const sideC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const sideD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  if (sideC * sideD >= 0) return false;
  const sideA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const sideB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return sideA * sideB < 0;
}

/** Finds the least distance from end to chord, and the point that it is measured from. */
function measureChords(k: i32, m: i32): void {
  near2 = Infinity;
  measureEnds(k, m);
  measureEnds(m, k);
}

/** The ends of one chord against the other. */
function measureEnds(from: i32, to: i32): void {
  const ax = chordEnd(to, 0);
  const ay = chordEnd(to, 1);
  const dx = chordEnd(to, 2) - ax;
  const dy = chordEnd(to, 3) - ay;
  const length2 = dx * dx + dy * dy;
  for (let end = 0; end < 4; end += 2) {
    const x = chordEnd(from, end);
    const y = chordEnd(from, end + 1);
    const along = (x - ax) * dx + (y - ay) * dy;
    const t: f64 = length2 === 0 || along <= 0 ? 0 : along >= length2 ? 1 : along / length2;
    const ex = ax + t * dx - x;
    const ey = ay + t * dy - y;
    const d2 = ex * ex + ey * ey;
    if (d2 >= near2) continue;
    near2 = d2;
    nearX = x;
    nearY = y;
  }
}
