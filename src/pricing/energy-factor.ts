import { divide, multiply, type Rational, rational, rationalFromNumber } from '../base/rational.ts';
import type { EnergyFactor } from '../model/energy-factor.ts';

const WH_A_KWH = rational(1000n);

/** The factor that holds on a day in a country: the newest that had begun. */
export function energyFactorOn(
  factors: readonly EnergyFactor[],
  country: string,
  date: string,
): EnergyFactor | undefined {
  return factors
    .filter((factor) => factor.country === country && factor.from <= date)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/** [g CO2e] Of some electricity. @param energy [Wh] */
export function emissionOf(energy: number, factor: EnergyFactor): Rational {
  return divide(multiply(rationalFromNumber(energy, 3), factor.gramsPerKwh), WH_A_KWH);
}
