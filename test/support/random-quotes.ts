import { seededRandom } from '../../src/base/random.ts';

/** A tariff in the plain notation of the public price lists. */
export interface PlainTariff {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly basis: 'HT' | 'TTC';
  readonly vat: string | null;
  readonly coin: string;
  readonly audiences: Readonly<Record<string, string>>;
  readonly order?: {
    readonly minimum?: string;
    readonly minimumPerExtraMaterial?: string;
    readonly rush: Readonly<Record<string, string>>;
  };
  readonly rules: readonly PlainRule[];
}

export interface PlainRule {
  readonly id: string;
  readonly per: string;
  readonly rate?: string;
  readonly coins?: string;
  readonly of?: string;
  readonly marginal?: readonly { readonly upTo: string | null; readonly rate: string }[];
  readonly bands?: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly rate: string;
    readonly plus: string;
  }[];
  readonly waste?: string;
  readonly freeUnder?: string;
  readonly free?: string;
  readonly step?: string;
  readonly minMeasure?: string;
  readonly min?: string;
  readonly copies?: { readonly first: string; readonly other: string };
  readonly breaks?: readonly { readonly from: string; readonly percent: string }[];
  readonly discount?: boolean;
  readonly vat?: string | null;
}

export interface PlainOrder {
  readonly items: readonly {
    readonly rule: string;
    readonly measure: string;
    readonly copies?: string;
    readonly quantity?: string;
  }[];
  readonly audience: string | null;
  readonly badge: null;
  readonly materials?: string;
  readonly rush?: string;
  readonly credits?: readonly {
    readonly kind: string;
    readonly have: string;
    readonly on?: string | readonly string[];
  }[];
}

/** One random tariff, and orders for it, from a seed. */
export function randomQuotes(
  seed: number,
  orders: number,
): { readonly tariff: PlainTariff; readonly orders: readonly PlainOrder[] } {
  const dice = new Dice(seed);
  const tariff = randomTariff(dice);
  return { tariff, orders: Array.from({ length: orders }, () => randomOrder(dice, tariff)) };
}

class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = seededRandom(seed);
  }

  below(n: number): number {
    return Math.floor(this.#next() * n);
  }

  chance(p: number): boolean {
    return this.#next() < p;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** A decimal from `least` to `most` with up to `digits` decimals. */
  decimal(least: number, most: number, digits: number): string {
    const places = this.below(digits + 1);
    const scale = 10 ** places;
    const value = least * scale + this.below((most - least) * scale + 1);
    return places === 0 ? String(value) : `${Math.floor(value / scale)}.${String(value % scale).padStart(places, '0')}`;
  }
}

/** `key: value` where the dice say so. */
function maybe<K extends string, V>(dice: Dice, p: number, key: K, value: () => V): Partial<Record<K, V>> {
  if (!dice.chance(p)) return {};
  const one: Partial<Record<K, V>> = {};
  one[key] = value();
  return one;
}

function randomTariff(dice: Dice): PlainTariff {
  return {
    id: 'random',
    name: 'Random',
    currency: 'EUR',
    basis: dice.pick(['HT', 'TTC'] as const),
    vat: dice.pick(['20', '19', '21', '5.5', '10', null]),
    coin: dice.decimal(0, 1, 2).replace(/^0(\.0*)?$/, '0.10'),
    audiences: { full: '0', some: dice.decimal(1, 99, 1), all: '100' },
    ...maybe(dice, 0.7, 'order', () => ({
      ...maybe(dice, 0.7, 'minimum', () => dice.decimal(0, 60, 2)),
      rush: { never: '0', soon: dice.decimal(1, 120, 1) },
    })),
    rules: Array.from({ length: 5 }, (_, index) => randomRule(dice, index)),
  };
}

function randomRule(dice: Dice, index: number): PlainRule {
  const price = dice.below(10);
  const rate = (): string => dice.decimal(0, 40, 3);
  const bounds = [dice.below(20) + 1, dice.below(50) + 25];
  const shape: Partial<PlainRule> =
    price < 6
      ? { rate: rate() }
      : price === 6
        ? { coins: dice.decimal(0, 12, 1) }
        : price === 7
          ? {
              marginal: [
                { upTo: String(bounds[0]), rate: rate() },
                { upTo: `${bounds[1]}.5`, rate: rate() },
                { upTo: null, rate: rate() },
              ],
            }
          : {
              bands: [
                { from: '1', to: String(bounds[0]), rate: rate(), plus: '0' },
                { from: String(bounds[0]! + 1), to: String(bounds[1]), rate: rate(), plus: dice.decimal(0, 20, 2) },
                { from: String(bounds[1]! + 1), to: null, rate: rate(), plus: dice.decimal(0, 20, 2) },
              ],
            };
  return {
    id: `r${index}`,
    per: index === 4 ? 'gram' : index === 3 ? 'hour' : 'minute',
    ...shape,
    ...maybe(dice, 0.4, 'of', () => dice.pick(['60', '20', '1000', '7', '0.5'])),
    ...maybe(dice, 0.25, 'waste', () => dice.decimal(0, 30, 1)),
    ...maybe(dice, 0.2, 'freeUnder', () => dice.decimal(0, 30, 1)),
    ...maybe(dice, 0.25, 'free', () => dice.decimal(0, 20, 1)),
    ...maybe(dice, 0.4, 'step', () => dice.pick(['1', '10', '15', '20', '0.25'])),
    ...maybe(dice, 0.25, 'minMeasure', () => dice.decimal(0, 40, 1)),
    ...maybe(dice, 0.25, 'min', () => dice.decimal(0, 8, 2)),
    ...maybe(dice, 0.15, 'copies', () => ({ first: dice.decimal(0, 5, 2), other: dice.decimal(0, 2, 2) })),
    ...maybe(dice, 0.25, 'breaks', () => [
      { from: '5', percent: dice.decimal(0, 20, 1) },
      { from: '20', percent: dice.decimal(0, 60, 1) },
    ]),
    discount: dice.chance(0.6),
    ...maybe(dice, 0.3, 'vat', () => dice.pick(['20', '10', '5.5', null])),
  };
}

function randomOrder(dice: Dice, tariff: PlainTariff): PlainOrder {
  const measure = (): string =>
    dice.chance(0.15) ? `${dice.below(900)}/${dice.below(30) + 1}` : dice.decimal(0, 130, 3);
  return {
    items: Array.from({ length: dice.below(5) + 1 }, () => ({
      rule: `r${dice.below(5)}`,
      measure: measure(),
      ...maybe(dice, 0.3, 'copies', () => String(dice.below(25) + 1)),
      ...maybe(dice, 0.3, 'quantity', () => String(dice.below(40) + 1)),
    })),
    audience: dice.pick(['full', 'some', 'all', null]),
    badge: null,
    ...(tariff.order === undefined ? {} : maybe(dice, 0.4, 'rush', () => dice.pick(['never', 'soon']))),
    ...maybe(dice, 0.3, 'credits', () => randomCredits(dice)),
  };
}

function randomCredits(dice: Dice): NonNullable<PlainOrder['credits']> {
  return Array.from({ length: dice.below(3) + 1 }, () =>
    dice.pick([
      { kind: 'minutes', have: dice.decimal(0, 200, 1), on: dice.pick(['r0', 'r3']) },
      { kind: 'minutes', have: dice.decimal(0, 90, 0), on: ['r1', 'r2'] },
      { kind: 'coins', have: dice.decimal(0, 90, 1), on: ['r0', 'r1', 'r4'] },
      { kind: 'money', have: dice.decimal(0, 60, 2) },
    ]),
  );
}
