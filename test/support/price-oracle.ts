import type { PlainOrder, PlainRule, PlainTariff } from './random-quotes.ts';

/**
 * Prices again, from the words of the fact sheet alone: nothing of `src/` is used. Fractions are never reduced and
 * every rounding is one integer division. Slow and plain on purpose.
 */

/** n/d, d > 0, not reduced. */
type Fraction = readonly [bigint, bigint];

const O: Fraction = [0n, 1n];
const plus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
const minus = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
const times = (a: Fraction, b: Fraction): Fraction => [a[0] * b[0], a[1] * b[1]];
const over = (a: Fraction, b: Fraction): Fraction => [a[0] * b[1], a[1] * b[0]];
const less = (a: Fraction, b: Fraction): boolean => a[0] * b[1] < b[0] * a[1];
const max = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a);
const min = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a);
const some = (a: Fraction): boolean => a[0] > 0n;

function read(text: string): Fraction {
  const [top, bottom] = text.split('/');
  if (bottom !== undefined) return [BigInt(top!), BigInt(bottom)];
  const [whole, digits = ''] = text.split('.');
  return [BigInt(whole! + digits), 10n ** BigInt(digits.length)];
}

/** Whole cents, half up, away from zero. */
function cents([n, d]: Fraction): bigint {
  const size = n < 0n ? -n : n;
  const whole = (200n * size + d) / (2n * d);
  return n < 0n ? -whole : whole;
}
const money = (c: bigint): Fraction => [c, 100n];
const print = (c: bigint): string => {
  const size = String(c < 0n ? -c : c).padStart(3, '0');
  return `${c < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
};

function priceOf(rule: PlainRule, tariff: PlainTariff, m: Fraction): Fraction {
  if (!some(m)) return O;
  const of = read(rule.of ?? '1');
  if (rule.rate !== undefined) return over(times(m, read(rule.rate)), of);
  if (rule.coins !== undefined) return over(times(times(m, read(rule.coins)), read(tariff.coin)), of);
  if (rule.marginal !== undefined) {
    let total = O;
    let from = O;
    for (const slice of rule.marginal) {
      const end = slice.upTo === null ? m : min(m, read(slice.upTo));
      if (less(from, end)) total = plus(total, times(minus(end, from), read(slice.rate)));
      from = end;
    }
    return over(total, of);
  }
  const band = rule.bands!.find(({ to }) => to === null || !less(read(to), m))!;
  return plus(over(times(m, read(band.rate)), of), read(band.plus));
}

function ceilTo(m: Fraction, step: Fraction): Fraction {
  const [n, d] = over(m, step);
  return times([(n + d - 1n) / d, 1n], step);
}

interface OracleLine {
  readonly rule: string;
  amount: bigint;
  /** Cents by rate of tax. */
  readonly by: Map<string, bigint>;
  readonly billed: Fraction;
  readonly minutes?: { used: Fraction; readonly all: Fraction; readonly price: (restMinutes: Fraction) => Fraction };
}

function lineOf(tariff: PlainTariff, order: PlainOrder, item: PlainOrder['items'][number]): OracleLine {
  const rule = tariff.rules.find(({ id }) => id === item.rule)!;
  const copies: Fraction = [BigInt(item.copies ?? '1'), 1n];
  let m = read(item.measure);
  if (rule.copies === undefined) m = times(m, copies);
  if (rule.waste !== undefined) m = plus(m, times(m, over(read(rule.waste), [100n, 1n])));
  if (rule.freeUnder !== undefined && less(m, read(rule.freeUnder))) m = O;
  if (rule.free !== undefined) m = max(O, minus(m, read(rule.free)));
  if (rule.step !== undefined) m = ceilTo(m, read(rule.step));
  if (rule.minMeasure !== undefined && some(m)) m = max(m, read(rule.minMeasure));
  let amount = priceOf(rule, tariff, m);
  if (rule.copies !== undefined && some(m)) {
    const others = times(minus(copies, [1n, 1n]), max(amount, read(rule.copies.other)));
    amount = plus(max(amount, read(rule.copies.first)), others);
  }
  if (rule.min !== undefined && some(m)) amount = max(amount, read(rule.min));
  const pieces = read(item.quantity ?? item.copies ?? '1');
  let kept: Fraction = [1n, 1n];
  const takeOff = (percent: string): void => {
    kept = times(kept, over(minus([100n, 1n], read(percent)), [100n, 1n]));
  };
  const reached = (rule.breaks ?? []).filter(({ from }) => !less(pieces, read(from)));
  if (reached.length > 0) takeOff(reached.at(-1)!.percent);
  if (rule.discount === true && order.audience !== null) takeOff(tariff.audiences[order.audience]!);
  const c = cents(times(amount, kept));
  const rate = rule.vat === undefined ? tariff.vat : rule.vat;
  const n: Fraction = rule.copies === undefined ? [1n, 1n] : copies;
  const unit: Fraction = rule.per === 'hour' ? [60n, 1n] : [1n, 1n];
  const restPrice = (restMinutes: Fraction): Fraction => {
    const rest = over(over(restMinutes, unit), n);
    let gross = times(priceOf(rule, tariff, rest), n);
    if (rule.min !== undefined && some(rest)) gross = max(gross, read(rule.min));
    return times(gross, kept);
  };
  return {
    rule: rule.id,
    amount: c,
    by: new Map([[String(rate), c]]),
    billed: m,
    ...(rule.per === 'gram' ? {} : { minutes: { used: O, all: times(times(m, n), unit), price: restPrice } }),
  };
}

/** Cents in proportion, the rest to the largest; with `capped`, never more than a part. */
function spread(amount: bigint, parts: readonly bigint[], capped: boolean): bigint[] {
  const total = parts.reduce((a, b) => a + b, 0n);
  if (total === 0n) return parts.map((_, i) => (i === 0 ? amount : 0n));
  const shares = parts.map((part) => cents([amount * part, total * 100n]));
  let rest = amount - shares.reduce((a, b) => a + b, 0n);
  const order = parts
    .map((_, i) => i)
    .sort((a, b) => (parts[a]! === parts[b]! ? a - b : parts[a]! > parts[b]! ? -1 : 1));
  for (const i of order) {
    let give = rest;
    if (capped && rest > 0n && shares[i]! + rest > parts[i]!) give = parts[i]! - shares[i]!;
    shares[i]! += give;
    rest -= give;
    if (rest === 0n) break;
  }
  return shares;
}

function totals(
  lines: readonly OracleLine[],
  field: (line: OracleLine) => Map<string, bigint> = (line) => line.by,
): Map<string, bigint> {
  const all = new Map<string, bigint>();
  for (const line of lines) for (const [rate, c] of field(line)) all.set(rate, (all.get(rate) ?? 0n) + c);
  return all;
}

function addLine(lines: OracleLine[], rule: string, amount: bigint): void {
  const base = [...totals(lines)];
  const shares = spread(
    amount,
    base.map(([, c]) => (c > 0n ? c : 0n)),
    false,
  );
  lines.push({ rule, amount, by: new Map(base.map(([rate], i) => [rate, shares[i]!])), billed: [1n, 1n] });
}

function takeCredits(tariff: PlainTariff, order: PlainOrder, lines: OracleLine[]): void {
  const left = lines.map((line) => new Map(line.by));
  const own = lines.length;
  const credits = order.credits ?? [];
  for (const credit of [
    ...credits.filter((c) => c.kind === 'minutes'),
    ...credits.filter((c) => c.kind !== 'minutes'),
  ]) {
    const on = credit.on === undefined ? null : [credit.on].flat();
    const mine = lines.slice(0, own).flatMap((line, i) => (on === null || on.includes(line.rule) ? [i] : []));
    let worth = O;
    if (credit.kind === 'minutes') {
      let have = read(credit.have);
      for (const i of mine) {
        const minutes = lines[i]!.minutes;
        if (minutes === undefined) continue;
        const take = min(have, minus(minutes.all, minutes.used));
        if (!some(take)) continue;
        const rest = minus(minutes.all, minutes.used);
        worth = plus(worth, minus(minutes.price(rest), minutes.price(minus(rest, take))));
        minutes.used = plus(minutes.used, take);
        have = minus(have, take);
      }
    } else worth = credit.kind === 'coins' ? times(read(credit.have), read(tariff.coin)) : read(credit.have);
    const open = mine.reduce((sum, i) => sum + [...left[i]!.values()].reduce((a, b) => a + b, 0n), 0n);
    const amount = cents(min(worth, money(open)));
    if (amount <= 0n) continue;
    const classes = new Map<string, bigint>();
    for (const i of mine) for (const [rate, c] of left[i]!) classes.set(rate, (classes.get(rate) ?? 0n) + c);
    const rates = [...classes.keys()];
    const shares = spread(
      amount,
      rates.map((rate) => classes.get(rate)!),
      true,
    );
    for (const [k, rate] of rates.entries()) {
      const cells = mine.filter((i) => (left[i]!.get(rate) ?? 0n) > 0n);
      const parts = spread(
        shares[k]!,
        cells.map((i) => left[i]!.get(rate)!),
        true,
      );
      for (const [j, i] of cells.entries()) left[i]!.set(rate, left[i]!.get(rate)! - parts[j]!);
    }
    lines.push({
      rule: 'credit',
      amount: -amount,
      by: new Map(rates.map((rate, k) => [rate, -shares[k]!])),
      billed: [1n, 1n],
    });
  }
}

export interface OracleQuote {
  readonly lines: readonly { readonly rule: string; readonly amount: string }[];
  readonly excludingTax: string;
  readonly tax: readonly { readonly rate: string; readonly base: string; readonly amount: string }[];
  readonly includingTax: string;
}

export function priceByHand(tariff: PlainTariff, order: PlainOrder): OracleQuote {
  const lines = order.items.map((item) => lineOf(tariff, order, item));
  const sum = (): bigint => lines.reduce((total, line) => total + line.amount, 0n);
  const least = tariff.order?.minimum === undefined ? 0n : cents(read(tariff.order.minimum));
  if (lines.some((line) => some(line.billed)) && sum() < least) addLine(lines, 'order-minimum', least - sum());
  if (order.rush !== undefined) {
    const percent = read(tariff.order!.rush[order.rush]!);
    const haste = cents(over(times(money(sum()), percent), [100n, 1n]));
    if (haste !== 0n) addLine(lines, 'rush', haste);
  }
  takeCredits(tariff, order, lines);
  let base = 0n;
  let taxes = 0n;
  const tax: { rate: string; base: string; amount: string; size: Fraction }[] = [];
  for (const [rate, c] of totals(lines)) {
    if (rate === 'null') {
      base += c;
      continue;
    }
    const share = over(read(rate), [100n, 1n]);
    const net = tariff.basis === 'HT' ? c : cents(over(money(c), plus([1n, 1n], share)));
    const due = tariff.basis === 'HT' ? cents(times(money(c), share)) : c - net;
    base += net;
    taxes += due;
    tax.push({ rate, base: print(net), amount: print(due), size: read(rate) });
  }
  tax.sort((a, b) => (less(a.size, b.size) ? 1 : less(b.size, a.size) ? -1 : 0));
  return {
    lines: lines.map(({ rule, amount }) => ({ rule, amount: print(amount) })),
    excludingTax: print(base),
    tax: tax.map(({ rate, base: net, amount }) => ({ rate, base: net, amount })),
    includingTax: print(base + taxes),
  };
}
