import { inRuns } from '../base/in-runs.ts';
import { curveOrder } from './curve-order.ts';

/**
 * A packed tree of bounding boxes over triangles: sorted along a space-filling curve (Morton order of their middles),
 * then boxed four by four, level by level, in one flat array (as Vladimir Agafonkin's flatbush does in the plane).
 * No pointers, no balancing; built in O(n log n) by a radix sort.
 */
export interface BoxTree {
  /** Triangle of each leaf, in curve order. */
  readonly order: Uint32Array;
  /** least x y z and greatest x y z of each node: leaves first, then level by level, the root last. */
  readonly boxes: Float64Array;
  /** First node of each level. */
  readonly levels: readonly number[];
}

const FAN = 4;
/** @param near [mm] boxes that are nearer than this overlap */
export function buildBoxTree(positions: ArrayLike<number>, triangles: ArrayLike<number>, near = 0): BoxTree {
  const count = triangles.length / 3;
  const order = curveOrder(positions, triangles);
  const levels = [0];
  let total = count;
  for (let size = count; size > 1; ) {
    levels.push(total);
    size = Math.ceil(size / FAN);
    total += size;
  }
  const boxes = new Float64Array(6 * total);
  const tree = { order, boxes, levels };
  inRuns(count, (first, end) => boxLeaves(tree, positions, triangles, { first, end, near }));
  for (let level = 1; level < levels.length; level++) {
    const end = levels[level + 1] ?? total;
    const here = levels[level]!;
    inRuns(end - here, (first, last) => boxNodes(tree, level, here + first, here + last));
  }
  return tree;
}

function boxLeaves(
  { order, boxes }: BoxTree,
  p: ArrayLike<number>,
  triangles: ArrayLike<number>,
  { first, end, near }: { readonly first: number; readonly end: number; readonly near: number },
): void {
  for (let leaf = first; leaf < end; leaf++) {
    const c = 3 * order[leaf]!;
    for (let axis = 0; axis < 3; axis++) {
      const a = p[3 * triangles[c]! + axis]!;
      const b = p[3 * triangles[c + 1]! + axis]!;
      const d = p[3 * triangles[c + 2]! + axis]!;
      boxes[6 * leaf + axis] = Math.min(a, b, d) - near / 2;
      boxes[6 * leaf + 3 + axis] = Math.max(a, b, d) + near / 2;
    }
  }
}

function boxNodes({ boxes, levels }: BoxTree, level: number, first: number, end: number): void {
  const below = levels[level - 1]!;
  const here = levels[level]!;
  for (let node = first; node < end; node++) {
    const child = below + FAN * (node - here);
    const last = Math.min(child + FAN, here);
    for (let k = 0; k < 3; k++) {
      let low = boxes[6 * child + k]!;
      let high = boxes[6 * child + 3 + k]!;
      for (let other = child + 1; other < last; other++) {
        low = Math.min(low, boxes[6 * other + k]!);
        high = Math.max(high, boxes[6 * other + 3 + k]!);
      }
      boxes[6 * node + k] = low;
      boxes[6 * node + 3 + k] = high;
    }
  }
}

/**
 * Calls with pairs of triangles whose boxes overlap, each pair once, a few hundred at a time. Boxes that only touch do not: more
 * than half of all pairs in a fine mesh, since neighbours around a corner lie on its two sides. Triangles of such boxes cannot
 * go through each other: what they share lies on one side of both.
 * @param take gets triangle, triangle, triangle, triangle …, and how many of these numbers count
 */
export function overlappingPairs(tree: BoxTree, take: (pairs: Int32Array, length: number) => void): void {
  if (tree.order.length > 1) new SelfJoin(tree, take).run();
}

/** Numbers handed over at a time. */
const BATCH = 512;

class SelfJoin {
  readonly #order: Uint32Array;
  readonly #levels: readonly number[];
  readonly #boxes: Float64Array;
  readonly #take: (pairs: Int32Array, length: number) => void;
  /** Pairs of nodes still to be opened: node, node, their level. One pair opened leaves no more than FAN² on each level. */
  readonly #stack: Int32Array;
  #size = 0;
  readonly #batch = new Int32Array(BATCH + 2 * FAN * FAN);
  #length = 0;

