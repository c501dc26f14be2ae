import type { Finding, Severity } from '../model/finding.ts';
import type { LintContext } from '../pricing/lint/define-lint.ts';
import { LINT_RULES } from '../pricing/lint/index.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything that the law and good use want on a quote, worst first, then by code. Help, not legal advice. */
export function lintQuote(context: LintContext): readonly Finding[] {
  return LINT_RULES.flatMap((rule) => rule.check(context)).sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
}
