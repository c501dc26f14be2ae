import { FormatError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import type { Raster } from '../model/part.ts';

/** A picture with what was lost on its way to grey. */
export interface DecodedPicture {
  readonly raster: Raster;
  /** Kind of file: `png`, `jpeg`, `bmp`, `gif`, `webp`, `tiff` … */
  readonly kind: string;
  /** Some of it is transparent: white was laid under it. */
  readonly transparent: boolean;
  /** Inks, not light: converted without a colour profile's help. */
  readonly cmyk: boolean;
  /** More than 8 bits a channel: rounded. */
  readonly deep: boolean;
  /** Frames or pages; only the first is taken. */
  readonly pages: number;
}

/** 8,000 × 8,000 px are 800 mm at 254 dpi: the largest bed at the usual line interval. Beyond it lie bombs. */
export const MOST_PIXELS = 64_000_000;

export function tooLarge(pixels: number): FormatError {
  return new FormatError(
    sayText(
      {
        en: 'The picture has {0} million pixels; at most {1} million are read.',
        fr: 'L’image a {0} millions de pixels ; au plus {1} millions sont lus.',
      },
      Math.round(pixels / 1e6),
      MOST_PIXELS / 1e6,
    ),
    {
      en: 'Make it smaller: 10 px a mm (254 dpi) are as fine as a laser engraves.',
      fr: 'Réduisez-la : 10 px par mm (254 dpi), un laser ne grave pas plus fin.',
    },
    { byte: 0 },
  );
}
