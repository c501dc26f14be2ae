import type { MotionTally } from './motion-tally.ts';
import { type Speeds2, trapezoidSeconds } from './trapezoid.ts';

/**
 * Look-ahead without a limit and its second, slower plan (Klipper's "minimum cruise ratio").
 *
 *   v²                     peak of the slow plan caps
 *    |       _______       the cruise of this hill …
 *    |      /.     .\   _______________________________
 *    |     / .     . \ /  .  .                     .   \        v² is linear in distance: a ramp with
 *    |    /  .  '  .  v .    '  .                  .    \       acceleration a rises by 2·a·L over a move
 *    |___/ .'         '.        '. … of the next hill    \___   of length L, so no square root until the end
 *     junction      junction
 *
 * From a stop at the end backward: start² = min(junction², next start² + 2·a·L); cruise² = min(F², mean of start² and
 * what braking from it would reach). The slow plan runs the same way with less acceleration. A move in which it can
 * still gain speed, and does so within itself or within the moves waiting behind it, is a peak: its (start² + reach²)/2
 * caps the cruise² of the move and of the earlier ones up to the next peak. Moves that can gain no speed wait for that
 * peak and then run at most at their own start speed.
 *
 * A plan may change as long as moves are added behind it, but never before the last peak but one: up to there it is
 * settled and leaves the queue. So memory holds the moves of a braking distance, not the job, and each move is visited
 * about twice (the queue is planned again only when it has doubled).
 * Rules: reference/estimate ("Rules of the Klipper plan", 5 to 7).
 */
export class EndlessLookAhead {
  /** [mm] Columns of the waiting moves; `reserve` says which row to fill. */
  distance = new Float64Array(FIRST_ROOM);
  /** [mm/s²] */
  acceleration = new Float64Array(FIRST_ROOM);
  /** [mm²/s²] Greatest speed² inside the move. */
  cruise2 = new Float64Array(FIRST_ROOM);
  /** [mm²/s²] Greatest speed² at its start. */
  junction2 = new Float64Array(FIRST_ROOM);
  /** [mm²/s²] The same in the slower plan, and what that plan can gain: 2·a'·L. */
  slowJunction2 = new Float64Array(FIRST_ROOM);
  slowGain2 = new Float64Array(FIRST_ROOM);
  kind = new Uint8Array(FIRST_ROOM);
  layer = new Int32Array(FIRST_ROOM);
  object = new Int32Array(FIRST_ROOM);

  #start2 = new Float64Array(FIRST_ROOM);
  #end2 = new Float64Array(FIRST_ROOM);
  #count = 0;
  readonly #speeds2: Speeds2 = { start2: 0, peak2: 0, end2: 0 };
  #planAt = BATCH;
  readonly #tally: MotionTally;

  constructor(tally: MotionTally) {
    this.#tally = tally;
  }

  /** Row for the next move. The caller fills all columns of it. */
  reserve(): number {
    if (this.#count >= this.#planAt) {
      this.#plan(true);
      this.#planAt = Math.max(2 * this.#count, this.#count + BATCH);
    }
    if (this.#count === this.distance.length) this.#grow();
    return this.#count++;
  }

  /** The machine stops here: every waiting move is settled. */
  stop(): void {
    this.#plan(false);
  }

  #plan(lazy: boolean): void {
    const { acceleration, distance, junction2, slowJunction2, slowGain2, cruise2 } = this;
    let settled = this.#count;
    let searching = lazy;
    let nextStart2 = 0;
    let nextSlow2 = 0;
    let peak2 = 0;
    let waiting = 0;
    for (let n = this.#count - 1; n >= 0; n--) {
      const reach2 = nextStart2 + 2 * acceleration[n]! * distance[n]!;
      const start2 = Math.min(junction2[n]!, reach2);
      const slowReach2 = nextSlow2 + slowGain2[n]!;
      const slow2 = Math.min(slowJunction2[n]!, slowReach2);
      this.#start2[n] = start2;
      this.#end2[n] = nextStart2;
      if (slow2 < slowReach2) {
        if (waiting > 0 || slow2 + slowGain2[n]! > nextSlow2) {
          if (searching && peak2 > 0) {
            settled = n;
            searching = false;
          }
          peak2 = Math.min(cruise2[n]!, (slow2 + slowReach2) / 2);
          if (!searching && n < settled) this.#release(n + 1, waiting, peak2);
          waiting = 0;
        }
        if (!searching && n < settled) {
          this.#settle(n, Math.min((start2 + reach2) / 2, cruise2[n]!, peak2));
        }
      } else waiting++;
      nextStart2 = start2;
      nextSlow2 = slow2;
    }
    if (!searching) this.#drop(settled);
  }

  /** Settles the moves that waited for the peak before them. */
  #release(from: number, waiting: number, peak2: number): void {
    let cap2 = peak2;
    for (let n = from; n < from + waiting; n++) {
      cap2 = Math.min(cap2, this.#start2[n]!);
      this.#settle(n, cap2);
    }
  }

  /** The move's time: accelerating, cruising, braking. */
  #settle(n: number, cruise2: number): void {
    const speeds2 = this.#speeds2;
    speeds2.peak2 = cruise2;
    speeds2.start2 = Math.min(this.#start2[n]!, cruise2);
    speeds2.end2 = Math.min(this.#end2[n]!, cruise2);
    const seconds = trapezoidSeconds(this.distance[n]!, this.acceleration[n]!, speeds2);
    this.#tally.move(seconds, this.kind[n]!, this.layer[n]!, this.object[n]!);
  }

  #drop(settled: number): void {
    const end = this.#count;
    for (const column of this.#columns()) column.copyWithin(0, settled, end);
    this.#count -= settled;
  }

  #columns(): readonly (Float64Array | Uint8Array | Int32Array)[] {
    const { distance, acceleration, cruise2, junction2, slowJunction2, slowGain2, kind, layer, object } = this;
    return [distance, acceleration, cruise2, junction2, slowJunction2, slowGain2, kind, layer, object];
  }

  #grow(): void {
    const wide = 2 * this.distance.length;
    const floats = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const column = new Float64Array(wide);
      column.set(old);
      return column;
    };
    this.distance = floats(this.distance);
    this.acceleration = floats(this.acceleration);
    this.cruise2 = floats(this.cruise2);
    this.junction2 = floats(this.junction2);
    this.slowJunction2 = floats(this.slowJunction2);
    this.slowGain2 = floats(this.slowGain2);
    this.#start2 = floats(this.#start2);
    this.#end2 = floats(this.#end2);
    const kind = new Uint8Array(wide);
    kind.set(this.kind);
    this.kind = kind;
    const integers = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const column = new Int32Array(wide);
      column.set(old);
      return column;
    };
    this.layer = integers(this.layer);
    this.object = integers(this.object);
  }
}

const FIRST_ROOM = 1024;
/** Moves added before the queue is looked through again. */
const BATCH = 256;
