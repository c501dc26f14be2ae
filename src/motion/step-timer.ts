import type { JobEvent } from '../model/toolpath.ts';
import { type LimitWords, PathTimer, setAxes, setAxisWords } from './path-timer.ts';

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

/** [mm/s²] What M204 says, of each that it speaks of. */
export type Along = { readonly [key in keyof StepLimits['acceleration']]?: number | undefined };

/** [mm/s] F before the file gives one: 1500 mm/min. */
const FIRST_FEED = 25;
const MICROSECONDS = 1e6;

/** The clock of the Marlin lineage: how it counts stands with `assembly/step-clock`, here is what a file may tell it. */
export abstract class StepTimer extends PathTimer {
  /** [mm/s²] */
  readonly #along: { print: number; travel: number; retract: number };

  constructor(limits: StepLimits) {
    super(FIRST_FEED);
    const { clock } = this;
    setAxes(limits.maxVelocity, clock.setVelocity);
    setAxes(limits.maxAcceleration, clock.setAcceleration);
    setAxes(limits.jerk, clock.setJump);
    setAxes(limits.stepsPerMm, clock.setSteps);
    clock.startSteps(limits.blocks, limits.putOffSteps, limits.minSegmentTime, limits.minStepRate);
    this.#along = { ...limits.acceleration };
    this.setAlong({});
  }

  /** G92: the planned steps start again from the new numbers; what was put off on these axes is lost. */
  protected renumber(event: JobEvent & { type: 'set-position' }): void {
    const { x, y, z, e } = event;
    if (x !== undefined || y !== undefined || z !== undefined) this.clock.placedStepped();
    if (e !== undefined) this.clock.placeFilament(e);
  }

  /** M204: those that are over nothing become the accelerations along the way. [mm/s²] */
  protected setAlong({ print = 0, travel = 0, retract = 0 }: Along): void {
    const along = this.#along;
    if (print > 0) along.print = print;
    if (travel > 0) along.travel = travel;
    if (retract > 0) along.retract = retract;
    this.clock.setAlong(along.print, along.travel, along.retract);
  }

  /** M201 and M203: the words that are there become the limits, of X and Y no more than the firmware allows. */
  protected setMost(command: string, words: LimitWords, ceiling?: number): void {
    const { clock } = this;
    setAxisWords(words, command === 'M201' ? clock.setAcceleration : clock.setVelocity, ceiling);
  }

  /** M205: jerk by axis, and B [µs]. */
  protected setJerk(words: LimitWords): void {
    const { B } = words;
    if (B !== undefined && B >= 0) this.clock.setSegmentTime(B / MICROSECONDS);
    setAxisWords(words, this.clock.setJump);
  }
}
