import { MoveKind, type Toolpath } from '../model/toolpath.ts';
import type { ChunkDigest } from './chunk-digest.ts';
import type { MoveTrace } from './move-trace.ts';

/** Share by which the filament of two lines of a spiral may differ, [mm] what rounding adds to it, and to the way. */
const ALIKE = 0.15;
const ROUNDING = 3e-5;
const PLACE = 0.002;
/** Of the filament of the turns before, with less than which a spiral begins. */
export const FADES = 0.5;
/** Lines in a row that agree before a spiral is believed; odd ones in a row, at most: the last turn fades out. */
const BELIEVED = 20;
const FEW = 3;
/** Lines that agree from which on a spiral is long enough to judge by, and the odd ones in it, as a share, or so many. */
const ENOUGH = 60;
const RARE = { share: 0.002, few: 3 } as const;
/** How much steeper than the spiral a line is that leaves out a turn, and [mm] how far it climbs at least. */
const STEEP = 4;
const CLIMB = 0.05;
/** [mm] How far beside the end of the line before a line may begin, to go on from there. */
const BESIDE = 1;
/**
 * Lines at the beginning of a turn, and [mm] the way whose filament they may lack: PrusaSlicer leaves out the way from the end of
 * one outline to the beginning of the next, so that the first lines are drawn from elsewhere than they were fed for.
 */
const TURN = { lines: 2, step: 2 } as const;
/** Weight of the newest line in the means. */
const NEW = 1 / 8;

/** A line that is none of the spiral's. `turn`: it leaves turns out, or goes back over them. */
export interface OddSpiralLine {
  readonly kind: 'filament' | 'turn';
  readonly line: number;
  /** [mm] */
  readonly path: number;
  /** Filament, of what the lines beside it get; of a turn: [mm] how far it climbs. */
  readonly share: number;
}

/**
 * A vase is one line that climbs all the way: as steep, and with as much filament a millimetre, as the lines before it. There is
 * no layer to hold it against; what breaks it is a line that is fed otherwise, or one that jumps.
 *
 *      z │        ╱        a turn is lost: the line climbs a layer at once
 *        │    ╱──╯
 *        │╱──╯
 */
export class SpiralLines {
  /** [mm of filament a mm], [mm a mm] Means of the lines that agree. */
  readonly #mean = new Float64Array(2);
  #belief = 0;
  #agreed = 0;
  /** Filament was pushed since the line before. */
  #pushed = false;
  readonly #open: OddSpiralLine[] = [];
  readonly #cases: OddSpiralLine[] = [];
  /** [mm] Where the last line ended. */
  readonly #end = new Float64Array(3);
  /** Layer of the last line, and the lines heard of it. */
  #layer = -1;
  #inTurn = 0;
  /** Row of the last line heard, counted through the job; and rows of the chunks before. */
  #row = -2;
  #rows = 0;

  read(chunk: Toolpath, trace: MoveTrace, digest: ChunkDigest): void {
    const { notable, notables } = digest;
    const { z, layer, e } = chunk;
    const { z0, flat, laying } = trace;
    for (let k = 0; k < notables; k++) {
      const n = notable[k]!;
      if (e[n]! > 0 && laying[n] === 0) this.#pushed = true;
      if (z[n] !== z0[n] && layer[n]! >= 0 && flat[n]! > 0) this.#hear(chunk, trace, n);
    }
    this.#rows += chunk.length;
  }

  #hear(chunk: Toolpath, trace: MoveTrace, n: number): void {
    const row = this.#rows + n;
    const follows = row === this.#row + 1;
    // A way up to another place is none of the spiral's lines; one between two of them has lost its filament.
    if (trace.laying[n] === 0 && !(follows && chunk.e[n] === 0)) return;
    this.#row = row;
    const pushed = this.#pushed;
    this.#pushed = false;
    this.#inTurn = chunk.layer[n] === this.#layer ? this.#inTurn + 1 : 0;
    this.#layer = chunk.layer[n]!;
    const step = this.#step(chunk, trace, n);
    const path = trace.path[n]!;
    const climb = chunk.z[n]! - trace.z0[n]!;
    const density = chunk.e[n]! / path;
    const mean = this.#mean[0]!;
    const believed = this.#belief >= BELIEVED;
    // A strand over air is as thick as its nozzle; it climbs as all others do.
    const isStrand = chunk.kind[n] === MoveKind.bridge;
    if (!isStrand && Math.abs(density - mean) > ALIKE * mean + (ROUNDING + PLACE * mean) / path) {
      // Where filament is pushed a spiral begins anew, and fades in.
      if (pushed && density < FADES * mean) {
        this.#open.length = 0;
        this.#belief = 0;
        return;
      }
      if (believed && this.#inTurn < TURN.lines && path * Math.abs(1 - density / mean) < TURN.step) return;
      this.#stray(believed, { kind: 'filament', line: chunk.line[n]!, path, share: density / mean }, density);
      return;
    }
    const slope = climb / path;
    const jumps = Math.abs(climb) >= CLIMB && (climb < 0 || slope > STEEP * this.#mean[1]!);
    if (believed && jumps && follows) this.#keep({ kind: 'turn', line: chunk.line[n]!, path, share: climb });
    else if (believed && Math.abs(step) >= CLIMB) this.#keep({ kind: 'turn', line: chunk.line[n]!, path, share: step });
    else this.#mean[1]! += (slope - this.#mean[1]!) * NEW;
    if (isStrand) return;
    if (this.#open.length > 0 && follows) for (const each of this.#open) this.#keep(each);
    this.#open.length = 0;
    this.#mean[0]! += (density - mean) * NEW;
    this.#belief = Math.min(BELIEVED, this.#belief + 1);
    this.#agreed++;
  }

  /** [mm] How far up from its end the line before is left, where the next one begins over or under that; and where this one ends. */
  #step(chunk: Toolpath, trace: MoveTrace, n: number): number {
    const end = this.#end;
    const dx = trace.x0[n]! - end[0]!;
    const dy = trace.y0[n]! - end[1]!;
    const step = dx * dx + dy * dy > BESIDE * BESIDE ? 0 : trace.z0[n]! - end[2]!;
    end[0] = chunk.x[n]!;
    end[1] = chunk.y[n]!;
    end[2] = chunk.z[n]!;
    return step;
  }

  #stray(believed: boolean, odd: OddSpiralLine, density: number): void {
    if (believed && this.#open.length < FEW) {
      this.#open.push(odd);
      return;
    }
    this.#open.length = 0;
    this.#belief = believed ? 0 : this.#belief - 1;
    if (this.#belief > 0) return;
    this.#mean[0] = density;
    this.#belief = 1;
  }

  #keep(odd: OddSpiralLine): void {
    if (this.#cases.length <= RARE.few + RARE.share * this.#agreed) this.#cases.push(odd);
  }

  /** The job is a spiral, as far as it is heard. */
  get isOne(): boolean {
    return this.#agreed >= ENOUGH;
  }

  /** What the end of the job shows: more than a few odd lines are how it is made. */
  end(): readonly OddSpiralLine[] {
    const few = Math.max(RARE.few, RARE.share * this.#agreed);
    return !this.isOne || this.#cases.length > few ? [] : this.#cases;
  }
}
