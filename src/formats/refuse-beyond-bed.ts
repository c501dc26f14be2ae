import { FormatError } from '../base/errors.ts';
import { numberText, sayText } from '../base/text.ts';
import { growByImage } from '../geometry/paths/drawing-measures.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from '../geometry/paths/subpath-bounds.ts';
import type { DriverSettings } from '../model/driver-settings.ts';
import type { Drawing } from '../model/part.ts';

/** [beds] A job may be that far off its bed, so that it is still read and told to be off; farther, a number is broken. */
const MOST_AWAY = 10;
/** [beds] All pictures of a job together are burnt on so many times the area of the bed at most. */
const MOST_BURNT = 16;

/**
 * Refuses a job whose numbers claim what no machine can do, before a curve is split and a row is laid out: a broken
 * number otherwise asks for more chords, rows or dots than there is time and memory.
 * @throws FormatError with the line of the shape, where the file has lines
 */
export function refuseBeyondBed(drawing: Drawing, { page }: DriverSettings): void {
  const [width, height] = [page[2] - page[0], page[3] - page[1]];
  const most = MOST_AWAY * Math.max(width, height);
  for (const { subpaths, line } of drawing.shapes) {
    const bounds = emptyBounds();
    for (const subpath of subpaths) growBySubpath(bounds, subpath);
    refuseFar(bounds, { page, most, line });
  }
  let burnt = 0;
  for (const image of drawing.images) {
    const bounds = emptyBounds();
    growByImage(bounds, image);
    refuseFar(bounds, { page, most, line: image.line });
    burnt += (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY);
    if (burnt > MOST_BURNT * width * height) throw tooWide(burnt / (width * height), image.line);
  }
}

interface Reach {
  readonly page: DriverSettings['page'];
  /** [mm] From the bed's edges. */
  readonly most: number;
  readonly line: number;
}

function refuseFar({ minX, minY, maxX, maxY }: FlatBounds, { page, most, line }: Reach): void {
  const away = Math.max(page[0] - minX, page[1] - minY, maxX - page[2], maxY - page[3]);
  if (away <= most || away === Number.NEGATIVE_INFINITY) return;
  const shown = Number.isFinite(away) ? numberText(away / 1000, 0) : { en: 'infinitely many', fr: 'une infinité de' };
  throw new FormatError(
    sayText(
      { en: 'Something is drawn {0} m off the bed.', fr: 'Quelque chose est dessiné à {0} m du plateau.' },
      shown,
    ),
    { en: 'The file is damaged: save it again.', fr: 'Le fichier est abîmé : enregistrez-le à nouveau.' },
    placeOf(line),
  );
}

function tooWide(beds: number, line: number): FormatError {
  return new FormatError(
    sayText(
      { en: 'The pictures cover the bed {0} times.', fr: 'Les images couvrent {0} fois le plateau.' },
      numberText(beds, 0),
    ),
    { en: 'Make the pictures smaller than the bed.', fr: 'Faites des images plus petites que le plateau.' },
    placeOf(line),
  );
}

const placeOf = (line: number): { line: number } | { byte: number } => (line > 0 ? { line } : { byte: 0 });
