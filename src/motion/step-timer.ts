import type { JobEvent } from '../model/toolpath.ts';
import { BlockQueue } from './block-queue.ts';
import type { AxisPace } from './classic-jerk.ts';
import { type LimitWords, PathTimer } from './path-timer.ts';
import { type StepRates, stepTrapezoidSeconds } from './step-trapezoid.ts';

interface FourAxes {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly e: number;
}

/** What the machines of the Marlin lineage have in common. */
export interface StepLimits {
  /** [mm/s] Each axis on its own. */
  readonly maxVelocity: FourAxes;
  /** [mm/s²] */
  readonly maxAcceleration: FourAxes;
  /** [mm/s] */
  readonly jerk: FourAxes;
  /** [steps/mm] */
  readonly stepsPerMm: FourAxes;
  /** [mm/s²] Along the way: with filament, without, of the filament alone. */
  readonly acceleration: { readonly print: number; readonly travel: number; readonly retract: number };
  /** Places of the ring; one stays empty. */
  readonly blocks: number;
  /** A move of no more steps than this on any axis waits for the next one. */
  readonly putOffSteps: number;
  /** [s] While the ring runs low, shorter blocks are stretched. */
  readonly minSegmentTime: number;
  /** [steps/s] */
  readonly minStepRate: number;
}

/** [mm/s] F before the file gives one: 1500 mm/min. */
const FIRST_FEED = 25;
const MICROSECONDS = 1e6;
/** Words of M201, M203 and M205 in the order of the axes. */
const AXIS_WORDS = ['X', 'Y', 'Z', 'E'] as const;

/**
 * The clock of the Marlin lineage: whole steps, each axis its own limits, a bounded ring of blocks.
 *
 *   target ─▶ steps ─▶ pace: F, axis limits ─▶ corner (jerk or deviation) ─▶ ring ─▶ trapezoid in steps
 *               └─ ≤ 5 steps: put off, they go into the next move
 *
 * 1. Each target is rounded to whole steps; the move is what differs from the last *planned* place.
 * 2. Nominal rate = ⌈N·F/mm⌉, N the axis with most steps; every axis that is too fast scales all of it down.
 * 3. Acceleration ⌈a·N/mm⌉ steps/s², a for printing, travel or the filament alone; then limit·N/steps of each axis.
 * 4. While 2 to 7 blocks wait, a block shorter than 20 ms is stretched to t + 2·(20 ms − t)/waiting.
 * The firmware reckons in single precision, and a target on half a step or a rate that is nearly whole falls to one side by its
 * last bit. So this is rounded as there: the sliced files went from 0.014 % to 0.0001 % off.
 * Source: reference/estimate, "Rules of the MK3S plan", 1 to 3, 6 and 8.
 */
export abstract class StepTimer extends PathTimer {
  protected readonly queue: BlockQueue;
  protected readonly maxVelocity: Float64Array;
  protected readonly maxAcceleration: Float64Array;
  protected readonly jerk: Float32Array;
  /** [mm/s²] */
  protected readonly along: { print: number; travel: number; retract: number };
  /** [s] M205 B. */
  protected minSegmentTime: number;
  /** The move at hand and the one before it. */
  protected now: AxisPace = { speed: 0, velocity: new Float32Array(4), safe: 0 };
  protected before: AxisPace = { speed: 0, velocity: new Float32Array(4), safe: 0 };
  /** [mm] Length of the move at hand by its steps. */
  protected millimetres = 0;

  readonly #limits: StepLimits;
  readonly #perMm: Float64Array;
  /** [mm] Absolute E that the file has reached. */
  #e = 0;
  readonly #planned = new Float64Array(4);
  readonly #target = new Float64Array(4);
  readonly #steps = new Float64Array(4);
  #rate = Number.NaN;
  /** By how much the move is scaled down; read back from here it is a fraction to the compiler even where it is 1. */
  readonly #factor = new Float64Array(1);
  // By slot of the queue.
  readonly #slotSteps: Float64Array;
  readonly #slotRate: Float64Array;
  readonly #slotAcceleration: Float64Array;
  readonly #slotSpeed: Float64Array;
  readonly #rates: StepRates = { v0: 0, vn: 0, v1: 0, a: 0 };

