import type { Place } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { type Rational, ZERO } from '../base/rational.ts';
import { same, sayText } from '../base/text.ts';
import type { DataMap, DataNode } from './data-node.ts';
import { parseAudiences } from './parse-audiences.ts';
import { checkConditionAudiences } from './parse-condition.ts';
import { parseTariffRule } from './parse-tariff-rule.ts';
import { mapNode, parseFields, profileError, type ValuesOf } from './schema.ts';
import type { Audience, Membership, OrderTerms, Tariff, TariffRule } from './tariff.ts';
import {
  INCLUDED_MINUTES,
  MEMBERSHIP_FIELDS,
  ORDER_DISCOUNT,
  ORDER_FIELDS,
  RUSH_PERCENT,
  TARIFF_FIELDS,
} from './tariff-fields.ts';

/**
 * Reads a tariff. @param origin the file, or `built-in` @param sha256 of the file's bytes
 * @throws UsageError with file, line and mend for everything that is not as it should be
 */
export function parseTariff(node: DataMap, origin: string, sha256 = ''): Tariff {
  const head = parseFields(node, TARIFF_FIELDS);
  const places = placesOf(node);
  const coin = head.coin ?? null;
  const audiences = parseAudiences(head.audiences);
  const rules = parseRules(head.rules, node.at, coin);
  checkValidity(head, places);
  for (const rule of rules) {
    if (rule.when !== null)
      checkConditionAudiences(rule.when, audiences.keys(), rule.places.get('when') ?? rule.place, `${rule.id}.when`);
  }
  return {
    id: head.id,
    version: head.version,
    fullId: head.version === '' ? head.id : `${head.id}-${head.version}`,
    name: head.name,
    source: head.source,
    author: head.author,
    changes: head.changes,
    fictional: head.fictional,
    currency: head.currency,
    basis: head.basis,
    vat: head.vat ?? null,
    validFrom: head.valid_from ?? null,
    validTo: head.valid_to ?? null,
    coin,
    audiences,
    standardAudience: checkStandardAudience(head.standardAudience, audiences, places),
    order: parseOrderTerms(head.order, node.at, head.basis),
    rules,
    memberships: parseMemberships(head.memberships, rules, audiences),
    origin,
    sha256,
    places,
  };
}

function placesOf(map: DataMap): ReadonlyMap<string, Place> {
  return new Map([...map.entries].map(([key, { keyAt }]) => [key, keyAt]));
}

function parseRules(node: DataNode | undefined, at: Place, coin: Rational | null): readonly TariffRule[] {
  if (node?.kind !== 'list' || node.items.length === 0) {
    throw profileError(
      node?.at ?? at,
      { en: '"rules" must be a list of prices.', fr: '« rules » doit être une liste de prix.' },
      {
        en: 'Write one "- {id: …, per: …, rate: …}" a price.',
        fr: 'Écrivez un « - {id: …, per: …, rate: …} » par prix.',
      },
    );
  }
  const seen = new Map<string, Place>();
  return node.items.map((item, index) => {
    const rule = parseTariffRule(item, `rules[${index}]`, coin);
    const before = seen.get(rule.id);
    if (before !== undefined) throw twice(`rules.${rule.id}`, rule.place, before);
    seen.set(rule.id, rule.place);
    return rule;
  });
}

function twice(name: string, at: Place, before: Place): Error {
  return profileError(
    at,
    sayText(
      {
        en: '"{0}" is there twice; the first is on line {1}.',
        fr: '« {0} » figure deux fois ; la première est à la ligne {1}.',
      },
      name,
      before.line ?? '?',
    ),
    { en: 'Give each its own id.', fr: 'Donnez à chacun son propre id.' },
  );
}

function checkValidity(head: ValuesOf<typeof TARIFF_FIELDS>, places: ReadonlyMap<string, Place>): void {
  const { valid_from: from, valid_to: to } = head;
  if (from === undefined || to === undefined || from <= to) return;
  throw profileError(
    places.get('valid_to') ?? {},
    sayText({ en: 'Valid from {0} to {1}: never.', fr: 'Valable du {0} au {1} : jamais.' }, from, to),
    { en: 'Put "valid_to" on or after "valid_from".', fr: 'Mettez « valid_to » le jour de « valid_from » ou après.' },
  );
}

