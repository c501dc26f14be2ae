import type { Place } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Thumbnail } from '../../model/process.ts';
import { profileError } from '../../model/schema.ts';

/** [pixels] No screen of a printer is longer. */
const LONGEST = 1024;

/** The pictures of a machine's `thumbnails`, written like `220x124` (PNG) or `313x173/QOI`. @throws UsageError */
export function thumbnailSizes(written: readonly string[], at: Place): readonly Thumbnail[] {
  return written.map((text): Thumbnail => {
    const match = /^(\d{1,4})x(\d{1,4})(\/QOI|\/PNG)?$/.exec(text.trim());
    const [width, height] = [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0)];
    const format = match?.[3] === '/QOI' ? 'QOI' : 'PNG';
    if (width >= 1 && height >= 1 && width <= LONGEST && height <= LONGEST) return { width, height, format };
    throw profileError(
      at,
      sayText({ en: 'The thumbnail "{0}" is no size.', fr: 'La vignette « {0} » n’est pas une taille.' }, text),
      sayText(
        {
          en: 'Write width x height in pixels, 1 to {0}: 220x124, or 220x124/QOI.',
          fr: 'Écrivez largeur x hauteur en pixels, de 1 à {0} : 220x124, ou 220x124/QOI.',
        },
        String(LONGEST),
      ),
    );
  });
}
