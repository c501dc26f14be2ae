import type { Finding, Severity } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import type { CheckOptions } from '../../model/process.ts';
import type { LaserContext } from './context.ts';
import { LASER_RULES } from './rules/index.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Every finding on one drawing, worst first, then by code. */
export function checkDrawing(context: LaserContext, { select }: CheckOptions): readonly Finding[] {
  const collector = new FindingCollector();
  for (const rule of LASER_RULES) {
    if (select !== undefined && !select.has(rule.name) && !select.has(rule.code)) continue;
    for (const finding of rule.check(context)) collector.add(finding);
  }
  const findings = [...collector.take(), ...collector.rest()];
  return findings.sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
