import { loopArea } from '../areas/islands.ts';
import { BoxIndex } from '../box-index.ts';

/** Closed outlines as a forest: who lies inside whom. */
export interface ContainmentForest {
  /** For each outline the smallest one around it, -1 none. */
  readonly parent: Int32Array;
  /** 0 for the outermost. */
  readonly depth: Int32Array;
}

/**
 * The containment forest of closed outlines, each a chain of x, y pairs [mm].
 *
 * An index of the outlines' boxes gives, for one point of an outline, the few boxes around it; those that are greater
 * (a figure of eight has no area to go by) are tried from the smallest up and the first that holds the point is the parent. Outlines that do not touch need
 * one point test each: 5,000 closed paths cost about as many tests, not 25 million. The winding of the drawing does
 * not matter (drawings wind at random). Where outlines touch or cross, a point on the other's line says nothing;
 * then further points are asked, and at last the middle of the outline.
 */
export function containmentForest(outlines: readonly Float64Array[]): ContainmentForest {
  const n = outlines.length;
  const boxes = new Float64Array(4 * n);
  const sizes: Sizes = { box: new Float64Array(n), area: new Float64Array(n) };
  for (let k = 0; k < n; k++) {
    const box = boxOf(outlines[k]!);
    boxes.set(box, 4 * k);
    sizes.box[k] = (box[2] - box[0]) * (box[3] - box[1]);
    sizes.area[k] = Math.abs(loopArea(outlines[k]!));
  }
  const index = new BoxIndex(boxes);
  const parent = new Int32Array(n).fill(-1);
  const around: number[] = [];
  for (const k of index.items) {
    const outline = outlines[k]!;
    if (outline.length === 0) continue;
    around.length = 0;
    const [x, y] = [outline[0]!, outline[1]!];
    index.search(x, y, x, y, (other) => {
      if (other !== k && larger(sizes, other, k)) around.push(other);
      return undefined;
    });
    around.sort((a, b) => (larger(sizes, a, b) ? 1 : -1));
    parent[k] = around.find((other) => holds(outlines[other]!, outline)) ?? -1;
  }
  return { parent, depth: depthsOf(parent, sizes) };
}

/** For each open line (x, y pairs) the smallest outline that holds the middle of it, -1 none. */
export function containersOf(lines: readonly Float64Array[], outlines: readonly Float64Array[]): Int32Array {
  const boxes = new Float64Array(4 * outlines.length);
  const area = outlines.map((outline) => Math.abs(loopArea(outline)));
  for (const [k, outline] of outlines.entries()) boxes.set(boxOf(outline), 4 * k);
  const index = new BoxIndex(boxes);
  return Int32Array.from(lines, (line) => {
    const [x, y] = middleOf(line);
    const around: number[] = [];
    index.search(x, y, x, y, (other) => {
      around.push(other);
      return undefined;
    });
    around.sort((a, b) => area[a]! - area[b]! || a - b);
    return around.find((other) => pointInOutline(outlines[other]!, x, y) > 0) ?? -1;
  });
}

/** [mm2] By outline: what its box covers, and what it encloses itself, lobes that wind the other way taken off. */
interface Sizes {
  readonly box: Float64Array;
  readonly area: Float64Array;
}

/** Equal outlines (copies on each other) nest by their number, so that the forest stays a forest. */
function larger({ box, area }: Sizes, a: number, b: number): boolean {
  if (box[a]! !== box[b]!) return box[a]! > box[b]!;
  return area[a]! > area[b]! || (area[a]! === area[b]! && a > b);
}

function depthsOf(parent: Int32Array, sizes: Sizes): Int32Array {
  const order = Uint32Array.from(parent, (_, k) => k).sort((a, b) => (larger(sizes, a, b) ? -1 : 1));
  const depth = new Int32Array(parent.length);
  for (const k of order) depth[k] = parent[k]! < 0 ? 0 : depth[parent[k]!]! + 1;
  return depth;
}

