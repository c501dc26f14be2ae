import type { DataMap } from './data-node.ts';
import type { Fields } from './schema.ts';
import type { Toolpath } from './toolpath.ts';

/** How long a firmware's planner takes for a job. Streaming: chunks go in as they are read. */
export interface Timer {
  push(chunk: Toolpath): void;
  end(): MotionTime;
}

/** [s] What the planner needs for moves and dwells. */
export interface MotionTime {
  readonly seconds: number;
  /** By `MoveKind` code. */
  readonly byKind: Float64Array;
  readonly dwell: number;
  /** By layer; layer -1 (before the first) is left out. */
  readonly byLayer: readonly number[];
  /** By object index; object -1 is left out. */
  readonly byObject: readonly number[];
  /** Time in blocks that burn, plus standing still with power. */
  readonly laserOn: number;
}

/** A firmware: the limits that its profiles give, and its own rules of motion. One file each in `motion/`. */
export interface Firmware {
  readonly name: string;
  /** Keys of the profile's `motion:` section. */
  readonly schema: Fields;
  /** @throws UsageError where the section is wrong */
  bind(motion: DataMap): BoundFirmware;
}

export interface BoundFirmware {
  /** [mm/s, mm/s2] Greatest values by axis, for the rules on jobs. */
  readonly maxFeed: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  readonly maxAcceleration: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  /** How far the real time may be off, as fractions of the motion time, where the controller's planner is not public. */
  readonly uncertainty?: number;
  /** A new clock for one job. */
  start(): Timer;
}
