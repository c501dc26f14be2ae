import type { Text } from '../base/text.ts';
import type { Finding, Severity } from './finding.ts';

/**
 * What a finding code means, for `explain`, `list rules` and the documentation: one page a code.
 * The words here speak of the rule; a finding's own words speak of the part at hand.
 */
export interface RulePage {
  /** e.g. `PRT012`: three letters for the room, three digits. Never reused. */
  readonly code: string;
  /** Kebab-case, from `design/cli` where a row fits. */
  readonly name: string;
  /** The worst that it reports. */
  readonly severity: Severity;
  readonly stage: 'trial' | 'stable';
  readonly title: Text;
  readonly what: Text;
  readonly why: Text;
  readonly fix: Text;
  /** A small case in words, with its numbers. */
  readonly example: Text;
}

/** A rule over a context (a part with its machine, material, settings and shared analysis). */
export interface Rule<C> extends RulePage {
  readonly check: (context: C) => readonly Finding[];
}

/** Gives a rule its type; kept as a function so that every rule file reads the same. */
export function defineRule<C>(rule: Rule<C>): Rule<C> {
  return rule;
}

/** A finding of a rule: code, name and page texts come from the rule, the rest from the case at hand. */
export function findingOf(
  rule: RulePage,
  found: Pick<Finding, 'what' | 'where'> &
    Partial<Pick<Finding, 'severity' | 'why' | 'fix' | 'measured' | 'limit' | 'unit'>>,
): Finding {
  return { code: rule.code, rule: rule.name, severity: rule.severity, why: rule.why, fix: rule.fix, ...found };
}
