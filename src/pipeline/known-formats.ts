import { FORMATS } from '../formats/index.ts';
import type { Format } from '../model/format.ts';

/** Every format with what it can do. */
export function allFormats(): readonly Format[] {
  return FORMATS;
}

/** Endings of the files that can be read as parts, or as finished jobs. Formats that hold jobs alone may be packed: `.gcode.gz`. */
export function extensionsOf(able: 'part' | 'job'): ReadonlySet<string> {
  if (able === 'part') return new Set(FORMATS.flatMap((f) => (f.readPart === undefined ? [] : f.extensions)));
  const packed = ({ readPart, extensions }: Format): readonly string[] =>
    readPart === undefined ? extensions.map((ending) => `${ending}.gz`) : [];
  return new Set(FORMATS.flatMap((f) => (f.openJob === undefined ? [] : [...f.extensions, ...packed(f)])));
}
