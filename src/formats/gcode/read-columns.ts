import type { JobAction, JobEvent, Toolpath } from '../../model/toolpath.ts';

/** Moves in a chunk: 2 048 rows are 190 kB, which stay in the processor's cache while thirty listeners go over them. */
const CHUNK = 2_048;
/** Rows beyond a chunk: the reader asks whether it is full every 64 lines. */
const SPARE = 64;
/** Rows to begin with. */
const FIRST = 2_048;
/** Events in a chunk of a file that hardly moves. */
const EVENTS = 16_384;

/** A layer event whose height above the bed is known only when its first line is laid. */
export interface OpenLayer {
  readonly at: number;
  readonly line: number;
  readonly type: 'layer';
  readonly layer: number;
  z: number;
  height: number;
}

/**
 * Rows of moves as they are read. The reader sets the fields and calls `add`: no object is made for a move
 * (an object a move costs 60 ns and a third of the reading time).
 */
export class MoveColumns {
  kind = 0;
  motion = 0;
  // Begun as NaN: a field that begins as a whole number is compiled anew when the first fraction comes.
  x = Number.NaN;
  y = Number.NaN;
  z = Number.NaN;
  e = Number.NaN;
  i = Number.NaN;
  j = Number.NaN;
  feed = Number.NaN;
  power = Number.NaN;
  object = -1;
  layer = -1;
  line = 0;
  length = 0;
  // Made at the first row: a small file never pays for a whole chunk, a large one for none but its first in steps.
  #rows = rowsFor(0);
  #capacity = 0;
  #next = FIRST;
  #events: JobEvent[] = [];
  #start: readonly [number, number, number] = [0, 0, 0];
  /** The layer event that waits for its z; a chunk is not closed meanwhile. */
  openLayer: OpenLayer | null = null;

  constructor() {
    this.x = this.y = this.z = 0;
    this.e = this.i = this.j = 0;
    this.feed = this.power = 0;
  }

  add(): void {
    if (this.length === this.#capacity) this.#grow();
    const n = this.length++;
    const rows = this.#rows;
    rows.kind[n] = this.kind;
    rows.motion[n] = this.motion;
    rows.x[n] = this.x;
    rows.y[n] = this.y;
    rows.z[n] = this.z;
    rows.e[n] = this.e;
    rows.i[n] = this.i;
    rows.j[n] = this.j;
    rows.feed[n] = this.feed;
    rows.power[n] = this.power;
    rows.object[n] = this.object;
    rows.layer[n] = this.layer;
    rows.line[n] = this.line;
  }

  event(action: JobAction): void {
    this.#events.push({ at: this.length, line: this.line, ...action });
  }

  beginLayer(z: number, height: number): void {
    const event: OpenLayer = { at: this.length, line: this.line, type: 'layer', layer: this.layer, z, height };
    this.#events.push(event);
    if (Number.isNaN(z)) this.openLayer = event;
  }

  get full(): boolean {
    return (this.length >= CHUNK || this.#events.length >= EVENTS) && this.openLayer === null;
  }

  take(): Toolpath {
    const taken: Toolpath = { length: this.length, start: this.#start, ...this.#rows, events: this.#events };
    this.#start = [this.x, this.y, this.z];
    if (this.length >= CHUNK) this.#next = CHUNK + SPARE;
    this.#rows = rowsFor(0);
    this.#capacity = 0;
    this.length = 0;
    this.#events = [];
    return taken;
  }

  #grow(): void {
    this.#capacity = this.#capacity === 0 ? this.#next : 2 * this.#capacity;
    const wide = rowsFor(this.#capacity);
    const { kind, motion, x, y, z, e, i, j, feed, power, object, layer, line } = this.#rows;
    wide.kind.set(kind);
    wide.motion.set(motion);
    wide.x.set(x);
    wide.y.set(y);
    wide.z.set(z);
    wide.e.set(e);
    wide.i.set(i);
    wide.j.set(j);
    wide.feed.set(feed);
    wide.power.set(power);
    wide.object.set(object);
    wide.layer.set(layer);
    wide.line.set(line);
    this.#rows = wide;
  }
}

function rowsFor(capacity: number): Omit<Toolpath, 'length' | 'start' | 'events'> {
  return {
    kind: new Uint8Array(capacity),
    motion: new Uint8Array(capacity),
    x: new Float64Array(capacity),
    y: new Float64Array(capacity),
    z: new Float64Array(capacity),
    e: new Float64Array(capacity),
    i: new Float64Array(capacity),
    j: new Float64Array(capacity),
    feed: new Float64Array(capacity),
    power: new Float64Array(capacity),
    object: new Int32Array(capacity),
    layer: new Int32Array(capacity),
    line: new Uint32Array(capacity),
  };
}