/** Whether `outer` holds `inner`: by the first of its points that is clearly in or out. */
function holds(outer: Float64Array, inner: Float64Array): boolean {
  const n = inner.length / 2;
  const step = Math.max(1, Math.floor(n / 8));
  for (let k = 0; k < n; k += step) {
    const side = pointInOutline(outer, inner[2 * k]!, inner[2 * k + 1]!);
    if (side !== 0) return side > 0;
    const j = (k + 1) % n;
    const middle = pointInOutline(
      outer,
      (inner[2 * k]! + inner[2 * j]!) / 2,
      (inner[2 * k + 1]! + inner[2 * j + 1]!) / 2,
    );
    if (middle !== 0) return middle > 0;
  }
  const [x, y] = pointInside(inner);
  return pointInOutline(outer, x, y) > 0;
}

/** [mm] Nearer than this a point is on the line, neither in nor out. */
const ON_LINE = 1e-3;

/** 1 inside (even-odd), -1 outside, 0 on the line. */
export function pointInOutline(outline: Float64Array, x: number, y: number): -1 | 0 | 1 {
  let inside = false;
  const n = outline.length;
  let [ax, ay] = [outline[n - 2]!, outline[n - 1]!];
  for (let k = 0; k < n; k += 2) {
    const bx = outline[k]!;
    const by = outline[k + 1]!;
    const near = y >= Math.min(ay, by) - ON_LINE && y <= Math.max(ay, by) + ON_LINE;
    if (near) {
      if (distance2ToSegment(x, y, ax, ay, bx, by) < ON_LINE * ON_LINE) return 0;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
    ax = bx;
    ay = by;
  }
  return inside ? 1 : -1;
}

/** [mm2] Square of the distance of a point from a segment. */
export function distance2ToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  let t = length2 === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
  t = t < 0 ? 0 : Math.min(t, 1);
  const ex = ax + t * dx - x;
  const ey = ay + t * dy - y;
  return ex * ex + ey * ey;
}

/** Some point inside: the middle of the widest span of a level line through the outline. */
export function pointInside(outline: Float64Array): readonly [number, number] {
  const [, y0, , y1] = boxOf(outline);
  let best: readonly [number, number] = [outline[0]!, outline[1]!];
  let widest = 0;
  for (const share of [0.5, 0.382, 0.618, 0.25, 0.75, 0.1, 0.9]) {
    const y = y0 + (y1 - y0) * share;
    const crossings = crossingsAt(outline, y);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const width = crossings[k + 1]! - crossings[k]!;
      if (width > widest) [widest, best] = [width, [(crossings[k]! + crossings[k + 1]!) / 2, y]];
    }
  }
  return best;
}

function crossingsAt(outline: Float64Array, y: number): number[] {
  const found: number[] = [];
  const n = outline.length;
  for (let k = 0, j = n - 2; k < n; j = k, k += 2) {
    const [ay, by] = [outline[j + 1]!, outline[k + 1]!];
    if (ay > y !== by > y) found.push(outline[j]! + ((outline[k]! - outline[j]!) * (y - ay)) / (by - ay));
  }
  return found.sort((a, b) => a - b);
}

/** [mm] Box of a chain of x, y pairs. */
export function boxOf(chain: Float64Array): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < chain.length; k += 2) {
    if (chain[k]! < box[0]) box[0] = chain[k]!;
    if (chain[k]! > box[2]) box[2] = chain[k]!;
    if (chain[k + 1]! < box[1]) box[1] = chain[k + 1]!;
    if (chain[k + 1]! > box[3]) box[3] = chain[k + 1]!;
  }
  return box;
}

/** Half-way along a chain. */
function middleOf(chain: Float64Array): readonly [number, number] {
  let total = 0;
  for (let k = 2; k < chain.length; k += 2) total += stepOf(chain, k);
  let left = total / 2;
  for (let k = 2; k < chain.length; k += 2) {
    const step = stepOf(chain, k);
    if (left <= step && step > 0) {
      const t = left / step;
      return [chain[k - 2]! + t * (chain[k]! - chain[k - 2]!), chain[k - 1]! + t * (chain[k + 1]! - chain[k - 1]!)];
    }
    left -= step;
  }
  return [chain[0] ?? 0, chain[1] ?? 0];
}

function stepOf(chain: Float64Array, k: number): number {
  const dx = chain[k]! - chain[k - 2]!;
  const dy = chain[k + 1]! - chain[k - 1]!;
  return Math.sqrt(dx * dx + dy * dy);
}
