import { sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { Mention } from '../../model/mention.ts';
import type { Quote, QuoteLine } from '../../model/quote.ts';
import { findingOf, type Rule, type RulePage } from '../../model/rule.ts';
import type { Tariff } from '../../model/tariff.ts';

/** What a quote is held against. Help, not legal advice. */
export interface LintContext {
  readonly quote: Quote;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly mentions: readonly Mention[];
  /** Numbers of other quotes in the register. */
  readonly usedNumbers?: readonly string[];
  /** The price list as it is now. */
  readonly tariff?: Tariff;
  /** Text of the printed paper, where one is looked at. */
  readonly paper?: string;
}

/** Makes a finding of the rule: what is wrong, and the part of the quote that it stands in. */
export type Found = (what: Text, element: string) => Finding;

/** A rule on quotes: its page and what it looks for. */
export function defineLint(
  page: RulePage,
  check: (found: Found, context: LintContext) => readonly Finding[],
): Rule<LintContext> {
  const found: Found = (what, element) => findingOf(page, { what, where: { element } });
  return { ...page, check: (context) => check(found, context) };
}

/** A finding for each line that the test holds for; `{0}` is its number. */
export function eachLine(
  quote: Quote,
  bad: (line: QuoteLine) => boolean,
  what: Text,
  found: Found,
): readonly Finding[] {
  return quote.lines.flatMap((line, index) =>
    bad(line) ? [found(sayText(what, String(index + 1)), `lines[${index}]`)] : [],
  );
}

/** What the printed mentions say, by key. */
export function mentionKeys({ quote, mentions }: LintContext): ReadonlySet<string> {
  const printed = new Set(quote.mentions.map(({ id }) => id));
  return new Set(mentions.filter(({ id }) => printed.has(id)).map(({ key }) => key));
}
