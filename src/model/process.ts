import type { Text } from '../base/text.ts';
import type { DataMap } from './data-node.ts';
import type { DrawnOperations } from './drawn-operations.ts';
import type { DriverSettings } from './driver-settings.ts';
import type { Arrange } from './engine.ts';
import type { Finding } from './finding.ts';
import type { BoundFirmware } from './firmware.ts';
import type { Consumption, JobLimits, Plan } from './job.ts';
import type { MachineHead, MaterialHead } from './machine.ts';
import type { Drawing, NamedPart, Part, Raster } from './part.ts';
import type { Pool } from './pool.ts';
import type { RulePage } from './rule.ts';
import type { Fields } from './schema.ts';
import type { Toolpath } from './toolpath.ts';

/** Profiles and settings as found and validated by their heads; a process parses its own keys out of them. */
export interface ProcessInput {
  readonly machine: { readonly head: MachineHead; readonly node: DataMap };
  /** Absent where a command needs none (`verify`, `check` without `--material`). */
  readonly material?: { readonly head: MaterialHead; readonly node: DataMap };
  /** `--set` and the configuration, key by key. */
  readonly settings: DataMap;
  readonly firmware: BoundFirmware;
}

export interface CheckOptions {
  /** Names or codes; absent: all rules. */
  readonly select?: ReadonlySet<string>;
  /** As for a plan; awaited after each rule. */
  readonly breathe?: PlanOptions['breathe'];
  /** Has the rules run on other threads, where the process can spread them, while this one does something else. */
  readonly beside?: CheckedBeside;
}

/** Threads for a check, and what the thread at hand begins once they have it, and does before it lends them a hand. */
export interface CheckedBeside {
  readonly pool: Pool;
  readonly meanwhile: () => Promise<unknown>;
}

export interface PlanOptions {
  readonly copies: number;
  readonly seed: number;
  readonly pool: Pool;
  /** Called with 0…1 now and then. */
  readonly progress: (fraction: number, what: Text) => void;
  /** Lets the event loop turn, so that an interrupt is heard; await it once a layer or every few thousand path steps. Cheap. */
  readonly breathe: () => Promise<void>;
}

/** Adds up what a job uses, chunk by chunk. */
export interface Meter {
  push(chunk: Toolpath): void;
  /** @param seconds motion and preparation time of the job */
  end(seconds: number): Consumption;
}

/** A process with its machine, material and settings parsed: what the pipeline works with. */
export interface Bench {
  /** Kinds of part that it takes. */
  readonly accepts: readonly string[];
  readonly limits: JobLimits;
  /** Numbers that the job's format needs and only the machine knows (`powerMax`), the same as in `Job.scale`. */
  readonly scale: Readonly<Record<string, number>>;
  /** What the machine's driver is set to, the same as in `Job.driver`. */
  readonly driver?: DriverSettings;
  /** [s] Heating, homing and the like for a job with these events; see `model/preparation`. */
  preparationSeconds(events: PreparationNeeds): number;
  /** Every finding on one part, worst first, in a stable order. */
  check(part: NamedPart, options: CheckOptions): Promise<readonly Finding[]>;
  /**
   * Whether a part may be planned before it is known what its check finds: false for one whose planning might never end. Absent
   * where the process does not check on other threads.
   */
  readonly plansUnchecked?: (part: NamedPart) => Promise<boolean>;
  /** Name of the kernel of its check, so that other threads can load it while the file is read. */
  readonly kernel?: string;
  /** Plans all parts together onto as many plates as needed. Safe mends are done here and reported. */
  plan(parts: readonly NamedPart[], options: PlanOptions): Promise<Plan>;
  /** Places the parts for a slicer that is not ours, where the process knows such. */
  readonly arrange?: Arrange;
  /** The part after all safe mends, with a word on each; absent where the process mends nothing. */
  readonly mend?: Mend;
  /** Pictures that the machine's screen wants in its jobs. */
  readonly thumbnails?: readonly Thumbnail[];
  /** What is done with each shape of a drawing; absent where the process takes no drawings. */
  readonly operationsOf?: (part: Drawing | Raster) => DrawnOperations;
  /** Sheets of test squares that find a material's settings; absent where the process has none. */
  readonly grid?: GridBench;
  meter(): Meter;
  /** What is known for sure once all jobs of a run are made, and the rules that had guessed it on the parts. */
  readonly settle?: (used: Consumption) => Settled;
}

/** Findings on what jobs use, in place of those of the rules that guessed. */
export interface Settled {
  readonly codes: readonly string[];
  readonly findings: readonly Finding[];
}

/** A picture in the header of a job. [pixels] */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  readonly format: 'PNG' | 'QOI';
}

/** A grid of little tests, one a pair of settings. */
export interface GridBench {
  /** @param words what the user asked for, key by key  @throws UsageError where one is unknown */
  plan(words: ReadonlyMap<string, string>): Plan;
  /** What the chosen cell says about the material. @throws UsageError where the grid has no such cell */
  lesson(words: ReadonlyMap<string, string>, cell: string): ProfilePatch;
}

/** A change to a profile: the entry of a list that matches gets these values, or is added. */
export interface ProfilePatch {
  /** Keys down to the list. */
  readonly list: readonly string[];
  readonly match: Readonly<Record<string, string>>;
  readonly set: ProfileValues;
  /** What a new entry needs besides. */
  readonly fresh: ProfileValues;
}

type ProfileValue = string | number | boolean;
export type ProfileValues = Readonly<Record<string, ProfileValue | Readonly<Record<string, ProfileValue>>>>;

/** What a job asks of the machine besides motion, gathered from its events. */
export interface PreparationNeeds {
  /** [°C] Highest target waited for, 0 none. */
  readonly nozzle: number;
  readonly bed: number;
  readonly chamber: number;
  readonly homings: number;
  readonly levellings: number;
  readonly toolChanges: number;
}

/** A way of making things: one folder in `processes/`. Its `index.ts` is light; the rest is imported when it is called. */
export interface Process {
  readonly name: string;
  readonly title: Text;
  /** Names and codes of its rules, where the process knows them without loading the rules. */
  readonly ruleNames?: ReadonlySet<string>;
  /** What its rules and its planner may find, for `explain` and `list rules`. */
  readonly rules: () => Promise<readonly RulePage[]>;
  /** Keys that `--set` and the configuration may give, with unit, default, range and meaning. */
  readonly settings: () => Promise<Fields>;
  /** @throws UsageError with the place of what is wrong */
  readonly bind: (input: ProcessInput) => Promise<Bench>;
}

/** Mends what is safe. @param options.orient also turn the part the way it is made best */
export type Mend = (part: NamedPart, options: { readonly orient: boolean }) => Promise<MendedPart>;

export interface MendedPart {
  readonly part: Part;
  /** What was done, in order. */
  readonly deeds: readonly Text[];
}
