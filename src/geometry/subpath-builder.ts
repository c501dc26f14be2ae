import { type Subpath, VERB_SIZE, Verb } from '../model/part.ts';
import type { Affine } from './affine.ts';
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
  readonly firstVerb: number;
  readonly firstNumber: number;
  readonly x0: number;
  readonly y0: number;
  closed: boolean;
}

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
  #spans: Span[] = [];
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
   */
  take(map: Affine): BuiltSubpaths {
    this.#finish();
    const spans = this.#spans;
    const verbs = this.#verbs;
    const numbers = this.#numbers;
    transformVerbs(map, verbs, this.#verbCount, numbers);
    const subpaths: Subpath[] = [];
    let lost = 0;
    for (let i = 0; i < spans.length; i++) {
      const span = spans[i]!;
      const next = spans[i + 1];
      const coordinates = this.#kept.copy(numbers, span.firstNumber, next?.firstNumber ?? this.#numberCount);
      const x0 = map[0] * span.x0 + map[2] * span.y0 + map[4];
      const y0 = map[1] * span.x0 + map[3] * span.y0 + map[5];
      if (!isSane(x0, y0, coordinates)) {
        lost++;
        continue;
      }
      const dx = coordinates[coordinates.length - 2]! - x0;
      const dy = coordinates[coordinates.length - 1]! - y0;
      subpaths.push({
        x0,
        y0,
        verbs: verbs.slice(span.firstVerb, next?.firstVerb ?? this.#verbCount),
        coordinates,
        closed: span.closed || dx * dx + dy * dy <= CLOSED_WITHIN * CLOSED_WITHIN,
      });
    }
    const points = this.#points;
    this.#spans = [];
    this.#points = this.#verbCount = this.#numberCount = 0;
    return { subpaths, points, lost };
  }

  #begin(verb: number): void {
    if (this.#current === null) {
      this.#current = {
        firstVerb: this.#verbCount,
        firstNumber: this.#numberCount,
        x0: this.x,
        y0: this.y,
        closed: false,
      };
      this.#startX = this.x;
      this.#startY = this.y;
      this.#spans.push(this.#current);
    }
    if (this.#verbCount === this.#verbs.length) this.#verbs = grow(this.#verbs, new Uint8Array(2 * this.#verbCount));
    const needed = this.#numberCount + VERB_SIZE[verb]!;
    if (needed > this.#numbers.length)
      this.#numbers = grow(this.#numbers, new Float64Array(2 * this.#numbers.length + 9));
    this.#verbs[this.#verbCount++] = verb;
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

function isSane(x0: number, y0: number, coordinates: Float64Array): boolean {
  if (!(Math.abs(x0) <= FARTHEST && Math.abs(y0) <= FARTHEST)) return false;
  for (let i = 0; i < coordinates.length; i++) if (!(Math.abs(coordinates[i]!) <= FARTHEST)) return false;
  return true;
}
