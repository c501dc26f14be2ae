import { FormatError, type Place } from '../base/errors.ts';
import { sayText, type Text } from '../base/text.ts';
import type { Finding } from '../model/finding.ts';

/**
 * A drawing of which nothing is left to burn.
 * @param first what was said of what was left out, where anything was: its place is shown if it has one
 */
export function emptyDrawing(first: Finding | undefined, fix: Text, place: Place): FormatError {
  const text =
    first === undefined
      ? { en: 'The drawing holds nothing that could be burnt.', fr: 'Le dessin ne contient rien à graver ni à couper.' }
      : sayText(
          { en: 'Nothing of the drawing can be burnt. {0}', fr: 'Rien du dessin ne peut être gravé ni coupé. {0}' },
          first.what,
        );
  const { line, column = 1 } = first?.where ?? {};
  return new FormatError(text, fix, typeof line === 'number' ? { line, column } : place, 'empty');
}
