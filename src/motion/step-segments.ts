/**
 * GRBL's step generator: cuts a block into segments of 10 ms and gives each one step rate.
 *
 *    v |      ______________            accelerate until … cruise until … brake, at constant acceleration,
 *      |    /│   │    │    │\           in slices of 1/100 s that may hold the end of one ramp and the
 *      |   / │   │    │    │ \ exit     start of the next; what is left over of a step's time goes into the
 *   entry /  │   │    │    │  \         next slice.
 *      +──┴──┴───┴────┴────┴──┴─▶ way
 *
 * A slice's steps all last ⌈16 MHz·time/steps⌉ + 1 ticks: the timer rounds up and counts one more. Under 8 kHz the timer
 * runs 2, 4 or 8 times a step (smoothing), and each of those ticks is rounded. The firmware reckons in single precision, and
 * a stop whose ramp is a whole number of slices ends in a sliver or not by its last bit; so every step here is rounded as
 * there (without: 0.05 % on a job of many stops, with: 0.001 %).
 * The slices of a cruise are all alike; a very long one is taken at once, so that no coordinate can cost minutes.
 * Source: reference/grbl and facts/laser §7. Inside, as there, time is in minutes: mm/min, mm/min².
 */
export class StepSegments {
  /** [mm] Way of the block still to go. */
  left = 0;
  /** [mm/min] Speed at the end of the last slice. */
  speed = 0;
  readonly #ticksOfMinute: number;
  #stepsLeft = 0;
  #perMm = 0;
  #leastWay = 0;
  #restOfStep = 0;
  #longCruise = LONG_CRUISE;
  #ramp: Ramp = ACCELERATING;
  #accelerateUntil = 0;
  #brakeFrom = 0;
  #top = 0;
  #exit = 0;
  #acceleration = 0;
  // The slice in the making.
  #way = 0;

  /** @param clock [Hz] of the step timer */
  constructor(clock: number) {
    this.#ticksOfMinute = clock * 60;
  }

  get done(): boolean {
    return this.left === 0;
  }

  /** A new block. @param mm its way @param steps of its longest axis @param among blocks that its line makes: the chords of an arc */
  load(mm: number, steps: number, among: number): void {
    this.#longCruise = Math.max(LEAST_CRUISE, Math.min(LONG_CRUISE, Math.floor(SLICES_OF_LINE / among)));
    this.left = f32(mm);
    this.#stepsLeft = steps;
    this.#perMm = f32(steps / this.left);
    this.#leastWay = f32(STEPS_OF_SLICE / this.#perMm);
    this.#restOfStep = 0;
  }

  /** Plans the way that is left, again where the plan behind it has changed. [mm²/min², mm/min, mm/min²] */
  plan(entry2: number, exit2: number, top: number, acceleration: number): void {
    const in2 = f32(entry2);
    const out2 = f32(exit2);
    const nominal = f32(top);
    const nominal2 = f32(nominal * nominal);
    const a = f32(acceleration);
    const inverse = f32(0.5 / a);
    this.#acceleration = a;
    this.speed = f32(Math.sqrt(in2));
    this.#exit = f32(Math.sqrt(out2));
    this.#ramp = ACCELERATING;
    this.#accelerateUntil = this.left;
    this.#brakeFrom = 0;
    const meet = f32(0.5 * f32(this.left + f32(inverse * f32(in2 - out2))));
    if (meet <= 0) {
      this.#accelerateUntil = 0;
      this.#top = this.#exit;
    } else if (meet >= this.left) this.#ramp = BRAKING;
    else {
      this.#brakeFrom = f32(inverse * f32(nominal2 - out2));
      if (this.#brakeFrom < meet) {
        this.#top = nominal;
        if (in2 === nominal2) this.#ramp = CRUISING;
        else this.#accelerateUntil = f32(this.left - f32(inverse * f32(nominal2 - in2)));
      } else {
        this.#accelerateUntil = this.#brakeFrom = meet;
        this.#top = f32(Math.sqrt(f32(f32(f32(2 * a) * meet) + out2)));
      }
    }
  }

