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
const BITS = 10; // of the curve on each axis

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
  for (let leaf = 0; leaf < count; leaf++) {
    const c = 3 * order[leaf]!;
    for (let axis = 0; axis < 3; axis++) {
      const a = positions[3 * triangles[c]! + axis]!;
      const b = positions[3 * triangles[c + 1]! + axis]!;
      const d = positions[3 * triangles[c + 2]! + axis]!;
      boxes[6 * leaf + axis] = Math.min(a, b, d) - near / 2;
      boxes[6 * leaf + 3 + axis] = Math.max(a, b, d) + near / 2;
    }
  }
  for (let level = 1; level < levels.length; level++) {
    const below = levels[level - 1]!;
    const here = levels[level]!;
    const end = levels[level + 1] ?? total;
    for (let node = here; node < end; node++) {
      const first = below + FAN * (node - here);
      const last = Math.min(first + FAN, here);
      for (let k = 0; k < 3; k++) {
        let low = boxes[6 * first + k]!;
        let high = boxes[6 * first + 3 + k]!;
        for (let child = first + 1; child < last; child++) {
          if (boxes[6 * child + k]! < low) low = boxes[6 * child + k]!;
          if (boxes[6 * child + 3 + k]! > high) high = boxes[6 * child + 3 + k]!;
        }
        boxes[6 * node + k] = low;
        boxes[6 * node + 3 + k] = high;
      }
    }
  }
  return { order, boxes, levels };
}

/** Triangles sorted by the Morton code of their box's middle. */
function curveOrder(p: ArrayLike<number>, triangles: ArrayLike<number>): Uint32Array {
  const count = triangles.length / 3;
  const low = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const high = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let c = 0; c < triangles.length; c++)
    for (let axis = 0; axis < 3; axis++) {
      const value = p[3 * triangles[c]! + axis]!;
      if (value < low[axis]!) low[axis] = value;
      if (value > high[axis]!) high[axis] = value;
    }
  const cells = 2 ** BITS - 1;
  const scale = low.map((value, axis) => (high[axis]! > value ? cells / (3 * (high[axis]! - value)) : 0));
  const codes = new Uint32Array(count);
  for (let t = 0; t < count; t++) {
    let code = 0;
    for (let axis = 0; axis < 3; axis++) {
      const sum =
        p[3 * triangles[3 * t]! + axis]! + p[3 * triangles[3 * t + 1]! + axis]! + p[3 * triangles[3 * t + 2]! + axis]!;
      code |= spread(Math.floor((sum - 3 * low[axis]!) * scale[axis]!)) << axis;
    }
    codes[t] = code;
  }
  return radixOrder(codes);
}

/** Two zeros between the ten bits of a number. */
function spread(n: number): number {
  n = (n | (n << 16)) & 0x030000ff;
  n = (n | (n << 8)) & 0x0300f00f;
  n = (n | (n << 4)) & 0x030c30c3;
  return (n | (n << 2)) & 0x09249249;
}

/** Stable: equal codes keep the order of the file. */
function radixOrder(codes: Uint32Array): Uint32Array {
  let from = new Uint32Array(codes.length);
  for (let k = 0; k < from.length; k++) from[k] = k;
  let to = new Uint32Array(codes.length);
  for (let shift = 0; shift < 3 * BITS; shift += 10) {
    const begins = new Uint32Array(1025);
    for (let k = 0; k < codes.length; k++) begins[((codes[k]! >>> shift) & 1023) + 1]!++;
    for (let d = 0; d < 1024; d++) begins[d + 1]! += begins[d]!;
    for (let k = 0; k < from.length; k++) to[begins[(codes[from[k]!]! >>> shift) & 1023]!++] = from[k]!;
    [from, to] = [to, from];
  }
  return from;
}

/**
 * Calls for every pair of triangles whose boxes overlap, each pair once. Boxes that only touch do not: more than half of all
 * pairs in a fine mesh, since neighbours around a corner lie on its two sides. Triangles of such boxes cannot go through each
 * other: what they share lies on one side of both.
 */
export function overlappingPairs(tree: BoxTree, take: (s: number, t: number) => void): void {
  const { order, boxes, levels } = tree;
  if (order.length < 2) return;
  const top = levels.length - 1;
  // Pairs of nodes still to be opened: node, node, their level. One pair opened leaves no more than FAN² on each level.
  const stack = new Int32Array(3 * (FAN * FAN * levels.length + 1));
  stack[0] = levels[top]!;
  stack[1] = levels[top]!;
  stack[2] = top;
  let size = 3;
  while (size > 0) {
    size -= 3;
    const a = stack[size]!;
    const b = stack[size + 1]!;
    const level = stack[size + 2]!;
    const here = levels[level]!;
    const below = levels[level - 1]!;
    const a0 = below + FAN * (a - here);
    const a1 = Math.min(a0 + FAN, here);
    const b0 = below + FAN * (b - here);
    const b1 = Math.min(b0 + FAN, here);
    for (let i = a0; i < a1; i++) {
      // Of two nodes that touch at a border, most children lie far from the other.
      if (a !== b && !overlap(boxes, 6 * i, 6 * b)) continue;
      const x0 = boxes[6 * i]!;
      const y0 = boxes[6 * i + 1]!;
      const z0 = boxes[6 * i + 2]!;
      const x1 = boxes[6 * i + 3]!;
      const y1 = boxes[6 * i + 4]!;
      const z1 = boxes[6 * i + 5]!;
      for (let j = a === b ? i : b0; j < b1; j++) {
        const at = 6 * j;
        if (i !== j) {
          if (!(x0 < boxes[at + 3]! && x1 > boxes[at]! && y0 < boxes[at + 4]! && y1 > boxes[at + 1]!)) continue;
          if (!(z0 < boxes[at + 5]! && z1 > boxes[at + 2]!)) continue;
        }
        if (level === 1) {
          if (i !== j) take(order[i]!, order[j]!);
        } else {
          stack[size] = i;
          stack[size + 1] = j;
          stack[size + 2] = level - 1;
          size += 3;
        }
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
