import { UsageError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { LengthUnit } from './part.ts';

/** [mm] What one of each is. */
export const MM_PER_UNIT: Readonly<Record<LengthUnit, number>> = {
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  ft: 304.8,
  um: 1e-3,
};

/** Coordinates beyond this, in any unit, are damage: their products would leave the range of numbers. */
export const FARTHEST = 1e12;

const WORDS: Readonly<Record<string, LengthUnit>> = {
  mm: 'mm',
  millimeter: 'mm',
  millimetre: 'mm',
  cm: 'cm',
  centimeter: 'cm',
  centimetre: 'cm',
  m: 'm',
  meter: 'm',
  metre: 'm',
  in: 'in',
  inch: 'in',
  ft: 'ft',
  foot: 'ft',
  um: 'um',
  micron: 'um',
};

/** The unit that a word stands for, or undefined. */
function lengthUnitOf(word: string): LengthUnit | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(WORDS, key) ? WORDS[key] : undefined;
}

/**
 * The unit that the user says a file is in (`--set unit=inch`), or undefined where nothing or `auto` is said.
 * @throws UsageError for a word that is no unit
 */
export function unitSetting(settings: ReadonlyMap<string, string>): LengthUnit | undefined {
  const word = settings.get('unit');
  if (word === undefined || word.trim() === 'auto') return undefined;
  const unit = lengthUnitOf(word);
  if (unit !== undefined) return unit;
  throw new UsageError(
    sayText({ en: '"unit={0}" is no unit of length.', fr: '« unit={0} » n’est pas une unité de longueur.' }, word),
    sayText({ en: 'Known: {0}.', fr: 'Connues : {0}.' }, Object.keys(MM_PER_UNIT).join(', ')),
  );
}

/**
 * The factor that the user wants a part to be made larger by (`--set scale=0.5`), 1 where nothing is said.
 * @throws UsageError where it is no number above 0
 */
export function scaleSetting(settings: ReadonlyMap<string, string>): number {
  const word = settings.get('scale');
  if (word === undefined) return 1;
  const scale = Number(word);
  if (scale > 0 && Number.isFinite(scale)) return scale;
  throw new UsageError(
    sayText({ en: '"scale={0}" is no number above 0.', fr: '« scale={0} » n’est pas un nombre supérieur à 0.' }, word),
    { en: 'Write for example scale=0.5 for half the size.', fr: 'Écrivez par exemple scale=0.5 pour la moitié.' },
  );
}
