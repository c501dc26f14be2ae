import type { Font } from 'fontkit';
import { quoted, same, sayText } from '../../base/text.ts';
import { type Affine, composeAffine } from '../../geometry/affine.ts';
import { SubpathBuilder } from '../../geometry/subpath-builder.ts';
import { drawRun, type GlyphRun, lettersToName, measureRun } from '../draw-glyphs.ts';
import type { FontFound, FontShelf, FontWish } from '../font-shelf.ts';
import type { Notes } from '../notes.ts';
import type { TextStyle } from './document.ts';
import type { DrawnShape, TextRequest } from './draw-entities.ts';
import { type Entity, numberOf, textOf } from './entity.ts';
import { plainText, textLines } from './plain-text.ts';
import { UNCONVERTED_TEXT } from './rules.ts';

/** From one base line to the next, in heights of a capital (AutoCAD's "single" spacing). */
const LINE_PITCH = 5 / 3;

/**
 * Live texts as filled outlines, put in where they stood: in the font of their style where it is at hand, else in the
 * house’s. CAD fonts (SHX) are thin lines of their program, which are never at hand; height, place, turn and justification are kept, the letters are others, and a finding says so.
 */
export async function outlineTexts(
  { shapes, texts }: { readonly shapes: readonly DrawnShape[]; readonly texts: readonly TextRequest[] },
  styles: ReadonlyMap<string, TextStyle>,
  notes: Notes<Entity>,
  shelf: FontShelf,
): Promise<readonly DrawnShape[]> {
  if (texts.length === 0) return shapes;
  const builder = new SubpathBuilder();
  const all: DrawnShape[] = [];
  let taken = 0;
  for (const { entity, map, color, layer, at } of texts) {
    while (taken < at) all.push(shapes[taken++]!);
    const found = await shelf.find(wishOf(entity, styles));
    const { font } = found;
    const place = entity.type === 'MTEXT' ? drawParagraph(builder, entity, font) : drawSingle(builder, entity, font);
    const { subpaths } = builder.take(composeAffine(map, place));
    tell(entity, found, subpaths.length > 0, notes);
    if (subpaths.length === 0) continue;
    const paint = { stroke: null, fill: color, fillRule: 'nonzero', strokeWidth: 0 } as const;
    all.push({ subpaths, ...paint, layer, element: entity.type, id: '', line: entity.line });
  }
  while (taken < shapes.length) all.push(shapes[taken++]!);
  return all;
}

