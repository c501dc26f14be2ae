import type { JobAction, JobEvent, Toolpath } from '../../model/toolpath.ts';
import { keepInKernel, type ReadRun, Said } from './read-kernel.ts';

/** Moves in a chunk: 2 048 rows are 190 kB, which stay in the processor's cache while thirty listeners go over them. */
const CHUNK = 2_048;
/** Lines after which the rows are asked whether they are full, and so rows beyond a chunk. */
export const ASKED = 64;
/** Lines that a run reads at most. */
const MANY = 2 ** 20;
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
 * Rows of moves as they are read. They stand in the kernel's memory until there are enough of them, or something else is to be
 * put behind them. Who reads sets the fields and calls `add`: no object is made for a move (an object a move costs 60 ns and a
 * third of the reading time).
 */
export class MoveColumns {
  declare kind: number;
  declare motion: number;
  declare x: number;
  declare y: number;
  declare z: number;
  declare e: number;
  declare i: number;
  declare j: number;
  declare feed: number;
  declare power: number;
  declare section: number;
  declare object: number;
  declare layer: number;
  declare line: number;
  /** Rows in the kernel's columns. */
  declare waiting: number;
  /** Columns in which they say something. */
  declare said: number;
  /** Rows at which a run of the kernel ends with every 64th line. */
  declare asked: number;
  /** A layer event waits for its z. */
  declare layerIsOpen: boolean;
  readonly run: ReadRun;
  readonly #room: number;
  readonly #kernel: Readonly<Rows>;
  /** Rows that were taken out of the kernel's columns. */
  #taken = 0;
  // Made at the first row: a small file never pays for a whole chunk, a large one for none but its first in steps.
  #rows = rowsFor(0);
  #capacity = 0;
  #events: JobEvent[] = [];
  #start: readonly [number, number, number] = [0, 0, 0];
  #openLayer: OpenLayer | null = null;

  constructor(run: ReadRun) {
    this.run = run;
    this.#room = run.exports.CAPACITY.value;
    this.#kernel = kernelRows(run, this.#room);
    this.object = this.layer = -1;
    this.asked = CHUNK;
  }

  get length(): number {
    return this.#taken + this.waiting;
  }

  add(): void {
    this.makeRoom();
    this.run.exports.addRow();
  }

