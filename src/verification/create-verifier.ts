import type { Finding } from '../model/finding.ts';
import { FindingCollector } from '../model/finding-collector.ts';
import { bySeverity } from '../model/finding-order.ts';
import type { JobChunk, JobLimits, JobSummary } from '../model/job.ts';
import { findingOf } from '../model/rule.ts';
import { ChunkDigest } from './chunk-digest.ts';
import { FactsGatherer, type JobFacts } from './job-facts.ts';
import type { Found, JobWatch } from './job-rule.ts';
import { MoveTrace } from './move-trace.ts';
import { PrintedPart } from './printed/printed-part.ts';
import { JOB_RULES } from './rules/index.ts';
import { SpiralLines } from './spiral-lines.ts';

export type { JobFacts } from './job-facts.ts';

/** Holds a finished job against a machine's limits while it is being read. */
export interface Verifier {
  push(chunk: JobChunk): void;
  /** Everything found, the reader's findings too: errors first, then by line. */
  end(summary: JobSummary): { readonly findings: readonly Finding[]; readonly facts: JobFacts };
}

function lineOf(finding: Finding): number {
  const { line } = finding.where;
  return line === undefined ? Number.POSITIVE_INFINITY : typeof line === 'number' ? line : line[1];
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings
    .map((finding, index) => ({ finding, index }))
    .sort(
      (a, b) =>
        bySeverity(a.finding, b.finding) ||
        lineOf(a.finding) - lineOf(b.finding) ||
        a.finding.code.localeCompare(b.finding.code) ||
        a.index - b.index,
    )
    .map(({ finding }) => finding);
}

/**
 * A verifier for one job. Every rule hears every chunk; none keeps moves, so memory does not grow with the file.
 * Cost: about 40 ns a move for all rules together.
 */
export function createVerifier(limits: JobLimits): Verifier {
  const collector = new FindingCollector();
  const told: Finding[] = [];
  const trace = new MoveTrace();
  const digest = new ChunkDigest();
  const facts = new FactsGatherer();
  const printed = limits.print === undefined ? null : new PrintedPart(limits);
  const spiral = new SpiralLines();
  const watches: JobWatch[] = [];
  for (const rule of JOB_RULES) {
    const report = (found: Found): void => collector.add(findingOf(rule, found));
    const watch = rule.watch({ limits, printed, digest, spiral, report });
    if (watch !== null) watches.push(watch);
  }
  return {
    push(chunk) {
      told.push(...chunk.findings);
      trace.read(chunk.toolpath);
      const heard = digest.read(chunk.toolpath, trace);
      digest.characters = (chunk.characters ?? 0) / Math.max(1, chunk.toolpath.length);
      facts.push(heard, trace);
      if (printed !== null) {
        printed.read(heard, trace);
        spiral.read(heard, trace, digest);
      }
      for (const watch of watches) watch.push(heard, trace);
      told.push(...collector.take());
    },
    end(summary) {
      printed?.end();
      for (const watch of watches) watch.end?.(summary, trace.lastLine);
      told.push(...collector.take(), ...collector.rest());
      return { findings: inOrder(told), facts: facts.end(limits.firmware, limits.print !== undefined) };
    },
  };
}
