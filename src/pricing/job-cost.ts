import {
  decimalText,
  divide,
  multiply,
  type Rational,
  rational,
  roundToMultiple,
  sum,
  ZERO,
} from '../base/rational.ts';
import type { Costs } from '../model/costs.ts';
import type { JobCost } from '../model/job-cost.ts';

const MINUTES_AN_HOUR = rational(60n);
const WATTS_A_KILOWATT = rational(1000n);
const GRAMS_A_KILO = rational(1000n);
const CENT = rational(1n, 100n);
const MM2_A_M2 = rational(1_000_000n);

/** What a job took. */
export interface JobEffort {
  readonly machine: string;
  readonly material: string;
  /** [min] Of the machine. */
  readonly minutes: Rational;
  /** [min] Of a person. */
  readonly operatorMinutes: Rational;
  /** [g] */
  readonly grams: Rational;
  /** [mm2] */
  readonly sheet: Rational;
}

/** What a job cost the lab, each part to the cent; what the lab's costs do not know is named, not guessed. */
export function jobCost(effort: JobEffort, costs: Costs): JobCost {
  const { machine, material, minutes, operatorMinutes, grams, sheet } = effort;
  const known = costs.machines.get(machine);
  const stuff = costs.materials.get(material);
  const hours = divide(minutes, MINUTES_AN_HOUR);
  const kwh = known === undefined ? ZERO : divide(multiply(hours, known.power), WATTS_A_KILOWATT);
  const amount = stuff?.per === 'm2' ? divide(sheet, MM2_A_M2) : divide(grams, GRAMS_A_KILO);
  const parts = {
    energy: cents(multiply(kwh, costs.electricity)),
    wear: cents(known === undefined ? ZERO : multiply(hours, known.wear)),
    consumables: cents(known === undefined ? ZERO : multiply(hours, known.consumables)),
    material: cents(stuff === undefined ? ZERO : multiply(amount, stuff.price)),
    labour: cents(multiply(divide(operatorMinutes, MINUTES_AN_HOUR), costs.labour)),
  };
  const used = grams.n > 0n || sheet.n > 0n;
  const text = (value: Rational): string => decimalText(value, 2);
  return {
    currency: costs.currency,
    energy: text(parts.energy),
    wear: text(parts.wear),
    consumables: text(parts.consumables),
    material: text(parts.material),
    labour: text(parts.labour),
    total: text(sum(Object.values(parts))),
    kwh: decimalText(kwh, 3),
    unknown: [
      ...(known === undefined && minutes.n > 0n ? [machine === '' ? '?' : machine] : []),
      ...(stuff === undefined && used ? [material === '' ? '?' : material] : []),
    ],
  };
}

function cents(value: Rational): Rational {
  return roundToMultiple(value, CENT);
}
