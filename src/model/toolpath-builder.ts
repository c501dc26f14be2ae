import type { JobAction, JobEvent, Toolpath } from './toolpath.ts';

/** One move as it is added; what is left out keeps its last value (position) or is 0. */
export interface Move {
  readonly kind: number;
  readonly motion: number;
  readonly x?: number;
  readonly y?: number;
  readonly z?: number;
  readonly e?: number;
  readonly i?: number;
  readonly j?: number;
  readonly feed: number;
  readonly power?: number;
}

/** Grows the columns of a toolpath; doubling, so that n moves cost O(n). */
export class ToolpathBuilder {
  #capacity: number;
  #length = 0;
  #start: readonly [number, number, number];
  #columns: Columns;
  #events: JobEvent[] = [];
  // Begun as numbers: a field that begins undefined makes an object of each fraction that it is given.
  x = Number.NaN;
  y = Number.NaN;
  z = Number.NaN;
  /** Object and layer that the next moves belong to, and the line that they were read from. */
  object = -1;
  layer = -1;
  line = 0;

  constructor(start: readonly [number, number, number] = [0, 0, 0], capacity = 1024) {
    this.#capacity = capacity;
    this.#start = start;
    [this.x, this.y, this.z] = start;
    this.#columns = makeColumns(capacity);
  }

  get length(): number {
    return this.#length;
  }

  add(move: Move): void {
    if (this.#length === this.#capacity) this.#grow();
    const n = this.#length++;
    const c = this.#columns;
    this.x = move.x ?? this.x;
    this.y = move.y ?? this.y;
    this.z = move.z ?? this.z;
    c.kind[n] = move.kind;
    c.motion[n] = move.motion;
    c.x[n] = this.x;
    c.y[n] = this.y;
    if (this.z !== 0) c.z[n] = this.z;
    c.e[n] = move.e ?? 0;
    c.i[n] = move.i ?? 0;
    c.j[n] = move.j ?? 0;
    c.feed[n] = move.feed;
    c.power[n] = move.power ?? 0;
    this.#label(n);
  }

  /**
   * A straight move to `x`, `y`, which the caller has set, for the millions of an engraving: no object is made, and
   * columns that stay zero are left alone, so that their memory is never touched.
   */
  addFlat(kind: number, motion: 0 | 1, feed: number, power: number): void {
    if (this.#length === this.#capacity) this.#grow();
    const n = this.#length++;
    const c = this.#columns;
    c.kind[n] = kind;
    c.motion[n] = motion;
    c.x[n] = this.x;
    c.y[n] = this.y;
    if (this.z !== 0) c.z[n] = this.z;
    c.feed[n] = feed;
    c.power[n] = power;
    this.#label(n);
  }

  #label(n: number): void {
    const c = this.#columns;
    c.object[n] = this.object;
    c.layer[n] = this.layer;
    if (this.line !== 0) c.line[n] = this.line;
  }

  event(action: JobAction): void {
    this.#events.push({ at: this.#length, line: this.line, ...action });
  }

  /** The toolpath so far; the builder goes on with an empty chunk that starts where this one ends. */
  take(): Toolpath {
    const taken: Toolpath = { length: this.#length, start: this.#start, ...this.#columns, events: this.#events };
    this.#start = [this.x, this.y, this.z];
    this.#columns = makeColumns(this.#capacity);
    this.#length = 0;
    this.#events = [];
    return taken;
  }

  #grow(): void {
    this.#capacity *= 2;
    const wide = makeColumns(this.#capacity);
    for (const key of Object.keys(wide) as (keyof Columns)[]) wide[key].set(this.#columns[key]);
    this.#columns = wide;
  }
}

interface Columns {
  readonly kind: Uint8Array;
  readonly motion: Uint8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly e: Float64Array;
  readonly i: Float64Array;
  readonly j: Float64Array;
  readonly feed: Float64Array;
  readonly power: Float64Array;
  readonly object: Int32Array;
  readonly layer: Int32Array;
  readonly line: Uint32Array;
}

function makeColumns(capacity: number): Columns {
  const floats = (): Float64Array => new Float64Array(capacity);
  return {
    kind: new Uint8Array(capacity),
    motion: new Uint8Array(capacity),
    x: floats(),
    y: floats(),
    z: floats(),
    e: floats(),
    i: floats(),
    j: floats(),
    feed: floats(),
    power: floats(),
    object: new Int32Array(capacity),
    layer: new Int32Array(capacity),
    line: new Uint32Array(capacity),
  };
}
