import type { Finding } from '../model/finding.ts';
import type { JobLimits, JobSummary } from '../model/job.ts';
import type { RulePage } from '../model/rule.ts';
import type { Toolpath } from '../model/toolpath.ts';
import type { ChunkDigest } from './chunk-digest.ts';
import type { MoveTrace } from './move-trace.ts';
import type { PrintedPart } from './printed/printed-part.ts';
import type { SpiralLines } from './spiral-lines.ts';

/** What a rule says of the case at hand; code, name and page texts come from the rule. */
export type Found = Pick<Finding, 'what' | 'where'> &
  Partial<Pick<Finding, 'severity' | 'why' | 'fix' | 'measured' | 'limit' | 'unit'>>;

export interface JobContext {
  readonly limits: JobLimits;
  /** The part as it grows, read before the rules at each chunk; null where nothing is printed. */
  readonly printed: PrintedPart | null;
  /** What the chunk at hand holds at most, read before the rules. */
  readonly digest: ChunkDigest;
  /** The printed lines that climb, read before the rules at each chunk. */
  readonly spiral: SpiralLines;
  readonly report: (found: Found) => void;
}

/** A rule at work on one job: hears every chunk in order, then the end. */
export interface JobWatch {
  push(chunk: Toolpath, trace: MoveTrace): void;
  end?(summary: JobSummary, lastLine: number): void;
}

/** A rule on finished jobs. One a file in `rules/`. */
export interface JobRule extends RulePage {
  /** Null: the rule has nothing to say of such machines. */
  readonly watch: (context: JobContext) => JobWatch | null;
}

/** The lines of a stretch that is wrong from its first line on, however long it is. */
export function linesOf([first, last]: readonly [first: number, last: number]): number | readonly [number, number] {
  return first < last ? [first, last] : last;
}

/** [lines] A cause farther from its effect is not told as one place. */
const NEAR = 300;

/** The lines from a cause to its effect, or the effect's alone where the cause is unknown or far. */
export function linesFrom(cause: number, effect: number): number | readonly [number, number] {
  return cause > 0 && cause < effect && effect - cause <= NEAR ? [cause, effect] : effect;
}
