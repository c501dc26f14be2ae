import { FORMATS } from '../formats/index.ts';
import type { Format } from '../model/format.ts';

/** Every format with what it can do. */
export function allFormats(): readonly Format[] {
  return FORMATS;
}

/** Endings of the files that can be read as parts, or as finished jobs. */
export function extensionsOf(able: 'part' | 'job'): ReadonlySet<string> {
  const can = (format: Format): boolean => (able === 'part' ? format.readPart : format.openJob) !== undefined;
  return new Set(FORMATS.filter(can).flatMap((format) => format.extensions));
}