  /** Makes the next slice (or several alike). @returns [s] how long its steps take */
  next(): number {
    const alike = this.#ramp === CRUISING ? this.#alikeSlices() : 0;
    if (alike > 0) return this.#cruise(alike);
    const { left } = this;
    let end = SLICE;
    let part = end;
    let time = 0;
    this.#way = left;
    for (;;) {
      time = f32(time + this.#advance(part));
      if (this.#way <= 0) break;
      if (time >= end) {
        const enough = Math.max(0, f32(left - this.#leastWay));
        // A slice must hold a step at least.
        if (this.#way <= enough) break;
        end = f32(end + SLICE * this.#slicesToCruise(this.#way - enough));
      }
      part = f32(end - time);
    }
    // What is lost in the rounding would never end: the rest of the cruise at once.
    if (this.#way === left && this.#ramp === CRUISING) return this.#cruise(Number.POSITIVE_INFINITY);
    return this.#runSteps(time);
  }

  /** Goes on for `part` minutes or to the end of the ramp. @returns minutes that it took */
  #advance(part: number): number {
    const a = this.#acceleration;
    const gain = f32(a * part);
    if (this.#ramp === ACCELERATING) {
      const way = f32(this.#way - f32(part * f32(this.speed + f32(0.5 * gain))));
      if (way >= this.#accelerateUntil) {
        this.#way = way;
        this.speed = f32(this.speed + gain);
        return part;
      }
      const took = f32(f32(2 * f32(this.left - this.#accelerateUntil)) / f32(this.speed + this.#top));
      this.#way = this.#accelerateUntil;
      this.#ramp = this.#way === this.#brakeFrom ? BRAKING : CRUISING;
      this.speed = this.#top;
      return took;
    }
    if (this.#ramp === CRUISING) {
      const way = f32(this.#way - f32(this.#top * part));
      if (way >= this.#brakeFrom) {
        this.#way = way;
        return part;
      }
      const took = f32(f32(this.#way - this.#brakeFrom) / this.#top);
      this.#way = this.#brakeFrom;
      this.#ramp = BRAKING;
      return took;
    }
    return this.#brake(part, gain);
  }

  #brake(part: number, loss: number): number {
    if (this.speed > loss) {
      const way = f32(this.#way - f32(part * f32(this.speed - f32(0.5 * loss))));
      if (way > 0) {
        this.#way = way;
        this.speed = f32(this.speed - loss);
        return part;
      }
    }
    const took = f32(f32(2 * this.#way) / f32(this.speed + this.#exit));
    this.#way = 0;
    this.speed = this.#exit;
    return took;
  }

  /** Slices of a very long cruise to take at once, 0 where each is taken alone. */
  #alikeSlices(): number {
    const slices = Math.floor((this.left - this.#brakeFrom) / (this.#top * SLICE));
    return slices > this.#longCruise ? slices - this.#longCruise : 0;
  }

  /** So many slices of the cruise as one, at most to its end. @returns [s] */
  #cruise(slices: number): number {
    const way = Math.min(slices * SLICE * this.#top, this.left - this.#brakeFrom);
    this.#way = f32(this.left - way);
    if (this.#way === this.#brakeFrom) this.#ramp = BRAKING;
    return this.#runSteps(way / this.#top);
  }

  /** Slices more until a slow cruise has made a step, all but the last. @param way [mm] still missing */
  #slicesToCruise(way: number): number {
    return this.#ramp === CRUISING ? Math.max(1, Math.floor(way / (this.#top * SLICE))) : 1;
  }

  /** Turns the slice into whole steps of one length each. [s] */
  #runSteps(sliceTime: number): number {
    const toGo = f32(this.#perMm * this.#way);
    const steps = Math.ceil(toGo);
    const time = f32(sliceTime + this.#restOfStep);
    this.left = this.#way;
    if (!(toGo < this.#stepsLeft)) {
      // So many steps that single precision does not tell the next one: its time goes into the next slice.
      this.#restOfStep = time;
      return 0;
    }
    const stepTime = f32(time / f32(this.#stepsLeft - toGo));
    const ticks = Math.min(Math.ceil(f32(this.#ticksOfMinute * stepTime)), MOST_TICKS);
    const shift = ticks < SMOOTH_FROM ? 0 : ticks < 2 * SMOOTH_FROM ? 1 : ticks < 4 * SMOOTH_FROM ? 2 : 3;
    const counted = Math.min(ticks >> shift, LONGEST_COUNT) + 1;
    const seconds = ((this.#stepsLeft - steps) * (1 << shift) * counted * 60) / this.#ticksOfMinute;
    this.#restOfStep = f32(f32(steps - toGo) * stepTime);
    this.#stepsLeft = steps;
    return seconds;
  }
}

const ACCELERATING = 0;
const CRUISING = 1;
const BRAKING = 2;
type Ramp = typeof ACCELERATING | typeof CRUISING | typeof BRAKING;

const f32 = Math.fround;
/** [min] 100 slices a second. */
const SLICE = f32(1 / (100 * 60));
/** Slices of cruising from which they are taken at once (10 s): the sum of the singles, bit by bit, is for shorter ones. */
const LONG_CRUISE = 1000;
/** The same for the chords of one arc together, and for each of them at least: an arc costs no more than its line may. */
const SLICES_OF_LINE = 100_000;
const LEAST_CRUISE = 2;
/** Steps that a slice holds at least. */
const STEPS_OF_SLICE = 1.25;
/** [ticks a step] From here on the timer runs 2, 4, 8 times a step: 8, 4 and 2 kHz at 16 MHz. */
const SMOOTH_FROM = 2000;
/** More than any timer counts, and still a whole number of 31 bits. */
const MOST_TICKS = 2 ** 30;
/** The timer has 16 bits. */
const LONGEST_COUNT = 65_535;
