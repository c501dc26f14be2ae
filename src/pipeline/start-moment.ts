import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { isDay } from '../model/day.ts';
import { momentOf } from '../motion/local-time.ts';

/**
 * "2026-11-24T18:30" on the lab's wall clock, or with an offset ("+01:00", "Z"); "18:30" is today.
 * @param today YYYY-MM-DD
 * @returns [s since 1970]
 * @throws UsageError for anything else
 */
export function startMoment(text: string, zone: string, today: string): number {
  const written = /^\d{1,2}:\d{2}$/.test(text) ? `${today}T${text}` : text;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{1,2}):(\d{2})(Z|[+-]\d{2}:\d{2})?$/.exec(written);
  const [hours, minutes] = [Number(match?.[2]), Number(match?.[3])];
  if (match === null || !isDay(match[1]!) || hours > 23 || minutes > 59) {
    throw new UsageError(sayText({ en: '"{0}" is not a moment.', fr: '« {0} » n’est pas un moment.' }, text), {
      en: 'Write it as 2026-11-24T18:30, or 18:30 for today.',
      fr: 'Écrivez-le sous la forme 2026-11-24T18:30, ou 18:30 pour aujourd’hui.',
    });
  }
  const offset = match[4];
  if (offset === undefined) return momentOf(match[1]!, hours * 60 + minutes, zone);
  const utc = momentOf(match[1]!, hours * 60 + minutes, 'UTC');
  if (offset === 'Z') return utc;
  const ahead = (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4))) * 60;
  return offset.startsWith('-') ? utc + ahead : utc - ahead;
}
