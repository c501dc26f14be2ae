import type { Place } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { add, compare, exactText, ONE, type Rational, ZERO } from '../base/rational.ts';
import { same, sayText, type Text } from '../base/text.ts';
import { BILLING_UNITS, type BillingUnit } from './billing-unit.ts';
import type { DataMap, DataNode } from './data-node.ts';
import { parseCondition } from './parse-condition.ts';
import { mapNode, parseFields, profileError, type ValuesOf } from './schema.ts';
import { type Applies, type Band, JOB_MEASURES, type Price, type Slice, type TariffRule } from './tariff.ts';
import { RULE_FIELDS, VAT_FIELD } from './tariff-fields.ts';

type Written = ValuesOf<typeof RULE_FIELDS>;

/** Reads one rule of a tariff. @param coin worth of a coin of the lab, where it has one */
export function parseTariffRule(node: DataNode, path: string, coin: Rational | null): TariffRule {
  const map = mapNode(node, path);
  const written = parseFields(map, RULE_FIELDS, path);
  const named = `${path} (${written.id})`;
  const per = parseUnit(written.per, placeOf(map, 'per'), `${named}.per`);
  return {
    id: written.id,
    name: written.name ?? same(written.id),
    kind: written.kind,
    per,
    price: parsePrice(written, map, named, coin),
    waste: written.waste ?? null,
    failure: written.failure ?? null,
    freeUnder: written.freeUnder ?? null,
    free: written.free ?? null,
    step: written.step ?? null,
    minMeasure: written.minMeasure ?? null,
    min: written.min ?? null,
    copies: written.copies ?? null,
    breaks: parseBreaks(written, map, named),
    startup: written.startup ?? null,
    discount: written.discount,
    vat: written.vat === undefined ? undefined : (VAT_FIELD.parse(written.vat, written.vat.at, `${named}.vat`) ?? null),
    when: parseCondition(written.when, `${named}.when`),
    applies: parseApplies(written, per, placeOf(map, 'applies'), `${named}.applies`),
    includes: written.includes ?? [],
    note: written.note,
    place: map.at,
    places: new Map([...map.entries].map(([key, { keyAt }]) => [key, keyAt])),
  };
}

function placeOf(map: DataMap, key: string): Place {
  return map.entries.get(key)?.keyAt ?? map.at;
}

