import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';
import type { Polygons } from '../areas/polygons.ts';
import { arcChords, cubicChords } from './flatten-curve.ts';
import { cutSegment, segmentPoint } from './split-curve.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from './subpath-bounds.ts';
import { CLOSED_WITHIN } from './subpath-builder.ts';

/**
 * The stretches of a stroke inside an area, curves kept: each segment is cut where its chords cross the outline, and
 * each piece is kept or dropped by whether its middle lies inside. The cut is as near as the chords are to the curve
 * (`CHORDS`); what is kept is the curve itself.
 */
const CHORDS = 0.002; // [mm]
/** [mm] An edge is met this far beyond its ends too. */
const BESIDE = 1e-3;

/** An area to clip to, with its edges sorted by rows for the searches. */
export class ClipArea {
  readonly bounds: FlatBounds;
  readonly #edges: Float64Array;
  readonly #rows: readonly (readonly number[])[];
  readonly #rowHeight: number;

  /** @param area simple contours, oriented, as a polygon kernel gives them */
  constructor(area: Polygons) {
    const { coordinates, ends } = area;
    const edges: number[] = [];
    const bounds = emptyBounds();
    let first = 0;
    for (const end of ends) {
      for (let i = first, j = end - 1; i < end; j = i++)
        edges.push(coordinates[2 * j]!, coordinates[2 * j + 1]!, coordinates[2 * i]!, coordinates[2 * i + 1]!);
      first = end;
    }
    for (let i = 0; i < coordinates.length; i += 2) {
      bounds.minX = Math.min(bounds.minX, coordinates[i]!);
      bounds.maxX = Math.max(bounds.maxX, coordinates[i]!);
      bounds.minY = Math.min(bounds.minY, coordinates[i + 1]!);
      bounds.maxY = Math.max(bounds.maxY, coordinates[i + 1]!);
    }
    this.#edges = Float64Array.from(edges);
    this.bounds = bounds;
    const count = Math.max(1, Math.min(4096, edges.length / 8));
    this.#rowHeight = Math.max((bounds.maxY - bounds.minY) / count, 1e-9);
    const rows: number[][] = Array.from({ length: Math.floor(count) + 1 }, () => []);
    for (let e = 0; e < edges.length; e += 4)
      for (let row = this.#row(Math.min(edges[e + 1]!, edges[e + 3]!)); row <= this.#rowOf(edges, e); row++)
        rows[Math.min(row, rows.length - 1)]!.push(e);
    this.#rows = rows;
  }

  #rowOf(edges: readonly number[], e: number): number {
    return this.#row(Math.max(edges[e + 1]!, edges[e + 3]!));
  }

  #row(y: number): number {
    return Math.max(0, Math.floor((y - this.bounds.minY) / this.#rowHeight));
  }

  /** Whether a point lies inside. */
  has(x: number, y: number): boolean {
    const { minX, maxX, minY, maxY } = this.bounds;
    if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) return false;
    const edges = this.#edges;
    let inside = false;
    for (const e of this.#rows[Math.min(this.#row(y), this.#rows.length - 1)]!) {
      const y0 = edges[e + 1]!;
      const y1 = edges[e + 3]!;
      if (y0 > y === y1 > y) continue;
      if (x < edges[e]! + ((y - y0) / (y1 - y0)) * (edges[e + 2]! - edges[e]!)) inside = !inside;
    }
    return inside;
  }

