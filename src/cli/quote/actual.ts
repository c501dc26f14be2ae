import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Actual } from '../../pipeline/quotes/reconcile-quote.ts';
import { parseDuration } from '../duration.ts';

/** "43g" and "2h10m". @throws UsageError for anything else, or nothing */
export function actualOf(words: readonly string[]): Actual {
  const actual: { seconds?: number; grams?: number } = {};
  for (const word of words) {
    const grams = /^(\d+(?:\.\d+)?)\s*(k?)g$/i.exec(word);
    const seconds = parseDuration(word);
    if (grams !== null) actual.grams = Number(grams[1]) * (grams[2] === '' ? 1 : 1000);
    else if (seconds !== null) actual.seconds = seconds;
    else throw notMeasured(word);
  }
  if (actual.grams === undefined && actual.seconds === undefined) throw notMeasured('');
  return actual;
}

function notMeasured(word: string): UsageError {
  return new UsageError(
    sayText(
      { en: '--actual "{0}" is neither a mass nor a time.', fr: '--actual « {0} » n’est ni une masse ni une durée.' },
      word,
    ),
    { en: 'Write --actual 43g,2h10m', fr: 'Écrivez --actual 43g,2h10m' },
  );
}
