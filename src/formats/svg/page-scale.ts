import { UsageError } from '../../base/errors.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import { type Affine, composeAffine } from '../../geometry/affine.ts';
import type { LengthUnit } from '../../model/part.ts';
import { fitViewBox, parseViewBox, type ViewBox } from './draw/view-box.ts';
import { MM_PER_INCH } from './spec.ts';
import { mmOf, splitLength } from './style/length.ts';
import { parseDeclarations } from './style/parse-css.ts';
import type { Prolog, SvgNode } from './tree/svg-node.ts';
import { findWriter, type Writer } from './writer-signs.ts';

/**
 * How big a drawing is: the fault that users report most. The rules stand in the order in which they are asked.
 *
 *   1 physical width or height, and a viewBox      certain: size ÷ viewBox
 *   2 physical size, no viewBox                    user units are px: which px, the last writer tells
 *   3 size in px or without a unit                 the same
 *   4 no size, a viewBox                           Illustrator: points; anyone else: mm is the useful guess
 *   5 neither                                      px of the last writer
 */
export interface PageScale {
  /** User units of the root to mm, y up, origin at the lower left corner of the page. */
  readonly map: Affine;
  /** The same for px of the page, outside the viewBox. */
  readonly pixels: Affine;
  /** Nearest viewport for percentages, in user units. */
  readonly width: number;
  readonly height: number;
  readonly pxPerInch: number;
  /** [mm] */
  readonly page: readonly [number, number] | null;
  readonly unit: LengthUnit | null;
  /** Certain: the file's own numbers say it. Known: its writer's habit does. */
  readonly trust: 'certain' | 'known' | 'guessed';
  /** Which rule was used, in words. */
  readonly reason: Text;
  /** px-based, so that another number of px an inch would change the size. */
  readonly byPixels: boolean;
  /** The viewBox is no rectangle with an area. */
  readonly brokenViewBox: boolean;
}

/** A drawing without a size is taken for mm between these; a sheet is never larger, a part never smaller. */
const LEAST_MM = 1;
const MOST_MM = 2000;

interface Length {
  readonly number: number;
  /** [mm] One of its unit; undefined for px. */
  readonly mm: number | undefined;
  readonly unit: string;
}

/** A size that only the `style` of the root states, as programs for web pages write it. */
function styledSize({ attributes: { style } }: SvgNode, name: string): string | undefined {
  return style === undefined ? undefined : parseDeclarations(style).findLast((each) => each.name === name)?.value;
}

export function decideScale(root: SvgNode, prolog: Prolog, settings: ReadonlyMap<string, string>): PageScale {
  const { attributes } = root;
  const readBox = parseViewBox(attributes.viewBox);
  const brokenViewBox = readBox === 'empty';
  const box = brokenViewBox ? null : readBox;
  const width = readSize(attributes.width ?? styledSize(root, 'width'));
  const height = readSize(attributes.height ?? styledSize(root, 'height'));
  const writer = findWriter(root, prolog);
  const forced = numberSetting(settings, 'dpi', 1, 100_000);
  const scale = numberSetting(settings, 'scale', 1e-6, 1e6) ?? 1;
  const decided = decide(box, width ?? height, writer, forced);
  const mmPerPx = (MM_PER_INCH / decided.pxPerInch) * scale;
  const toMm = (length: Length | null): number | null =>
    length && (length.mm === undefined ? length.number * mmPerPx : length.number * length.mm * scale);
  const [pageWidth, pageHeight] = completeSize(toMm(width), toMm(height), box, mmPerPx);
  const sized = pageWidth !== null && pageHeight !== null;
  const flip: Affine = [1, 0, 0, -1, 0, pageHeight ?? 0];
  const fit: Affine =
    box !== null && sized
      ? fitViewBox(box, attributes.preserveAspectRatio, pageWidth, pageHeight)
      : [mmPerPx, 0, 0, mmPerPx, 0, 0];
  return {
    ...decided,
    map: composeAffine(flip, fit),
    pixels: composeAffine(flip, [mmPerPx, 0, 0, mmPerPx, 0, 0]),
    width: box?.width ?? (pageWidth === null ? 0 : pageWidth / mmPerPx),
    height: box?.height ?? (pageHeight === null ? 0 : pageHeight / mmPerPx),
    page: sized ? [pageWidth, pageHeight] : null,
    unit: unitOf(width ?? height),
    brokenViewBox,
    reason:
      scale === 1
        ? decided.reason
        : sayText(
            {
              en: '{0}; then {1} times as large, as --set scale says',
              fr: '{0} ; puis {1} fois plus grand, comme le dit --set scale',
            },
            decided.reason,
            scale,
          ),
  };
}

