/*
 * A packed tree of bounding boxes over triangles: sorted along a space-filling curve, then boxed four by four, level by level
 * (as Vladimir Agafonkin's flatbush does in the plane). No pointers, no balancing; built in O(n log n) by a radix sort.
 *
 * The four boxes of a group stand side by side, so that one is held against all four of another group at once:
 *
 *   bytes 0      32     64     96     128    160
 *         x x x x|X X X X|y y y y|Y Y Y Y|z z z z|Z Z Z Z     x y z the least, X Y Z the greatest
 */

import { intAt, setInt, take } from '../../base/assembly/memory';
import { curveOrder } from './curve-order';
import { cornerAt, count } from './mesh';

const FAN: i32 = 4;
const GROUP: usize = 192;

/** Triangle of each leaf, in curve order. */
let order: usize = 0;
let boxes: usize = 0;
/** First node of each level; a level begins with a new group. */
const levels: usize = take(4 * 32);
let levelCount: i32 = 0;

/** Builds the tree over the mesh. @param near boxes that are nearer than this overlap */
export function growTree(near: f64): void {
  order = curveOrder();
  let nodes = 0;
  let size = count;
  for (levelCount = 0; ; size = (size + FAN - 1) / FAN) {
    setInt(levels, levelCount++, nodes);
    nodes += (size + FAN - 1) & ~(FAN - 1);
    if (size <= FAN) break;
  }
  boxes = take(48 * <usize>nodes);
  boxLeaves(near);
  for (let level = 1; level < levelCount; level++)
    boxNodes(level, level + 1 < levelCount ? intAt(levels, level + 1) : nodes);
}

/** Where the first number of a node's box stands; its others follow each 32 bytes. */
function boxAt(node: i32): usize {
  return boxes + GROUP * (<usize>node >>> 2) + ((<usize>node & 3) << 3);
}

function boxLeaves(near: f64): void {
  const end = (count + FAN - 1) & ~(FAN - 1);
  for (let leaf = 0; leaf < end; leaf++) {
    const box = boxAt(leaf);
    if (leaf >= count) {
      setEmpty(box);
      continue;
    }
    const corner = 3 * intAt(order, leaf);
    const a = cornerAt(corner);
    const b = cornerAt(corner + 1);
    const c = cornerAt(corner + 2);
    for (let axis: usize = 0; axis < 3; axis++) {
      const x = load<f64>(a + 8 * axis);
      const y = load<f64>(b + 8 * axis);
      const z = load<f64>(c + 8 * axis);
      store<f64>(box + 64 * axis, min(min(x, y), z) - near / 2);
      store<f64>(box + 64 * axis + 32, max(max(x, y), z) + near / 2);
    }
  }
}

function boxNodes(level: i32, end: i32): void {
  const here = intAt(levels, level);
  for (let node = here; node < end; node++) {
    const box = boxAt(node);
    const child = firstChild(node, level);
    if (child >= here) {
      setEmpty(box);
      continue;
    }
    const group = boxAt(child);
    for (let axis: usize = 0; axis < 3; axis++) {
      const low = group + 64 * axis;
      const high = low + 32;
      store<f64>(
        box + 64 * axis,
        min(min(load<f64>(low), load<f64>(low + 8)), min(load<f64>(low + 16), load<f64>(low + 24))),
      );
      store<f64>(
        box + 64 * axis + 32,
        max(max(load<f64>(high), load<f64>(high + 8)), max(load<f64>(high + 16), load<f64>(high + 24))),
      );
    }
  }
}

/** A box that nothing overlaps, where a group is not full. */
function setEmpty(box: usize): void {
  for (let axis: usize = 0; axis < 3; axis++) {
    store<f64>(box + 64 * axis, Infinity);
    store<f64>(box + 64 * axis + 32, -Infinity);
  }
}

/** The first of the group of nodes below one. */
function firstChild(node: i32, level: i32): i32 {
  return intAt(levels, level - 1) + FAN * (node - intAt(levels, level));
}

