import { type JobEvent, Motion, type Toolpath } from '../model/toolpath.ts';
import type { MoveTrace } from './move-trace.ts';

/** [mm] Ways over which the thickness of lines is taken: the filament of shorter ones is rounding. */
const STRETCH = 0.5;
/** [mm] No way is shorter to a thickness: a drop on the spot stays a drop. */
const SHORTEST = 0.1;
/** [mm] On shorter ways a rule on flow lets pass twice as much. */
const SHORT = 1;

/**
 * What a chunk holds at most, and the moves at which anything changes: with it a rule passes over a chunk that cannot concern it,
 * or looks at a few of its moves in place of all. A sliced file has thirty rules and hardly a fault; this is a third of the time
 * that they would take.
 *
 *      ── ── ── ──┐ travel ┌── ── ── ──     notable: the first line of a stretch, every lift, wipe and travel,
 *      ●          ●        ●                what comes after an event, and a new kind of line or object
 */
export class ChunkDigest {
  /** Rows at which something changes: every other row lays one more level line of the same kind, or travels on. */
  notable = new Int32Array(0);
  notables = 0;
  /** Rows that lay nothing, and lines of a millimetre and more: what is left out are short lines. */
  apart = new Int32Array(0);
  aparts = 0;
  /** Accelerations and the like that the file sets: many, and for one rule alone. */
  limits: (JobEvent & { type: 'limits' })[] = [];
  /** Some move is an arc. */
  arcs = false;
  /** [mm] Least and greatest x, y, z of the moves' ends. */
  readonly low = new Float64Array(3);
  readonly high = new Float64Array(3);
  /** [mm] Net filament of the chunk. */
  filament = Number.NaN;
  /** [mm/s] Fastest level move. */
  fastest = 0;
  /** Characters that a move takes on the mean; 0 where it is not known. */
  characters = 0;
  /** [mm/s] Slowest move that goes anywhere. */
  slowest = 0;
  /** [mm of filament a mm of way] Thickest line over half a millimetre. */
  thickest = 0;
  /** [mm of filament a second] Most that is laid; on ways under a millimetre counted half. */
  flow = 0;
  #laid = 0;
  #kind = -1;
  #object = -2;
  // [mm] Way and filament of the open stretch of lines: kept in an array, since doubles in fields are boxed.
  readonly #stretch = new Float64Array(2);

  /** @returns the chunk with the events that most rules hear: all but `limits` */
  read(chunk: Toolpath, trace: MoveTrace): Toolpath {
    if (this.notable.length < chunk.length) {
      this.notable = new Int32Array(chunk.length);
      this.apart = new Int32Array(chunk.length);
    }
    const heard = this.#hear(chunk);
    this.#findNotable(heard, trace);
    this.#findBounds(chunk);
    this.#findMost(chunk, trace);
    return heard;
  }

  /** A file sets accelerations every thirty moves; no rule but one asks for them. */
  #hear(chunk: Toolpath): Toolpath {
    this.limits = [];
    const events: JobEvent[] = [];
    for (const event of chunk.events) {
      if (event.type === 'limits') this.limits.push(event);
      else events.push(event);
    }
    // A copy always: two kinds of object would have every rule compiled twice.
    return { ...chunk, events };
  }

  #findNotable({ length, z, e, kind, object, events }: Toolpath, { path, laying, z0 }: MoveTrace): void {
    const { notable } = this;
    let count = 0;
    let next = 0;
    let laid = this.#laid;
    let lastKind = this.#kind;
    let lastObject = this.#object;
    let heard = false;
    for (let n = 0; ; n++) {
      while (next < events.length && events[next]!.at <= n) {
        next++;
        heard = true;
      }
      if (n === length) break;
      const changes =
        heard ||
        laying[n] !== laid ||
        path[n] === 0 ||
        z[n] !== z0[n] ||
        e[n]! < 0 ||
        kind[n] !== lastKind ||
        object[n] !== lastObject;
      heard = false;
      laid = laying[n]!;
      lastKind = kind[n]!;
      lastObject = object[n]!;
      if (changes) notable[count++] = n;
    }
    this.notables = count;
    this.#laid = laid;
    this.#kind = lastKind;
    // An event behind the last move concerns the first of the next chunk.
    this.#object = heard ? -2 : lastObject;
  }

  #findBounds({ length, x, y, z, motion }: Toolpath): void {
    const { low, high } = this;
    let [x0, y0, z0] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    let [x1, y1, z1] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let arcs = false;
    let sum = 0;
    for (let n = 0; n < length; n++) {
      const ex = x[n]!;
      const ey = y[n]!;
      const ez = z[n]!;
      if (ex < x0) x0 = ex;
      if (ex > x1) x1 = ex;
      if (ey < y0) y0 = ey;
      if (ey > y1) y1 = ey;
      if (ez < z0) z0 = ez;
      if (ez > z1) z1 = ez;
      sum += ex + ey + ez;
      if (motion[n]! >= Motion.clockwise) arcs = true;
    }
    // A place that is no number is beyond every place.
    if (Number.isNaN(sum)) x1 = Number.POSITIVE_INFINITY;
    low[0] = x0;
    low[1] = y0;
    low[2] = z0;
    high[0] = x1;
    high[1] = y1;
    high[2] = z1;
    this.arcs = arcs;
  }

  #findMost({ length, e, feed, z }: Toolpath, { path, laying, z0 }: MoveTrace): void {
    const stretch = this.#stretch;
    const { apart } = this;
    let aparts = 0;
    let way = stretch[0]!;
    let filament = stretch[1]!;
    let fed = 0;
    let fastest = 0;
    let slowest = Number.POSITIVE_INFINITY;
    let thickest = 0;
    let flow = 0;
    for (let n = 0; n < length; n++) {
      const along = path[n]!;
      const pace = feed[n]!;
      fed += e[n]!;
      if (along > 0 && z[n] === z0[n] && !(pace <= fastest)) fastest = pace;
      if (along > 0 && pace < slowest) slowest = pace;
      // Written always: branches would be taken for the first time far too late.
      apart[aparts] = n;
      if (laying[n] === 0) {
        aparts++;
        continue;
      }
      if (along >= SHORT) aparts++;
      const rate = (e[n]! * pace) / along;
      const counted = along < SHORT ? rate / 2 : rate;
      if (!(counted <= flow)) flow = counted;
      way += along;
      filament += e[n]!;
      if (way < STRETCH) continue;
      if (filament > thickest * way) thickest = filament / way;
      way = 0;
      filament = 0;
    }
    if (filament > thickest * Math.max(way, SHORTEST)) thickest = filament / Math.max(way, SHORTEST);
    stretch[0] = way;
    stretch[1] = filament;
    this.aparts = aparts;
    this.filament = fed;
    this.fastest = fastest;
    this.slowest = slowest;
    this.thickest = thickest;
    this.flow = flow;
  }
}