/** The font of a text: what it says itself in its first letters (MTEXT), else its style. */
function wishOf(entity: Entity, styles: ReadonlyMap<string, TextStyle>): FontWish {
  const own = /^[{\s]*\\[fF]([^;|]*)(?:\|b(\d))?(?:\|i(\d))?/.exec(textOf(entity, 3) ?? textOf(entity, 1) ?? '');
  if (entity.type === 'MTEXT' && own !== null && own[1] !== '')
    return { family: own[1]!.replace(/\.[a-z]{3}$/i, ''), bold: own[2] === '1', italic: own[3] === '1' };
  const style = styles.get((textOf(entity, 7) ?? 'STANDARD').trim().toUpperCase());
  return style ?? { family: '', bold: false, italic: false };
}

function tell(entity: Entity, found: FontFound, drawn: boolean, notes: Notes<Entity>): void {
  const written = plainText(entity);
  const short = same(written.length > 40 ? `${written.slice(0, 40)}…` : written);
  const { missing } = measureRun(runOf(written, found.font, 1));
  if (!drawn || missing !== '') {
    const what = sayText(
      {
        en: 'The text "{0}" cannot be drawn wholly: {1}.',
        fr: 'Le texte « {0} » ne peut pas être tracé en entier : {1}.',
      },
      short,
      missing === ''
        ? { en: 'it has no height', fr: 'il n’a pas de hauteur' }
        : sayText(
            { en: 'no font at hand has "{0}"', fr: 'aucune police disponible n’a « {0} »' },
            same(lettersToName(missing)),
          ),
    );
    notes.tell(UNCONVERTED_TEXT, entity, { what, severity: 'error' });
    return;
  }
  const { standIn, wanted, used } = found;
  const what = standIn
    ? sayText(
        {
          en: 'The text "{0}" is live and its font {1} is not at hand; it was outlined in {2} instead.',
          fr: 'Le texte « {0} » n’est pas vectorisé et sa police {1} n’est pas disponible ; il a été tracé en {2}.',
        },
        short,
        wanted === '' ? { en: '(none named)', fr: '(aucune indiquée)' } : quoted(wanted),
        same(used),
      )
    : sayText(
        {
          en: 'The text "{0}" is live; it was outlined in its own font.',
          fr: 'Le texte « {0} » n’est pas vectorisé ; il a été tracé dans sa propre police.',
        },
        short,
      );
  notes.tell(UNCONVERTED_TEXT, entity, { what, severity: standIn ? 'warning' : 'info' });
}

/** A line of text whose capitals are `height` tall. */
function runOf(text: string, font: Font, height: number): GlyphRun {
  const size = (height * font.unitsPerEm) / (font.capHeight || 0.7 * font.unitsPerEm);
  return { text, font, size, letterSpacing: 0, wordSpacing: 0 };
}

/** TEXT and ATTRIB: one line from its base point; gives its place. */
function drawSingle(builder: SubpathBuilder, entity: Entity, font: Font): Affine {
  const height = numberOf(entity, 40);
  const run = runOf(plainText(entity), font, height);
  const { width } = measureRun(run);
  const [across, up] = [numberOf(entity, 72), numberOf(entity, entity.type === 'TEXT' ? 73 : 74)];
  drawRun(builder, run, [0, 0], false);
  const first = [numberOf(entity, 10), numberOf(entity, 20)] as const;
  const second = [numberOf(entity, 11, first[0]), numberOf(entity, 21, first[1])] as const;
  if (across === 3 || across === 5) return stretchedPlace(first, second, width, across === 5);
  const justified = across !== 0 || up !== 0;
  const [x, y] = justified ? second : first;
  const flags = numberOf(entity, 71);
  const wide = numberOf(entity, 41, 1) * ((flags & 2) !== 0 ? -1 : 1);
  const high = (flags & 4) !== 0 ? -1 : 1;
  const slant = Math.tan((numberOf(entity, 51) * Math.PI) / 180);
  const left = across === 1 || across === 4 ? width / 2 : across === 2 ? width : 0;
  const below = across === 4 || up === 2 ? height / 2 : up === 3 ? height : up === 1 ? -0.3 * height : 0;
  const shape: Affine = [wide, 0, slant * high, high, -wide * left, -high * below];
  return composeAffine(turned(numberOf(entity, 50), x, y), shape);
}

/** Between two points: `fit` keeps the height, otherwise both ways grow. */
function stretchedPlace(
  from: readonly [number, number],
  to: readonly [number, number],
  width: number,
  fit: boolean,
): Affine {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const wide = width > 0 && length > 0 ? length / width : 1;
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  return composeAffine(turned(angle, from[0], from[1]), [wide, 0, 0, fit ? 1 : wide, 0, 0]);
}

function turned(degrees: number, x: number, y: number): Affine {
  const angle = (degrees * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), x, y];
}

/** MTEXT: lines under each other, hung on one of nine points. */
function drawParagraph(builder: SubpathBuilder, entity: Entity, font: Font): Affine {
  const height = numberOf(entity, 40);
  const lines = wrap(textLines(entity), numberOf(entity, 41), (text) => measureRun(runOf(text, font, height)).width);
  const pitch = LINE_PITCH * height * numberOf(entity, 44, 1);
  const anchor = Math.min(9, Math.max(1, numberOf(entity, 71, 1))) - 1;
  const share = (anchor % 3) / 2;
  const tall = height + (lines.length - 1) * pitch;
  const top = [0, tall / 2, tall][Math.floor(anchor / 3)]!;
  for (const [i, text] of lines.entries()) {
    const run = runOf(text, font, height);
    drawRun(builder, run, [-share * measureRun(run).width, top - height - i * pitch], false);
  }
  const [dx, dy] = [numberOf(entity, 11, 0), numberOf(entity, 21, 0)];
  const angle = dx === 0 && dy === 0 ? numberOf(entity, 50) : (Math.atan2(dy, dx) * 180) / Math.PI;
  return turned(angle, numberOf(entity, 10), numberOf(entity, 20));
}

/** Breaks lines that are wider than the frame at their blanks; a frame of width 0 breaks nothing. */
function wrap(lines: readonly string[], width: number, measure: (text: string) => number): readonly string[] {
  if (!(width > 0)) return lines;
  const wrapped: string[] = [];
  for (const line of lines) {
    let open = '';
    for (const word of line.split(' ')) {
      const longer = open === '' ? word : `${open} ${word}`;
      if (open !== '' && measure(longer) > width) {
        wrapped.push(open);
        open = word;
      } else open = longer;
    }
    wrapped.push(open);
  }
  return wrapped;
}