function checkStandardAudience(
  name: string | undefined,
  audiences: ReadonlyMap<string, Audience>,
  places: ReadonlyMap<string, Place>,
): string | null {
  if (name === undefined || audiences.has(name)) return name ?? null;
  throw profileError(
    places.get('standardAudience') ?? {},
    sayText(
      {
        en: '"standardAudience: {0}" is no audience of this tariff.',
        fr: '« standardAudience : {0} » n’est pas un public de ce tarif.',
      },
      name,
    ),
    sayText(
      { en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' },
      nearestName(name, audiences.keys()) ?? [...audiences.keys()].join(', '),
    ),
  );
}

function parseOrderTerms(node: DataNode | undefined, at: Place, basis: string): OrderTerms {
  const map: DataMap = node === undefined ? { kind: 'map', entries: new Map(), at } : mapNode(node, 'order');
  const terms = parseFields(map, ORDER_FIELDS, 'order');
  const places = placesOf(map);
  const rush = new Map<string, { percent: Rational; place: Place }>();
  if (terms.rush !== undefined) {
    for (const [words, { keyAt, node: given }] of mapNode(terms.rush, 'order.rush').entries)
      rush.set(words, { percent: RUSH_PERCENT.parse(given, given.at, `order.rush.${words}`), place: keyAt });
  }
  if (terms.roundTo !== undefined && basis === 'HT') {
    throw profileError(
      places.get('roundTo') ?? at,
      {
        en: '"order.roundTo" rounds what is paid, but these prices are without tax.',
        fr: '« order.roundTo » arrondit le montant payé, mais ces prix sont hors taxe.',
      },
      { en: 'Use it with basis TTC, or take it out.', fr: 'Utilisez-le avec « basis: TTC », ou retirez-le.' },
    );
  }
  if (terms.minimumPerExtraMaterial !== undefined && terms.minimum === undefined) {
    throw profileError(
      places.get('minimumPerExtraMaterial') ?? at,
      {
        en: '"order.minimumPerExtraMaterial" adds to a least order that is not there.',
        fr: '« order.minimumPerExtraMaterial » s’ajoute à une commande minimale absente.',
      },
      { en: 'Add "order.minimum".', fr: 'Ajoutez « order.minimum ».' },
    );
  }
  return {
    discounts: parseOrderDiscounts(terms.discounts),
    minimum: terms.minimum ?? null,
    minimumPerExtraMaterial: terms.minimumPerExtraMaterial ?? null,
    rush,
    roundTo: terms.roundTo ?? null,
    places,
  };
}

function parseOrderDiscounts(node: DataNode | undefined): OrderTerms['discounts'] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.map((item, index) => {
    const path = `order.discounts[${index}]`;
    const { from, percent, floor } = parseFields(mapNode(item, path), ORDER_DISCOUNT, path);
    return { from, percent, floor: floor ?? ZERO, place: item.at };
  });
}

function parseMemberships(
  node: DataNode | undefined,
  rules: readonly TariffRule[],
  audiences: ReadonlyMap<string, Audience>,
): readonly Membership[] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  const ruleIds = rules.map((rule) => rule.id);
  return items.map((item, index) => {
    const path = `memberships[${index}]`;
    const map = mapNode(item, path);
    const { id, name, rule, audience, included } = parseFields(map, MEMBERSHIP_FIELDS, path);
    const at = (key: string): Place => map.entries.get(key)?.keyAt ?? map.at;
    checkKnown(rule, ruleIds, at('rule'), `${path}.rule`);
    if (audience !== undefined) checkKnown(audience, [...audiences.keys()], at('audience'), `${path}.audience`);
    const minutes = new Map<string, Rational>();
    if (included !== undefined) {
      for (const [on, { keyAt, node: given }] of mapNode(included, `${path}.included`).entries) {
        checkKnown(on, ruleIds, keyAt, `${path}.included`);
        minutes.set(on, INCLUDED_MINUTES.parse(given, given.at, `${path}.included.${on}`));
      }
    }
    return { id, name: name ?? same(id), rule, audience: audience ?? null, included: minutes, place: map.at };
  });
}

function checkKnown(name: string, known: readonly string[], at: Place, path: string): void {
  if (known.includes(name)) return;
  throw profileError(
    at,
    sayText({ en: '"{0}: {1}" is not in this tariff.', fr: '« {0} : {1} » n’est pas dans ce tarif.' }, path, name),
    sayText(
      { en: 'Did you mean "{0}"?', fr: 'Vouliez-vous dire « {0} » ?' },
      nearestName(name, known) ?? known.join(', '),
    ),
  );
}
