/**
 * Wall clocks: a moment (seconds since 1970, real seconds) and what a clock on the wall of a place shows then.
 * The rules of the time zones come with the JavaScript engine (Intl); no clock is read here.
 *
 *   real seconds ──────────────────────▶ evenly
 *   wall clock   … 01:59 │ 03:00 …      spring: an hour is missing    → the moment after the gap
 *                … 02:59 │ 02:00 …      autumn: an hour comes twice   → the first of the two
 */

/** What the wall clock shows: day "YYYY-MM-DD" and minutes since midnight, with the seconds left over. */
export interface WallTime {
  readonly day: string;
  readonly minutes: number;
  readonly seconds: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Whether the engine knows the time zone ("Europe/Paris"). */
export function isTimeZone(zone: string): boolean {
  try {
    formatOf(zone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // what Intl throws for a name that it does not know
    throw error;
  }
}

/** @param moment [s since 1970-01-01T00:00Z] */
export function wallTimeOf(moment: number, zone: string): WallTime {
  const found: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(Math.floor(moment) * 1000)) found[type] = value;
  const { year, month, day, hour, minute, second } = found;
  return {
    day: `${year}-${month}-${day}`,
    minutes: Number(hour) * 60 + Number(minute),
    seconds: Number(second),
  };
}

/** Seconds by which the wall clock of a zone is ahead of UTC at a moment. */
function offsetAt(moment: number, zone: string): number {
  const { day, minutes, seconds } = wallTimeOf(moment, zone);
  return utcMoment(day, minutes) + seconds - Math.floor(moment);
}

function utcMoment(day: string, minutes: number): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, date) / 1000 + minutes * 60;
}

/**
 * The moment at which a wall clock shows a time; the first of two, and the first after a gap. [s since 1970]
 * @param day "YYYY-MM-DD" @param minutes since midnight, 1440 the end of the day
 */
export function momentOf(day: string, minutes: number, zone: string): number {
  const wanted = utcMoment(day, minutes);
  // The offsets a day before and after hold every candidate: clocks change at most once in between.
  const before = offsetAt(wanted - 86_400, zone);
  const after = offsetAt(wanted + 86_400, zone);
  const early = wanted - Math.max(before, after);
  const late = wanted - Math.min(before, after);
  if (offsetAt(early, zone) === wanted - early) return early;
  if (offsetAt(late, zone) === wanted - late) return late;
  return endOfGap(early, late, zone);
}

/** The wall clock jumps over the wanted time somewhere between two moments: the moment of the jump. */
function endOfGap(early: number, late: number, zone: string): number {
  const first = offsetAt(early, zone);
  let low = early;
  let high = late;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === first) low = middle;
    else high = middle;
  }
  return high;
}

/** "2026-11-24T18:30+01:00" */
export function zonedText(moment: number, zone: string): string {
  const { day, minutes } = wallTimeOf(moment, zone);
  const offset = Math.round(offsetAt(moment, zone) / 60);
  const clock = (total: number): string =>
    `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
  return `${day}T${clock(minutes)}${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`;
}
