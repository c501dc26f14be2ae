import type { DriverSettings } from './driver-settings.ts';
import type { Bounds, Finding } from './finding.ts';
import type { Placement } from './part.ts';
import type { Toolpath } from './toolpath.ts';

/** [mm] A longer line of filament that begins and ends in the air falls; a shorter one hangs on the nozzle's thread until the next line holds it. */
export const LONGEST_IN_AIR = 5;

/** [mm] A line over a gap of its own height, or of this, still finds its hold: so far is a support from what it carries. */
export const CARRYING_GAP = 0.3;

/** A job as planned: what a format's writer turns into a file. */
export interface Job {
  /** Firmware of the machine: the dialect to write. */
  readonly firmware: string;
  /** Title lines for a comment at the top, in order; no dates, no paths. */
  readonly header: readonly string[];
  /** Start and end sequence in the words of the machine's own format, already filled in. */
  readonly start: string;
  readonly end: string;
  /** Chunks in order. */
  readonly body: readonly Toolpath[];
  /** Names of the objects that `Toolpath.object` points to. */
  readonly labels: readonly string[];
  /** Numbers that the writer needs and only the machine knows, e.g. `powerMax` of a laser. */
  readonly scale: Readonly<Record<string, number>>;
  /** What the driver is set to, for jobs that are drawings. */
  readonly driver?: DriverSettings;
}

/** One plate, sheet or hoop, planned. */
export interface PlannedPlate {
  readonly job: Job;
  readonly placements: readonly Placement[];
  /** [mm2] Sheet used, where the process works a sheet. */
  readonly sheet?: number;
}

export interface Plan {
  readonly plates: readonly PlannedPlate[];
  /** What the planner did or noticed on its own. */
  readonly findings: readonly Finding[];
}

/** What a job uses up. */
export interface Consumption {
  /** [g] */
  readonly grams?: number;
  /** [mm] Net length of all E. */
  readonly filament?: number;
  /** [mm3] */
  readonly volume?: number;
  /** [mm2] */
  readonly sheet?: number;
  /** [mm] */
  readonly cutLength?: number;
  /** [Wh] */
  readonly energy?: number;
}

/** What a reader of finished jobs gives back, piece by piece. */
export interface JobChunk {
  readonly toolpath: Toolpath;
  /** What the reader itself stumbled on (syntax, unknown words, modes), each with its line. */
  readonly findings: readonly Finding[];
  /** Characters of the commands that it was read from, with their line ends, where the format has lines. */
  readonly characters?: number;
}

/** What a whole job file says about itself, known when reading is over. */
export interface JobSummary {
  readonly lines: number;
  readonly labels: readonly string[];
  /** What the program that made the file says of the whole: [mm] of filament, [s] of time. */
  readonly claims?: JobClaims;
  /** Last line ended with a line break and the file did not stop in the middle of a word. */
  readonly complete: boolean;
  /** What the lines are, where the reader of a text can tell: a file without one command is no job. */
  readonly contents?: JobContents;
}

/** The most that the lines of a file hold: `foreign` ones are none of the format's. */
export type JobContents = 'commands' | 'comments' | 'foreign';

/** What a file says of itself in its comments. */
export interface JobClaims {
  /** [mm] */
  readonly filament?: number;
  /** [s] */
  readonly seconds?: number;
  /** [°C] The highest that its program's settings give the bed. */
  readonly bed?: number;
  /** [mm] Diameter of the widest nozzle in its program's settings. */
  readonly nozzle?: number;
}

/** Limits that any job on this machine and material must keep; the simulator and the rules on jobs read them. */
export interface JobLimits {
  readonly firmware: string;
  /** [mm] Where the tool can go. */
  readonly reach: Bounds;
  /** [mm] Where material lies: bed or sheet, x y of two corners. */
  readonly bed: readonly [readonly [number, number], readonly [number, number]];
  /** [mm/s] Greatest speed by axis; `e` filament. */
  readonly maxFeed: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  /** [mm/s2] Greatest acceleration by axis. */
  readonly maxAcceleration: Readonly<Partial<Record<'x' | 'y' | 'z' | 'e', number>>>;
  /** [1/s] Moves that the machine reads and plans in a row, where it is known. */
  readonly blockRate?: number;
  /** [1/s] Characters that the serial line carries, where the job comes by one. */
  readonly characterRate?: number;
  readonly print?: PrintLimits;
  readonly laser?: LaserLimits;
}

export interface PrintLimits {
  /** [°C] */
  readonly nozzleMax: number;
  readonly bedMax: number;
  /** [°C] Under this the extruder must not turn. */
  readonly extrudeMin: number;
  /** [mm] */
  readonly nozzle: number;
  readonly filament: number;
  /** [mm3/s] What the hot end melts (and the material allows, where one is given). */
  readonly flowMax: number;
  /** [mm3/s] What the hot end melts, whatever the material. */
  readonly hotEndMax: number;
  /** [mm] Longest move of the filament alone. */
  readonly extrudeOnlyMax: number;
  /** [°C] Range of the material, where one is given. */
  readonly material?: {
    readonly nozzleMin: number;
    readonly nozzleMax: number;
    readonly bedMin: number;
    readonly bedMax: number;
  };
  readonly tools: number;
  /** [mm] Rectangles of the bed to keep free. */
  readonly excluded?: readonly Rectangle[];
  /** [mm] What stands there is no higher: a nozzle above passes over it. */
  readonly excludedHeight?: number;
  /** [mm] Room that the head needs around the nozzle, and under the carriage: printing part after part. */
  readonly clearance?: { readonly radius: number; readonly height: number };
}

/** [mm] x y of two corners, least first. */
export type Rectangle = readonly [readonly [number, number], readonly [number, number]];

export interface LaserLimits {
  /** Word S of full power. */
  readonly powerMax: number;
  /** Characters that fit one line, comments and blanks left out. */
  readonly lineMax: number;
  /** [s] Longest job that the workshop likes, where it says so. */
  readonly timeLimit?: number;
  /** [mm] Width of the beam. */
  readonly spot: number;
}