  constructor(limits: StepLimits) {
    super(FIRST_FEED);
    const four = (of: FourAxes): Float64Array => Float64Array.of(of.x, of.y, of.z, of.e);
    const places = limits.blocks - 1;
    this.queue = new BlockQueue(places);
    this.maxVelocity = four(limits.maxVelocity);
    this.maxAcceleration = four(limits.maxAcceleration);
    this.jerk = Float32Array.from(four(limits.jerk));
    this.along = { ...limits.acceleration };
    this.minSegmentTime = limits.minSegmentTime;
    this.#limits = limits;
    this.#perMm = four(limits.stepsPerMm);
    this.#slotSteps = new Float64Array(places);
    this.#slotRate = new Float64Array(places);
    this.#slotAcceleration = new Float64Array(places);
    this.#slotSpeed = new Float64Array(places);
  }

  /** F that the move is run at. [mm/s] @param inPlane the move has X or Y */
  protected abstract paceOf(inPlane: boolean): number;

  /** A place in the ring is needed. */
  protected abstract makeRoom(): void;

  /**
   * Fills `junction2` and `halt` of the slot for the corner between `before` and `now`, and plans.
   * @param waiting blocks in the ring before this one
   */
  protected abstract join(slot: number, waiting: number): void;

  protected override placed(): void {
    this.#planned[0] = Math.round(this.x * this.#perMm[0]!);
    this.#planned[1] = Math.round(this.y * this.#perMm[1]!);
    this.#planned[2] = Math.round(this.z * this.#perMm[2]!);
  }

  /** G92: the planned steps start again from the new numbers; what was put off on these axes is lost. */
  protected renumber(event: JobEvent & { type: 'set-position' }): void {
    const { x, y, z, e } = event;
    if (x !== undefined || y !== undefined || z !== undefined) this.placed();
    if (e === undefined) return;
    this.#e = e;
    this.#planned[3] = Math.round(e * this.#perMm[3]!);
  }

  /** M201, M203 and M205 by axis: the words that are there become the limits, `ceiling` where the firmware has one. */
  protected setAxes(limits: Float64Array | Float32Array, words: LimitWords, ceiling: number): void {
    for (let axis = 0; axis < 4; axis++) {
      const word = words[AXIS_WORDS[axis]!];
      if (word !== undefined && word > 0) limits[axis] = axis < 2 ? Math.min(word, ceiling) : word;
    }
  }

  /** M205 B. [µs] */
  protected setSegmentTime({ B }: LimitWords): void {
    if (B !== undefined && B >= 0) this.minSegmentTime = B / MICROSECONDS;
  }

