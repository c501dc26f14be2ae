import { UsageError } from '../../base/errors.ts';
import { parseRational, type Rational, rational, rationalFromNumber } from '../../base/rational.ts';
import { sayText } from '../../base/text.ts';
import { parseDuration } from '../duration.ts';

/** [min] "1h30m" of a command line; 0 where nothing is said. @throws UsageError */
export function minutesOf(text: string | undefined): Rational {
  if (text === undefined) return rational(0n);
  const seconds = parseDuration(text);
  if (seconds !== null) return rationalFromNumber(seconds / 60, 3);
  throw new UsageError(sayText({ en: '"{0}" is not a time.', fr: '« {0} » n’est pas une durée.' }, text), {
    en: 'Write it like 15m or 1h30m.',
    fr: 'Écrivez par exemple 15m ou 1h30m.',
  });
}

/** [currency] "3.20" of a command line; 0 where nothing is said. @throws UsageError */
export function moneyOf(text: string | undefined): Rational {
  const value = /^\d+(\.\d+)?$/.test(text ?? '0') ? parseRational(text ?? '0') : undefined;
  if (value !== undefined) return value;
  throw new UsageError(sayText({ en: '"{0}" is not an amount.', fr: '« {0} » n’est pas un montant.' }, text ?? ''), {
    en: 'Write it like 3.20.',
    fr: 'Écrivez par exemple 3.20.',
  });
}
