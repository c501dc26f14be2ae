import type { Text } from '../base/text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** [mm] x, y, z in the frame of the maker's file; z is 0 for flat things. */
export type Point = readonly [number, number, number];

/** [mm] Two opposite corners, least first. */
export type Bounds = readonly [Point, Point];

/** Where a finding is. One or more of these; all indices count from 0, lines and layers from 1. */
export interface Where {
  /** Line of a text file, or first and last line. */
  readonly line?: number | readonly [number, number];
  readonly column?: number;
  readonly byte?: number;
  /** Kind of element in the file (`path`, `CIRCLE`). */
  readonly element?: string;
  /** Name that the file gives to the element. */
  readonly id?: string;
  readonly layer?: number | string;
  readonly stitch?: number;
  readonly triangle?: number;
  readonly body?: number;
  readonly point?: Point;
  readonly bounds?: Bounds;
  readonly file?: string;
}

/** What is wrong with (or good to know about) a maker's file or a finished job. Returned, never thrown. */
export interface Finding {
  /** Stable code of the rule, e.g. `PRT012`. */
  readonly code: string;
  /** Kebab-case name of the rule, e.g. `thin-wall`. */
  readonly rule: string;
  readonly severity: Severity;
  /** What was found, with its number. */
  readonly what: Text;
  /** What happens on the machine if nothing is done. */
  readonly why: Text;
  /** How to mend it, in the maker's own tool. */
  readonly fix: Text;
  readonly where: Where;
  /** The measured value, in `unit`. */
  readonly measured?: number;
  /** What the machine, material or practice allows, in `unit`. */
  readonly limit?: number;
  readonly unit?: string;
}

/** Whether any finding stops a job. */
export function hasError(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
