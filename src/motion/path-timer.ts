import type { MotionTime, Timer } from '../model/firmware.ts';
import { type JobEvent, MOVE_KIND_NAMES, type Toolpath } from '../model/toolpath.ts';
import { motionRun, putMoves } from './motion-kernel.ts';

/** Limits that a file sets, in the words of its command. */
export type LimitWords = Readonly<Record<string, number>>;

interface Axes {
  readonly x: number;
  readonly y: number;
  readonly z?: number;
  readonly e?: number;
}

/** Words of M201, M203, M205 and M566 in the order of the axes. */
const AXIS_WORDS = ['X', 'Y', 'Z', 'E'] as const;

/**
 * What every firmware's clock does the same way. The moves run in the kernel (`assembly/path`), from one event to the next; here
 * is what happens between them. A firmware starts its own model in the kernel, and says what an event means to it.
 *
 *   chunks ──▶ events, moves ──▶ kernel: arcs to chords ──▶ firmware's look-ahead ──▶ tally
 *                    └─ dwell, M400, homing, waiting for heat: stop() ────────┘
 */
export abstract class PathTimer implements Timer {
  readonly #run = motionRun();
  /** The clock itself. */
  protected readonly clock = this.#run.exports;
  #started = false;

  /** @param firstFeed [mm/s] F before the file gives one */
  constructor(firstFeed: number) {
    this.clock.setFeed(firstFeed);
  }

  push(chunk: Toolpath): void {
    const { clock } = this;
    if (!this.#started) clock.place(...chunk.start);
    this.#started = true;
    const { length, events } = chunk;
    putMoves(this.#run, chunk);
    let n = 0;
    for (const event of events) {
      if (n < event.at) clock.run(n, event.at);
      n = event.at;
      this.event(event);
    }
    if (n < length) clock.run(n, length);
  }

  end(): MotionTime {
    const { clock } = this;
    clock.stop();
    const sums = (at: number, length: number): Float64Array => this.#run.floats(at, length);
    return {
      seconds: clock.seconds.value,
      byKind: sums(clock.byKind.value, MOVE_KIND_NAMES.length).slice(),
      dwell: clock.standing.value,
      byLayer: [...sums(clock.byLayer.value, clock.layerCount.value)],
      byObject: [...sums(clock.byObject.value, clock.objectCount.value)],
      laserOn: clock.burning.value,
    };
  }

  /** M201, M203, M204, M205, M566, SET_VELOCITY_LIMIT: honoured by whom it concerns. */
  protected setLimits(_command: string, _words: LimitWords): void {}

  /** [s] G4. */
  protected dwell(seconds: number, _unit: 's' | 'ms'): void {
    this.clock.dwell(seconds);
  }

  protected event(event: JobEvent): void {
    const { clock } = this;
    switch (event.type) {
      case 'dwell':
        this.dwell(event.seconds, event.unit);
        break;
      case 'heat':
        if (event.wait) clock.stop();
        break;
      case 'home':
        clock.stop();
        this.#home(event.axes);
        break;
      case 'wait':
      case 'level':
      case 'pause':
      case 'motors-off':
      case 'end':
        clock.stop();
        break;
      case 'speed-factor':
        if (event.factor > 0) clock.setSpeedFactor(event.factor);
        break;
      case 'flow-factor':
        if (event.factor > 0) clock.setFlowFactor(event.factor);
        break;
      case 'limits':
        this.setLimits(event.command, event.words);
        break;
    }
  }

  #home(axes: readonly ('x' | 'y' | 'z')[]): void {
    const { clock } = this;
    const placeOf = (axis: 'x' | 'y' | 'z'): number => (axes.includes(axis) ? 0 : clock[axis].value);
    clock.place(placeOf('x'), placeOf('y'), placeOf('z'));
  }
}

/** Tells the clock one limit of each axis, by the setter that it has for it. */
export function setAxes({ x, y, z = 0, e = 0 }: Axes, set: (axis: number, value: number) => void): void {
  for (const [axis, value] of [x, y, z, e].entries()) set(axis, value);
}

/** The same by the words of a command, of those that are there and over nothing; X and Y get no more than the ceiling. */
export function setAxisWords(
  words: LimitWords,
  set: (axis: number, value: number) => void,
  ceiling = Number.POSITIVE_INFINITY,
): void {
  for (const [axis, name] of AXIS_WORDS.entries()) {
    const word = words[name];
    if (word !== undefined && word > 0) set(axis, axis < 2 ? Math.min(word, ceiling) : word);
  }
}
