import type { JobAction, JobEvent, Toolpath } from '../../model/toolpath.ts';

/** Moves in a chunk: 2 048 rows are 190 kB, which stay in the processor's cache while thirty listeners go over them. */
const CHUNK = 2_048;
/** Rows beyond a chunk: the reader asks whether it is full every 64 lines. */
const SPARE = 64;
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
  section = Number.NaN;
  object = -1;
  layer = -1;
  line = 0;
  length = 0;
  // Made at the first row: a small file never pays for a whole chunk, a large one for none but its first in steps.
  #rows = rowsFor(0);
  #capacity = 0;
  #events: JobEvent[] = [];
  #start: readonly [number, number, number] = [0, 0, 0];
  /** The layer event that waits for its z; a chunk is not closed meanwhile. */
  openLayer: OpenLayer | null = null;

  constructor() {
    this.x = this.y = this.z = 0;
    this.e = this.i = this.j = 0;
    this.feed = this.power = this.section = 0;
  }

  add(): void {
    if (this.length === this.#capacity) this.#grow();
    const n = this.length++;
    const rows = this.#rows;
    rows.kind[n] = this.kind;
    rows.motion[n] = this.motion;
    rows.x[n] = this.x;
    rows.y[n] = this.y;
    rows.feed[n] = this.feed;
    rows.power[n] = this.power;
    rows.line[n] = this.line;
    if (this.z !== 0) {
      if (rows.z === ZEROS) rows.z = this.#floats();
      rows.z[n] = this.z;
    }
    if (this.e !== 0) {
      if (rows.e === ZEROS) rows.e = this.#floats();
      rows.e[n] = this.e;
    }
    if (this.section !== 0) {
      if (rows.section === ZEROS) rows.section = this.#floats();
      rows.section[n] = this.section;
    }
    if (this.i !== 0 || this.j !== 0) this.#centre(n);
    if (this.object !== -1) {
      if (rows.object === NONE) rows.object = this.#labels();
      rows.object[n] = this.object;
    }
    if (this.layer !== -1) {
      if (rows.layer === NONE) rows.layer = this.#labels();
      rows.layer[n] = this.layer;
    }
  }

  /** Nothing lifts, feeds or has a name: what `room` leaves out. */
  get flat(): boolean {
    return this.z === 0 && this.e === 0 && this.object === -1 && this.layer === -1;
  }

  /** Columns with room for so many rows more, from `length` on; `x`, `y`, `kind`, `motion`, `feed`, `power`, `line` are to fill. */
  room(count: number): Readonly<Rows> {
    while (this.length + count > this.#capacity) this.#grow();
    return this.#rows;
  }

  /** So many rows were filled. */
  added(count: number): void {
    this.length += count;
  }

  #centre(n: number): void {
    const rows = this.#rows;
    if (rows.i === ZEROS) rows.i = this.#floats();
    if (rows.j === ZEROS) rows.j = this.#floats();
    rows.i[n] = this.i;
    rows.j[n] = this.j;
  }

  /** A column of this chunk's own. */
  #floats(): Float64Array {
    return new Float64Array(this.#capacity);
  }

  #labels(): Int32Array {
    return new Int32Array(this.#capacity).fill(-1);
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
    const goesOn = this.length >= CHUNK;
    this.#capacity = goesOn ? CHUNK + SPARE : 0;
    this.#rows = rowsFor(this.#capacity);
    // The next chunk of a long file most likely fills the columns that this one has filled.
    if (goesOn) {
      if (taken.z !== ZEROS) this.#rows.z = this.#floats();
      if (taken.e !== ZEROS) this.#rows.e = this.#floats();
      if (taken.section !== ZEROS) this.#rows.section = this.#floats();
      if (taken.object !== NONE) this.#rows.object = this.#labels();
      if (taken.layer !== NONE) this.#rows.layer = this.#labels();
    }
    this.length = 0;
    this.#events = [];
    return taken;
  }

  #grow(): void {
    this.#capacity = this.#capacity === 0 ? CHUNK + SPARE : 2 * this.#capacity;
    const wide = rowsFor(this.#capacity);
    const rows = this.#rows;
    // Columns that both have in common hold nothing.
    for (const name of COLUMNS) if (wide[name] !== rows[name]) wide[name].set(rows[name]);
    this.#rows = wide;
  }
}

/** Columns in which nothing is said yet, for all chunks the same: an engraving has neither heights nor filament nor arcs. */
const ZEROS = new Float64Array(CHUNK + SPARE);
const NONE = new Int32Array(CHUNK + SPARE).fill(-1);

const COLUMNS = [
  'kind',
  'motion',
  'x',
  'y',
  'z',
  'e',
  'section',
  'i',
  'j',
  'feed',
  'power',
  'object',
  'layer',
  'line',
] as const satisfies readonly (keyof Toolpath)[];

type Rows = { -readonly [K in keyof Omit<Required<Toolpath>, 'length' | 'start' | 'events'>]: Required<Toolpath>[K] };

function rowsFor(capacity: number): Rows {
  const short = capacity <= ZEROS.length;
  const floats = (): Float64Array => (short ? ZEROS : new Float64Array(capacity));
  const labels = (): Int32Array => (short ? NONE : new Int32Array(capacity).fill(-1));
  // One piece of memory for all: a job of a million moves asks for it a thousand times.
  const memory = new ArrayBuffer(capacity * BYTES);
  const wide = (column: number): Float64Array => new Float64Array(memory, 8 * column * capacity, capacity);
  return {
    x: wide(0),
    y: wide(1),
    feed: wide(2),
    power: wide(3),
    line: new Uint32Array(memory, 32 * capacity, capacity),
    kind: new Uint8Array(memory, 36 * capacity, capacity),
    motion: new Uint8Array(memory, 37 * capacity, capacity),
    z: floats(),
    e: floats(),
    section: floats(),
    i: floats(),
    j: floats(),
    object: labels(),
    layer: labels(),
  };
}

/** Of a row in the columns that every job fills. */
const BYTES = 38;