  constructor({ order, levels, boxes }: BoxTree, take: (pairs: Int32Array, length: number) => void) {
    this.#order = order;
    this.#levels = levels;
    this.#boxes = boxes;
    this.#take = take;
    this.#stack = new Int32Array(3 * (FAN * FAN * levels.length + 1));
  }

  run(): void {
    const top = this.#levels.length - 1;
    this.#push(this.#levels[top]!, this.#levels[top]!, top);
    while (this.#size > 0) {
      for (let k = 0; k < BATCH && this.#size > 0 && this.#length < BATCH; k++) this.#open();
      this.#take(this.#batch, this.#length);
      this.#length = 0;
    }
  }

  #push(a: number, b: number, level: number): void {
    const stack = this.#stack;
    stack[this.#size] = a;
    stack[this.#size + 1] = b;
    stack[this.#size + 2] = level;
    this.#size += 3;
  }

  /** The children of two nodes with each other; of one with themselves. */
  #open(): void {
    this.#size -= 3;
    const a = this.#stack[this.#size]!;
    const b = this.#stack[this.#size + 1]!;
    const level = this.#stack[this.#size + 2]!;
    const here = this.#levels[level]!;
    const below = this.#levels[level - 1]!;
    const a0 = below + FAN * (a - here);
    const a1 = Math.min(a0 + FAN, here);
    const b0 = below + FAN * (b - here);
    const b1 = Math.min(b0 + FAN, here);
    for (let i = a0; i < a1; i++) {
      if (a === b) {
        if (level > 1) this.#push(i, i, level - 1);
        this.#meet(i, i + 1, a1, level);
        // Of two nodes that touch at a border, most children lie far from the other.
      } else if (overlap(this.#boxes, 6 * i, 6 * b)) this.#meet(i, b0, b1, level);
    }
  }

  /** One node with some others. */
  #meet(i: number, first: number, end: number, level: number): void {
    const boxes = this.#boxes;
    const x0 = boxes[6 * i]!;
    const y0 = boxes[6 * i + 1]!;
    const z0 = boxes[6 * i + 2]!;
    const x1 = boxes[6 * i + 3]!;
    const y1 = boxes[6 * i + 4]!;
    const z1 = boxes[6 * i + 5]!;
    for (let j = first; j < end; j++) {
      const at = 6 * j;
      if (!(x0 < boxes[at + 3]! && x1 > boxes[at]! && y0 < boxes[at + 4]! && y1 > boxes[at + 1]!)) continue;
      if (!(z0 < boxes[at + 5]! && z1 > boxes[at + 2]!)) continue;
      if (level > 1) this.#push(i, j, level - 1);
      else {
        this.#batch[this.#length] = this.#order[i]!;
        this.#batch[this.#length + 1] = this.#order[j]!;
        this.#length += 2;
      }
    }
  }
}

/** Triangles whose boxes hold a point, in ascending order. */
export function leavesAt({ order, boxes, levels }: BoxTree, [x, y, z]: readonly [number, number, number]): number[] {
  const found: number[] = [];
  const stack: number[] = order.length === 0 ? [] : [levels.at(-1)!, levels.length - 1];
  while (stack.length > 0) {
    const level = stack.pop()!;
    const node = stack.pop()!;
    const at = 6 * node;
    if (boxes[at]! > x || boxes[at + 1]! > y || boxes[at + 2]! > z) continue;
    if (boxes[at + 3]! < x || boxes[at + 4]! < y || boxes[at + 5]! < z) continue;
    if (level === 0) {
      found.push(order[node]!);
      continue;
    }
    const first = levels[level - 1]! + FAN * (node - levels[level]!);
    const last = Math.min(first + FAN, levels[level]!);
    for (let child = first; child < last; child++) stack.push(child, level - 1);
  }
  return found.sort((a, b) => a - b);
}

function overlap(boxes: Float64Array, i: number, j: number): boolean {
  return (
    boxes[i]! < boxes[j + 3]! &&
    boxes[j]! < boxes[i + 3]! &&
    boxes[i + 1]! < boxes[j + 4]! &&
    boxes[j + 1]! < boxes[i + 4]! &&
    boxes[i + 2]! < boxes[j + 5]! &&
    boxes[j + 2]! < boxes[i + 5]!
  );
}
