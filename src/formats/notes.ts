import { sayText, type Text } from '../base/text.ts';
import type { Finding, Where } from '../model/finding.ts';
import { findingOf, type RulePage } from '../model/rule.ts';

/** More single findings of one rule than a person reads. */
const MOST_SINGLES = 25;

interface Tally {
  readonly rule: RulePage;
  readonly topic: Text;
  readonly severity: Finding['severity'];
  readonly where: Where;
  count: number;
}

/**
 * Gathers what the reader stumbles on. Things that come by the hundred (hidden objects, effects) are counted by
 * topic, with the place of the first; faults are told one by one up to a number, and then counted.
 */
export class Notes<Item> {
  readonly #placeOf: (item: Item) => Where;
  readonly #singles: Finding[] = [];
  readonly #told = new Map<string, number>();
  readonly #tallies = new Map<string, Tally>();
  /** The one that was added to last: most come in rows. */
  #last: Tally | null = null;

  /** @param placeOf where an element of the format stands */
  constructor(placeOf: (item: Item) => Where) {
    this.#placeOf = placeOf;
  }

  /** One fault with its own words. */
  tell(rule: RulePage, item: Item | null, found: Partial<Finding> & Pick<Finding, 'what'>): void {
    const told = (this.#told.get(rule.code) ?? 0) + 1;
    this.#told.set(rule.code, told);
    if (told > MOST_SINGLES) return;
    this.#singles.push(findingOf(rule, { where: item === null ? {} : this.#placeOf(item), ...found }));
  }

  /** One more of a kind. `topic` begins a sentence. */
  count(rule: RulePage, topic: Text, item: Item, more: { count?: number; severity?: Finding['severity'] } = {}): void {
    const { count = 1, severity = rule.severity } = more;
    if (this.#last?.rule !== rule || this.#last.topic.en !== topic.en) {
      const key = `${rule.code} ${topic.en}`;
      const known = this.#tallies.get(key) ?? { rule, topic, severity, where: this.#placeOf(item), count: 0 };
      this.#tallies.set(key, known);
      this.#last = known;
    }
    this.#last.count += count;
  }

  /** True where something of the rule was noted. */
  has(rule: RulePage): boolean {
    return this.#told.has(rule.code) || [...this.#tallies.values()].some((tally) => tally.rule === rule);
  }

  findings(): readonly Finding[] {
    const findings = [...this.#singles];
    for (const { rule, topic, severity, where, count } of this.#tallies.values()) {
      const what = sayText({ en: '{0}: {1}.', fr: '{0} : {1}.' }, topic, count);
      findings.push(findingOf(rule, { what, severity, where, measured: count }));
    }
    for (const [code, told] of this.#told) {
      if (told <= MOST_SINGLES) continue;
      const first = this.#singles.find((finding) => finding.code === code)!;
      const what = sayText({ en: 'And {0} more like this.', fr: 'Et {0} autres du même genre.' }, told - MOST_SINGLES);
      findings.push({ ...first, what, where: {} });
    }
    return findings;
  }
}
