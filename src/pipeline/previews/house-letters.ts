import { drawRun, measureRun } from '../../formats/draw-glyphs.ts';
import { FontShelf } from '../../formats/font-shelf.ts';
import { HOUSE_FONT_FAMILY } from '../../formats/house-font.ts';
import { IDENTITY } from '../../geometry/affine.ts';
import { fillContours } from '../../geometry/paths/flatten-curve.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import type { Letters } from '../../picture/letters.ts';

/** [of the letters' size] Chords leave the curves of the letters by this at most. */
const TOLERANCE = 0.004;

/** The house font for the texts of pictures: the same letters on every machine. */
export async function houseLetters(): Promise<Letters> {
  const shelf = new FontShelf({ resolve: async () => undefined });
  const { font } = await shelf.find({ family: HOUSE_FONT_FAMILY, bold: false, italic: false });
  const run = (text: string, size: number) => ({ text, font, size, letterSpacing: 0, wordSpacing: 0 });
  return {
    width: (text, size) => measureRun(run(text, size)).width,
    outline(text, size) {
      const builder = new SubpathBuilder();
      drawRun(builder, run(text, size), [0, 0], false);
      const { coordinates, ends } = fillContours(builder.take(IDENTITY).subpaths, size * TOLERANCE);
      return Array.from(ends, (end, k) => coordinates.slice(2 * (ends[k - 1] ?? 0), 2 * end));
    },
  };
}