  /** Has room for one row in the kernel's columns. */
  makeRoom(): void {
    if (this.waiting === this.#room) this.#takeOut();
  }

  /** Nothing lifts, feeds or has a name: what `room` leaves out. */
  get flat(): boolean {
    return this.z === 0 && this.e === 0 && this.object === -1 && this.layer === -1;
  }

  /** Columns with room for so many rows more, from `length` on; `x`, `y`, `kind`, `motion`, `feed`, `power`, `line` are to fill. */
  room(count: number): Readonly<Rows> {
    if (this.waiting > 0) this.#takeOut();
    while (this.#taken + count > this.#capacity) this.#grow();
    return this.#rows;
  }

  /** So many rows were filled. */
  added(count: number): void {
    this.#taken += count;
  }

  /** Takes the rows out of the kernel's columns. */
  #takeOut(): void {
    const { waiting, said } = this;
    const at = this.#taken;
    while (at + waiting > this.#capacity) this.#grow();
    const rows = this.#rows;
    for (const name of COLUMNS) {
      const bit = SAID_BY[name];
      if (bit !== undefined && (said & bit) === 0) continue;
      if (rows[name] === ZEROS || rows[name] === NONE) rows[name] = this.#own(name) as never; // of the kind of the column
      rows[name].set(this.#kernel[name].subarray(0, waiting), at);
    }
    this.#taken += waiting;
    this.waiting = 0;
    this.said = 0;
    this.asked = Math.max(CHUNK - this.#taken, 0);
  }

  /** A column of this chunk's own. */
  #own(name: keyof Rows): Float64Array | Int32Array {
    return name === 'object' || name === 'layer'
      ? new Int32Array(this.#capacity).fill(-1)
      : new Float64Array(this.#capacity);
  }

  event(action: JobAction): void {
    this.#events.push({ at: this.length, line: this.line, ...action });
  }

  beginLayer(z: number, height: number): void {
    const event: OpenLayer = { at: this.length, line: this.line, type: 'layer', layer: this.layer, z, height };
    this.#events.push(event);
    if (Number.isNaN(z)) this.openLayer = event;
  }

  /** The layer event that waits for its z; a chunk is not closed meanwhile. */
  get openLayer(): OpenLayer | null {
    return this.#openLayer;
  }

  set openLayer(event: OpenLayer | null) {
    this.#openLayer = event;
    this.layerIsOpen = event !== null;
  }

  /** Lines that may be read before it is asked again whether the rows are full. */
  get linesToAsk(): number {
    return this.#events.length >= EVENTS ? ASKED - (this.line % ASKED) : MANY;
  }

  /** The rows want to be handed over. So they do behind every 64th line alone, wherever the pieces of a file end. */
  get full(): boolean {
    return (
      this.line % ASKED === 0 && (this.length >= CHUNK || this.#events.length >= EVENTS) && this.#openLayer === null
    );
  }

  take(): Toolpath {
    if (this.waiting > 0) this.#takeOut();
    const taken: Toolpath = { length: this.length, start: this.#start, ...this.#rows, events: this.#events };
    this.#start = [this.x, this.y, this.z];
    this.#taken = 0;
    this.#capacity = 0;
    this.#rows = rowsFor(0);
    this.#events = [];
    this.asked = CHUNK;
    return taken;
  }

  #grow(): void {
    this.#capacity = this.#capacity === 0 ? CHUNK + ASKED : 2 * this.#capacity;
    const wide = rowsFor(this.#capacity);
    const rows = this.#rows;
    // Columns that both have in common hold nothing.
    for (const name of COLUMNS) if (wide[name] !== rows[name]) wide[name].set(rows[name]);
    this.#rows = wide;
  }
}

keepInKernel(
  MoveColumns.prototype,
  {
    ...{ kind: 'kind', motion: 'motion', x: 'x', y: 'y', z: 'z', e: 'e', i: 'i', j: 'j', feed: 'rowFeed' },
    ...{ power: 'power', section: 'section', object: 'object', layer: 'layer', line: 'line' },
    ...{ waiting: 'length', said: 'said', asked: 'rowsAsked' },
  },
  { layerIsOpen: 'layerIsOpen' },
);

/** The kernel's columns (`assembly/columns.ts`), `room` rows each. */
function kernelRows(run: ReadRun, room: number): Rows {
  const at = run.exports.columns.value;
  const floats = (column: number): Float64Array => run.floats(at + 8 * column * room, room);
  const ints = (column: number): number => at + 72 * room + 4 * column * room;
  const bytes = (column: number): Uint8Array =>
    new Uint8Array(run.bytes(at + 84 * room + column * room, room).buffer, at + 84 * room + column * room, room);
  return {
    ...{ x: floats(0), y: floats(1), z: floats(2), e: floats(3), i: floats(4), j: floats(5) },
    ...{ feed: floats(6), power: floats(7), section: floats(8) },
    ...{
      object: run.ints(ints(0), room),
      layer: run.ints(ints(1), room),
      line: new Uint32Array(run.exports.memory.buffer, ints(2), room),
    },
    ...{ kind: bytes(0), motion: bytes(1) },
  };
}

/** Columns in which nothing is said yet, for all chunks the same: an engraving has neither heights nor filament nor arcs. */
const ZEROS = new Float64Array(CHUNK + ASKED);
const NONE = new Int32Array(CHUNK + ASKED).fill(-1);

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

/** Columns that most jobs leave empty, by the bit that says otherwise. */
const SAID_BY: Readonly<Partial<Record<(typeof COLUMNS)[number], number>>> = {
  ...{ z: Said.z, e: Said.e, i: Said.centre, j: Said.centre, section: Said.section },
  ...{ object: Said.object, layer: Said.layer },
};

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
