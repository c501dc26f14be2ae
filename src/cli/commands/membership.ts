import { UsageError } from '../../base/errors.ts';
import { parseRational, type Rational } from '../../base/rational.ts';
import { sayText } from '../../base/text.ts';
import { membershipWorths } from '../../pipeline/quotes/membership-worths.ts';
import { jsonText } from '../../report/json-document.ts';
import { membershipsText } from '../../report/membership-text.ts';
import type { MembershipOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { wantedTariff } from '../quote/quote-stand.ts';
import type { Session } from '../session.ts';
import { todayOf } from '../today.ts';

/** `etabli membership [AUDIENCE…]`: what they would pay with and without, and from how many hours a membership pays. */
export async function membership(
  session: Session,
  args: readonly string[],
  options: MembershipOptions,
): Promise<number> {
  const { lang, terminal, version } = session;
  const tariff = await wantedTariff(session, options, options.date ?? todayOf(process.env));
  const worths = membershipWorths(tariff, {
    audiences: args,
    membership: options.membership ?? null,
    rule: options.rule ?? null,
    hours: (options.hours ?? []).map(hoursOf),
  });
  const { fullId, currency } = tariff;
  if (options.json === true)
    terminal.out(jsonText({ schema: 'etabli/membership@1', version, ok: true, tariff: fullId, currency, worths }));
  else terminal.out(membershipsText(worths, currency, lang, terminal.paint));
  return EXIT.done;
}

function hoursOf(word: string): Rational {
  const hours = /^\d{1,6}(\.\d{1,3})?$/.test(word) ? parseRational(word) : undefined;
  if (hours !== undefined && hours.n > 0n) return hours;
  throw new UsageError(
    sayText({ en: '"{0}" is not a number of hours.', fr: '« {0} » n’est pas un nombre d’heures.' }, word),
    { en: 'Write --hours 5,10,20.', fr: 'Écrivez --hours 5,10,20.' },
  );
}
