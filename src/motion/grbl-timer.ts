import { type JobEvent, Motion, type Toolpath } from '../model/toolpath.ts';
import { type Arc, chordCount } from './arc-chords.ts';
import type { GrblLimits } from './grbl-fields.ts';
import { GrblRing } from './grbl-ring.ts';
import { acrossAcceleration, deviationSpeed2 } from './junction-deviation.ts';
import { FARTHEST, PathTimer } from './path-timer.ts';

/** [s] G4 waits in whole multiples of this. */
const DWELL_STEP = 0.05;
/** [s] $1 of which the firmware says: always. */
const ALWAYS = 0.255;
/** Commands of the motions by `Motion` code, as they stand alone on a line. */
const MODAL: readonly string[] = ['G0', 'G1', 'G2', 'G3'];
const MIST = 1;
const FLOOD = 2;
/** Number of the axis X. */
const X = 0;
/** No single axis. */
const SEVERAL = -1;
/** [mm/min] Slowest feed. */
const LEAST_FEED = 1;
/** [mm/min of one mm/s] The firmware reckons in minutes, and so does its clock where its rounding counts. */
const PER_MINUTE = 60;

/** The clock of GRBL 1.1: what it does and where it is from stands with the firmware, in `grbl`. */
export class GrblTimer extends PathTimer {
  readonly #limits: GrblLimits;
  readonly #ring: GrblRing;
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
    const { maxRate: v, acceleration: a, stepsPerMm: s } = limits;
    this.#ring = new GrblRing(limits.blocks - 1, limits.stepClock, this.tally);
    this.#perMm = Float64Array.of(s.x, s.y, s.z);
    this.#maxRate = Float64Array.of(v.x, v.y, v.z).map((rate) => rate * PER_MINUTE);
    this.#acceleration = Float64Array.of(a.x, a.y, a.z).map((push) => push * PER_MINUTE * PER_MINUTE);
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
    this.#ring.drain();
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

  protected override stretch(chunk: Toolpath, from: number, to: number): void {
    for (let n = from; n < to; ) {
      const next = this.#row(chunk, n, to);
      if (next < to) super.stretch(chunk, next, next + 1);
      n = next + 1;
    }
  }

