import type { Finding, Severity } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import type { PrintContext } from './context.ts';
import { loadPrintRules } from './rules/index.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Runs the rules of the print room on a part.
 * @param select names or codes; all rules where undefined
 * @returns worst first, then by code, then in the order of the part; at most twenty of a rule, the rest counted
 */
export async function checkPrint(context: PrintContext, select?: ReadonlySet<string>): Promise<readonly Finding[]> {
  const collector = new FindingCollector();
  for (const rule of await loadPrintRules(select)) {
    for (const finding of rule.check(context)) collector.add(finding);
  }
  const findings = [...collector.take(), ...collector.rest()];
  // The sort is stable, so what a rule found first stays first.
  return findings.sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
