import { type Rational, rational } from '../base/rational.ts';
import type { Text } from '../base/text.ts';
import type { DataMap, DataNode } from './data-node.ts';
import { exact } from './exact-field.ts';
import { type Field, mapNode, optional, parseFields } from './schema.ts';
import { choice } from './schema-values.ts';

/** What the lab itself pays: not what it asks. Read from the file that `costs:` in the configuration names. */
export interface Costs {
  /** ISO 4217 */
  readonly currency: string;
  /** [currency a kWh] */
  readonly electricity: Rational;
  /** [currency an hour] Of a person of the lab. */
  readonly labour: Rational;
  readonly machines: ReadonlyMap<string, MachineCost>;
  readonly materials: ReadonlyMap<string, MaterialCost>;
}

export interface MachineCost {
  /** [currency an hour of work] Price spread over the hours that the machine will live. */
  readonly wear: Rational;
  /** [currency an hour of work] Nozzles, lenses, tubes, filters. */
  readonly consumables: Rational;
  /** [W] Drawn on average while it works. */
  readonly power: Rational;
  /** [currency a year] What it costs whether it works or not: place, contract, insurance. */
  readonly yearly: Rational;
}

export interface MaterialCost {
  readonly per: 'kg' | 'm2';
  /** [currency] */
  readonly price: Rational;
}

const doc = (en: string, fr: string): { readonly doc: Text } => ({ doc: { en, fr } });
const money = (en: string, fr: string) => exact({ ...doc(en, fr), max: rational(1_000_000n) });

const part = (en: string, fr: string): Field<DataNode | undefined> => ({
  type: 'custom',
  ...doc(en, fr),
  parse: (node) => node,
});

const COSTS = {
  currency: choice(['EUR', 'USD', 'CHF', 'GBP', 'CAD'], { ...doc('currency', 'monnaie'), standard: 'EUR' }),
  electricity: money('price of a kWh', 'prix du kWh'),
  labour: money('an hour of a person of the lab', 'une heure d’une personne du lab'),
  machines: part('machines', 'machines'),
  materials: part('materials', 'matières'),
} as const;

const MACHINE = {
  price: money('what it cost', 'prix d’achat'),
  life: exact({ ...doc('hours that it will work', 'heures de service'), max: rational(1_000_000n), aboveZero: true }),
  consumables: optional(money('consumables an hour', 'consommables par heure')),
  power: exact({ ...doc('average watts while working', 'watts en moyenne en service'), max: rational(100_000n) }),
  yearly: optional(money('a year, working or not', 'par an, en service ou non')),
} as const;

const MATERIAL = {
  per: choice(['kg', 'm2'], doc('unit of the price', 'unité du prix')),
  price: money('price of a unit', 'prix de l’unité'),
} as const;

const NOTHING: Rational = rational(0n);

/** @throws UsageError with file and line */
export function parseCosts(node: DataMap): Costs {
  const { currency, electricity, labour, machines, materials } = parseFields(node, COSTS);
  return {
    currency,
    electricity,
    labour,
    machines: mapped(machines, 'machines', (given, path) => {
      const { price, life, consumables, power, yearly } = parseFields(given, MACHINE, path);
      const wear = rational(price.n * life.d, price.d * life.n);
      return { wear, consumables: consumables ?? NOTHING, power, yearly: yearly ?? NOTHING };
    }),
    materials: mapped(materials, 'materials', (given, path) => parseFields(given, MATERIAL, path)),
  };
}

function mapped<T>(
  node: DataNode | undefined,
  path: string,
  read: (node: DataMap, path: string) => T,
): ReadonlyMap<string, T> {
  if (node === undefined) return new Map();
  const { entries } = mapNode(node, path);
  return new Map([...entries].map(([id, entry]) => [id, read(mapNode(entry.node, `${path}.${id}`), `${path}.${id}`)]));
}
