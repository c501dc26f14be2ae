import {
  add,
  compare,
  decimalText,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from '../base/rational.ts';
import type { Costs } from '../model/costs.ts';
import type { BreakEven, LedgerEntry } from '../model/ledger.ts';
import { ledgerFigure, type SummedKey } from './ledger-figure.ts';

const MINUTES_AN_HOUR = rational(60n);
const WATTS_A_KILOWATT = rational(1000n);

/**
 * From how many hours a year a machine pays for itself, at what an hour brought in this year: what it costs a year in any
 * case, over what an hour leaves. What an hour of work costs is taken from the rows where they say it (with material and
 * labour), else from the lab's costs.
 */
export function breakEvens(entries: readonly LedgerEntry[], year: string, costs: Costs): readonly BreakEven[] {
  return [...costs.machines].map(([machine, { yearly, wear, consumables, power }]): BreakEven => {
    const rows = entries.filter((entry) => entry.machine === machine && entry.at.startsWith(`${year}-`));
    const total = (key: SummedKey): Rational => rows.reduce((sum, row) => add(sum, ledgerFigure(row, key)), ZERO);
    const hours = divide(total('minutes'), MINUTES_AN_HOUR);
    const revenue = total('amount');
    const running = add(add(wear, consumables), divide(multiply(power, costs.electricity), WATTS_A_KILOWATT));
    const spent = total('cost');
    const variable = compare(spent, ZERO) > 0 ? spent : multiply(hours, running);
    const left = subtract(revenue, variable);
    const result = subtract(left, yearly);
    const leaves = compare(hours, ZERO) > 0 ? divide(left, hours) : ZERO;
    return {
      machine,
      hours: decimalText(hours, 1),
      revenue: decimalText(revenue, 2),
      variable: decimalText(variable, 2),
      yearly: decimalText(yearly, 2),
      result: decimalText(result, 2),
      breakEvenHours: compare(leaves, ZERO) > 0 ? decimalText(divide(yearly, leaves), 1) : null,
    };
  });
}
