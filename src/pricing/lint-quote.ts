import type { Finding, Severity } from '../model/finding.ts';
import type { LintContext } from './lint/define-lint.ts';
import { LINT_RULES } from './lint/index.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Everything that the rules find on a quote, worst first, then by code. Help, not legal advice. */
export function lintQuote(context: LintContext, select?: ReadonlySet<string>): readonly Finding[] {
  const rules =
    select === undefined ? LINT_RULES : LINT_RULES.filter(({ code, name }) => select.has(code) || select.has(name));
  return rules
    .flatMap((rule) => rule.check(context))
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
