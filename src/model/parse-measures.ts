import { UsageError } from '../base/errors.ts';
import { exactText, ONE, type Rational, rational } from '../base/rational.ts';
import { sayText } from '../base/text.ts';
import type { DataMap, DataNode } from './data-node.ts';
import { exact, words } from './exact-field.ts';
import type { Credit, Order, OrderItem } from './order.ts';
import { type Field, mapNode, optional, parseFields, profileError } from './schema.ts';
import { choice, flag, textField } from './schema-values.ts';

const doc = (en: string, fr: string): { readonly doc: { readonly en: string; readonly fr: string } } => ({
  doc: { en, fr },
});

const part = (en: string, fr: string): Field<DataNode | undefined> => ({
  type: 'custom',
  ...doc(en, fr),
  parse: (node) => node,
});

const MOST = rational(10n ** 12n);

const ORDER_FIELDS = {
  items: part('what is priced', 'ce qui est chiffré'),
  audience: optional(textField(doc('kind of customer', 'public'))),
  badge: optional(flag(doc('has the machine’s badge', 'a le badge de la machine'))),
  materials: part('how many materials, or their names', 'nombre de matières, ou leurs noms'),
  rush: optional(textField(doc('delay, in the words of the tariff', 'délai, dans les mots du tarif'))),
  credits: part('what the customer already has', 'ce que le client a déjà'),
} as const;

const ITEM_FIELDS = {
  rule: textField(doc('price of the tariff', 'prix du tarif')),
  measure: exact({ ...doc('how much', 'combien'), max: MOST, fractions: true }),
  copies: optional(exact({ ...doc('copies', 'exemplaires'), min: ONE, max: MOST })),
  quantity: optional(exact({ ...doc('pieces', 'pièces'), max: MOST, aboveZero: true })),
} as const;

const CREDIT_FIELDS = {
  kind: choice(['minutes', 'coins', 'money'], doc('what it is', 'nature de l’avoir')),
  have: exact({ ...doc('how much is left', 'ce qu’il reste'), max: MOST, fractions: true }),
  on: optional(words(doc('prices that it is for', 'prix concernés'))),
} as const;

/**
 * Reads an order from measures: `{ items: [{ rule, measure, copies?, quantity? }], audience?, badge?, materials?, rush?, credits? }`.
 * @throws UsageError with file, line and mend
 */
export function parseMeasures(node: DataMap): Order {
  const given = parseFields(node, ORDER_FIELDS);
  return {
    items: listOf(given.items, node, 'items').map(parseItem),
    audience: given.audience ?? null,
    badge: given.badge ?? null,
    materials: parseMaterials(given.materials),
    rush: given.rush ?? null,
    credits: isNull(given.credits) ? [] : listOf(given.credits, node, 'credits').map(parseCredit),
  };
}

function isNull(node: DataNode | undefined): boolean {
  return node === undefined || (node.kind === 'scalar' && node.value === null);
}

function listOf(node: DataNode | undefined, parent: DataMap, path: string): readonly DataNode[] {
  if (node?.kind === 'list' && (path !== 'items' || node.items.length > 0)) return node.items;
  throw profileError(
    node?.at ?? parent.at,
    sayText({ en: '"{0}" must be a list with something in it.', fr: '« {0} » doit être une liste non vide.' }, path),
    path === 'items'
      ? { en: 'Write [{ rule: print-time, measure: 95 }].', fr: 'Écrivez [{ rule: print-time, measure: 95 }].' }
      : {
          en: 'Write [{ kind: minutes, have: 60, on: print-time }].',
          fr: 'Écrivez [{ kind: minutes, have: 60, on: print-time }].',
        },
  );
}

function parseItem(node: DataNode, index: number): OrderItem {
  const path = `items[${index}]`;
  const { rule, measure, copies = ONE, quantity } = parseFields(mapNode(node, path), ITEM_FIELDS, path);
  return {
    rule,
    measure,
    copies: wholeNumber(copies, node, `${path}.copies`),
    quantity: quantity ?? null,
    at: node.at,
  };
}

function parseCredit(node: DataNode, index: number): Credit {
  const path = `credits[${index}]`;
  const { kind, have, on } = parseFields(mapNode(node, path), CREDIT_FIELDS, path);
  if (kind === 'minutes' && on === undefined) {
    throw new UsageError(
      sayText(
        { en: '"{0}" does not say what the minutes are for.', fr: '« {0} » ne dit pas à quoi servent les minutes.' },
        path,
      ),
      { en: 'Add "on: RULE".', fr: 'Ajoutez « on: PRIX ».' },
      node.at,
    );
  }
  return { kind, have, on: on ?? null, at: node.at };
}

function parseMaterials(node: DataNode | undefined): bigint {
  if (node === undefined || isNull(node)) return 1n;
  if (node.kind === 'list') {
    const names = words(doc('materials', 'matières')).parse(node, node.at, 'materials');
    return BigInt(Math.max(1, new Set(names).size));
  }
  const count = exact({ ...doc('how many materials', 'nombre de matières'), min: ONE, max: MOST }).parse(
    node,
    node.at,
    'materials',
  );
  return wholeNumber(count, node, 'materials');
}

function wholeNumber(value: Rational, node: DataNode, path: string): bigint {
  if (value.d === 1n) return value.n;
  throw profileError(
    node.at,
    sayText(
      { en: '"{0}" must be a whole number, not {1}.', fr: '« {0} » doit être un nombre entier, pas {1}.' },
      path,
      exactText(value),
    ),
    { en: 'Write 1, 2, 3…', fr: 'Écrivez 1, 2, 3…' },
  );
}
