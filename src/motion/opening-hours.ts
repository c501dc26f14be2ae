import { sayText } from '../base/text.ts';
import { addDays, isDay } from '../model/day.ts';
import { type Field, group, list, profileError, type ValuesOf } from '../model/schema.ts';
import { choice, textField } from '../model/schema-values.ts';
import { isTimeZone, momentOf, wallTimeOf, zonedText } from './local-time.ts';

/**
 * Will it finish before closing?
 *
 *     opens 17:00        start ●━━━━━━━━ job ━━━━━━●┄┄┄┄ slow end of the interval      closes 21:00
 *   ──────┤                                        end   ┊                                 ├──────▶
 *                                                                 latest start = closing − job
 *
 * Everything is counted in real seconds: a night in which the clocks change is an hour shorter or longer.
 */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Day = (typeof DAYS)[number];

const doc = (en: string, fr: string) => ({ doc: { en, fr } });

/** "17:00" as minutes since midnight; "24:00" is the end of the day. */
const clockTime: Field<number> = {
  type: 'custom',
  ...doc('time of day, "17:00"', 'heure, « 17:00 »'),
  parse(node, at, path) {
    const text = textField(doc('time of day', 'heure')).parse(node, at, path);
    const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
    const minutes = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2]);
    if (minutes <= 1440) return minutes;
    throw profileError(
      node?.at ?? at,
      sayText({ en: '"{0}: {1}" is not a time of day.', fr: '« {0} : {1} » n’est pas une heure.' }, path, text),
      { en: 'Write "17:00", in quotes.', fr: 'Écrivez "17:00", entre guillemets.' },
    );
  },
};

const calendarDay: Field<string> = {
  type: 'custom',
  ...doc('day, "2026-12-25"', 'jour, « 2026-12-25 »'),
  parse(node, at, path) {
    const text = textField(doc('day', 'jour')).parse(node, at, path);
    if (isDay(text)) return text;
    throw profileError(
      node?.at ?? at,
      sayText({ en: '"{0}: {1}" is not a day.', fr: '« {0} : {1} » n’est pas un jour.' }, path, text),
      { en: 'Write "2026-12-25".', fr: 'Écrivez "2026-12-25".' },
    );
  },
};

const zoneName: Field<string> = {
  type: 'custom',
  ...doc('time zone, Europe/Paris', 'fuseau horaire, Europe/Paris'),
  parse(node, at, path) {
    const text = textField({ ...doc('time zone', 'fuseau horaire'), standard: 'Europe/Paris' }).parse(node, at, path);
    if (isTimeZone(text)) return text;
    throw profileError(
      node?.at ?? at,
      sayText({ en: '"{0}: {1}" is not a time zone.', fr: '« {0} : {1} » n’est pas un fuseau horaire.' }, path, text),
      { en: 'Write a name such as Europe/Paris.', fr: 'Écrivez un nom comme Europe/Paris.' },
    );
  },
};

/** Keys of a site's or machine's opening hours. */
export const OPENING_FIELDS = {
  timezone: zoneName,
  opening: list(
    group(
      {
        days: list(choice(DAYS, doc('day of the week', 'jour de la semaine')), { ...doc('days', 'jours'), least: 1 }),
        from: clockTime,
        to: clockTime,
      },
      doc('days that open at the same time', 'jours qui ouvrent à la même heure'),
    ),
    { ...doc('when it is open', 'quand c’est ouvert'), least: 1 },
  ),
  closed: list(calendarDay, doc('days on which it is shut', 'jours de fermeture')),
} as const;

export type OpeningHours = ValuesOf<typeof OPENING_FIELDS>;

/** [s] How long a job takes, with the ends of its interval. */
export interface Duration {
  readonly seconds: number;
  readonly low: number;
  readonly high: number;
}

/** When a job ends. Moments as "2026-11-24T18:30+01:00". */
export interface Ending {
  readonly start: string;
  readonly end: string;
}

/** When a job ends, and whether someone is still there. */
export interface Finish extends Ending {
  /** The start lies within the opening hours. */
  readonly startsOpen: boolean;
  /** When it closes after the start; null where it is shut at the start. */
  readonly closing: string | null;
  /** sure: even at the slow end of the interval; likely: as estimated; no: not. */
  readonly beforeClosing: 'sure' | 'likely' | 'no';
  /** Latest start of this opening that still ends (as estimated) before it closes; null where even its first minute is too late. */
  readonly latestStart: string | null;
  /** First opening, from the start on, in which the whole job fits as estimated; null: none in the next weeks. */
  readonly nextFit: string | null;
}

/** One stretch of being open. [s since 1970] */
interface Stretch {
  readonly opens: number;
  readonly closes: number;
}

/** Days that are looked through for an opening long enough. */
const LOOK_AHEAD = 60;

/** @param start [s since 1970-01-01T00:00Z] @param zone that the moments are told in */
export function endingOf(zone: string, start: number, seconds: number): Ending {
  return { start: zonedText(start, zone), end: zonedText(start + seconds, zone) };
}

/** @param start [s since 1970-01-01T00:00Z], handed in: no clock is read here */
export function finishOf(hours: OpeningHours, start: number, duration: Duration): Finish {
  const zone = hours.timezone;
  const text = (moment: number): string => zonedText(moment, zone);
  const { day } = wallTimeOf(start, zone);
  const stretches = stretchesFrom(hours, addDays(day, -1), LOOK_AHEAD);
  const now = stretches.find(({ opens, closes }) => start >= opens && start < closes);
  const fits = stretches.find(({ opens, closes }) => Math.max(opens, start) + duration.seconds <= closes);
  const latest = now === undefined ? Number.NaN : now.closes - duration.seconds;
  return {
    ...endingOf(zone, start, duration.seconds),
    startsOpen: now !== undefined,
    closing: now === undefined ? null : text(now.closes),
    beforeClosing: now === undefined ? 'no' : verdict(now.closes - start, duration),
    latestStart: now !== undefined && latest >= now.opens ? text(latest) : null,
    nextFit: fits === undefined ? null : text(Math.max(fits.opens, start)),
  };
}

function verdict(open: number, duration: Duration): 'sure' | 'likely' | 'no' {
  if (duration.high <= open) return 'sure';
  return duration.seconds <= open ? 'likely' : 'no';
}

/** Openings of the days from `first` on, in order; those that touch are one. A `to` before its `from` is after midnight. */
function stretchesFrom(hours: OpeningHours, first: string, days: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (let n = 0; n < days; n++) {
    const day = addDays(first, n);
    if (hours.closed.includes(day)) continue;
    for (const { days: open, from, to } of hours.opening) {
      if (!open.includes(weekdayOf(day))) continue;
      const opens = momentOf(day, from, hours.timezone);
      const closes = momentOf(to <= from ? addDays(day, 1) : day, to, hours.timezone);
      found.push({ opens, closes });
    }
  }
  found.sort((a, b) => a.opens - b.opens);
  const joined: Stretch[] = [];
  for (const stretch of found) {
    const last = joined.at(-1);
    if (last === undefined || stretch.opens > last.closes) joined.push(stretch);
    else joined[joined.length - 1] = { opens: last.opens, closes: Math.max(last.closes, stretch.closes) };
  }
  return joined;
}

function weekdayOf(day: string): Day {
  // 1970-01-01 was a Thursday.
  const count = momentOf(day, 0, 'UTC') / 86_400;
  return DAYS[(((count + 3) % 7) + 7) % 7]!;
}