  /** Whether a whole box lies inside: no edge comes into it, and neither is it a hole or beside the area. */
  holds({ minX, maxX, minY, maxY }: FlatBounds): boolean {
    if (!this.has(minX, minY)) return false;
    const edges = this.#edges;
    const last = Math.min(this.#row(maxY), this.#rows.length - 1);
    for (let row = this.#row(minY); row <= last; row++) {
      for (const e of this.#rows[row]!) {
        const [x0, y0, x1, y1] = [edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!];
        if (Math.max(x0, x1) < minX || Math.min(x0, x1) > maxX) continue;
        if (Math.max(y0, y1) < minY || Math.min(y0, y1) > maxY) continue;
        // All four corners on one side of the edge: it passes by.
        const [dx, dy] = [x1 - x0, y1 - y0];
        const [left, right] = [dx * (minY - y0) - dy * (minX - x0), dx * (minY - y0) - dy * (maxX - x0)];
        const rise = dx * (maxY - minY);
        const least = Math.min(left, right) + Math.min(rise, 0);
        const most = Math.max(left, right) + Math.max(rise, 0);
        if (least <= 0 && most >= 0) return false;
      }
    }
    return true;
  }

  /** Calls `found` with the parameter of each crossing of the chord with the outline. */
  crossings(from: readonly [number, number], to: readonly [number, number], found: (t: number) => void): void {
    const edges = this.#edges;
    const dx = to[0] - from[0];
    const dy = to[1] - from[1];
    const last = Math.min(this.#row(Math.max(from[1], to[1])), this.#rows.length - 1);
    for (let row = this.#row(Math.min(from[1], to[1])); row <= last; row++) {
      for (const e of this.#rows[row]!) {
        const ex = edges[e + 2]! - edges[e]!;
        const ey = edges[e + 3]! - edges[e + 1]!;
        const across = dx * ey - dy * ex;
        if (across === 0) continue;
        const ox = edges[e]! - from[0];
        const oy = edges[e + 1]! - from[1];
        const t = (ox * ey - oy * ex) / across;
        const u = (ox * dy - oy * dx) / across;
        // A line along the next edge ends at the corner, though rounding put it beside this edge: a cut too many is none.
        const slack = BESIDE / (Math.abs(ex) + Math.abs(ey));
        if (t > 0 && t < 1 && u >= -slack && u <= 1 + slack) found(t);
      }
    }
  }
}

/**
 * The pieces of the stroke inside the area; the stroke itself where it lies inside wholly.
 * @param grown the area with a narrow band around it: what runs along the outline within the band shows as well, what only
 *   crosses the band on its way out ends on the outline itself
 */
export function clipSubpath(subpath: Subpath, area: ClipArea, grown?: ClipArea): readonly Subpath[] {
  const box = emptyBounds();
  growBySubpath(box, subpath);
  const b = (grown ?? area).bounds;
  if (box.maxX < b.minX || box.minX > b.maxX || box.maxY < b.minY || box.minY > b.maxY) return [];
  const stretches: Stretch[] = [];
  let start: readonly [number, number] = [subpath.x0, subpath.y0];
  let n = 0;
  for (const verb of subpath.verbs) {
    const end = n + VERB_SIZE[verb]!;
    const numbers = subpath.coordinates.subarray(n, end);
    const cuts = findCuts(verb, start, numbers, grown === undefined ? [area] : [area, grown]);
    for (let i = 0; i + 1 < cuts.length; i++) {
      const range = [cuts[i]!, cuts[i + 1]!] as const;
      const [mx, my] = segmentPoint(verb, start, numbers, (range[0] + range[1]) / 2);
      const place = area.has(mx, my) ? 'in' : grown?.has(mx, my) === true ? 'band' : 'out';
      stretches.push({ verb, start, numbers, range, place });
    }
    start = [numbers[numbers.length - 2]!, numbers[numbers.length - 1]!];
    n = end;
  }
  if (grown !== undefined) dropWaysOut(stretches, subpath.closed);
  if (stretches.every(({ place }) => place !== 'out')) return [subpath];
  const pieces = new Pieces();
  for (const { verb, start, numbers, range, place } of stretches) {
    if (place === 'out') pieces.break();
    else pieces.add(segmentPoint(verb, start, numbers, range[0]), verb, cutSegment(verb, start, numbers, range));
  }
  return pieces.take(subpath.closed);
}

/** A part of a segment between two cuts. */
interface Stretch {
  readonly verb: number;
  readonly start: readonly [number, number];
  readonly numbers: Float64Array;
  readonly range: readonly [number, number];
  place: 'in' | 'band' | 'out';
}

/** [mm] A way through the band is shorter than this; longer runs go along the outline. */
const WAY_OUT = 0.1;

/** Stretches through the band between the outline and the outside are outside. */
function dropWaysOut(stretches: readonly Stretch[], closed: boolean): void {
  const count = stretches.length;
  const outside = stretches.map((_, k) => k).filter((k) => stretches[k]!.place === 'out');
  for (const from of outside) {
    for (const step of [1, -1]) {
      let length = 0;
      for (let k = from + step; closed || (k >= 0 && k < count); k += step) {
        const stretch = stretches[(k + count) % count]!;
        if (stretch.place !== 'band') break;
        length += spanOf(stretch);
        if (length > WAY_OUT) break;
        stretch.place = 'out';
      }
    }
  }
}

/** [mm] How far apart its ends are. */
function spanOf({ verb, start, numbers, range }: Stretch): number {
  const [ax, ay] = segmentPoint(verb, start, numbers, range[0]);
  const [bx, by] = segmentPoint(verb, start, numbers, range[1]);
  return Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2);
}

/** Parameters 0 … 1 where the segment crosses the outline, ends included, ascending. */
function findCuts(
  verb: number,
  start: readonly [number, number],
  c: Float64Array,
  areas: readonly ClipArea[],
): readonly number[] {
  const chords = chordsOf(verb, start, c);
  const cuts = [0, 1];
  let from = start;
  for (let i = 1; i <= chords; i++) {
    const to = segmentPoint(verb, start, c, i / chords);
    for (const area of areas) area.crossings(from, to, (t) => cuts.push((i - 1 + t) / chords));
    from = to;
  }
  return cuts.sort((a, b) => a - b).filter((t, i, all) => i === 0 || t - all[i - 1]! > 1e-12);
}

function chordsOf(verb: number, start: readonly [number, number], c: Float64Array): number {
  if (verb === Verb.line) return 1;
  if (verb === Verb.arc) return arcChords(Math.max(c[2]!, c[3]!), c[6]!, CHORDS);
  const ax = start[0] - 2 * c[0]! + c[2]!;
  const ay = start[1] - 2 * c[1]! + c[3]!;
  const bx = c[0]! - 2 * c[2]! + c[4]!;
  const by = c[1]! - 2 * c[3]! + c[5]!;
  return cubicChords(Math.sqrt(Math.max(ax * ax + ay * ay, bx * bx + by * by)), CHORDS);
}

interface Piece {
  readonly start: readonly [number, number];
  readonly verbs: number[];
  readonly numbers: number[];
}

/** Collects segments that follow each other into strokes. */
class Pieces {
  readonly #done: Piece[] = [];
  #open: Piece | null = null;
  /** The first piece begins where the stroke does. */
  #fromStart = true;
  #started = false;

