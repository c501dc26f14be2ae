import { UsageError } from '../../base/errors.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReadOptions } from '../../model/format.ts';
import { type PartReading, type SourceFile, USUAL_DPI } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { decodePicture } from '../decode-picture.ts';
import type { DecodedPicture } from '../decoded-picture.ts';
import { CONVERTED, NO_SIZE } from './rules.ts';

/**
 * A picture as a grey raster.
 * @throws FormatError where it cannot be read; UsageError where `--set dpi` is no resolution
 */
export async function readImage(file: SourceFile, options: ReadOptions): Promise<PartReading> {
  const picture = await decodePicture(file.bytes);
  const forced = forcedDpi(options.settings.get('dpi'));
  const part = forced === undefined ? picture.raster : { ...picture.raster, dpi: [forced, forced] as const };
  const findings: Finding[] = changes(picture).map((what) =>
    findingOf(CONVERTED, { what, where: { file: file.name } }),
  );
  const sized = options.settings.has('width') || options.settings.has('height');
  if (part.dpi === null && !sized) {
    const what = sayText(
      {
        en: 'The picture has {0} × {1} px and no resolution; at {2} px to the inch it is {3} × {4} mm.',
        fr: 'L’image a {0} × {1} px et aucune résolution ; à {2} px par pouce, elle mesure {3} × {4} mm.',
      },
      part.width,
      part.height,
      USUAL_DPI,
      (part.width / USUAL_DPI) * 25.4,
      (part.height / USUAL_DPI) * 25.4,
    );
    findings.push(findingOf(NO_SIZE, { what, where: { file: file.name } }));
  }
  return { part, findings };
}

function changes(picture: DecodedPicture): readonly Text[] {
  const found: Text[] = [];
  if (picture.transparent)
    found.push({
      en: 'Transparent parts are taken as white.',
      fr: 'Les parties transparentes sont prises pour du blanc.',
    });
  if (picture.cmyk)
    found.push({
      en: 'The picture is in CMYK; it was converted to grey.',
      fr: 'L’image est en CMJN ; elle a été convertie en gris.',
    });
  if (picture.deep)
    found.push({
      en: 'The picture has more than 8 bits a channel; it was rounded to 8.',
      fr: 'L’image a plus de 8 bits par canal ; elle a été arrondie à 8.',
    });
  if (picture.pages > 1)
    found.push(
      sayText(
        {
          en: 'Only the first of {0} pages or frames is taken.',
          fr: 'Seule la première des {0} pages ou images est prise.',
        },
        picture.pages,
      ),
    );
  return found;
}

function forcedDpi(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const dpi = Number(written);
  if (written.trim() !== '' && dpi >= 1 && dpi <= 100_000) return dpi;
  throw new UsageError(
    sayText(
      {
        en: '"dpi" must be a number from 1 to 100,000, not "{0}".',
        fr: '« dpi » doit être un nombre de 1 à 100 000, pas « {0} ».',
      },
      same(written),
    ),
    { en: 'Write --set dpi=254, for instance.', fr: 'Écrivez --set dpi=254, par exemple.' },
  );
}
