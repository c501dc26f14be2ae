import { same, sayText, type Text } from '../../base/text.ts';
import { parseViewBox } from './draw/view-box.ts';
import { sheetOfPixels } from './sheet-sizes.ts';
import { MM_PER_INCH } from './spec.ts';
import type { Paint } from './style/style.ts';
import type { Prolog, SvgNode } from './tree/svg-node.ts';

/**
 * Which program wrote the file last, and how many px it thinks make an inch. Programs keep each other's marks, so
 * that one mark alone proves nothing: an Illustrator comment survives Inkscape, `inkscape:version` survives
 * Illustrator. What tells them apart is how each writes a file.
 */
export interface Writer {
  /** Its name, or '' where nothing tells. */
  readonly name: string;
  readonly pxPerInch: number;
  /** The program's habit is known; else 96 is only the standard's word. */
  readonly sure: boolean;
  /** Why this number. */
  readonly reason: Text;
  /** Writes its page in points and leaves the size out (Illustrator since 2017). */
  readonly pointsWithoutSize: boolean;
}

/** Generator of boxes: black and blue are cut, green and cyan etched, red text is a label. */
export const BOXES = 'Boxes.py';

/** Pure red, as Boxes.py writes its annotations. */
export function isRed(paint: Paint): boolean {
  return paint.kind === 'color' && paint.color.r === 255 && paint.color.g === 0 && paint.color.b === 0;
}

/** Inkscape counted 90 px an inch up to this version. */
const LAST_INKSCAPE_AT_90 = 0.91;

const LAYER_WORDS = /^(layer|calque|ebene|livello|capa|camada|laag|lager|warstwa|レイヤー|图层)[\s_]/i;

export function findWriter(root: SvgNode, prolog: Prolog): Writer {
  const comments = prolog.comments.join('\n');
  const { attributes } = root;
  const inkscape = inkscapeMarks(root, prolog);
  const illustrator = /Generator:\s*Adobe Illustrator/i.test(comments);
  if (illustrator && (!inkscape.any || illustratorWroteLast(root, prolog))) {
    const name = /Adobe Illustrator[ \d.]*/i.exec(comments)![0].trim();
    return written(name, 72, { en: '{0} writes 72 px to the inch', fr: '{0} écrit 72 px par pouce' }, true);
  }
  if (inkscape.any) return inkscapeWriter(inkscape.version, attributes.viewBox !== undefined);
  if (/Created with Boxes\.py/i.test(comments))
    return written(
      BOXES,
      96,
      { en: '{0} follows the standard, 96 px to the inch', fr: '{0} suit la norme, 96 px par pouce' },
      false,
    );
  if (LAYER_WORDS.test(`${attributes['data-name'] ?? ''} `) && attributes.id !== undefined)
    return written(
      'Adobe Illustrator',
      72,
      {
        en: '{0} (told by its layer names) writes 72 px to the inch',
        fr: '{0} (reconnu à ses noms de calques) écrit 72 px par pouce',
      },
      true,
    );
  if (attributes['xmlns:serif'] !== undefined) {
    const box = parseViewBox(attributes.viewBox);
    const sheet = box === null || box === 'empty' ? undefined : sheetOfPixels(box.width, box.height);
    if (sheet !== undefined) {
      const reason = sayText(
        {
          en: 'Affinity counts px by the document’s own resolution, and the page is {0} at {1} px to the inch',
          fr: 'Affinity compte les px selon la résolution du document, et la page est un {0} à {1} px par pouce',
        },
        same(sheet.name),
        sheet.pxPerInch,
      );
      return { name: 'Affinity', pxPerInch: sheet.pxPerInch, sure: false, reason, pointsWithoutSize: false };
    }
    const words = {
      en: '{0} counts px by the document’s own resolution, which the file does not tell; 96 is the usual one',
      fr: '{0} compte les px selon la résolution du document, que le fichier ne dit pas ; 96 est l’habitude',
    };
    return { ...written('Affinity', 96, words, false), sure: false };
  }
  if (/Creator:\s*CorelDRAW/i.test(comments))
    return written(
      'CorelDRAW',
      96,
      { en: '{0} follows the standard, 96 px to the inch', fr: '{0} suit la norme, 96 px par pouce' },
      false,
    );
  if (attributes['xmlns:vectornator'] !== undefined)
    return {
      ...written('Linearity Curve', 72, { en: '{0} counts in points', fr: '{0} compte en points' }, false),
      sure: false,
    };
  if (isOpenScad(root))
    return written(
      'OpenSCAD',
      MM_PER_INCH,
      {
        en: 'old versions of {0} write mm without a unit',
        fr: 'les anciennes versions d’{0} écrivent des mm sans unité',
      },
      false,
    );
  return {
    name: '',
    pxPerInch: 96,
    sure: false,
    reason: {
      en: 'the standard says 96 px to the inch, and nothing in the file tells which program wrote it',
      fr: 'la norme dit 96 px par pouce, et rien dans le fichier ne dit quel logiciel l’a écrit',
    },
    pointsWithoutSize: false,
  };
}