  add(start: readonly [number, number], verb: number, numbers: Float64Array): void {
    if (this.#open === null) {
      this.#open = { start, verbs: [], numbers: [] };
      this.#done.push(this.#open);
      if (!this.#started) this.#started = true;
    }
    this.#open.verbs.push(verb);
    this.#open.numbers.push(...numbers);
  }

  break(): void {
    if (!this.#started) this.#fromStart = false;
    this.#open = null;
  }

  /** @param closed the stroke was: its last piece goes on into its first */
  take(closed: boolean): readonly Subpath[] {
    const last = this.#open;
    const first = this.#done[0];
    if (closed && this.#fromStart && last !== null && first !== undefined && last !== first) {
      this.#done.shift();
      last.verbs.push(...first.verbs);
      last.numbers.push(...first.numbers);
    }
    return this.#done.map(({ start, verbs, numbers }) => {
      const dx = numbers[numbers.length - 2]! - start[0];
      const dy = numbers[numbers.length - 1]! - start[1];
      return {
        x0: start[0],
        y0: start[1],
        verbs: Uint8Array.from(verbs),
        coordinates: Float64Array.from(numbers),
        closed: dx * dx + dy * dy <= CLOSED_WITHIN * CLOSED_WITHIN,
      };
    });
  }
}
