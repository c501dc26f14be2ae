import type { DataMap } from '../model/data-node.ts';
import type { BoundFirmware, Firmware } from '../model/firmware.ts';
import { parseFields } from '../model/schema.ts';
import { type JobEvent, Motion } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import { BlockQueue } from './block-queue.ts';
import { GRBL_FIELDS, type GrblLimits } from './grbl-fields.ts';
import { acrossAcceleration, deviationSpeed2 } from './junction-deviation.ts';
import { PathTimer } from './path-timer.ts';
import { StepSegments } from './step-segments.ts';

/**
 * GRBL 1.1: junction deviation, a ring of 16 blocks of which 15 can be used, a step generator 5 slices ahead.
 *
 *    lines ─▶ [ block │ block │ … │ newest ] ─▶ slices of 10 ms ─▶ steps
 *              15 places: a new block waits        a block leaves the ring when its
 *              until one is free                   last slice is *made*, not run
 *
 * What stops the machine: any G4, a change of M3, M4, M5, M8, M9, S alone with a new value while the laser is on, and under
 * M3 a move of no length, or a G0 or G1 alone that turns the laser off or on. A stop costs its ramps, and $1 unless that is 255. G4 lasts whole multiples of 50 ms. A feed is cut
 * to what the direction allows, so a diagonal may go √2 faster than one axis; G0 goes as fast as that in any case.
 * Source: reference/grbl and facts/laser §7 (numbers from gnea/grbl bfb67f0; no code of it here).
 */

export const grbl: Firmware = {
  name: 'grbl',
  schema: GRBL_FIELDS,
  bind(motion: DataMap): BoundFirmware {
    const limits = parseFields(motion, GRBL_FIELDS, 'motion');
    return {
      maxFeed: limits.maxRate,
      maxAcceleration: limits.acceleration,
      start: () => new GrblTimer(limits),
    };
  },
};

/** Slices that are ready while one runs. */
const SLICES_AHEAD = 5;
/** [s] G4 waits in whole multiples of this. */
const DWELL_STEP = 0.05;
/** [s] $1 of which the firmware says: always. */
const ALWAYS = 0.255;
/** Commands of the motions by `Motion` code, as they stand alone on a line. */
const MODAL: readonly string[] = ['G0', 'G1', 'G2', 'G3'];
const MIST = 1;
const FLOOD = 2;
/** No single axis. */
const SEVERAL = -1;
/** [mm/min] Slowest feed. */
const LEAST_FEED = 1;
/** [mm/min of one mm/s] The firmware reckons in minutes, and so does this clock where its rounding counts. */
const PER_MINUTE = 60;

class GrblTimer extends PathTimer {
  readonly #limits: GrblLimits;
  readonly #queue: BlockQueue;
  readonly #slices: StepSegments;
  readonly #perMm: Float64Array;
  /** [mm/min] */
  readonly #maxRate: Float64Array;
  /** [mm/min²] */
  readonly #acceleration: Float64Array;
  readonly #planned = new Float64Array(3);
  readonly #target = new Float64Array(3);
  /** Unit vectors of the move at hand and of the one before, and that one's speed² [mm²/min²]. */
  #way = new Float64Array(3);
  #wayBefore = new Float64Array(3);
  #nominal2Before = 0;
  /** The one axis along which they go, or `SEVERAL`. */
  #axis = SEVERAL;
  #axisBefore = SEVERAL;
  // By slot of the queue.
  readonly #steps: Float64Array;
  readonly #nominal: Float64Array;
  readonly #burns: Uint8Array;
  /** Blocks of the same line. */
  readonly #among: Float64Array;
  /** The oldest block is being cut into slices; its plan has changed meanwhile. */
  #cutting = false;
  #changed = false;
  #ready = 0;
  /** Something moved since the last stop. */
  #moved = false;
  #mode: 'off' | 'constant' | 'dynamic' = 'off';
  /** [0…1] S that holds. */
  #power = 0;
  /** G0 to G3 that holds. */
  #modal: number = Motion.rapid;
  #coolant = 0;

  constructor(limits: GrblLimits) {
    super(0);
    this.#limits = limits;
    const places = limits.blocks - 1;
    const { maxRate: v, acceleration: a, stepsPerMm: s } = limits;
    this.#queue = new BlockQueue(places);
    this.#slices = new StepSegments(limits.stepClock);
    this.#perMm = Float64Array.of(s.x, s.y, s.z);
    this.#maxRate = Float64Array.of(v.x, v.y, v.z).map((rate) => rate * PER_MINUTE);
    this.#acceleration = Float64Array.of(a.x, a.y, a.z).map((push) => push * PER_MINUTE * PER_MINUTE);
    this.#steps = new Float64Array(places);
    this.#nominal = new Float64Array(places);
    this.#burns = new Uint8Array(places);
    this.#among = new Float64Array(places);
  }

