import { FormatError } from '../base/errors.ts';
import { decimalText, parseRational, rational } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { DataMap, DataNode } from '../model/data-node.ts';

/**
 * A tariff file from the JSON of Fab-manager's open API: `/open_api/v1/prices`, and, for names and subscriptions,
 * `/machines`, `/spaces` and `/plans`. An amount is in cents, tax included, for `duration` minutes (60 where none is given)
 * of a machine or space, for a group, with or without a plan (app/doc/open_api/v1/prices_doc.rb, 2026).
 */

/** What to write at the head, which Fab-manager does not say. */
export interface FabManagerHead {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
}

const STANDARD_DURATION = '60'; // [min]
const KINDS: readonly string[] = ['Machine', 'Space'];
const INTERVALS: Readonly<Record<string, string>> = { day: 'day', week: 'week', month: 'month', year: 'year' };

/**
 * @param documents answers of the API, in any order; each may hold `prices`, `machines`, `spaces`, `plans`
 * @returns YAML of a tariff, the same for the same input
 * @throws FormatError where there is no price, or one is not as Fab-manager writes it
 */
export function tariffFromFabManager(documents: readonly DataMap[], head: FabManagerHead): string {
  const prices = rowsOf(documents, 'prices');
  if (prices.length === 0) {
    throw new FormatError(
      { en: 'There are no prices in it.', fr: 'Aucun prix dedans.' },
      { en: 'Save the answer of /open_api/v1/prices.', fr: 'Enregistrez la réponse de /open_api/v1/prices.' },
      documents[0]?.at ?? {},
      'empty',
    );
  }
  const names = new Map([
    ...rowsOf(documents, 'machines').map((row) => [`machine-${numberOf(row, 'id')}`, textOf(row, 'name')] as const),
    ...rowsOf(documents, 'spaces').map((row) => [`space-${numberOf(row, 'id')}`, textOf(row, 'name')] as const),
  ]);
  const plans = rowsOf(documents, 'plans').map(planOf);
  const priceRules = prices.map((row) => priceOf(row, names)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const audiences = [
    ...new Set([...priceRules.map(({ audience }) => audience), ...plans.map(({ audience }) => audience)]),
  ].sort();
  const yaml = [
    '# Made from the open API of Fab-manager. Amounts hold their tax there; set "vat" to your rate.',
    `id: ${JSON.stringify(head.id)}`,
    `name: ${JSON.stringify(head.name)}`,
    'source: Fab-manager, /open_api/v1/prices',
    `currency: ${head.currency}`,
    'basis: TTC',
    'vat: null',
    'audiences:',
    ...audiences.map((audience) => `  ${audience}: "0"`),
    'rules:',
    ...plans.map(({ line }) => line),
    ...priceRules.map(({ line }) => line),
    ...(plans.length === 0 ? [] : ['memberships:']),
    ...plans.map(({ membership }) => membership),
  ];
  return `${yaml.join('\n')}\n`;
}

function priceOf(
  row: DataMap,
  names: ReadonlyMap<string, string>,
): { readonly id: string; readonly audience: string; readonly line: string } {
  const type = textOf(row, 'priceable_type');
  if (!KINDS.includes(type)) throw wrong(row, 'priceable_type', KINDS.join(', '));
  const what = `${type.toLowerCase()}-${numberOf(row, 'priceable_id')}`;
  const duration = optionalNumber(row, 'duration') ?? STANDARD_DURATION;
  const audience = audienceOf(numberOf(row, 'group_id'), optionalNumber(row, 'plan_id'));
  const id = `${what}-${audience}${duration === STANDARD_DURATION ? '' : `-${duration}min`}`;
  const fields = [
    `id: ${id}`,
    `name: ${JSON.stringify(names.get(what) ?? what)}`,
    'kind: machine',
    'per: minute',
    `rate: "${euros(row)}"`,
    `of: "${duration}"`,
    `when: audience ${audience}`,
  ];
  return { id, audience, line: `  - {${fields.join(', ')}}` };
}

function planOf(row: DataMap): { readonly audience: string; readonly line: string; readonly membership: string } {
  const plan = numberOf(row, 'id');
  const id = `plan-${plan}`;
  const name = JSON.stringify(textOf(row, 'name'));
  const audience = audienceOf(numberOf(row, 'group_id'), plan);
  const per = INTERVALS[textOf(row, 'interval')];
  if (per === undefined) throw wrong(row, 'interval', 'day, week, month, year');
  const of = optionalNumber(row, 'interval_count') ?? '1';
  return {
    audience,
    line: `  - {id: ${id}, name: ${name}, kind: membership, per: ${per}, rate: "${euros(row)}", of: "${of}"}`,
    membership: `  - {id: ${id}, name: ${name}, rule: ${id}, audience: ${audience}}`,
  };
}

function audienceOf(group: string, plan: string | null): string {
  return plan === null ? `group-${group}` : `group-${group}-plan-${plan}`;
}

/** Cents to a decimal amount, exactly. */
function euros(row: DataMap): string {
  const cents = parseRational(numberOf(row, 'amount'));
  if (cents === undefined || cents.n < 0n || cents.d !== 1n) throw wrong(row, 'amount', '1800');
  return decimalText(rational(cents.n, 100n), 2);
}

/** Rows under a key of any of the documents. */
function rowsOf(documents: readonly DataMap[], key: string): readonly DataMap[] {
  return documents.flatMap((document) => {
    const node = document.entries.get(key)?.node;
    if (node === undefined) return [];
    if (node.kind !== 'list') throw wrong(document, key, '[…]');
    return node.items.map((item) => {
      if (item.kind === 'map') return item;
      throw wrong(document, key, '{…}');
    });
  });
}

function scalar(row: DataMap, key: string): Extract<DataNode, { kind: 'scalar' }> | undefined {
  const node = row.entries.get(key)?.node;
  return node?.kind === 'scalar' && node.value !== null ? node : undefined;
}

function textOf(row: DataMap, key: string): string {
  const found = scalar(row, key);
  if (found === undefined) throw wrong(row, key, '"…"');
  return found.raw;
}

function optionalNumber(row: DataMap, key: string): string | null {
  const found = scalar(row, key);
  if (found === undefined) return null;
  if (!/^\d{1,15}$/.test(found.raw)) throw wrong(row, key, '42');
  return found.raw;
}

function numberOf(row: DataMap, key: string): string {
  const found = optionalNumber(row, key);
  if (found === null) throw wrong(row, key, '42');
  return found;
}

function wrong(row: DataMap, key: string, example: string): FormatError {
  return new FormatError(
    sayText({ en: '"{0}" is not as Fab-manager writes it.', fr: '« {0} » n’est pas comme Fab-manager l’écrit.' }, key),
    sayText(
      {
        en: 'Expected {0}: save the answer of the open API again.',
        fr: 'Attendu : {0} ; enregistrez à nouveau la réponse de l’API ouverte.',
      },
      example,
    ),
    row.entries.get(key)?.node.at ?? row.at,
  );
}