  protected override segment(x: number, y: number, z: number, e: number): void {
    const inPlane = x !== this.x || y !== this.y;
    this.x = x;
    this.y = y;
    this.z = z;
    this.#e += e;
    const most = this.#countSteps();
    if (most <= this.#limits.putOffSteps) return;
    this.makeRoom();
    const waiting = this.queue.count;
    this.#setPace(most, this.#oftenOf(this.paceOf(inPlane), waiting));
    const slot = this.queue.reserve();
    this.#fill(slot, most);
    this.join(slot, waiting);
    const planned = this.#planned;
    const target = this.#target;
    // Four numbers: `set` costs as much as for a thousand.
    for (let axis = 0; axis < 4; axis++) planned[axis] = target[axis]!;
    const { now, before } = this;
    this.before = now;
    this.now = before;
  }

  /** Steps of each axis, the way they make [mm] in `now.velocity`, and its length. @returns the most steps of an axis */
  #countSteps(): number {
    const target = this.#target;
    const perMm = this.#perMm;
    const steps = this.#steps;
    const way = this.now.velocity;
    target[0] = Math.round(f32(f32(this.x) * perMm[0]!));
    target[1] = Math.round(f32(f32(this.y) * perMm[1]!));
    target[2] = Math.round(f32(f32(this.z) * perMm[2]!));
    target[3] = Math.round(f32(f32(this.#e) * perMm[3]!));
    let most = 0;
    for (let axis = 0; axis < 4; axis++) {
      const signed = target[axis]! - this.#planned[axis]!;
      const count = Math.abs(signed);
      steps[axis] = count;
      way[axis] = signed / perMm[axis]!;
      if (count > most) most = count;
    }
    const putOff = this.#limits.putOffSteps;
    const headRests = steps[0]! <= putOff && steps[1]! <= putOff && steps[2]! <= putOff;
    this.millimetres = headRests
      ? Math.abs(way[3]!)
      : f32(Math.sqrt(way[0]! * way[0]! + way[1]! * way[1]! + way[2]! * way[2]!));
    return most;
  }

  /** [1/s] How often the move goes into a second at F, stretched while the ring runs low. */
  #oftenOf(feed: number, waiting: number): number {
    const often = f32(f32(feed) * f32(1 / this.millimetres));
    const least = this.minSegmentTime;
    if (waiting < 2 || waiting >= this.#limits.blocks / 2 || often * least <= 1) return often;
    return f32(1 / (1 / often + (2 * (least - 1 / often)) / waiting));
  }

  /** Speed, velocity by axis and step rate; all scaled down where an axis is too fast. */
  #setPace(most: number, often: number): void {
    const { now, maxVelocity } = this;
    const { velocity } = now;
    let factor = 1;
    for (let axis = 0; axis < 4; axis++) {
      velocity[axis]! *= often;
      // Over 1, or no number, on an axis that is slow enough.
      const room = f32(maxVelocity[axis]! / Math.abs(velocity[axis]!));
      if (room < factor) factor = room;
    }
    // By 1 nothing changes: a branch for the few moves that are scaled would be compiled anew at the first of them.
    for (let axis = 0; axis < 4; axis++) velocity[axis]! *= factor;
    now.speed = f32(f32(this.millimetres * often) * factor);
    const rate = Math.ceil(f32(most * often));
    this.#factor[0] = factor;
    const fraction = this.#factor[0]!;
    const scaled = Math.max(1, Math.floor(f32(rate * fraction)));
    this.#rate = fraction === 1 ? rate : scaled;
  }

  /** [steps/s²] */
  #stepAcceleration(most: number): number {
    const { along, maxAcceleration } = this;
    const steps = this.#steps;
    const density = f32(most / this.millimetres);
    if (steps[0] === 0 && steps[1] === 0 && steps[2] === 0) return Math.ceil(f32(along.retract * density));
    let acceleration = Math.ceil(f32((steps[3]! > 0 ? along.print : along.travel) * density));
    for (let axis = 0; axis < 4; axis++) {
      if (steps[axis] === 0) continue;
      const limit = Math.floor((maxAcceleration[axis]! * this.#perMm[axis]! * most) / steps[axis]!);
      if (limit < acceleration) acceleration = limit;
    }
    return Math.max(1, acceleration);
  }

  #fill(slot: number, most: number): void {
    const { queue } = this;
    const acceleration = this.#stepAcceleration(most);
    queue.distance[slot] = this.millimetres;
    queue.acceleration[slot] = (acceleration * this.millimetres) / most;
    queue.kind[slot] = this.kind;
    queue.layer[slot] = this.layer;
    queue.object[slot] = this.object;
    this.#slotSteps[slot] = most;
    this.#slotRate[slot] = this.#rate;
    this.#slotAcceleration[slot] = acceleration;
    this.#slotSpeed[slot] = this.now.speed;
  }

  /** The oldest block is run and leaves. @param exit2 [mm²/s²] its speed² at the end */
  protected run(exit2: number): void {
    const { queue } = this;
    const slot = queue.oldest;
    const rates = this.#rates;
    const top = this.#slotRate[slot]!;
    const scale = f32(top / this.#slotSpeed[slot]!);
    const least = this.#limits.minStepRate;
    rates.vn = top;
    rates.v0 = Math.min(top, Math.max(least, Math.ceil(f32(f32(Math.sqrt(queue.entry2[slot]!)) * scale))));
    rates.v1 = Math.min(top, Math.max(least, Math.ceil(f32(f32(Math.sqrt(exit2)) * scale))));
    rates.a = this.#slotAcceleration[slot]!;
    const seconds = stepTrapezoidSeconds(this.#slotSteps[slot]!, rates);
    this.tally.move(seconds, queue.kind[slot]!, queue.layer[slot]!, queue.object[slot]!);
    queue.discard();
  }
}

const f32 = Math.fround;
