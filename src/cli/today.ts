import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';

/** [s since 1970] SOURCE_DATE_EPOCH where it is set, so that the same call gives the same bytes. @throws UsageError */
function epochOf(env: NodeJS.ProcessEnv): number | null {
  const epoch = env.SOURCE_DATE_EPOCH;
  if (epoch === undefined || epoch === '') return null;
  if (/^\d{1,11}$/.test(epoch)) return Number(epoch);
  throw new UsageError(
    sayText(
      {
        en: 'SOURCE_DATE_EPOCH is "{0}", not a number of seconds.',
        fr: 'SOURCE_DATE_EPOCH vaut « {0} », pas un nombre de secondes.',
      },
      epoch,
    ),
    { en: 'Unset it, or use --date.', fr: 'Enlevez-le, ou utilisez --date.' },
  );
}

/** The day, YYYY-MM-DD: of SOURCE_DATE_EPOCH (UTC), else today on this computer's calendar. */
export function todayOf(env: NodeJS.ProcessEnv): string {
  const epoch = epochOf(env);
  if (epoch !== null) return new Date(epoch * 1000).toISOString().slice(0, 10);
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** [s since 1970] Now. */
export function nowOf(env: NodeJS.ProcessEnv): number {
  return epochOf(env) ?? Math.floor(Date.now() / 1000);
}
