import { analysisOf, type MeshKnowledge } from '../../geometry/mesh/mesh-analysis.ts';
import type { Finding } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import type { CheckOptions } from '../../model/process.ts';
import { contextOf, type PrintCase } from './context.ts';
import { loadPrintRules } from './rules/index.ts';

/** Work for one thread. */
export interface CheckedRules {
  readonly given: PrintCase;
  /** Names or codes; undefined: all. */
  readonly select: ReadonlySet<string> | undefined;
  /** What is known of the part, where another thread has found it out. */
  readonly knowledge?: MeshKnowledge;
}

/** Runs some rules on a part, by code. @returns at most twenty findings of a rule, the rest counted */
export async function checkRules(
  { given, select, knowledge }: CheckedRules,
  breathe?: CheckOptions['breathe'],
): Promise<readonly Finding[]> {
  if (knowledge !== undefined) analysisOf(given.part, knowledge);
  const context = contextOf(given);
  const collector = new FindingCollector();
  for (const rule of await loadPrintRules(select)) {
    for (const finding of rule.check(context)) collector.add(finding);
    await breathe?.();
  }
  return [...collector.take(), ...collector.rest()];
}
