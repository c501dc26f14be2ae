import { type Place, UsageError } from '../base/errors.ts';
import { nearestName } from '../base/nearest.ts';
import { sayText, type Text } from '../base/text.ts';
import type { Audience, Condition, Tariff, TariffRule } from '../model/tariff.ts';

/** Who asks. */
export interface Asker {
  readonly audience: Audience | null;
  readonly badge: boolean | null;
}

/** Every audience that a tariff knows: those listed, and those that its rules are for. */
function audiencesOf(tariff: Tariff): readonly string[] {
  const named = tariff.rules.flatMap(({ when }) => [...(when?.audience ?? []), ...(when?.notAudience ?? [])]);
  return [...new Set([...tariff.audiences.keys(), ...named])];
}

/**
 * The audience of a quote: the one asked for, else the tariff's own standard.
 * A tariff that knows no audiences has one price for all and takes any name.
 * @throws UsageError for a name that the tariff does not know
 */
export function findAudience(tariff: Tariff, wanted: string | null): Audience | null {
  const id = wanted ?? tariff.standardAudience;
  if (id === null) return null;
  const listed = tariff.audiences.get(id);
  if (listed !== undefined) return listed;
  const known = audiencesOf(tariff);
  if (known.length === 0 || known.includes(id)) return bareAudience(id);
  throw new UsageError(
    sayText(
      { en: 'The tariff {0} does not know the audience "{1}".', fr: 'Le tarif {0} ne connaît pas le public « {1} ».' },
      tariff.fullId,
      id,
    ),
    sayText(
      { en: 'Did you mean "{0}"? Known: {1}.', fr: 'Vouliez-vous dire « {0} » ? Connus : {1}.' },
      nearestName(id, known) ?? known[0]!,
      known.join(', '),
    ),
    tariff.places.get('audiences') ?? { file: tariff.origin },
  );
}

/** An audience that only rules name: no percent off. */
function bareAudience(id: string): Audience {
  return { id, name: { en: id, fr: id }, is: [id], percent: { n: 0n, d: 1n }, on: null, place: {} };
}

/** Whether a condition holds: `unknown` where it asks for what nobody said. */
export function holds(condition: Condition | null, asker: Asker): 'yes' | 'no' | 'unknown' {
  if (condition === null) return 'yes';
  const { audience, notAudience, badge } = condition;
  const asksAudience = audience !== null || notAudience !== null;
  if (badge !== null && asker.badge !== null && asker.badge !== badge) return 'no';
  if (asksAudience && asker.audience !== null) {
    const is = asker.audience.is;
    if (audience !== null && !audience.some((name) => is.includes(name))) return 'no';
    if (notAudience?.some((name) => is.includes(name)) === true) return 'no';
  }
  if (asksAudience && asker.audience === null) return 'unknown';
  if (badge !== null && asker.badge === null) return 'unknown';
  return 'yes';
}

/** Whom a condition is for, in words. */
function conditionWords(condition: Condition): Text {
  const parts: Text[] = [];
  if (condition.audience !== null) {
    const names = condition.audience.join(', ');
    parts.push(sayText({ en: 'the audience {0}', fr: 'le public {0}' }, names));
  }
  if (condition.notAudience !== null)
    parts.push(sayText({ en: 'any audience but {0}', fr: 'tout public sauf {0}' }, condition.notAudience.join(', ')));
  if (condition.badge !== null)
    parts.push(
      condition.badge
        ? { en: 'people with the badge', fr: 'les personnes qui ont le badge' }
        : { en: 'people without the badge', fr: 'les personnes sans badge' },
    );
  return { en: parts.map((part) => part.en).join(', '), fr: parts.map((part) => part.fr).join(', ') };
}

/** @throws UsageError that says whom the rule is for */
export function demand(rule: TariffRule, asker: Asker, at: Place): void {
  if (rule.when === null) return;
  const answer = holds(rule.when, asker);
  if (answer === 'yes') return;
  const line = (rule.places.get('when') ?? rule.place).line ?? 0;
  const whom = conditionWords(rule.when);
  const place = at.line === undefined ? (rule.places.get('when') ?? rule.place) : at;
  if (answer === 'no') {
    throw new UsageError(
      sayText(
        {
          en: 'The price "{0}" is for {1} only (line {2} of the tariff).',
          fr: 'Le prix « {0} » est réservé à : {1} (ligne {2} du tarif).',
        },
        rule.id,
        whom,
        String(line),
      ),
      {
        en: 'Choose the price for this customer, or another audience or badge.',
        fr: 'Prenez le prix de ce client, ou un autre public ou badge.',
      },
      place,
    );
  }
  const asks = rule.when.badge !== null && asker.badge === null ? 'badge' : 'audience';
  throw new UsageError(
    sayText(
      {
        en: 'The price "{0}" is for {1} (line {2} of the tariff), and the order does not say the {3}.',
        fr: 'Le prix « {0} » concerne : {1} (ligne {2} du tarif), et la commande ne dit pas le « {3} ».',
      },
      rule.id,
      whom,
      String(line),
      asks,
    ),
    asks === 'badge'
      ? { en: 'Say "badge: true" or "badge: false".', fr: 'Indiquez « badge: true » ou « badge: false ».' }
      : {
          en: 'Say the audience (--audience ID, or "audience:" in the measures).',
          fr: 'Indiquez le public (--audience ID, ou « audience: » dans les mesures).',
        },
    place,
  );
}
