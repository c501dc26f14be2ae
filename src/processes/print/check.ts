import type { Finding } from '../../model/finding.ts';
import { FindingCollector } from '../../model/finding-collector.ts';
import { worstFirst } from '../../model/finding-order.ts';
import type { CheckOptions } from '../../model/process.ts';
import type { PrintContext } from './context.ts';
import { loadPrintRules } from './rules/index.ts';

/**
 * Runs the rules of the print room on a part.
 * @returns worst first, then by code, then in the order of the part; at most twenty of a rule, the rest counted
 */
export async function checkPrint(
  context: PrintContext,
  { select, breathe }: CheckOptions = {},
): Promise<readonly Finding[]> {
  const collector = new FindingCollector();
  for (const rule of await loadPrintRules(select)) {
    for (const finding of rule.check(context)) collector.add(finding);
    await breathe?.();
  }
  return worstFirst([...collector.take(), ...collector.rest()]);
}