  /** n = ⌊½·θ·r / √(tolerance·(2r − tolerance))⌋ */
  protected override chordsOf(arc: Arc): number {
    const { arcTolerance } = this.#limits;
    const reach = arcTolerance * (2 * arc.radius - arcTolerance);
    return reach > 0 ? chordCount((0.5 * arc.length) / Math.sqrt(reach)) : 1;
  }

  protected override placed(): void {
    this.#planned[0] = Math.round(this.x * this.#perMm[0]!);
    this.#planned[1] = Math.round(this.y * this.#perMm[1]!);
    this.#planned[2] = Math.round(this.z * this.#perMm[2]!);
  }

  protected override stop(): void {
    while (this.#queue.count > 0) {
      this.#ready = 0;
      this.#cut();
    }
    this.#ready = 0;
    const { idleDelay } = this.#limits;
    if (this.#moved && idleDelay < ALWAYS) this.tally.dwell(idleDelay, this.layer, this.object);
    this.#moved = false;
  }

  protected override dwell(seconds: number): void {
    this.stop();
    const waits = Math.ceil(seconds / DWELL_STEP - 1e-6) * DWELL_STEP;
    this.tally.dwell(waits, this.layer, this.object);
    const glows = this.#mode === 'constant' && this.#power > 0 && this.#modal !== Motion.rapid;
    if (glows) this.tally.burn(waits);
  }

  protected override event(event: JobEvent): void {
    switch (event.type) {
      case 'laser':
        this.#setLaser(event.mode, event.power);
        break;
      case 'power':
        if (this.#mode !== 'off') this.stop();
        this.#power = event.power;
        break;
      case 'coolant':
        this.#setCoolant(event.word);
        break;
      case 'other': {
        const modal = MODAL.indexOf(event.command);
        if (modal >= 0) this.#setModal(modal);
        break;
      }
      default:
        super.event(event);
    }
  }

  /** M3, M4, M5: a change stops, and so does the same again with another S. */
  #setLaser(mode: 'off' | 'constant' | 'dynamic', power: number): void {
    if (mode !== this.#mode || (mode !== 'off' && power !== this.#power)) this.stop();
    this.#mode = mode;
    this.#power = power;
  }

  #setCoolant(word: 'M7' | 'M8' | 'M9'): void {
    const coolant = word === 'M7' ? this.#coolant | MIST : word === 'M8' ? this.#coolant | FLOOD : 0;
    if (coolant !== this.#coolant) this.stop();
    this.#coolant = coolant;
  }

  /** G0 to G3 alone on a line: under M3 the laser goes on or off where it stands. */
  #setModal(modal: number): void {
    const switches = (modal === Motion.rapid) !== (this.#modal === Motion.rapid);
    if (this.#mode === 'constant' && switches) this.stop();
    this.#modal = modal;
  }

  protected override segment(x: number, y: number, z: number): void {
    this.x = x;
    this.y = y;
    this.z = z;
    this.#modal = this.motion;
    if (this.motion !== Motion.rapid) this.#power = this.power;
    const most = this.#countSteps();
    if (most === 0) {
      // A move of no length: nothing to do, but a constant laser is set for it, and that waits.
      if (this.#mode === 'constant') this.stop();
      return;
    }
    this.#makeRoom();
    this.#enqueue(most);
    this.#planned.set(this.#target);
    const way = this.#way;
    this.#way = this.#wayBefore;
    this.#wayBefore = way;
    this.#moved = true;
  }

  /** Steps to the target; `#way` gets the millimetres that they make. @returns the most steps of an axis */
  #countSteps(): number {
    const target = this.#target;
    target[0] = Math.round(this.x * this.#perMm[0]!);
    target[1] = Math.round(this.y * this.#perMm[1]!);
    target[2] = Math.round(this.z * this.#perMm[2]!);
    let most = 0;
    let moving = 0;
    for (let axis = 0; axis < 3; axis++) {
      const steps = target[axis]! - this.#planned[axis]!;
      this.#way[axis] = steps / this.#perMm[axis]!;
      if (steps === 0) continue;
      moving++;
      this.#axis = axis;
      most = Math.max(most, Math.abs(steps));
    }
    if (moving > 1) this.#axis = SEVERAL;
    return most;
  }

  #enqueue(most: number): void {
    const queue = this.#queue;
    const first = queue.count === 0;
    const slot = queue.reserve();
    const fastest = this.#axis === SEVERAL ? this.#takeLimits(slot) : this.#takeLimitsOf(this.#axis, slot);
    const wanted = this.motion === Motion.rapid ? fastest : Math.min(this.feed * PER_MINUTE, fastest);
    const nominal = Math.max(LEAST_FEED, wanted);
    queue.junction2[slot] = first ? 0 : Math.min(this.#cornerSpeed2(), this.#nominal2Before, nominal * nominal);
    queue.kind[slot] = this.kind;
    queue.layer[slot] = this.layer;
    queue.object[slot] = this.object;
    this.#steps[slot] = most;
    this.#nominal[slot] = nominal;
    this.#among[slot] = this.chords;
    this.#burns[slot] = this.motion !== Motion.rapid && this.power > 0 ? 1 : 0;
    this.#nominal2Before = nominal * nominal;
    this.#axisBefore = this.#axis;
    this.#plan();
  }

  /** Distance and acceleration of a way into the queue; `#way` becomes its unit vector. @returns [mm/min] the most it can go */
  #takeLimits(slot: number): number {
    const way = this.#way;
    const distance = Math.sqrt(way[0]! * way[0]! + way[1]! * way[1]! + way[2]! * way[2]!);
    let fastest = Number.POSITIVE_INFINITY;
    let acceleration = Number.POSITIVE_INFINITY;
    for (let axis = 0; axis < 3; axis++) {
      way[axis]! /= distance;
      const share = Math.abs(way[axis]!);
      if (share === 0) continue;
      fastest = Math.min(fastest, this.#maxRate[axis]! / share);
      acceleration = Math.min(acceleration, this.#acceleration[axis]! / share);
    }
    this.#queue.distance[slot] = distance;
    this.#queue.acceleration[slot] = acceleration;
    return fastest;
  }

  /** The same along one axis, as nearly all of an engraving: no roots, no shares. */
  #takeLimitsOf(axis: number, slot: number): number {
    const way = this.#way;
    this.#queue.distance[slot] = Math.abs(way[axis]!);
    this.#queue.acceleration[slot] = this.#acceleration[axis]!;
    way[axis] = way[axis]! < 0 ? -1 : 1;
    return this.#maxRate[axis]!;
  }

  #cornerSpeed2(): number {
    const axis = this.#axis;
    // Straight on, or straight back.
    if (axis !== SEVERAL && axis === this.#axisBefore)
      return this.#way[axis] === this.#wayBefore[axis] ? Number.POSITIVE_INFINITY : 0;
    const across = acrossAcceleration(this.#wayBefore, this.#way, this.#acceleration);
    return deviationSpeed2(this.#wayBefore, this.#way, across, this.#limits.junctionDeviation);
  }

  /** A block half cut goes into the plan with what is left of it, from the speed that it has. */
  #plan(): void {
    const queue = this.#queue;
    if (this.#cutting) {
      const { speed, left } = this.#slices;
      queue.entry2[queue.oldest] = speed * speed;
      queue.distance[queue.oldest] = left;
      this.#changed = true;
    }
    queue.plan(0);
  }

  #makeRoom(): void {
    while (this.#queue.full) {
      this.#cut();
      if (this.#queue.full) this.#ready--;
    }
  }

  /** Cuts slices until enough are ready. */
  #cut(): void {
    const queue = this.#queue;
    const slices = this.#slices;
    while (this.#ready < SLICES_AHEAD && queue.count > 0) {
      const slot = queue.oldest;
      if (!this.#cutting) slices.load(queue.distance[slot]!, this.#steps[slot]!, this.#among[slot]!);
      if (!this.#cutting || this.#changed) {
        slices.plan(queue.entry2[slot]!, queue.exit2, this.#nominal[slot]!, queue.acceleration[slot]!);
      }
      this.#changed = false;
      const seconds = slices.next();
      this.#ready++;
      this.tally.move(seconds, queue.kind[slot]!, queue.layer[slot]!, queue.object[slot]!);
      if (this.#burns[slot] === 1) this.tally.burn(seconds);
      this.#cutting = !slices.done;
      if (slices.done) queue.discard();
    }
  }
}
