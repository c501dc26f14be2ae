import type { Finding, Severity } from './finding.ts';

/** The worst comes first. */
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** For `sort`: the worse of two findings first, 0 where they weigh the same. */
export function bySeverity(a: Finding, b: Finding): number {
  return RANK[a.severity] - RANK[b.severity];
}

/** Worst first; within a severity by code, then as they were found (the sort is stable). */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => bySeverity(a, b) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
