import type { Finding } from '../model/finding.ts';
import { type Finish, finishOf } from '../motion/opening-hours.ts';
import type { FileEstimate } from './estimate-file.ts';
import type { LabHours } from './lab-hours.ts';
import { hoursFindings } from './lab-rules.ts';

/** When a file's job ends if it starts then, and what is to be said of that. */
export interface FileFinish {
  readonly finish: Finish;
  readonly findings: readonly Finding[];
}

/** @param start [s since 1970] @returns null where there is no job to time */
export function fileFinish(estimate: FileEstimate, hours: LabHours, process: string, start: number): FileFinish | null {
  const { seconds, interval } = estimate;
  if (seconds === null) return null;
  const [low, high] = interval ?? [seconds, seconds];
  const finish = finishOf(hours, start, { seconds, low, high });
  const attended = hours.unattended?.get(process) !== true;
  return { finish, findings: hoursFindings(estimate.file, finish, attended) };
}
