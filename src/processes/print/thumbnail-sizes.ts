import type { Place } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { profileError } from '../../model/schema.ts';

/** [pixels] No screen of a printer is longer. */
const LONGEST = 1024;

/** The sizes of a machine's `thumbnails`, written like `220x124`. @throws UsageError */
export function thumbnailSizes(
  written: readonly string[],
  at: Place,
): readonly (readonly [width: number, height: number])[] {
  return written.map((text) => {
    const match = /^(\d{1,4})x(\d{1,4})$/.exec(text.trim());
    const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
    if (width >= 1 && height >= 1 && width <= LONGEST && height <= LONGEST) return [width, height];
    throw profileError(
      at,
      sayText({ en: 'The thumbnail "{0}" is no size.', fr: 'La vignette « {0} » n’est pas une taille.' }, text),
      sayText(
        {
          en: 'Write width x height in pixels, 1 to {0}: 220x124.',
          fr: 'Écrivez largeur x hauteur en pixels, de 1 à {0} : 220x124.',
        },
        String(LONGEST),
      ),
    );
  });
}
