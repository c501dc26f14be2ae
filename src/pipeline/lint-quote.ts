import type { Finding } from '../model/finding.ts';
import type { LintContext } from '../pricing/lint/define-lint.ts';
import { lintQuote as lint } from '../pricing/lint-quote.ts';

/** What the law and good use want on a quote, worst first. Help, not legal advice. */
export function lintQuote(context: LintContext): readonly Finding[] {
  return lint(context);
}
