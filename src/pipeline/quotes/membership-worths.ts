import { UsageError } from '../../base/errors.ts';
import { type Rational, rational } from '../../base/rational.ts';
import { sayText } from '../../base/text.ts';
import type { Tariff } from '../../model/tariff.ts';
import { findAudience, holds } from '../../pricing/conditions.ts';
import { type MembershipWorth, membershipWorth } from '../../pricing/membership-worth.ts';

export interface MembershipQuestions {
  /** Audiences that think of joining; none: the tariff's standard. */
  readonly audiences: readonly string[];
  /** Null: all of the tariff. */
  readonly membership: string | null;
  /** Null: every price that goes by time, but for labour. */
  readonly rule: string | null;
  /** [h] Rows to show. */
  readonly hours: readonly Rational[];
}

const STANDARD_HOURS: readonly Rational[] = [1n, 2n, 5n, 10n, 20n, 50n, 100n].map((hours) => rational(hours));

/**
 * What each audience would pay with and without each membership, price by price, and from how many hours it pays.
 * @throws UsageError where the tariff has no membership, or no price that goes by time
 */
export function membershipWorths(tariff: Tariff, wanted: MembershipQuestions): readonly MembershipWorth[] {
  const { audiences, membership, rule, hours } = wanted;
  if (tariff.memberships.length === 0) throw noMemberships(tariff);
  const asking = audiences.length > 0 ? audiences : [tariff.standardAudience];
  const memberships = membership === null ? tariff.memberships.map(({ id }) => id) : [membership];
  const worths = asking.flatMap((name) => {
    const audience = findAudience(tariff, name);
    return memberships
      .filter((id) => !isMemberAlready(tariff, id, audience?.is ?? []))
      .flatMap((id) =>
        rulesFor(tariff, rule, audience).map((price) => ({ audience: name, membership: id, rule: price })),
      );
  });
  if (worths.length === 0) throw nothingByTime(tariff);
  const shown = hours.length > 0 ? hours : STANDARD_HOURS;
  return worths.map((question) => membershipWorth(tariff, { ...question, hours: shown }));
}

function isMemberAlready(tariff: Tariff, membership: string, is: readonly string[]): boolean {
  const made = tariff.memberships.find(({ id }) => id === membership)?.audience;
  return made !== undefined && made !== null && is.includes(made);
}

function rulesFor(tariff: Tariff, rule: string | null, audience: ReturnType<typeof findAudience>): readonly string[] {
  if (rule !== null) return [rule];
  const fees = new Set(tariff.memberships.map((membership) => membership.rule));
  return tariff.rules
    .filter(
      ({ per, kind, when }) =>
        per.dimension === 'time' && kind !== 'labour' && holds(when, { audience, badge: true }) === 'yes',
    )
    .map(({ id }) => id)
    .filter((id) => !fees.has(id));
}

function noMemberships(tariff: Tariff): UsageError {
  return new UsageError(
    sayText({ en: 'The tariff {0} has no memberships.', fr: 'Le tarif {0} n’a pas d’adhésions.' }, tariff.fullId),
    {
      en: 'Add "memberships: [{ id: …, rule: …, audience: … }]" to it, or choose another (--tariff).',
      fr: 'Ajoutez-y « memberships: [{ id: …, rule: …, audience: … }] », ou prenez-en un autre (--tariff).',
    },
    { file: tariff.origin },
  );
}

function nothingByTime(tariff: Tariff): UsageError {
  return new UsageError(
    sayText(
      {
        en: 'Nothing in {0} goes by time for those who could join.',
        fr: 'Rien dans {0} ne se compte au temps pour qui peut adhérer.',
      },
      tariff.fullId,
    ),
    { en: 'Name a price with --rule, or another audience.', fr: 'Nommez un prix avec --rule, ou un autre public.' },
    { file: tariff.origin },
  );
}
