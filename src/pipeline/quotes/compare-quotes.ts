import { SpokenError } from '../../base/errors.ts';
import { compare, exactText, parseRational, type Rational } from '../../base/rational.ts';
import type { Text } from '../../base/text.ts';
import type { Comparison, ComparisonRow } from '../../model/comparison.ts';
import type { EnergyFactor } from '../../model/energy-factor.ts';
import type { JobFacts } from '../../model/order.ts';
import { emissionOf, energyFactorOn } from '../../pricing/energy-factor.ts';
import { type QuoteRequest, quoteOrder } from './quote.ts';

/** A way to make it, planned; or why it could not be. */
export interface Variant {
  readonly name: Text;
  readonly machine: string;
  readonly material: string;
  readonly jobs: readonly JobFacts[];
  readonly failed?: Text;
}

/** Prices every variant with the same tariff and puts them into one table, in the order given. */
export function compareQuotes(
  request: Omit<QuoteRequest, 'jobs'>,
  variants: readonly Variant[],
  energy: { readonly factors: readonly EnergyFactor[]; readonly country: string },
): Comparison {
  const factor = energyFactorOn(energy.factors, energy.country, request.date);
  const rows = variants.map((variant) => rowOf(variant, request, factor));
  const prices = rows.flatMap(({ price }) => (price === null ? [] : [parseRational(price)!]));
  const least = prices.reduce(
    (a: Rational | undefined, b) => (a === undefined || compare(b, a) < 0 ? b : a),
    undefined,
  );
  const times = rows.filter(({ price }) => price !== null).map(({ seconds }) => seconds);
  return {
    currency: request.tariff.currency,
    rows: rows.map((row) => ({
      ...row,
      cheapest: row.price !== null && least !== undefined && compare(parseRational(row.price)!, least) === 0,
      fastest: row.price !== null && row.seconds === Math.min(...times),
    })),
    factor:
      factor === undefined
        ? null
        : {
            id: factor.id,
            gramsPerKwh: exactText(factor.gramsPerKwh),
            source: factor.source,
            verified: factor.verified,
          },
  };
}

function rowOf(variant: Variant, request: Omit<QuoteRequest, 'jobs'>, factor: EnergyFactor | undefined): ComparisonRow {
  const { name, machine, material, jobs } = variant;
  const energy = totalOf(jobs, ({ consumption }) => consumption.energy);
  const row: ComparisonRow = {
    name,
    machine,
    material,
    price: null,
    why: variant.failed ?? null,
    seconds: totalOf(jobs, ({ seconds }) => seconds) ?? 0,
    grams: totalOf(jobs, ({ consumption }) => consumption.grams),
    energy,
    emission: energy === null || factor === undefined ? null : exactText(emissionOf(energy, factor)),
    cheapest: false,
    fastest: false,
  };
  if (variant.failed !== undefined) return row;
  try {
    return { ...row, price: quoteOrder({ ...request, jobs }).includingTax };
  } catch (error) {
    // One way that the tariff has no price for does not stop the others: the row says why.
    if (error instanceof SpokenError) return { ...row, why: error.text };
    throw error;
  }
}

/** Sum over jobs and their copies; null where one of them does not know it. */
function totalOf(jobs: readonly JobFacts[], of: (job: JobFacts) => number | undefined): number | null {
  if (jobs.length === 0) return null;
  let total = 0;
  for (const job of jobs) {
    const value = of(job);
    if (value === undefined) return null;
    total += value * job.copies;
  }
  return total;
}
