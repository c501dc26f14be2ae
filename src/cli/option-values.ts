import { createRequire } from 'node:module';
import type { Lang } from '../base/text.ts';

// By `require`, as the command line itself takes it: importing it as a module costs more at every start.
const { InvalidArgumentError } = createRequire(import.meta.url)('commander') as typeof import('commander'); // the package's own types

/** An option that may stand more than once. */
export const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];
/** "a,b" and "a" "b" alike. */
export const words = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== ''),
];

export function wholeNumber(lang: Lang, least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(
      lang === 'fr'
        ? `Donnez un nombre entier de ${least} à ${most}.`
        : `Give a whole number from ${least} to ${most}.`,
    );
  };
}

export function dateText(lang: Lang): (value: string) => string {
  return (value) => {
    const date = new Date(`${value}T00:00:00Z`);
    if (/^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value))
      return value;
    throw new InvalidArgumentError(
      lang === 'fr' ? 'Donnez une date comme 2026-03-14.' : 'Give a date like 2026-03-14.',
    );
  };
}

export function yearText(lang: Lang): (value: string) => string {
  return (value) => {
    if (/^\d{4}$/.test(value)) return value;
    throw new InvalidArgumentError(lang === 'fr' ? 'Donnez une année comme 2026.' : 'Give a year like 2026.');
  };
}
