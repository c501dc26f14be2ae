import { joinTexts, sayText } from '../../../base/text.ts';
import { hexOf } from '../../../model/hex-color.ts';
import type { Color, Shape } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereShape } from '../context.ts';
import type { OperationName } from '../machine.ts';
import { sortDrawing } from '../operations.ts';
import { OPERATION_WORDS } from './operation-words.ts';

/** Kinds of line that are told by name; more are counted. */
const MOST_TOLD = 4;

/** Lines of one colour on one layer. */
interface Kind {
  readonly shape: Shape;
  count: number;
}

export const colorsAlike: LaserRule = {
  code: 'LAS042',
  name: 'colors-alike',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Lines of several colours, all of them cut', fr: 'Des traits de plusieurs couleurs, tous découpés' },
  what: {
    en: 'Colours or names of layers look as if they meant something, but this machine cuts every line.',
    fr: 'Les couleurs ou les noms des calques semblent avoir un sens, mais cette machine coupe tous les traits.',
  },
  why: {
    en: 'In most fablabs red cuts, blue marks and black engraves. A line that was to be marked would be cut through.',
    fr: 'Dans la plupart des fablabs, le rouge coupe, le bleu marque et le noir grave. Un trait à marquer serait coupé de part en part.',
  },
  fix: {
    en: 'If the colours mean that: --set convention=fablab. If something else: --set operations=#0000ff=score. If all is to be cut: --set convention=strokes-cut',
    fr: 'Si les couleurs ont ce sens : --set convention=fablab. Si elles en ont un autre : --set operations=#0000ff=score. Si tout est à couper : --set convention=strokes-cut',
  },
  example: {
    en: 'A red box with a blue name on it, on a machine where every stroke cuts.',
    fr: 'Une boîte rouge qui porte un nom en bleu, sur une machine où tout trait coupe.',
  },
  check({ plan, setup }) {
    const { machine, settings } = setup;
    const { drawing, sorted } = plan;
    const said = settings.convention !== undefined || settings.operations !== undefined || machine.colors.length > 0;
    if (said || machine.convention !== 'strokes-cut' || drawing.colorsOf !== undefined) return [];
    const kinds = new Map<string, Kind>();
    let last = -1;
    for (const { shape: index, operation } of sorted.strokes) {
      const shape = drawing.shapes[index]!;
      if (index === last || operation !== 'cut' || shape.operation !== undefined || shape.stroke === null) continue;
      last = index;
      const key = `${hexOf(shape.stroke)} ${shape.layer}`;
      const kind = kinds.get(key);
      if (kind === undefined) kinds.set(key, { shape, count: 1 });
      else kind.count++;
    }
    const meant = usualMeanings([...kinds.values()], (shapes) =>
      sortDrawing({ ...drawing, shapes, images: [] }, machine, { ...settings, convention: 'fablab' }),
    );
    const others = meant.filter(({ operation }) => operation !== 'cut');
    if (others.length === 0 || others.length === meant.length) return [];
    const told = meant
      .slice(0, MOST_TOLD)
      .map(({ kind: { shape, count }, operation }) =>
        sayText(
          { en: '{0} of {1} ({2})', fr: '{0} en {1} ({2})' },
          count,
          hexOf(shape.stroke!),
          OPERATION_WORDS[operation],
        ),
      );
    const what = sayText(
      {
        en: 'Every line is cut, whatever its colour. By the usual colours of a fablab: {0}.',
        fr: 'Tous les traits sont découpés, quelle que soit leur couleur. D’après les couleurs usuelles d’un fablab : {0}.',
      },
      joinTexts(told, ', '),
    );
    const { shape } = others[0]!.kind;
    return [findingOf(colorsAlike, { what, where: whereShape(shape), measured: meant.length })];
  },
};

/** What kinds of line mean by the usual colours and names of layers; those that mean nothing there are left out. */
function usualMeanings(
  kinds: readonly Kind[],
  sort: (shapes: readonly Shape[]) => ReturnType<typeof sortDrawing>,
): readonly { readonly kind: Kind; readonly operation: OperationName }[] {
  const { strokes, wideStrokes, ignored } = sort(kinds.map(({ shape }) => shape));
  const found = new Map<number, OperationName>();
  for (const { shape, operation } of strokes) found.set(shape, operation);
  for (const shape of wideStrokes) found.set(shape, 'engrave');
  for (const shape of ignored) found.set(shape, 'ignore');
  const meant = [...found].sort(([a], [b]) => a - b).map(([shape, operation]) => ({ kind: kinds[shape]!, operation }));
  // Black alone is no colour that was chosen: CAD programs draw in it. Beside a cut in colour it is.
  const inColor = meant.some(({ kind: { shape }, operation }) => operation === 'cut' && isColored(shape.stroke!));
  return meant.filter(({ operation }) => operation !== 'engrave' || inColor);
}

function isColored({ r, g, b }: Color): boolean {
  return Math.max(r, g, b) - Math.min(r, g, b) > 64;
}