/** Before 2019 its files had neither a comment nor units; its title is its sign. */
function isOpenScad({ children }: SvgNode): boolean {
  const title = children.find(({ tag }) => tag === 'title');
  return title?.children.some(({ value }) => value.trim() === 'OpenSCAD Model') ?? false;
}

function written(name: string, pxPerInch: number, reason: Text, pointsWithoutSize: boolean): Writer {
  return { name, pxPerInch, sure: true, reason: sayText(reason, same(name)), pointsWithoutSize };
}

interface InkscapeMarks {
  readonly any: boolean;
  /** NaN where it does not say. */
  readonly version: number;
}

/** The least version that leaves a "plain SVG" without the metadata of earlier ones. */
const PLAIN_INKSCAPE = 1;

/** A "plain SVG" of Inkscape 1: none of its own names, but SVG declared twice, as no other program does. */
function isPlainInkscape({ attributes }: SvgNode, { doctype, standalone, comments }: Prolog): boolean {
  const twice = attributes['xmlns:svg'] !== undefined && attributes['xmlns:svg'] === attributes.xmlns;
  const boxes = comments.some((comment) => /Created with Boxes\.py/i.test(comment));
  return twice && standalone && doctype === '' && attributes['xmlns:rdf'] === undefined && !boxes;
}

function inkscapeMarks(root: SvgNode, prolog: Prolog): InkscapeMarks {
  const { attributes } = root;
  if (attributes['inkscape:version'] === undefined && isPlainInkscape(root, prolog))
    return { any: true, version: PLAIN_INKSCAPE };
  const version = Number.parseFloat(attributes['inkscape:version'] ?? '');
  const named =
    attributes['inkscape:version'] !== undefined ||
    prolog.comments.some((comment) => /Created with Inkscape/i.test(comment));
  // Other programs declare Inkscape's namespace for its layers; its own document name is a surer mark.
  return {
    any: named || attributes['sodipodi:docname'] !== undefined || attributes['sodipodi:version'] !== undefined,
    version,
  };
}

function inkscapeWriter(version: number, hasViewBox: boolean): Writer {
  const old = Number.isNaN(version) ? !hasViewBox : version <= LAST_INKSCAPE_AT_90;
  const name = Number.isNaN(version) ? 'Inkscape' : `Inkscape ${version}`;
  const reason = old
    ? {
        en: '{0} wrote 90 px to the inch (up to version 0.91)',
        fr: '{0} écrivait 90 px par pouce (jusqu’à la version 0.91)',
      }
    : {
        en: '{0} writes 96 px to the inch (since version 0.92)',
        fr: '{0} écrit 96 px par pouce (depuis la version 0.92)',
      };
  return { ...written(name, old ? 90 : 96, reason, false), sure: !Number.isNaN(version) };
}

/** Both programs' marks are there: count which one's handwriting it is. */
function illustratorWroteLast({ attributes }: SvgNode, prolog: Prolog): boolean {
  let illustrator = 0;
  let inkscape = 0;
  if (/PUBLIC/.test(prolog.doctype) || /ENTITY\s+ns_/.test(prolog.doctype)) illustrator += 2;
  if (attributes['enable-background'] !== undefined) illustrator++;
  if (attributes['xml:space'] === 'preserve') illustrator++;
  if (prolog.standalone) inkscape += 2;
  if (prolog.doctype === '') inkscape++;
  // Inkscape writes the style that it adds, and its own page settings, each attribute on a line of its own.
  if (Object.keys(attributes).some((key) => key.startsWith('inkscape:') && key !== 'inkscape:version')) inkscape++;
  return illustrator > inkscape;
}
