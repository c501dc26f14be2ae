import { ApartLoops, type Strays } from './apart-loops.ts';
import { MovedEdges } from './moved-edges.ts';
import { NO_POLYGONS, type Polygons } from './polygons.ts';

/** [mm] */
const SLACK = 1e-5;

/**
 * Moves outlines by a distance, with mitred corners, where it can prove that this is all there is to it.
 *
 *    ‾‾‾‾‾‾‾\          Every edge moves along its normal and meets its neighbours anew; an edge that has shrunk to
 *    ‒‒‒‒‒\  \         nothing is left out, if its neighbours then meet before they would have met it.
 *          \  \
 *
 * New loops differ from the old ones by the strips between old edges and new ones. So where no two new edges meet, all
 * loops are nested rightly and what was left out meets no new edge, each place lies in one strip at most, and the new area is
 * the old one without them (or with them), which is what an offset is. What falls apart, runs together or is not proved is
 * null: it is left to the kernel's sweep, which takes several times as long.
 */
export class MiterOffset {
  /** Whether the last result holds all edges of what it was made from, none besides, so that the way back is known. */
  whole = false;
  readonly #proof = new ApartLoops();
  readonly #edges = new MovedEdges();
  #out = new Float64Array(0);

  /**
   * @param delta [mm] > 0 outward
   * @param limit greatest spike, in offsets: beyond it corners are cut off square
   * @returns null where it is not proved
   */
  moved({ coordinates, ends }: Polygons, delta: number, limit: number): Polygons | null {
    const edges = this.#edges;
    const sharp = 2 / (limit * limit) - 1;
    const strays: Strays = { segments: [], beside: [] };
    const newEnds = new Uint32Array(ends.length);
    // A corner that is cut off square is two.
    if (this.#out.length < 2 * coordinates.length) this.#out = new Float64Array(4 * coordinates.length);
    const out = this.#out;
    let loops = 0;
    let written = 0;
    let first = 0;
    this.whole = true;
    for (let c = 0; c < ends.length; c++) {
      const end = ends[c]!;
      const left = edges.move(coordinates, first, end, delta, sharp);
      if (!edges.whole) this.whole = false;
      if (left > 0) {
        written = edges.write(out, written);
        newEnds[loops++] = written / 2;
        if (edges.shrunk) edges.strays(strays, delta);
      } else if (left < 0 && !isNarrow(coordinates, first, end, delta)) return null;
      first = end;
    }
    if (loops === 0) return NO_POLYGONS;
    const result = { coordinates: out.subarray(0, written), ends: newEnds.slice(0, loops) };
    return this.#proof.proved(result, strays) ? inSweepOrder(result) : null;
  }
}

/**
 * A copy in the order that the sweep gives: loops from the highest down, each ends at its lowest corner. Where lines begin
 * hangs on it, so that it should not hang on what was proved.
 */
function inSweepOrder({ coordinates, ends }: Polygons): Polygons {
  const result = { coordinates: new Float64Array(coordinates.length), ends: new Uint32Array(ends.length) };
  const order = ends.length === 1 ? ends : fromHighest(coordinates, ends);
  let at = 0;
  for (let k = 0; k < order.length; k++) {
    const loop = ends.length === 1 ? 0 : order[k]!;
    at = copyToLowest(coordinates, loop === 0 ? 0 : 2 * ends[loop - 1]!, 2 * ends[loop]!, result.coordinates, at);
    result.ends[k] = at / 2;
  }
  return result;
}

/** The numbers of loops by their highest corners, of several as high the rightmost. */
function fromHighest(c: Float64Array, ends: Uint32Array): Uint32Array {
  const order = new Uint32Array(ends.length);
  const top = new Uint32Array(ends.length);
  let i = 0;
  for (let loop = 0; loop < ends.length; loop++) {
    top[loop] = i;
    for (const end = 2 * ends[loop]!; i < end; i += 2) if (isHigher(c, i, top[loop]!)) top[loop] = i;
    let k = loop;
    for (; k > 0 && isHigher(c, top[loop]!, top[order[k - 1]!]!); k--) order[k] = order[k - 1]!;
    order[k] = loop;
  }
  return order;
}

function isHigher(c: Float64Array, i: number, j: number): boolean {
  return c[i + 1]! > c[j + 1]! || (c[i + 1]! === c[j + 1]! && c[i]! > c[j]!);
}

/** @returns the place after the copy */
function copyToLowest(c: Float64Array, first: number, end: number, out: Float64Array, at: number): number {
  let low = first;
  for (let i = first + 2; i < end; i += 2)
    if (c[i + 1]! < c[low + 1]! || (c[i + 1]! === c[low + 1]! && c[i]! < c[low]!)) low = i;
  for (let i = low + 2; i < end; i++) out[at++] = c[i]!;
  for (let i = first; i < low + 2; i++) out[at++] = c[i]!;
  return at;
}

/** Whether a loop shrinks and is no wider than twice the way, across its box or across its longest edge. */
function isNarrow(c: Float64Array, first: number, end: number, delta: number): boolean {
  let twice = 0;
  let longest = 0;
  let [ux, uy] = [1, 0];
  for (let i = first, j = end - 1; i < end; j = i++) {
    const dx = c[2 * i]! - c[2 * j]!;
    const dy = c[2 * i + 1]! - c[2 * j + 1]!;
    twice += (c[2 * j]! - c[2 * first]!) * dy - (c[2 * j + 1]! - c[2 * first + 1]!) * dx;
    const squared = dx * dx + dy * dy;
    if (squared <= longest) continue;
    longest = squared;
    ux = dx;
    uy = dy;
  }
  // A loop without area has no inside to shrink.
  if (twice * Math.sign(delta) > -SLACK * Math.sqrt(longest)) return false;
  const scale = 1 / Math.sqrt(longest);
  const least = Math.min(
    widthAlong(c, first, end, 1, 0),
    widthAlong(c, first, end, 0, 1),
    widthAlong(c, first, end, -uy * scale, ux * scale),
  );
  return least < 2 * Math.abs(delta) - SLACK;
}

function widthAlong(c: Float64Array, first: number, end: number, ux: number, uy: number): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = first; i < end; i++) {
    const d = ux * c[2 * i]! + uy * c[2 * i + 1]!;
    if (d < low) low = d;
    if (d > high) high = d;
  }
  return high - low;
}
