import type { Finding } from '../model/finding.ts';
import { type Ending, endingOf, type Finish, finishOf } from '../motion/opening-hours.ts';
import type { FileEstimate } from './estimate-file.ts';
import type { LabHours } from './lab-hours.ts';
import { hoursFindings } from './lab-rules.ts';

/** When a file's job ends if it starts then, and what is to be said of that. */
export interface FileFinish {
  /** Without opening hours only when it ends. */
  readonly finish: Finish | Ending;
  readonly findings: readonly Finding[];
}

/** A start, and what the lab says of its hours. */
export interface PlannedStart {
  /** [s since 1970] */
  readonly start: number;
  readonly zone: string;
  readonly hours: LabHours | undefined;
}

/** @returns null where there is no job to time */
export function fileFinish(
  { file, seconds, interval }: FileEstimate,
  process: string,
  { start, zone, hours }: PlannedStart,
): FileFinish | null {
  if (seconds === null) return null;
  if (hours === undefined) return { finish: endingOf(zone, start, seconds), findings: [] };
  const [low, high] = interval ?? [seconds, seconds];
  const finish = finishOf(hours, start, { seconds, low, high });
  const attended = hours.unattended?.get(process) !== true;
  return { finish, findings: hoursFindings(file, finish, attended) };
}
