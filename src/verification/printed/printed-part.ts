import type { JobLimits } from '../../model/job.ts';
import type { JobEvent, Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';
import { HeightMap } from './height-map.ts';
import { type Island, LaidRun } from './laid-run.ts';

const LISTENS = ['layer', 'home'] as const;

/** [mm] A nozzle this much (and a layer) under the printed top runs into it; slanted seams dip by less than a layer. */
const DEPTH = 0.05;
/** [mm] And on a way that lays nothing, in a job without such seams; above the lowest layers, which may lie under the line that primes the nozzle. */
const GRAZE = 0.101;
const LOW = 1;
/** [mm] A layer so far under the top, and no higher than the first by so much, begins another part. */
const DROP = 0.5;
const FIRST_SLACK = 0.05;

/** A move whose nozzle runs through what is printed. Row of the chunk. */
export interface Hit {
  readonly row: number;
  /** [mm] How far the nozzle is under the printed top. */
  readonly depth: number;
  /** By less than a layer, on a way that lays nothing. */
  readonly grazes: boolean;
  readonly x: number;
  readonly y: number;
}

/** What stands on the bed when a layer begins there again: printing part after part. */
export interface FinishedPlate {
  readonly event: JobEvent;
  /** [mm] Places and their heights. */
  readonly parts: readonly (readonly [x: number, y: number, z: number])[];
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
  /** The map as it was when a layer of the chunk began at the bed again: another part begins. */
  finished: FinishedPlate[] = [];
  readonly #map: HeightMap;
  readonly #run: LaidRun;
  /** [mm] Height of the first layer. */
  #firstZ = Number.NaN;

  constructor(limits: JobLimits) {
    this.#map = new HeightMap(limits);
    this.#run = new LaidRun(this.#map, limits);
  }

  /** Of the chunk read last, or of the end. */
  get islands(): readonly Island[] {
    return this.#run.islands;
  }

  read(chunk: Toolpath, trace: MoveTrace): void {
    this.hits = [];
    this.#run.islands = [];
    this.finished = [];
    walkRuns(
      chunk,
      LISTENS,
      (event) => {
        if (event.type === 'layer') this.#beginLayer(event);
        else if (event.type === 'home') this.#run.close();
      },
      (from, to) => this.#moves(chunk, trace, from, to),
    );
  }

  #moves(chunk: Toolpath, trace: MoveTrace, from: number, to: number): void {
    const { z, e } = chunk;
    const { path, z0, laying } = trace;
    for (let n = from; n < to; n++) {
      const moves = path[n]! > 0;
      if (moves && Math.min(z[n]!, z0[n]!) < this.#map.highest - DEPTH) this.#strike(chunk, trace, n);
      if (laying[n] === 1) this.#run.lay(chunk, trace, n);
      else if (moves || e[n]! < 0) this.#run.close();
    }
  }

  #beginLayer(event: JobEvent & { readonly type: 'layer' }): void {
    if (event.height > 0.02 && event.height < 2) this.#run.height = event.height;
    if (Number.isNaN(this.#firstZ)) this.#firstZ = event.z;
    if (!(event.z < this.#map.highest - DROP && event.z <= this.#firstZ + FIRST_SLACK)) return;
    this.#run.close();
    const parts: [number, number, number][] = [];
    this.#map.each((x, y, z) => parts.push([x, y, z]));
    this.finished.push({ event, parts });
  }

  /** The last run of the job. */
  end(): void {
    this.hits = [];
    this.#run.islands = [];
    this.#run.close();
  }

  /** Looks along the move for printed material above the nozzle. */
  #strike(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    const z0 = trace.z0[n]!;
    const dx = chunk.x[n]! - x0;
    const dy = chunk.y[n]! - y0;
    const dz = chunk.z[n]! - z0;
    const deep = Math.max(this.#run.height, 0.2) + DEPTH;
    const slack = trace.laying[n] === 0 && chunk.layer[n]! > LOW ? GRAZE : deep;
    // An arc stays near its chord for as long as it matters here: its ends are tested, its bulge is laid as chords.
    const steps = Math.min(4096, Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) * this.#map.perMm)));
    let depth = 0;
    let worst = 0;
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const cell = this.#map.at(x0 + dx * t, y0 + dy * t);
      if (cell < 0) continue;
      const under = this.#map.topOf(cell) - (z0 + dz * t);
      if (under > slack && under > depth) {
        depth = under;
        worst = t;
      }
    }
    if (depth > 0) this.hits.push({ row: n, depth, grazes: depth <= deep, x: x0 + dx * worst, y: y0 + dy * worst });
  }
}