  /**
   * Straight lines along X at the speed that holds, after another such: nearly all of an engraving. What `segment` would do
   * with each, without asking again what they have in common.
   * @returns the number of the first move that is something else
   */
  #row(chunk: Toolpath, from: number, to: number): number {
    if (this.#axisBefore !== X || this.motion !== Motion.line) return from;
    const { x, y, z, feed, motion, power, kind, layer, object } = chunk;
    const { y: ownY, z: ownZ, feed: ownFeed } = this;
    const ring = this.#ring;
    const { queue } = ring;
    const perMm = this.#perMm[X]!;
    const nominal = Math.max(LEAST_FEED, Math.min(ownFeed * PER_MINUTE, this.#maxRate[X]!));
    const nominal2 = nominal * nominal;
    let planned = this.#planned[X]!;
    let nominal2Before = this.#nominal2Before;
    let ahead = this.#wayBefore[X]! > 0;
    let n = from;
    for (; n < to; n++) {
      const end = x[n]!;
      if (motion[n] !== Motion.line || y[n] !== ownY || z[n] !== ownZ || feed[n] !== ownFeed) break;
      const steps = Math.round(end * perMm) - planned;
      // Also false for a place that is no number, or beyond every machine.
      if (!(steps !== 0 && end < FARTHEST && end > -FARTHEST)) break;
      const slot = ring.reserve();
      const on = steps > 0;
      queue.distance[slot] = Math.abs(steps / perMm);
      queue.acceleration[slot] = this.#acceleration[X]!;
      queue.junction2[slot] = on === ahead && queue.count > 1 ? Math.min(nominal2Before, nominal2) : 0;
      queue.kind[slot] = kind[n]!;
      queue.layer[slot] = layer[n]!;
      queue.object[slot] = object[n]!;
      ring.steps[slot] = Math.abs(steps);
      ring.nominal[slot] = nominal;
      ring.among[slot] = 1;
      ring.burns[slot] = power[n]! > 0 ? 1 : 0;
      ring.filled(slot);
      nominal2Before = nominal2;
      planned += steps;
      ahead = on;
    }
    this.#nominal2Before = nominal2Before;
    if (n > from) this.#settle(chunk, n - 1, planned, ahead);
    return n;
  }

  /** The state after a row whose last move is number n. */
  #settle({ x, kind, layer, object, power }: Toolpath, n: number, planned: number, ahead: boolean): void {
    this.#planned[X] = planned;
    this.#wayBefore[X] = ahead ? 1 : -1;
    this.x = x[n]!;
    this.kind = kind[n]!;
    this.layer = layer[n]!;
    this.object = object[n]!;
    this.power = this.#power = power[n]!;
    this.#modal = Motion.line;
    this.#moved = true;
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
    this.#enqueue(most);
    const planned = this.#planned;
    planned[0] = this.#target[0]!;
    planned[1] = this.#target[1]!;
    planned[2] = this.#target[2]!;
    const way = this.#way;
    this.#way = this.#wayBefore;
    this.#wayBefore = way;
    this.#moved = true;
  }

  /** Steps to the target; `#way` gets the millimetres that they make. @returns the most steps of an axis */
  #countSteps(): number {
    const perMm = this.#perMm;
    const planned = this.#planned;
    const target = this.#target;
    const way = this.#way;
    target[0] = Math.round(this.x * perMm[0]!);
    target[1] = Math.round(this.y * perMm[1]!);
    target[2] = Math.round(this.z * perMm[2]!);
    const x = target[0]! - planned[0]!;
    const y = target[1]! - planned[1]!;
    const z = target[2]! - planned[2]!;
    way[0] = x / perMm[0]!;
    way[1] = y / perMm[1]!;
    way[2] = z / perMm[2]!;
    if (y === 0 && z === 0) this.#axis = 0;
    else if (x === 0 && z === 0) this.#axis = 1;
    else if (x === 0 && y === 0) this.#axis = 2;
    else this.#axis = SEVERAL;
    return Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
  }

  #enqueue(most: number): void {
    const ring = this.#ring;
    const { queue } = ring;
    const slot = ring.reserve();
    const fastest = this.#axis === SEVERAL ? this.#takeLimits(slot) : this.#takeLimitsOf(this.#axis, slot);
    const wanted = this.motion === Motion.rapid ? fastest : Math.min(this.feed * PER_MINUTE, fastest);
    const nominal = Math.max(LEAST_FEED, wanted);
    const corner2 = Math.min(this.#cornerSpeed2(), this.#nominal2Before, nominal * nominal);
    queue.junction2[slot] = queue.count === 1 ? 0 : corner2;
    queue.kind[slot] = this.kind;
    queue.layer[slot] = this.layer;
    queue.object[slot] = this.object;
    ring.steps[slot] = most;
    ring.nominal[slot] = nominal;
    ring.among[slot] = this.chords;
    ring.burns[slot] = this.motion !== Motion.rapid && this.power > 0 ? 1 : 0;
    ring.filled(slot);
    this.#nominal2Before = nominal * nominal;
    this.#axisBefore = this.#axis;
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
    this.#ring.queue.distance[slot] = distance;
    this.#ring.queue.acceleration[slot] = acceleration;
    return fastest;
  }

  /** The same along one axis, as nearly all of an engraving: no roots, no shares. */
  #takeLimitsOf(axis: number, slot: number): number {
    const way = this.#way;
    this.#ring.queue.distance[slot] = Math.abs(way[axis]!);
    this.#ring.queue.acceleration[slot] = this.#acceleration[axis]!;
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
}
