import type { JobLimits } from '../model/job.ts';
import { type JobEvent, Motion, type Toolpath } from '../model/toolpath.ts';
import { HeightMap } from './height-map.ts';
import { KeptSamples } from './kept-samples.ts';
import { arcSweep, type MoveTrace } from './move-trace.ts';
import { walkRuns } from './walk-runs.ts';

const LISTENS = ['layer', 'home'] as const;

/** [mm] Gap that still carries: slicers leave up to a layer between a part and its support. */
const GAP = 0.3;
/** [mm] A line that leaves what carries it and ends in the air this much later falls: far beyond any overhang or curl. */
const TAIL = 30;
/** [mm] So far, around corners, nothing spans the air between two places that carry. */
const SPAN = 80;
/** [mm] A nozzle this much (and a layer) under the printed top runs into it; slanted seams dip by less than a layer. */
const DEPTH = 0.05;
/** [mm] A layer so far under the top, and no higher than the first by so much, begins another part. */
const DROP = 0.5;
const FIRST_SLACK = 0.05;
/** Cells that a line is wide at least, to touch what lies two cells beside it. */
const WIDE = 1.1;
/** Chords that an arc is laid as, and samples on each: a circle of 5 m is 16 m long. */
const CHORDS_OF_ARC = 512;
const SAMPLES_OF_CHORD = 64;

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
  islands: Island[] = [];
  /** The map as it was when a layer of the chunk began at the bed again: another part begins. */
  finished: FinishedPlate[] = [];
  readonly #map: HeightMap;
  // Fields that hold fractions begin as NaN: one that begins as a whole number is compiled anew when the first fraction comes.
  #height = Number.NaN;
  /** [mm] Height of the first layer. */
  #firstZ = Number.NaN;
  // The open run: its samples not yet in the map, and what is known of it.
  readonly #kept: KeptSamples;
  /** [mm2] Of the filament. */
  readonly #filament: number;
  /** Its lines are wider than a cell. */
  #wide = false;
  /** [mm] x, y, z of both ends of the line at hand. */
  readonly #ends = new Float64Array(6);
  #runLength = Number.NaN;
  #carried = Number.NaN;
  #startCarried = false;
  #endCarried = false;
  // [mm] Way since the last place that carries, of a run that began on something; and its first line.
  #tail = Number.NaN;
  #tailLine = 0;
  /** [mm] The longest way on nothing, of a run that began on nothing. */
  #widest = Number.NaN;
  #runLines: [number, number] = [0, 0];
  #runLayer = -1;
  #runPoint: readonly [number, number, number] = [0, 0, 0];

  constructor(limits: JobLimits) {
    this.#map = new HeightMap(limits);
    this.#filament = ((limits.print?.filament ?? 0) ** 2 * Math.PI) / 4;
    this.#kept = new KeptSamples(this.#map);
    this.#height = 0.2;
    this.#runLength = this.#carried = this.#tail = this.#widest = 0;
  }

  read(chunk: Toolpath, trace: MoveTrace): void {
    this.hits = [];
    this.islands = [];
    this.finished = [];
    walkRuns(
      chunk,
      LISTENS,
      (event) => {
        if (event.type === 'layer') this.#beginLayer(event);
        else if (event.type === 'home') this.#closeRun();
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
      if (laying[n] === 1) this.#lay(chunk, trace, n);
      else if (moves || e[n]! < 0) this.#closeRun();
    }
  }

  #beginLayer(event: JobEvent & { readonly type: 'layer' }): void {
    if (event.height > 0.02 && event.height < 2) this.#height = event.height;
    if (Number.isNaN(this.#firstZ)) this.#firstZ = event.z;
    if (!(event.z < this.#map.highest - DROP && event.z <= this.#firstZ + FIRST_SLACK)) return;
    this.#closeRun();
    const parts: [number, number, number][] = [];
    this.#map.each((x, y, z) => parts.push([x, y, z]));
    this.finished.push({ event, parts });
  }

  /** The last run of the job. */
  end(): void {
    this.hits = [];
    this.islands = [];
    this.#closeRun();
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
    if (depth > 0) this.hits.push({ row: n, depth, x: x0 + dx * worst, y: y0 + dy * worst });
  }

  #lay(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    if (this.#runLength === 0) this.#beginRun(chunk, trace, n);
    this.#runLines[1] = chunk.line[n]!;
    const ends = this.#ends;
    ends[0] = x0;
    ends[1] = y0;
    ends[2] = trace.z0[n]!;
    ends[5] = chunk.z[n]!;
    if (chunk.motion[n]! < Motion.clockwise) {
      ends[3] = chunk.x[n]!;
      ends[4] = chunk.y[n]!;
      this.#segment(KeptSamples.most);
    } else this.#layArc(chunk, trace, n);
  }

  #beginRun(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x = trace.x0[n]!;
    const y = trace.y0[n]!;
    const z = chunk.motion[n]! < Motion.clockwise ? trace.z0[n]! : chunk.z[n]!;
    this.#runLines[0] = chunk.line[n]!;
    this.#runLayer = chunk.layer[n]!;
    this.#runPoint = [x, y, chunk.z[n]!];
    const cell = this.#map.at(x, y);
    this.#wide = chunk.e[n]! * this.#filament * this.#map.perMm > WIDE * trace.flat[n]! * this.#height;
    this.#startCarried = this.#carries(cell, z, this.#height + GAP);
    this.#kept.keep(cell, z);
  }

  #layArc(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const ends = this.#ends;
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    const ci = chunk.i[n]!;
    const cj = chunk.j[n]!;
    const radius = Math.sqrt((x0 - ci) * (x0 - ci) + (y0 - cj) * (y0 - cj));
    const start = Math.atan2(y0 - cj, x0 - ci);
    const sweep = arcSweep(chunk, n, x0, y0);
    const chords = Math.min(CHORDS_OF_ARC, Math.max(2, Math.ceil(trace.flat[n]! * this.#map.perMm)));
    ends[2] = chunk.z[n]!;
    for (let k = 1; k <= chords; k++) {
      const angle = start + (sweep * k) / chords;
      ends[3] = ci + radius * Math.cos(angle);
      ends[4] = cj + radius * Math.sin(angle);
      this.#segment(SAMPLES_OF_CHORD);
      ends[0] = ends[3];
      ends[1] = ends[4];
    }
  }

  /** A straight line between `#ends`. @param most samples on it: one that leaves the machine gets thinner ones */
  #segment(most: number): void {
    const ends = this.#ends;
    const map = this.#map;
    const dx = ends[3]! - ends[0]!;
    const dy = ends[4]! - ends[1]!;
    const length = Math.sqrt(dx * dx + dy * dy);
    const steps = Math.min(most, Math.max(1, Math.ceil(length * map.perMm)));
    const reach = this.#height + GAP;
    this.#runLength += length;
    // A line that ends on something stands, or bridges what is between.
    if (this.#startCarried && this.#carries(map.at(ends[3]!, ends[4]!), ends[5]!, reach)) {
      if (this.#tail > 0) this.#land(length, steps, reach);
      this.#kept.settle();
      map.lay(ends, steps);
    } else this.#overhang(length, steps, reach);
  }

  /** The line between `#ends` ends on nothing, or its run began on nothing. */
  #overhang(length: number, steps: number, reach: number): void {
    const ends = this.#ends;
    const map = this.#map;
    const x0 = ends[0]!;
    const y0 = ends[1]!;
    const z0 = ends[2]!;
    const dx = ends[3]! - x0;
    const dy = ends[4]! - y0;
    const dz = ends[5]! - z0;
    if (this.#startCarried) {
      const bare = this.#bareEnd(steps, reach);
      if (bare < 1) {
        this.#kept.settle();
        if (this.#tail > SPAN) this.#tellSpan();
        this.#tail = 0;
      }
      if (this.#tail === 0) this.#tailLine = this.#runLines[1];
      this.#tail += length * bare;
    }
    if (!this.#kept.hasRoom(steps)) {
      if (this.#startCarried) this.#kept.settle();
      else this.#kept.settleLoose();
    }
    let carried = 0;
    const step = length / steps;
    for (let k = 1; k <= steps; k++) {
      const t = k / steps;
      const z = z0 + dz * t;
      const cell = map.at(x0 + dx * t, y0 + dy * t);
      if (!this.#startCarried) {
        this.#endCarried = this.#carries(cell, z, reach);
        if (this.#endCarried) carried++;
        this.#tail = this.#endCarried ? 0 : this.#tail + step;
        this.#widest = Math.max(this.#widest, this.#tail);
      }
      this.#kept.keep(cell, z);
    }
    this.#carried += (length * carried) / steps;
  }

  /** Which share of the line between `#ends`, from its end back, lies on nothing: 1 where all of it does. */
  #bareEnd(steps: number, reach: number): number {
    for (let k = steps - 1; k > 0; k--) if (this.#carriesAt(k, steps, reach)) return 1 - k / steps;
    return 1;
  }

  /** Whether something carries the line between `#ends` after k of its steps. */
  #carriesAt(k: number, steps: number, reach: number): boolean {
    const ends = this.#ends;
    const map = this.#map;
    const t = k / steps;
    const x = ends[0]! + (ends[3]! - ends[0]!) * t;
    const y = ends[1]! + (ends[4]! - ends[1]!) * t;
    return this.#carries(map.at(x, y), ends[2]! + (ends[5]! - ends[2]!) * t, reach);
  }

  #carries(cell: number, z: number, reach: number): boolean {
    return this.#map.carries(cell, z, reach) || (this.#wide && this.#map.isBeside(cell, z));
  }

  #closeRun(): void {
    if (this.#runLength === 0) return;
    // Without branches: one that is first taken long after the rest was compiled makes all of it compile anew.
    const tail = this.#tail;
    const carried = this.#carried;
    const loose = this.#widest > SPAN || (!this.#endCarried && carried < 0.1 * this.#runLength);
    if (this.#startCarried ? tail > TAIL : loose) this.#tellIsland();
    else this.#kept.settle();
    this.#runLength = 0;
    this.#carried = 0;
    this.#tail = 0;
    this.#widest = 0;
  }

  /** The line between `#ends` comes back to what carries. */
  #land(length: number, steps: number, reach: number): void {
    let k = 1;
    while (k < steps && !this.#carriesAt(k, steps, reach)) k++;
    this.#tail += (length * k) / steps;
    if (this.#tail > SPAN) this.#tellSpan();
    this.#tail = 0;
  }

  /** Lines that leave what carries them come back to it, too late. */
  #tellSpan(): void {
    this.islands.push({
      line: [this.#tailLine, this.#runLines[1]],
      layer: this.#runLayer,
      length: this.#tail,
      point: this.#runPoint,
    });
  }

  #tellIsland(): void {
    const [first, last] = this.#runLines;
    this.islands.push({
      line: [this.#startCarried ? this.#tailLine : first, last],
      layer: this.#runLayer,
      length: this.#startCarried ? this.#tail : this.#runLength,
      point: this.#runPoint,
    });
    this.#kept.settleLoose();
  }
}
