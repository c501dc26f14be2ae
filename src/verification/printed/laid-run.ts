import { CARRYING_GAP, type JobLimits } from '../../model/job.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { arcSweep, type MoveTrace } from '../move-trace.ts';
import type { HeightMap } from './height-map.ts';
import { KeptSamples } from './kept-samples.ts';

/** [mm] Heights are kept in single precision, places in three digits. */
const ROUNDING = 1e-3;
/** [mm] A line that leaves what carries it and ends in the air this much later falls: far beyond any overhang or curl. */
const TAIL = 30;
/** [mm] So far, around corners, nothing spans the air between two places that carry. */
const SPAN = 80;
/**
 * Nozzles that no line of a program is wider than by much; with so many times more filament than that takes in its layer, a line is
 * one of a support whose layers are thicker than the part's.
 */
const WIDEST = 1.5;
const THICKER = 2;
/** [mm] Shorter lines do not tell how thick they are. */
const TOLD = 0.5;
/** Cells that a line is wide at least, to touch what lies two cells beside it. */
const WIDE = 1.1;
/** Chords that an arc is laid as, and samples on each: a circle of 5 m is 16 m long. */
const CHORDS_OF_ARC = 512;
const SAMPLES_OF_CHORD = 64;

/** A stretch of lines between two travels with nothing under it and loose at both ends. */
export interface Island {
  readonly line: readonly [first: number, last: number];
  readonly layer: number;
  /** [mm] */
  readonly length: number;
  readonly point: readonly [number, number, number];
}

/**
 * The lines between two travels, laid into the map of heights: what carries them, and where they hang.
 *
 *     begins on something, ends on something      stands, or bridges what is between
 *     begins on something, ends in the air        falls where the way since what carries is too long
 *     begins in the air                           an island, but where some of it is carried or its end is
 */
export class LaidRun {
  islands: Island[] = [];
  /** [mm] Of the layer. */
  // Fields that hold fractions begin as NaN: one that begins as a whole number is compiled anew when the first fraction comes.
  height = Number.NaN;
  readonly #map: HeightMap;
  /** Samples not yet in the map. */
  readonly #kept: KeptSamples;
  /** [mm2] Of the filament. */
  readonly #filament: number;
  /** [mm] Width that no line is wider than. */
  readonly #widestLine: number;
  /** Its lines are wider than a cell. */
  #wide = false;
  /** [mm] How far under it something carries it. */
  #reach = Number.NaN;
  /** [mm] x, y, z of both ends of the line at hand. */
  readonly #ends = new Float64Array(6);
  #length = Number.NaN;
  #carried = Number.NaN;
  #startCarried = false;
  #endCarried = false;
  // [mm] Way since the last place that carries, of a run that began on something; its first line, and [mm] where that begins.
  #tail = Number.NaN;
  #tailLine = 0;
  readonly #tailPoint = new Float64Array(3);
  /** [mm] The longest way on nothing, of a run that began on nothing. */
  #widest = Number.NaN;
  #lines: [number, number] = [0, 0];
  #layer = -1;
  /** Where the way on nothing begins. */
  #tailLayer = -1;
  #point: readonly [number, number, number] = [0, 0, 0];

  constructor(map: HeightMap, limits: JobLimits) {
    this.#map = map;
    this.#filament = ((limits.print?.filament ?? 0) ** 2 * Math.PI) / 4;
    this.#widestLine = WIDEST * (limits.print?.nozzle ?? 0);
    this.#kept = new KeptSamples(map);
    this.height = 0.2;
    this.#length = this.#carried = this.#tail = this.#widest = 0;
  }

  /** Row `n` lays a line. */
  lay(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x0 = trace.x0[n]!;
    const y0 = trace.y0[n]!;
    this.#layer = chunk.layer[n]!;
    if (this.#length === 0) this.#begin(chunk, trace, n);
    this.#lines[1] = chunk.line[n]!;
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

  #begin(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const x = trace.x0[n]!;
    const y = trace.y0[n]!;
    const z = chunk.motion[n]! < Motion.clockwise ? trace.z0[n]! : chunk.z[n]!;
    this.#lines[0] = chunk.line[n]!;
    this.#tailLayer = this.#layer;
    this.#point = [x, y, chunk.z[n]!];
    const cell = this.#map.at(x, y);
    const volume = chunk.e[n]! * this.#filament;
    const flat = trace.flat[n]!;
    this.#wide = volume * this.#map.perMm > WIDE * flat * this.height;
    const thick = flat > TOLD && this.#widestLine > 0 ? volume / (flat * this.#widestLine) : 0;
    this.#reach = reachOf(thick > THICKER * this.height ? thick : this.height);
    this.#startCarried = this.#carries(cell, z, this.#reach);
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
    const reach = this.#reach;
    this.#length += length;
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
      if (this.#tail === 0) {
        this.#tailLine = this.#lines[1];
        this.#tailLayer = this.#layer;
        this.#tailPoint.set(ends.subarray(0, 3));
      }
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

  /** A travel follows, or the job ends. */
  close(): void {
    if (this.#length === 0) return;
    // Without branches: one that is first taken long after the rest was compiled makes all of it compile anew.
    const tail = this.#tail;
    const carried = this.#carried;
    const loose = this.#widest > SPAN || (!this.#endCarried && carried < 0.1 * this.#length);
    if (this.#startCarried ? tail > TAIL : loose) this.#tellIsland();
    else this.#kept.settle();
    this.#length = 0;
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
      line: [this.#tailLine, this.#lines[1]],
      layer: this.#tailLayer,
      length: this.#tail,
      point: this.#tailStart(),
    });
  }

  #tellIsland(): void {
    const [first, last] = this.#lines;
    this.islands.push({
      line: [this.#startCarried ? this.#tailLine : first, last],
      layer: this.#tailLayer,
      length: this.#startCarried ? this.#tail : this.#length,
      point: this.#startCarried ? this.#tailStart() : this.#point,
    });
    this.#kept.settleLoose();
  }

  #tailStart(): readonly [number, number, number] {
    const [x, y, z] = this.#tailPoint;
    return [x!, y!, z!];
  }
}

/** [mm] How far under a layer so high something still carries: slicers leave up to a layer between a part and its support. */
function reachOf(height: number): number {
  return height + Math.max(CARRYING_GAP, height) + ROUNDING;
}
