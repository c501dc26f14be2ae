import type { Text } from '../base/text.ts';
import type { DriverSettings } from './driver-settings.ts';
import type { Job, JobChunk, JobSummary } from './job.ts';
import type { Part, PartReading, SourceFile } from './part.ts';
import type { RulePage } from './rule.ts';
import type { Toolpath } from './toolpath.ts';

/** How the user wants a file to be read. */
export interface ReadOptions {
  /** Settings that a reader heeds, as written with `--set` (`unit`, `dpi`, `scale`). */
  readonly settings: ReadonlyMap<string, string>;
  /** Bytes of a file next to the drawing (linked image, font), or undefined where it is not there or not allowed. */
  readonly resolve: (name: string) => Promise<Uint8Array | undefined>;
  /** Font files that the user gave (`--fonts`), fetched only where a drawing holds live text. */
  readonly fonts?: () => Promise<readonly SourceFile[]>;
}

export interface JobReadOptions {
  readonly firmware: string;
  /** Number that full power stands for (laser), and others that only the machine knows. */
  readonly scale: Readonly<Record<string, number>>;
  /** What the driver is set to, where the job is a drawing that says no speeds. */
  readonly driver?: DriverSettings;
}

/** A finished job being read: iterate for its chunks; the return value sums it up. */
export type JobReader = AsyncGenerator<JobChunk, JobSummary, void>;

/** A file format. Its `index.ts` is light; `read` and `write` are imported when they are called. */
export interface Format {
  readonly name: string;
  readonly title: Text;
  /** With the dot, lower case, the usual one first. */
  readonly extensions: readonly string[];
  /** Endings of the jobs that it writes, where it reads more kinds than it writes (packed SVG, older projects). */
  readonly jobExtensions?: readonly string[];
  /** Its jobs are drawings: they say no speeds, and only the driver of a machine that takes them makes moves of them. */
  readonly jobsAreDrawings?: true;
  /** How sure the first bytes (up to 4 KiB) make us: 0 not at all … 1 certain. The name of the file does not count. */
  readonly sniff: (head: Uint8Array, size: number) => number;
  /** What its readers may find (a part of the file that could not be read, a guess), for `explain` and `list rules`. */
  readonly rules: () => Promise<readonly RulePage[]>;
  /** @throws FormatError with byte or line */
  readonly readPart?: (file: SourceFile, options: ReadOptions) => Promise<PartReading>;
  /** Reads a finished job of any origin. Never throws for what the file says: that is a finding. */
  readonly openJob?: (chunks: AsyncIterable<Uint8Array>, options: JobReadOptions) => JobReader;
  readonly writePart?: (part: Part) => Promise<Uint8Array>;
  /** The same bytes for the same job. */
  readonly writeJob?: (job: Job) => Promise<WrittenJob>;
}

/** A job as a file, not yet on any disk. */
export interface WrittenJob {
  /** Pieces of the file in order. */
  readonly pieces: readonly Uint8Array[];
  /** First and last line that `Job.body` became, so that it can be compared move by move when read back. */
  readonly bodyLines: readonly [first: number, last: number];
  /**
   * The body as this format holds it, where that is not the plan itself: arcs as chords, rows as pixels, an order of its
   * own. The file is compared with this, move by move, and this with the plan by what it burns.
   */
  readonly held?: readonly Toolpath[];
  /** [mm] Of a format that engraves pictures: stretches are rounded to whole dots. */
  readonly dot?: number;
}
