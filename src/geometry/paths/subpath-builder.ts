import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';
import type { Affine } from '../affine.ts';
import { NumberSlab } from './number-slab.ts';
import { transformVerbs } from './transform-subpath.ts';

/** [mm] A stroke that ends this near its start counts as closed. */
export const CLOSED_WITHIN = 0.01;

/** What a builder gives: the strokes, and how many were only a point. */
export interface BuiltSubpaths {
  readonly subpaths: readonly Subpath[];
  /** Strokes without length (a lone move, a line onto itself): nothing to burn. */
  readonly points: number;
  /** Strokes with a coordinate that is no number or beyond `FARTHEST`. */
  readonly lost: number;
}

/** [mm] No sheet and no sane drawing reaches here; coordinates beyond are a fault of the file. */
const FARTHEST = 1e7;

/** Centre form of an elliptical arc; angles in radians, `turn` that of its first axis. */
export interface EllipticalArc {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  readonly turn: number;
  readonly start: number;
  readonly sweep: number;
}

interface Span {
  firstVerb: number;
  firstNumber: number;
  x0: number;
  y0: number;
  closed: boolean;
}

const NO_VERBS = new Uint8Array(0);
/** How many lists of verbs are kept, a power of two, and how long they are at most. */
const KNOWN = 256;
const LONGEST_KNOWN = 256;

/**
 * Collects strokes in the file's own units; `take` brings them to mm in one pass. The columns double as they
 * grow, so that n segments cost O(n). A closing line is always written out, so that a length is a plain sum.
 */
export class SubpathBuilder {
  readonly #kept = new NumberSlab();
  #verbs = new Uint8Array(64);
  #numbers = new Float64Array(256);
  #verbCount = 0;
  #numberCount = 0;
  /** The first `#spanCount` of them count; the others wait to be used again. */
  readonly #spans: Span[] = [];
  #spanCount = 0;
  /** Of strokes that were taken, by a number made of them: rectangles, letters and the like come again, and share theirs. */
  readonly #knownVerbs: Uint8Array[] = new Array<Uint8Array>(KNOWN).fill(NO_VERBS);
  #current: Span | null = null;
  #points = 0;
  /** A segment without length was asked for. */
  #dot = false;
  #startX = 0;
  #startY = 0;
  x = 0;
  y = 0;

  moveTo(x: number, y: number): void {
    this.#finish();
    this.x = this.#startX = x;
    this.y = this.#startY = y;
  }

  lineTo(x: number, y: number): void {
    if (x === this.x && y === this.y) {
      this.#dot = true;
      return;
    }
    this.#begin(Verb.line);
    this.#push(x, y);
  }

  cubicTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const { x: x0, y: y0 } = this;
    if (x1 === x0 && x2 === x0 && x === x0 && y1 === y0 && y2 === y0 && y === y0) {
      this.#dot = true;
      return;
    }
    this.#begin(Verb.cubic);
    const n = this.#numberCount;
    const numbers = this.#numbers;
    numbers[n] = x1;
    numbers[n + 1] = y1;
    numbers[n + 2] = x2;
    numbers[n + 3] = y2;
    this.#numberCount = n + 4;
    this.#push(x, y);
  }

  /** A quadratic curve, raised to the cubic that is exactly the same. */
  quadTo(x1: number, y1: number, x: number, y: number): void {
    const { x: x0, y: y0 } = this;
    this.cubicTo(
      x0 + (2 / 3) * (x1 - x0),
      y0 + (2 / 3) * (y1 - y0),
      x + (2 / 3) * (x1 - x),
      y + (2 / 3) * (y1 - y),
      x,
      y,
    );
  }

  /** An arc that starts at the current point and ends exactly at x y. */
  arcTo(arc: EllipticalArc, x: number, y: number): void {
    if (!(arc.rx > 0 && arc.ry > 0)) {
      this.lineTo(x, y);
      return;
    }
    if (arc.sweep === 0) {
      this.#dot = true;
      return;
    }
    this.#begin(Verb.arc);
    const n = this.#numberCount;
    const numbers = this.#numbers;
    numbers[n] = arc.cx;
    numbers[n + 1] = arc.cy;
    numbers[n + 2] = arc.rx;
    numbers[n + 3] = arc.ry;
    numbers[n + 4] = arc.turn;
    numbers[n + 5] = arc.start;
    numbers[n + 6] = arc.sweep;
    this.#numberCount = n + 7;
    this.#push(x, y);
  }

  /** Closes the stroke; what is drawn next without a move starts at its first point again. */
  close(): void {
    if (this.#current !== null) {
      this.lineTo(this.#startX, this.#startY);
      this.#current.closed = true;
    }
    this.#finish();
    this.x = this.#startX;
    this.y = this.#startY;
  }

  /**
   * All strokes so far, in mm, exactly as the map says: arcs stay arcs, ellipses where it does not keep circles.
   * The builder is empty afterwards.
   * @param larger how many times further than `FARTHEST` coordinates may reach, where the map leads to smaller units
   */
  take(map: Affine, larger = 1): BuiltSubpaths {
    this.#finish();
    transformVerbs(map, this.#verbs, this.#verbCount, this.#numbers);
    const count = this.#spanCount;
    const subpaths: Subpath[] = [];
    let only: Subpath | null = null;
    let lost = 0;
    for (let i = 0; i < count; i++) {
      const subpath = this.#strokeOf(i, map, larger * FARTHEST);
      if (subpath === null) lost++;
      else if (count === 1) only = subpath;
      else subpaths.push(subpath);
    }
    const points = this.#points;
    this.#spanCount = this.#points = this.#verbCount = this.#numberCount = 0;
    // A list that grows takes room for seventeen; most have one stroke.
    return { subpaths: only === null ? subpaths : [only], points, lost };
  }

  /** One stroke whose numbers are in mm; null where they are none that could be. */
  #strokeOf(i: number, map: Affine, farthest: number): Subpath | null {
    const span = this.#spans[i]!;
    const last = i + 1 === this.#spanCount;
    const endNumber = last ? this.#numberCount : this.#spans[i + 1]!.firstNumber;
    const endVerb = last ? this.#verbCount : this.#spans[i + 1]!.firstVerb;
    const x0 = map[0] * span.x0 + map[2] * span.y0 + map[4];
    const y0 = map[1] * span.x0 + map[3] * span.y0 + map[5];
    const numbers = this.#numbers;
    if (!(Math.abs(x0) <= farthest && Math.abs(y0) <= farthest)) return null;
    if (!areSane(numbers, span.firstNumber, endNumber, farthest)) return null;
    const dx = numbers[endNumber - 2]! - x0;
    const dy = numbers[endNumber - 1]! - y0;
    return {
      x0,
      y0,
      verbs: this.#verbsOf(span.firstVerb, endVerb),
      coordinates: this.#kept.copy(numbers, span.firstNumber, endNumber),
      closed: span.closed || dx * dx + dy * dy <= CLOSED_WITHIN * CLOSED_WITHIN,
    };
  }

  #verbsOf(first: number, end: number): Uint8Array {
    const verbs = this.#verbs;
    const length = end - first;
    if (length > LONGEST_KNOWN) return verbs.slice(first, end);
    let mixed = length;
    for (let k = first; k < end; k++) mixed = (31 * mixed + verbs[k]!) | 0;
    const place = (mixed ^ (mixed >> 8)) & (KNOWN - 1);
    const known = this.#knownVerbs[place]!;
    let k = length === known.length ? 0 : -1;
    while (k >= 0 && k < length && known[k] === verbs[first + k]) k++;
    if (k === length) return known;
    const fresh = verbs.slice(first, end);
    this.#knownVerbs[place] = fresh;
    return fresh;
  }

  #begin(verb: number): void {
    if (this.#current === null) {
      this.#current = this.#newSpan();
      this.#startX = this.x;
      this.#startY = this.y;
    }
    if (this.#verbCount === this.#verbs.length) this.#verbs = grow(this.#verbs, new Uint8Array(2 * this.#verbCount));
    const needed = this.#numberCount + VERB_SIZE[verb]!;
    if (needed > this.#numbers.length)
      this.#numbers = grow(this.#numbers, new Float64Array(2 * this.#numbers.length + 9));
    this.#verbs[this.#verbCount++] = verb;
  }

  #newSpan(): Span {
    const { x, y } = this;
    const known = this.#spans[this.#spanCount++];
    if (known === undefined) {
      const span = { firstVerb: this.#verbCount, firstNumber: this.#numberCount, x0: x, y0: y, closed: false };
      this.#spans.push(span);
      return span;
    }
    known.firstVerb = this.#verbCount;
    known.firstNumber = this.#numberCount;
    known.x0 = x;
    known.y0 = y;
    known.closed = false;
    return known;
  }

  #push(x: number, y: number): void {
    this.#numbers[this.#numberCount++] = x;
    this.#numbers[this.#numberCount++] = y;
    this.x = x;
    this.y = y;
  }

  #finish(): void {
    if (this.#current === null && this.#dot) this.#points++;
    this.#current = null;
    this.#dot = false;
  }
}

function grow<T extends Uint8Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function areSane(numbers: Float64Array, first: number, end: number, farthest: number): boolean {
  for (let i = first; i < end; i++) if (!(Math.abs(numbers[i]!) <= farthest)) return false;
  return true;
}
