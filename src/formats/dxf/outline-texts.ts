import type { Font } from 'fontkit';
import { quoted, same, sayText } from '../../base/text.ts';
import { type Affine, composeAffine } from '../../geometry/affine.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { drawRun, lettersToName, measureRun } from '../draw-glyphs.ts';
import type { FontFound, FontShelf, FontWish } from '../font-shelf.ts';
import type { Notes } from '../notes.ts';
import type { TextStyle } from './document.ts';
import type { DrawnShape, TextRequest } from './draw-entities.ts';
import { type Entity, numberOf, textOf } from './entity.ts';
import { foldName } from './fold-name.ts';
import { plainText } from './plain-text.ts';
import { UNCONVERTED_TEXT } from './rules.ts';
import { type PlacedRun, runOf, setParagraph, turned } from './set-paragraph.ts';

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
    const style = styles.get(foldName(textOf(entity, 7) ?? 'STANDARD')) ?? PLAIN_STYLE;
    const found = await shelf.find(wishOf(entity, style));
    const { font } = found;
    const runs = entity.type === 'MTEXT' ? setParagraph(entity, font, style) : [setSingle(entity, font)];
    const subpaths = runs.flatMap(({ run, place }) => {
      drawRun(builder, run, [0, 0], false);
      return builder.take(composeAffine(map, place)).subpaths;
    });
    tell(entity, found, subpaths.length > 0, notes);
    if (subpaths.length === 0) continue;
    const paint = { stroke: null, fill: color, fillRule: 'nonzero', strokeWidth: 0 } as const;
    all.push({ subpaths, ...paint, layer, element: entity.type, id: '', line: entity.line });
  }
  while (taken < shapes.length) all.push(shapes[taken++]!);
  return all;
}

const PLAIN_STYLE: TextStyle = { family: '', bold: false, italic: false, wide: 1, slant: 0 };

/** The font of a text: what it says itself in its first letters (MTEXT), else its style. */
function wishOf(entity: Entity, style: TextStyle): FontWish {
  const own = /^[{\s]*\\[fF]([^;|]*)(?:\|b(\d))?(?:\|i(\d))?/.exec(textOf(entity, 3) ?? textOf(entity, 1) ?? '');
  if (entity.type === 'MTEXT' && own !== null && own[1] !== '')
    return { family: own[1]!.replace(/\.[a-z]{3}$/i, ''), bold: own[2] === '1', italic: own[3] === '1' };
  return style;
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

/** TEXT and ATTRIB: one line from its base point. */
function setSingle(entity: Entity, font: Font): PlacedRun {
  const height = numberOf(entity, 40);
  const run = runOf(plainText(entity), font, height);
  const { width } = measureRun(run);
  const [across, up] = [numberOf(entity, 72), numberOf(entity, entity.type === 'TEXT' ? 73 : 74)];
  const first = [numberOf(entity, 10), numberOf(entity, 20)] as const;
  const second = [numberOf(entity, 11, first[0]), numberOf(entity, 21, first[1])] as const;
  if (across === 3 || across === 5) return { run, place: stretchedPlace(first, second, width, across === 5) };
  const justified = across !== 0 || up !== 0;
  const [x, y] = justified ? second : first;
  const flags = numberOf(entity, 71);
  const wide = numberOf(entity, 41, 1) * ((flags & 2) !== 0 ? -1 : 1);
  const high = (flags & 4) !== 0 ? -1 : 1;
  const slant = Math.tan((numberOf(entity, 51) * Math.PI) / 180);
  const left = across === 1 || across === 4 ? width / 2 : across === 2 ? width : 0;
  const below = across === 4 || up === 2 ? height / 2 : up === 3 ? height : up === 1 ? -0.3 * height : 0;
  const shape: Affine = [wide, 0, slant * high, high, -wide * left, -high * below];
  return { run, place: composeAffine(turned(numberOf(entity, 50), x, y), shape) };
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
