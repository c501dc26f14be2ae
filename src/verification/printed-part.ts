import type { JobLimits } from '../model/job.ts';
import { Motion, type Toolpath } from '../model/toolpath.ts';
import { arcSweep, type MoveTrace } from './move-trace.ts';
import { walkRuns } from './walk-runs.ts';

const LISTENS = ['layer', 'home'] as const;

/** [mm] Side of a cell: about a line's width, so that neighbouring lines leave no holes. */
const CELL = 0.5;
const CELLS_MOST = 4_000_000;
/** [mm] Gap that still carries: slicers leave up to a layer between a part and its support. */
const GAP = 0.3;
/** [mm] A nozzle this much (and a layer) under the printed top runs into it; slanted seams dip by less than a layer. */
const DEPTH = 0.05;
/** Samples of a run that are kept before they are laid into the map: a spiral vase is one run from bottom to top. */
const BLOCK = 2048;

/** A move whose nozzle runs through what is printed. Row of the chunk. */
export interface Hit {
  readonly row: number;
  /** [mm] How far the nozzle is under the printed top. */
  readonly depth: number;
  readonly x: number;
  readonly y: number;
}

/** A stretch of lines between two travels with nothing under it and loose at both ends. */
export interface Island {
  readonly line: readonly [first: number, last: number];
  readonly layer: number;
  /** [mm] */
  readonly length: number;
  readonly point: readonly [number, number, number];
}

/**
 * The part as it grows: the greatest height laid so far over each cell of the bed. One walk answers two questions: does
 * the nozzle run into what is there, and does a line have anything under it?
 *
 *      nozzle ▼            top of a cell = z of the last line over it
 *     ─┬──┬──┬──┬─         carried: some cell of the 3 × 3 around reaches z − layer − gap
 *      │▒▒│▒▒│  │          hit:     the cell's top is more than a layer above the nozzle
 *
 * A map of layers as polygons finds more (and costs a hundred times as much); this one is fit for a stream: one number a
 * cell, and one sample each half millimetre of way.
 */
export class PrintedPart {
  hits: Hit[] = [];
  islands: Island[] = [];
  readonly #cell: number;
  readonly #perMm: number;
  readonly #columns: number;
  readonly #rows: number;
  readonly #x: number;
  readonly #y: number;
  readonly #top: Float32Array;
  #height = 0.2;
  /** [mm] Greatest height over all cells: above it there is nothing to hit. */
  #highest = 0;
  // The open run: its samples not yet in the map (cell and height), and what is known of it.
  readonly #cells = new Int32Array(BLOCK);
  readonly #heights = new Float32Array(BLOCK);
  #kept = 0;
  #runLength = 0;
  #carried = 0;
  #startCarried = false;
  #endCarried = false;
  #runLines: [number, number] = [0, 0];
  #runLayer = -1;
  #runPoint: readonly [number, number, number] = [0, 0, 0];

  constructor(limits: JobLimits) {
    const [low, high] = limits.reach;
    const [bedLow, bedHigh] = limits.bed;
    this.#x = Math.min(low[0], bedLow[0]);
    this.#y = Math.min(low[1], bedLow[1]);
    const width = Math.max(high[0], bedHigh[0]) - this.#x;
    const depth = Math.max(high[1], bedHigh[1]) - this.#y;
    this.#cell = Math.max(CELL, Math.sqrt((width * depth) / CELLS_MOST));
    this.#perMm = 1 / this.#cell;
    // A margin of one cell all around, so that neighbours need no test.
    this.#columns = Math.ceil(width / this.#cell) + 3;
    this.#rows = Math.ceil(depth / this.#cell) + 3;
    this.#top = new Float32Array(this.#columns * this.#rows);
  }

