import { rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { DataMap } from './data-node.ts';
import { dayField, exact } from './exact-field.ts';
import { group, list, parseFields, type ValueOf } from './schema.ts';
import { flag, textField } from './schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });

const FACTOR = group(
  {
    id: textField(doc('name', 'nom')),
    country: textField(doc('ISO 3166 code', 'code ISO 3166')),
    from: dayField(doc('first day', 'premier jour')),
    gramsPerKwh: exact({ ...doc('g CO2e a kWh', 'g CO2e par kWh'), max: rational(2000n) }),
    source: textField(doc('where it stands', 'source')),
    verified: flag(doc('read in a public source', 'lu dans une source publique')),
  },
  doc('what a kWh emits', 'ce qu’émet un kWh'),
);

const FACTORS = { factors: list(FACTOR, { ...doc('the factors', 'les facteurs'), least: 1 }) } as const;

/** What the electricity of a country emits, with its date and source. */
export type EnergyFactor = ValueOf<typeof FACTOR>;

/** @throws UsageError with file and line */
export function parseEnergyFactors(node: DataMap): readonly EnergyFactor[] {
  return parseFields(node, FACTORS).factors;
}