/** Which boxes of a group overlap with one, a bit each. Those that only touch do not. */
function overlaps(box: usize, group: usize): i32 {
  const x0 = v128.load64_splat(box);
  const x1 = v128.load64_splat(box, 32);
  const y0 = v128.load64_splat(box, 64);
  const y1 = v128.load64_splat(box, 96);
  const z0 = v128.load64_splat(box, 128);
  const z1 = v128.load64_splat(box, 160);
  let bits = 0;
  for (let half: usize = 0; half < 32; half += 16) {
    const g = group + half;
    const x = v128.and(f64x2.lt(x0, v128.load(g, 32)), f64x2.gt(x1, v128.load(g)));
    const y = v128.and(f64x2.lt(y0, v128.load(g, 96)), f64x2.gt(y1, v128.load(g, 64)));
    const z = v128.and(f64x2.lt(z0, v128.load(g, 160)), f64x2.gt(z1, v128.load(g, 128)));
    bits |= i64x2.bitmask(v128.and(v128.and(x, y), z)) << (<i32>half >> 3);
  }
  return bits;
}

/** Pairs of groups still to be held against each other: first node, first node, level. */
let stack: usize = 0;
let size: i32 = 0;
/** Pairs handed over at a time; one pair of groups gives sixteen at most. */
const BATCH: i32 = 256;
/** Triangle, triangle, triangle, triangle … */
export const pairs: usize = take(8 * <usize>(BATCH + FAN * FAN));
let pairCount: i32 = 0;

/** Begins with the pairs of triangles whose boxes overlap. */
export function startPairs(): void {
  // A pair of groups that is opened leaves no more than these on the level below.
  stack = take(12 * <usize>((FAN * FAN + FAN) * levelCount + 1));
  size = 0;
  const top = intAt(levels, levelCount - 1);
  push(top, top, levelCount - 1);
}

/** Fills `pairs` with some more. @returns how many pairs there are, 0 where all have been given */
export function moreOverlaps(): i32 {
  pairCount = 0;
  while (size > 0 && pairCount < BATCH) open();
  return pairCount;
}

function push(a: i32, b: i32, level: i32): void {
  const at = stack + 12 * <usize>size;
  size++;
  store<i32>(at, a);
  store<i32>(at, b, 4);
  store<i32>(at, level, 8);
}

/** Holds two groups against each other, or one against itself. */
function open(): void {
  size--;
  const at = stack + 12 * <usize>size;
  const a = load<i32>(at);
  const b = load<i32>(at, 4);
  const level = load<i32>(at, 8);
  for (let i = 0; i < FAN; i++) {
    const node = a + i;
    let bits = overlaps(boxAt(node), boxAt(b));
    if (a === b) {
      bits &= 0xe << i;
      if (level > 0 && load<f64>(boxAt(node)) < Infinity) {
        const child = firstChild(node, level);
        push(child, child, level - 1);
      }
    }
    for (; bits !== 0; bits &= bits - 1) {
      const other = b + ctz(bits);
      if (level > 0) push(firstChild(node, level), firstChild(other, level), level - 1);
      else {
        setInt(pairs, 2 * pairCount, intAt(order, node));
        setInt(pairs, 2 * pairCount + 1, intAt(order, other));
        pairCount++;
      }
    }
  }
}

/** Triangles that the last search found. */
export let found: usize = 0;

/** Fills `found` with the triangles whose boxes hold a point. @returns how many */
export function findAt(x: f64, y: f64, z: f64): i32 {
  if (found === 0) {
    found = take(4 * <usize>count);
    stack = take(12 * <usize>(FAN * levelCount + 1));
  }
  let results = 0;
  size = 0;
  push(intAt(levels, levelCount - 1), 0, levelCount - 1);
  while (size > 0) {
    size--;
    const at = stack + 12 * <usize>size;
    const group = load<i32>(at);
    const level = load<i32>(at, 8);
    for (let node = group; node < group + FAN; node++) {
      const box = boxAt(node);
      if (load<f64>(box) > x || load<f64>(box, 64) > y || load<f64>(box, 128) > z) continue;
      if (load<f64>(box, 32) < x || load<f64>(box, 96) < y || load<f64>(box, 160) < z) continue;
      if (level > 0) push(firstChild(node, level), 0, level - 1);
      else setInt(found, results++, intAt(order, node));
    }
  }
  return results;
}