function parseUnit(id: string, at: Place, path: string): BillingUnit {
  const unit = BILLING_UNITS.get(id);
  if (unit !== undefined) return unit;
  const known = [...BILLING_UNITS.keys()];
  throw profileError(
    at,
    sayText({ en: '"{0}: {1}" is not a unit.', fr: '« {0} : {1} » n’est pas une unité.' }, path, id),
    sayText(
      { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connues : {1}.' },
      nearestName(id, known) ?? known[0]!,
      known.join(', '),
    ),
  );
}

/** Exactly one of rate, coins, marginal and bands. */
function parsePrice(written: Written, map: DataMap, path: string, coin: Rational | null): Price {
  const { rate, coins, marginal, bands, of = ONE } = written;
  const given = (['rate', 'coins', 'marginal', 'bands'] as const).filter((key) => written[key] !== undefined);
  if (given.length !== 1) throw wrongPrice(given, map.at, path);
  if (rate !== undefined) return { type: 'rate', rate, of };
  if (coins !== undefined) {
    if (coin !== null) return { type: 'coins', coins, of, coin };
    throw profileError(
      placeOf(map, 'coins'),
      sayText(
        {
          en: '"{0}" is a price in coins, but the tariff says no "coin".',
          fr: '« {0} » est un prix en jetons, mais le tarif n’a pas de « coin ».',
        },
        path,
      ),
      {
        en: 'Add "coin: 0.10" (what one coin is worth) at the top.',
        fr: 'Ajoutez « coin: 0.10 » (la valeur d’un jeton) en tête.',
      },
    );
  }
  if (marginal !== undefined)
    return { type: 'marginal', of, slices: checkSlices(marginal, placeOf(map, 'marginal'), path) };
  return { type: 'bands', of, bands: checkBands(bands ?? [], placeOf(map, 'bands'), path) };
}

function wrongPrice(given: readonly string[], at: Place, path: string): Error {
  const fix: Text = {
    en: 'Give one of rate, coins, marginal, bands.',
    fr: 'Donnez soit rate, soit coins, soit marginal, soit bands.',
  };
  if (given.length === 0)
    return profileError(at, sayText({ en: '"{0}" has no price.', fr: '« {0} » n’a pas de prix.' }, path), fix);
  return profileError(
    at,
    sayText({ en: '"{0}" has several prices: {1}.', fr: '« {0} » a plusieurs prix : {1}.' }, path, given.join(', ')),
    fix,
  );
}

function checkSlices(
  slices: readonly { readonly upTo: Rational | undefined; readonly rate: Rational }[],
  at: Place,
  path: string,
): readonly Slice[] {
  let last = ZERO;
  return slices.map(({ upTo, rate }, index) => {
    const end = upTo ?? null;
    if (end === null ? index !== slices.length - 1 : compare(end, last) <= 0)
      throw notAscending(at, `${path}.marginal`);
    if (end !== null) last = end;
    return { upTo: end, rate };
  });
}

function checkBands(
  bands: readonly {
    readonly from: Rational;
    readonly to: Rational | undefined;
    readonly rate: Rational;
    readonly plus: Rational | undefined;
  }[],
  at: Place,
  path: string,
): readonly Band[] {
  let last: Rational | null = null;
  return bands.map(({ from, to, rate, plus = ZERO }, index) => {
    const end = to ?? null;
    const starts = last === null || compare(from, last) >= 0;
    // Between whole bounds one unit may be left out (1–5, 6–30); a wider gap is a price that is not said.
    const gap = last !== null && compare(from, add(last, ONE)) > 0;
    const ends = end === null ? index === bands.length - 1 : compare(end, from) >= 0;
    if (!starts || !ends || gap) throw notAscending(at, `${path}.bands`);
    last = end;
    return { from, to: end, rate, plus };
  });
}

function notAscending(at: Place, path: string): Error {
  return profileError(
    at,
    sayText(
      {
        en: '"{0}" overlaps, leaves a gap or does not ascend.',
        fr: '« {0} » se chevauche, laisse un trou ou n’est pas croissant.',
      },
      path,
    ),
    {
      en: 'Each must begin where the one before ends; only the last may be open (null).',
      fr: 'Chaque tranche commence où finit la précédente ; seule la dernière peut rester ouverte (null).',
    },
  );
}

function parseBreaks(written: Written, map: DataMap, path: string): TariffRule['breaks'] {
  const node = map.entries.get('breaks')?.node;
  const breaks = (written.breaks ?? []).map((given, index) => ({
    ...given,
    place: (node?.kind === 'list' ? node.items[index]?.at : undefined) ?? placeOf(map, 'breaks'),
  }));
  breaks.slice(1).map((one, index) => {
    const before = breaks[index]!;
    if (compare(one.from, before.from) > 0) return one;
    throw profileError(
      one.place,
      sayText(
        { en: '"{0}.breaks": {1} comes after {2}.', fr: '« {0}.breaks » : {1} vient après {2}.' },
        path,
        exactText(one.from),
        exactText(before.from),
      ),
      { en: 'Sort them by "from", each once.', fr: 'Rangez-les par « from » croissant, chacun une fois.' },
    );
  });
  return breaks;
}

function parseApplies(written: Written, per: BillingUnit, at: Place, path: string): Applies | null {
  if (written.applies === undefined) return null;
  const { measure, process, machine, material } = written.applies;
  const dimension = JOB_MEASURES[measure];
  if (per.dimension !== dimension) {
    const fitting = [...BILLING_UNITS.values()].filter((unit) => unit.dimension === dimension).map((unit) => unit.id);
    throw profileError(
      at,
      sayText(
        { en: '"{0}": {1} cannot be billed per {2}.', fr: '« {0} » : {1} ne peut pas être facturé par {2}.' },
        path,
        measure,
        per.id,
      ),
      sayText({ en: 'Bill it per {0}.', fr: 'Facturez par {0}.' }, fitting.join(', ')),
    );
  }
  return { measure, process: process ?? null, machine: machine ?? null, material: material ?? null };
}
