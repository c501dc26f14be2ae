import type { MoveColumns } from './read-columns.ts';
import { keepInKernel, type ReadRun } from './read-kernel.ts';
import { ARC_SLACK, type Dialect } from './spec.ts';

/** Why an arc cannot be, as the kernel counts the reasons (`assembly/motion.ts`). */
export const ARC_FAULTS = ['none', 'no-centre', 'radius', 'too-far'] as const;
export type ArcFault = (typeof ARC_FAULTS)[number];

/**
 * Where the tool is and how the next numbers are meant. Everything inside is mm in the machine's frame; inches, G91 and
 * G92 end here. The kernel of the reader does the reckoning.
 */
export class MotionState {
  /** [mm of one unit] 25.4 after G20. */
  declare unit: number;
  declare relative: boolean;
  /** M83 holds. */
  declare eRelative: boolean;
  /** [mm of filament for one unit of E] After M200 D1.75, E counts mm³. */
  declare perE: number;
  /** G17, G18 or G19: the plane of arcs. */
  declare plane: number;
  /** [mm] What SET_GCODE_OFFSET holds; homing keeps it. */
  readonly held = { x: 0, y: 0, z: 0 };
  /** [mm] What an absolute E counts from. */
  declare eAt: number;
  /** [mm] Machine place = written place + offset. */
  declare offsetX: number;
  declare offsetY: number;
  declare offsetZ: number;
  /** [mm/s] */
  declare feed: number;
  /** [mm] How far apart the radii of the last arc's ends are, or how far its end is out of reach. */
  declare arcError: number;
  // What the dialect says of arcs and of E.
  declare reachSlack: number;
  declare slack: number;
  declare slackShare: number;
  declare slackMost: number;
  declare joined: boolean;
  declare byRadius: boolean;
  readonly run: ReadRun;
  readonly rows: MoveColumns;
  readonly #dialect: Dialect;

  constructor(rows: MoveColumns, dialect: Dialect) {
    this.run = rows.run;
    this.rows = rows;
    this.#dialect = dialect;
    this.unit = this.perE = 1;
    this.plane = 17;
    this.feed = dialect.feedAtStart;
    this.joined = dialect.modeOfE === 'joined';
    // Klipper's gcode_arcs refuses R.
    this.byRadius = dialect.name !== 'klipper';
    this.reachSlack = ARC_SLACK.always;
    this.slack = dialect.packed ? ARC_SLACK.always : 2 * ARC_SLACK.always;
    this.slackShare = ARC_SLACK.fraction;
    this.slackMost = ARC_SLACK.never;
  }

  setRelative(relative: boolean): void {
    this.relative = relative;
    if (this.#dialect.modeOfE === 'overridden') this.eRelative = relative;
  }

  /** Puts the written place (NaN: not written) into the rows as the end of the next move. */
  aim(x: number, y: number, z: number): void {
    this.run.exports.aim(x, y, z);
  }

  /** G92: the words become the place's new numbers. */
  rename(x: number, y: number, z: number): void {
    const { rows, unit } = this;
    if (!Number.isNaN(x)) this.offsetX = rows.x - x * unit;
    if (!Number.isNaN(y)) this.offsetY = rows.y - y * unit;
    if (!Number.isNaN(z)) this.offsetZ = rows.z - z * unit;
  }

  home(x: boolean, y: boolean, z: boolean): void {
    const { rows, held } = this;
    if (x) rows.x = 0;
    if (y) rows.y = 0;
    if (z) rows.z = 0;
    if (x) this.offsetX = held.x;
    if (y) this.offsetY = held.y;
    if (z) this.offsetZ = held.z;
  }

  /** M200: E counts mm³ of filament of this diameter [mm]; 0: mm again. What stands is counted on. */
  countVolume(diameter: number): void {
    const per = diameter > 0 ? 4 / (Math.PI * diameter * diameter) : 1;
    this.eAt *= per / this.perE;
    this.perE = per;
  }

  /** Puts the centre of an arc from (x0, y0) to the rows' end into the rows. i, j, r as written (NaN: absent). */
  centre(x0: number, y0: number, i: number, j: number, r: number): ArcFault {
    return ARC_FAULTS[this.run.exports.centre(x0, y0, i, j, r)]!;
  }
}

keepInKernel(
  MotionState.prototype,
  {
    ...{ unit: 'unit', perE: 'perE', eAt: 'eAt', offsetX: 'offsetX', offsetY: 'offsetY', offsetZ: 'offsetZ' },
    ...{ feed: 'feed', plane: 'plane', arcError: 'arcError' },
    ...{ reachSlack: 'reachSlack', slack: 'slack', slackShare: 'slackShare', slackMost: 'slackMost' },
  },
  { relative: 'relative', eRelative: 'eRelative', joined: 'joined', byRadius: 'byRadius' },
);