const UNIT_WORDS: Readonly<Record<string, Text>> = {
  in: { en: 'inches', fr: 'pouces' },
  pt: { en: 'points (72 to the inch)', fr: 'points (72 par pouce)' },
  pc: { en: 'picas (6 to the inch)', fr: 'picas (6 par pouce)' },
  q: { en: 'quarters of a mm', fr: 'quarts de mm' },
};

type Decision = Pick<PageScale, 'pxPerInch' | 'trust' | 'reason' | 'byPixels'>;

function decide(box: ViewBox | null, size: Length | null, writer: Writer, forced: number | undefined): Decision {
  if (size !== null && size.mm !== undefined && box !== null) {
    // Absolute lengths inside are still px of the writer; the page itself does not depend on them.
    const reason = sayText(
      { en: 'the page gives its size in {0}', fr: 'la page donne sa taille en {0}' },
      UNIT_WORDS[size.unit] ?? same(size.unit),
    );
    return { pxPerInch: forced ?? writer.pxPerInch, trust: 'certain', reason, byPixels: false };
  }
  if (forced !== undefined) {
    const reason = sayText(
      { en: '{0} px to the inch, as --set dpi says', fr: '{0} px par pouce, comme le dit --set dpi' },
      forced,
    );
    return { pxPerInch: forced, trust: 'certain', reason, byPixels: true };
  }
  if (size === null && box !== null && !writer.pointsWithoutSize) return decideWithoutSize(box, writer);
  const trust = writer.sure || (size !== null && size.mm !== undefined) ? 'known' : 'guessed';
  return { pxPerInch: writer.pxPerInch, trust, reason: writer.reason, byPixels: true };
}

function decideWithoutSize(box: ViewBox, writer: Writer): Decision {
  if (writer.name !== '')
    return { pxPerInch: writer.pxPerInch, trust: 'guessed', reason: writer.reason, byPixels: true };
  if (box.width < LEAST_MM || box.width > MOST_MM) {
    const reason = {
      en: 'the file gives no size, and its numbers are no likely mm: they are read as px, 96 to the inch',
      fr: 'le fichier ne donne pas de taille, et ses nombres ne sont pas des mm vraisemblables : ils sont lus en px, 96 par pouce',
    };
    return { pxPerInch: 96, trust: 'guessed', reason, byPixels: true };
  }
  const reason = {
    en: 'the file gives no size: its numbers are read as mm',
    fr: 'le fichier ne donne pas de taille : ses nombres sont lus en mm',
  };
  return { pxPerInch: MM_PER_INCH, trust: 'guessed', reason, byPixels: true };
}

/** Null for what is no size: absent, a percentage, zero or less. */
function readSize(text: string | undefined): Length | null {
  const split = text === undefined ? null : splitLength(text);
  if (split === null || !(split.number > 0)) return null;
  const { number, unit } = split;
  const mm = mmOf(unit);
  if (mm !== undefined) return { number, mm, unit };
  if (unit === '' || unit === 'px') return { number, mm: undefined, unit: 'px' };
  if (unit === 'em' || unit === 'rem') return { number: number * 16, mm: undefined, unit: 'px' };
  return null;
}

/** [mm] Width and height of the page; what is missing follows from the viewBox. */
function completeSize(
  width: number | null,
  height: number | null,
  box: ViewBox | null,
  mmPerPx: number,
): readonly [number | null, number | null] {
  if (box === null) return [width, height];
  if (width === null && height === null) return [box.width * mmPerPx, box.height * mmPerPx];
  return [width ?? (height! * box.width) / box.height, height ?? (width! * box.height) / box.width];
}

function unitOf(size: Length | null): LengthUnit | null {
  switch (size?.unit) {
    case 'mm':
    case 'q':
      return 'mm';
    case 'cm':
      return 'cm';
    case 'in':
    case 'pt':
    case 'pc':
      return 'in';
    default:
      return null;
  }
}

/** @throws UsageError where the setting is no number in its range */
function numberSetting(
  settings: ReadonlyMap<string, string>,
  key: string,
  least: number,
  most: number,
): number | undefined {
  const written = settings.get(key);
  if (written === undefined) return undefined;
  const number = Number(written);
  if (written.trim() !== '' && number >= least && number <= most) return number;
  throw new UsageError(
    sayText(
      { en: '"{0}" must be a number, not "{1}".', fr: '« {0} » doit être un nombre, pas « {1} ».' },
      same(key),
      same(written),
    ),
    sayText({ en: 'Write --set {0}=96, for instance.', fr: 'Écrivez --set {0}=96, par exemple.' }, same(key)),
  );
}
