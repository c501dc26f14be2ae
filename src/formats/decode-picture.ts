import { createRequire } from 'node:module';
import type { Metadata, Sharp } from 'sharp';
import { FormatError } from '../base/errors.ts';
import { sayText } from '../base/text.ts';
import { decodeBmp, isBmp } from './decode-bmp.ts';
import { type DecodedPicture, MOST_PIXELS, tooLarge } from './decoded-picture.ts';
import { isCutShort } from './picture-cut-short.ts';
import { pictureDensity } from './picture-density.ts';

/**
 * Any picture that sharp reads, and BMP, as grey. Turned as its EXIF says, transparency laid over white.
 * @throws FormatError where it cannot be read, is cut short or has more than `MOST_PIXELS`
 */
export async function decodePicture(bytes: Uint8Array): Promise<DecodedPicture> {
  if (bytes.length === 0) refuse(bytes, new Error('unexpected end: 0 bytes'));
  if (isBmp(bytes)) return decodeBmp(bytes);
  const sharp = loadSharp();
  const open = () => sharp(bytes, { limitInputPixels: false, failOn: 'error', pages: 1 });
  const facts = await open()
    .metadata()
    .catch((error: unknown) => refuse(bytes, error));
  const pixels = facts.width * facts.height;
  if (pixels > MOST_PIXELS) throw tooLarge(pixels);
  const brighter = await toWhite(facts, open);
  const { data, info } = await (brighter === 1 ? open() : open().linear(brighter, 0))
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => refuse(bytes, error));
  const grey =
    info.channels === 1 ? new Uint8Array(data.buffer, data.byteOffset, data.length) : firstChannel(data, info.channels);
  const density = pictureDensity(bytes);
  const turned = (facts.orientation ?? 1) >= 5;
  return {
    raster: {
      kind: 'raster',
      width: info.width,
      height: info.height,
      grey,
      dpi: density !== null && turned ? [density[1], density[0]] : density,
    },
    kind: facts.format,
    transparent: facts.hasAlpha && !(await open().stats()).isOpaque,
    cmyk: facts.space === 'cmyk',
    deep: facts.depth !== 'uchar',
    pages: facts.pages ?? 1,
  };
}

/** [1] What brings the white of a TIFF of floating-point numbers or 32 bits to that of the others; black stays black. */
async function toWhite({ depth, space }: Metadata, open: () => Sharp): Promise<number> {
  if (depth === 'uint') return 255 / 0xffff_ffff;
  if (depth !== 'float' || space === 'scrgb') return 1;
  const { channels } = await open().stats();
  const most = Math.max(...channels.map(({ max }) => max));
  const white = most <= 1 ? 1 : most <= 255 ? 255 : 65_535;
  return (space === 'grey16' ? 65_535 : 255) / white;
}

/**
 * The package that reads pictures, by `require`: to import it as a module costs 150 ms of CPU where requiring it costs 52
 * (median of 5, Node 20.20), a twentieth of the engraving of a photo.
 */
function loadSharp(): typeof import('sharp').default {
  return createRequire(import.meta.url)('sharp') as typeof import('sharp').default; // the package's own types
}

function firstChannel(data: Uint8Array, channels: number): Uint8Array {
  const grey = new Uint8Array(data.length / channels);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * channels]!;
  return grey;
}

/** sharp's own errors are English words for programmers, without a place: what a maker can do about them is one of two things. */
function refuse(bytes: Uint8Array, error: unknown): never {
  if (!(error instanceof Error)) throw error;
  const cut = isCutShort(bytes) || /truncat|premature|end of|ended|unexpected/i.test(error.message);
  throw new FormatError(
    cut
      ? sayText(
          {
            en: 'The picture is cut short: the file ends after {0} bytes, in the midst of it.',
            fr: 'L’image est coupée : le fichier s’arrête après {0} octets, au milieu de l’image.',
          },
          bytes.length,
        )
      : {
          en: 'The picture is damaged: its data make no picture.',
          fr: 'L’image est abîmée : ses données ne forment pas une image.',
        },
    {
      en: 'Export it again as PNG, or download it again.',
      fr: 'Exportez-la à nouveau en PNG, ou téléchargez-la à nouveau.',
    },
    { byte: cut ? bytes.length : 0 },
  );
}
