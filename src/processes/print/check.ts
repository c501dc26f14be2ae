import type { Finding } from '../../model/finding.ts';
import { worstFirst } from '../../model/finding-order.ts';
import type { CheckOptions } from '../../model/process.ts';
import { CHECK_RULES } from './check-kernel.ts';
import { type CheckedRules, checkRules } from './check-rules.ts';
import type { PrintContext } from './context.ts';
import { groupsOfPrintRules } from './rules/index.ts';

/**
 * Runs the rules of the print room on a part.
 * @returns worst first, then by code, then in the order of the part; at most twenty of a rule, the rest counted
 */
export async function checkPrint(
  { given, analysis }: PrintContext,
  { select, breathe, beside }: CheckOptions = {},
): Promise<readonly Finding[]> {
  if (beside?.pool.begin === undefined) return worstFirst(await checkRules({ given, select }, breathe));
  const inputs = groupsOfPrintRules(select).map(
    (group): CheckedRules => ({ given, select: group, knowledge: analysis.knowledge }),
  );
  const findings = beside.pool.begin<CheckedRules, readonly Finding[]>(CHECK_RULES, inputs);
  return worstFirst((await findings(beside.meanwhile())).flat());
}