  read(chunk: Toolpath, trace: MoveTrace): void {
    this.hits = [];
    this.islands = [];
    walkRuns(
      chunk,
      LISTENS,
      (event) => {
        if (event.type === 'layer' && event.height > 0.02 && event.height < 2) this.#height = event.height;
        else if (event.type === 'home') this.#closeRun();
      },
      (from, to) => {
        for (let n = from; n < to; n++) {
          const path = trace.path[n]!;
          if (path > 0 && Math.min(chunk.z[n]!, trace.z0[n]!) < this.#highest - DEPTH) this.#strike(chunk, trace, n);
          if (trace.laying[n] === 1) this.#lay(chunk, trace, n);
          else if (path > 0 || chunk.e[n]! < 0) this.#closeRun();
        }
      },
    );
  }

  /** The last run of the job. */
  end(): void {
    this.hits = [];
    this.islands = [];
    this.#closeRun();
  }

  /** Offset of the cell of a place, -1 outside the map. */
  #at(x: number, y: number): number {
    const column = Math.floor((x - this.#x) * this.#perMm) + 1;
    const row = Math.floor((y - this.#y) * this.#perMm) + 1;
    if (!(column >= 1 && row >= 1 && column < this.#columns - 1 && row < this.#rows - 1)) return -1;
    return row * this.#columns + column;
  }

  /** Looks along the move for printed material above the nozzle. */
  #strike(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    const z0 = trace.z0[n]!;
    const dx = chunk.x[n]! - x0;
    const dy = chunk.y[n]! - y0;
    const dz = chunk.z[n]! - z0;
    const slack = Math.max(this.#height, 0.2) + DEPTH;
    // An arc stays near its chord for as long as it matters here: its ends are tested, its bulge is laid as chords.
    const steps = Math.min(4096, Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) * this.#perMm)));
    let depth = 0;
    let worst = 0;
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const cell = this.#at(x0 + dx * t, y0 + dy * t);
      if (cell < 0) continue;
      const under = this.#top[cell]! - (z0 + dz * t);
      if (under > slack && under > depth) {
        depth = under;
        worst = t;
      }
    }
    if (depth > 0) this.hits.push({ row: n, depth, x: x0 + dx * worst, y: y0 + dy * worst });
  }

  #lay(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    if (this.#runLength === 0) {
      this.#runLines[0] = chunk.line[n]!;
      this.#runLayer = chunk.layer[n]!;
      this.#runPoint = [x0, y0, chunk.z[n]!];
    }
    this.#runLines[1] = chunk.line[n]!;
    if (chunk.motion[n]! < Motion.clockwise) {
      this.#segment(x0, y0, trace.z0[n]!, chunk.x[n]!, chunk.y[n]!, chunk.z[n]!);
      return;
    }
    const ci = chunk.i[n]!;
    const cj = chunk.j[n]!;
    const radius = Math.sqrt((x0 - ci) * (x0 - ci) + (y0 - cj) * (y0 - cj));
    const start = Math.atan2(y0 - cj, x0 - ci);
    const sweep = arcSweep(chunk, n, x0, y0);
    const chords = Math.min(512, Math.max(2, Math.ceil(trace.flat[n]! / this.#cell)));
    const z = chunk.z[n]!;
    let px = x0;
    let py = y0;
    for (let k = 1; k <= chords; k++) {
      const angle = start + (sweep * k) / chords;
      const x = ci + radius * Math.cos(angle);
      const y = cj + radius * Math.sin(angle);
      this.#segment(px, py, z, x, y, z);
      px = x;
      py = y;
    }
  }

  #segment(x0: number, y0: number, z0: number, x1: number, y1: number, z1: number): void {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const length = Math.sqrt(dx * dx + dy * dy);
    const steps = Math.min(BLOCK - 1, Math.max(1, Math.ceil(length * this.#perMm)));
    if (this.#kept + steps + 1 > BLOCK) this.#settle();
    if (this.#runLength === 0) {
      const cell = this.#at(x0, y0);
      this.#startCarried = this.#isCarried(cell, z0);
      this.#keep(cell, z0);
    }
    let carried = 0;
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const z = z0 + (z1 - z0) * t;
      const cell = this.#at(x0 + dx * t, y0 + dy * t);
      // A run that begins on something is no island: nothing more to ask of it.
      if (!this.#startCarried) {
        this.#endCarried = this.#isCarried(cell, z);
        if (this.#endCarried) carried++;
      }
      this.#keep(cell, z);
    }
    this.#runLength += length;
    this.#carried += (length * carried) / steps;
  }

  #keep(cell: number, z: number): void {
    if (cell < 0) return;
    this.#cells[this.#kept] = cell;
    this.#heights[this.#kept++] = z;
  }

  #isCarried(cell: number, z: number): boolean {
    // Beside the map nothing is known; that it is outside is another rule's.
    if (cell < 0) return true;
    const least = z - this.#height - GAP;
    const top = this.#top;
    if (top[cell]! >= least) return true;
    const c = this.#columns;
    return (
      top[cell - 1]! >= least ||
      top[cell + 1]! >= least ||
      top[cell - c]! >= least ||
      top[cell + c]! >= least ||
      top[cell - c - 1]! >= least ||
      top[cell - c + 1]! >= least ||
      top[cell + c - 1]! >= least ||
      top[cell + c + 1]! >= least
    );
  }

  /** Lays the kept samples into the map. */
  #settle(): void {
    const top = this.#top;
    const cells = this.#cells;
    const heights = this.#heights;
    for (let k = 0; k < this.#kept; k++) {
      const cell = cells[k]!;
      const z = heights[k]!;
      if (z > top[cell]!) top[cell] = z;
      if (z > this.#highest) this.#highest = z;
    }
    this.#kept = 0;
  }

  #closeRun(): void {
    if (this.#runLength === 0) return;
    if (!this.#startCarried && !this.#endCarried && this.#carried < 0.1 * this.#runLength) {
      const [first, last] = this.#runLines;
      this.islands.push({ line: [first, last], layer: this.#runLayer, length: this.#runLength, point: this.#runPoint });
    }
    this.#settle();
    this.#runLength = 0;
    this.#carried = 0;
  }
}
