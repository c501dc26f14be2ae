import { assert } from '../base/assert.ts';
import {
  add,
  compare,
  decimalText,
  divide,
  exactText,
  HUNDRED,
  multiply,
  type Rational,
  ZERO,
} from '../base/rational.ts';
import type { Costs } from '../model/costs.ts';
import {
  LEDGER_GROUPS,
  type LedgerEntry,
  type LedgerGroup,
  type LedgerReport,
  type LedgerSum,
} from '../model/ledger.ts';
import { breakEvens } from './break-even.ts';
import { ledgerFigure, ledgerNumber, SUMMED, type SummedKey } from './ledger-figure.ts';

const CENTS = 2;

/** What is added up, exact. */
interface Tally {
  jobs: number;
  failed: number;
  tests: number;
  children: number;
  readonly sums: Map<SummedKey, Rational>;
}

/** What is known besides the rows. */
export interface ReportKnowledge {
  /** [min] That machines could have been used: machines × opening hours; null: not known. */
  readonly openMinutes?: Rational | null;
  /** Audiences that are members. */
  readonly members?: ReadonlySet<string>;
  readonly costs?: Costs;
}

/**
 * A year of the ledger: totals, and the same by machine, audience, month and material. That the groups add up to the total,
 * to the cent and the second, is checked here, not hoped.
 */
export function ledgerReport(entries: readonly LedgerEntry[], year: string, known: ReportKnowledge = {}): LedgerReport {
  const { openMinutes = null, members, costs } = known;
  const rows = entries.filter(({ at }) => at.startsWith(`${year}-`));
  const total = sumOf('total', rows);
  const grouped = LEDGER_GROUPS.map((group) => [group, groupBy(rows, group)] as const);
  for (const [group, sums] of grouped) checkSums(group, sums, total);
  const minutes = ledgerNumber(total.minutes);
  return {
    year,
    total,
    groups: Object.fromEntries(grouped) as Record<LedgerGroup, readonly LedgerSum[]>, // one entry a group, just above
    use: openMinutes === null || compare(openMinutes, ZERO) <= 0 ? null : percent(minutes, openMinutes),
    members:
      members === undefined
        ? null
        : {
            members: sumOf(
              'members',
              rows.filter(({ audience }) => members.has(audience)),
            ),
            visitors: sumOf(
              'visitors',
              rows.filter(({ audience }) => !members.has(audience)),
            ),
          },
    breakEven: costs === undefined ? [] : breakEvens(entries, year, costs),
  };
}

function keyOf(entry: LedgerEntry, group: LedgerGroup): string {
  return group === 'month' ? entry.at.slice(0, 7) : entry[group];
}

function groupBy(rows: readonly LedgerEntry[], group: LedgerGroup): readonly LedgerSum[] {
  const byKey = new Map<string, LedgerEntry[]>();
  for (const row of rows) {
    const key = keyOf(row, group);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [row]);
    else list.push(row);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => sumOf(key, list));
}

/** A correction takes a job back: it counts as −1 of what it corrects. */
function sumOf(key: string, rows: readonly LedgerEntry[]): LedgerSum {
  const tally: Tally = { jobs: 0, failed: 0, tests: 0, children: 0, sums: new Map(SUMMED.map((name) => [name, ZERO])) };
  for (const row of rows) {
    const count = row.corrects === null ? 1 : -1;
    if (row.outcome === 'done') tally.jobs += count;
    if (row.outcome === 'failed') tally.failed += count;
    if (row.outcome === 'test') tally.tests += count;
    for (const children of Object.values(row.children)) tally.children += children;
    for (const name of SUMMED) tally.sums.set(name, add(tally.sums.get(name) ?? ZERO, ledgerFigure(row, name)));
  }
  const at = (name: SummedKey): Rational => tally.sums.get(name) ?? ZERO;
  return {
    key,
    jobs: tally.jobs,
    failed: tally.failed,
    tests: tally.tests,
    minutes: exactText(at('minutes')),
    operatorMinutes: exactText(at('operatorMinutes')),
    grams: exactText(at('grams')),
    sheet: exactText(at('sheet')),
    amount: decimalText(at('amount'), CENTS),
    tax: decimalText(at('tax'), CENTS),
    cost: decimalText(at('cost'), CENTS),
    recovered: compare(at('cost'), ZERO) > 0 ? percent(at('amount'), at('cost')) : null,
    children: tally.children,
  };
}

function percent(part: Rational, whole: Rational): string {
  return decimalText(divide(multiply(part, HUNDRED), whole), 1);
}

function checkSums(group: string, sums: readonly LedgerSum[], total: LedgerSum): void {
  for (const name of SUMMED) {
    const together = sums.reduce((sum, one) => add(sum, ledgerNumber(one[name])), ZERO);
    assert(compare(together, ledgerNumber(total[name])) === 0, `the ledger by ${group} does not add up in ${name}`);
  }
  for (const name of ['jobs', 'failed', 'tests', 'children'] as const) {
    const together = sums.reduce((sum, one) => sum + one[name], 0);
    assert(together === total[name], `the ledger by ${group} does not add up in ${name}`);
  }
}
