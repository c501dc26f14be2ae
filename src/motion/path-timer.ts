import type { MotionTime, Timer } from '../model/firmware.ts';
import { type JobEvent, Motion, type Toolpath } from '../model/toolpath.ts';
import { Arc } from './arc-chords.ts';
import { MotionTally } from './motion-tally.ts';

/** Limits that a file sets, in the words of its command. */
export type LimitWords = Readonly<Record<string, number>>;

/**
 * What every firmware's clock does the same way: follows the position through moves, arcs, homing and G92, tells
 * moves from stops, and keeps the account of whom the seconds belong to. A firmware says how a straight segment
 * joins its queue (`segment`), into how many chords an arc goes (`chordsOf`), and what a stop is (`stop`).
 *
 *   chunks ──▶ events, moves ──▶ arcs to chords ──▶ segment() ──▶ firmware's look-ahead ──▶ tally
 *                    └─ dwell, M400, homing, waiting for heat: stop() ─────────┘
 */
export abstract class PathTimer implements Timer {
  protected readonly tally = new MotionTally();
  // Fields that hold fractions begin as NaN: one that begins as a whole number is compiled anew when the first fraction comes.
  /** [mm] Where the plan is. */
  protected x = Number.NaN;
  protected y = Number.NaN;
  protected z = Number.NaN;
  /** [mm/s] F that holds; the firmware's own before the file gives one. */
  protected feed = Number.NaN;
  /** M220, 1 = 100 %. */
  protected speedFactor = Number.NaN;
  /** M221, 1 = 100 %: of all filament, drawn back too. */
  #flowFactor = Number.NaN;
  /** The move at hand. */
  protected motion = 0;
  protected kind = 0;
  protected power = 0;
  protected layer = -1;
  protected object = -1;
  /** Chords of the arc at hand, 1 on a straight move. */
  protected chords = 1;

  readonly #arc = new Arc();
  #started = false;

  constructor(firstFeed: number) {
    this.feed = firstFeed;
    this.speedFactor = this.#flowFactor = 1;
  }

  push(chunk: Toolpath): void {
    if (!this.#started) {
      [this.x, this.y, this.z] = chunk.start;
      this.#started = true;
      this.placed();
    }
    const { length, events } = chunk;
    let n = 0;
    for (const event of events) {
      if (n < event.at) this.stretch(chunk, n, event.at);
      n = event.at;
      this.event(event);
    }
    if (n < length) this.stretch(chunk, n, length);
  }

  /** Moves without an event between them: from the first number to the one before the second. */
  protected stretch(chunk: Toolpath, from: number, to: number): void {
    for (let n = from; n < to; n++) this.#move(chunk, n);
  }

  end(): MotionTime {
    this.stop();
    return this.tally.end();
  }

  /** A straight way from where the plan is to (x, y, z) [mm] with e [mm] of filament. Sets the position itself. */
  protected abstract segment(x: number, y: number, z: number, e: number): void;

  /** Into how many chords the arc goes. @param way [mm] along the arc, Z included */
  protected abstract chordsOf(arc: Arc, way: number): number;

  /** The queue runs empty and the machine stands. */
  protected abstract stop(): void;

  /** The position was set without a move. */
  protected placed(): void {}

  /** M201, M203, M204, M205, M566, SET_VELOCITY_LIMIT: honoured by whom it concerns. */
  protected setLimits(_command: string, _words: LimitWords): void {}

  /** [s] G4. */
  protected dwell(seconds: number, _unit: 's' | 'ms'): void {
    this.stop();
    this.tally.dwell(seconds, this.layer, this.object);
  }

  protected event(event: JobEvent): void {
    switch (event.type) {
      case 'dwell':
        this.dwell(event.seconds, event.unit);
        break;
      case 'heat':
        if (event.wait) this.stop();
        break;
      case 'home':
        this.stop();
        for (const axis of event.axes) this[axis] = 0;
        this.placed();
        break;
      case 'wait':
      case 'level':
      case 'pause':
      case 'motors-off':
      case 'end':
        this.stop();
        break;
      case 'speed-factor':
        if (event.factor > 0) this.speedFactor = event.factor;
        break;
      case 'flow-factor':
        if (event.factor > 0) this.#flowFactor = event.factor;
        break;
      case 'limits':
        this.setLimits(event.command, event.words);
        break;
    }
  }

  #move(chunk: Toolpath, n: number): void {
    if (beyond(chunk, n)) return;
    const feed = chunk.feed[n]!;
    if (feed > 0) this.feed = Math.min(feed, FASTEST);
    const motion = chunk.motion[n]!;
    this.motion = motion;
    this.kind = chunk.kind[n]!;
    this.power = chunk.power[n]!;
    this.layer = chunk.layer[n]!;
    this.object = chunk.object[n]!;
    if (motion >= Motion.clockwise) this.#arcMove(chunk, n);
    else this.segment(chunk.x[n]!, chunk.y[n]!, chunk.z[n]!, chunk.e[n]! * this.#flowFactor);
  }

  #arcMove(chunk: Toolpath, n: number): void {
    const x = chunk.x[n]!;
    const y = chunk.y[n]!;
    const z = chunk.z[n]!;
    const e = chunk.e[n]! * this.#flowFactor;
    const arc = this.#arc;
    arc.set([this.x, this.y], [x, y], [chunk.i[n]!, chunk.j[n]!], this.motion === Motion.clockwise);
    const z0 = this.z;
    const flat = arc.length;
    const count = this.chordsOf(arc, Math.sqrt(flat * flat + (z - z0) * (z - z0)));
    this.chords = count;
    for (let k = 1; k < count; k++) {
      const t = k / count;
      this.segment(arc.x(t), arc.y(t), z0 + (z - z0) * t, e / count);
    }
    this.segment(x, y, z, e / count);
    this.chords = 1;
  }
}

/** [mm] No machine reaches so far. [mm/s] No machine is so fast: every firmware cuts it to its own limit. */
export const FARTHEST = 1e6;
const FASTEST = 1e6;

/** A move to nowhere (the rules on jobs report it): the clock leaves it out, so that one line cannot spoil the sum. */
function beyond(chunk: Toolpath, n: number): boolean {
  const { x, y, z, e } = chunk;
  if (far(x[n]!) || far(y[n]!) || far(z[n]!) || far(e[n]!)) return true;
  return chunk.motion[n]! >= Motion.clockwise && (far(chunk.i[n]!) || far(chunk.j[n]!));
}

/** Also true for NaN. */
function far(value: number): boolean {
  return !(value < FARTHEST && value > -FARTHEST);
}
