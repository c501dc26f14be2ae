import type { Finding } from '../../model/finding.ts';
import { worstFirst } from '../../model/finding-order.ts';
import type { LintContext } from '../../pricing/lint/define-lint.ts';
import { LINT_RULES } from '../../pricing/lint/index.ts';

/** Everything that the law and good use want on a quote, worst first, then by code. Help, not legal advice. */
export function lintQuote(context: LintContext): readonly Finding[] {
  return worstFirst(LINT_RULES.flatMap((rule) => rule.check(context)));
}
