import { numberText, sayText } from '../../../base/text.ts';
import type { Bounds } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import { piecesOf } from '../analysis/pieces.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT020',
  name: 'warping',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Corners that may lift', fr: 'Des coins qui risquent de se décoller' },
  what: {
    en: 'The material shrinks as it cools, and the part lies on the bed over a long way or with sharp corners.',
    fr: 'La matière se rétracte en refroidissant, et la pièce est longue sur le plateau ou y a des coins vifs.',
  },
  why: {
    en: 'The layers pull like a spring. The corners lift off the bed, the part bends, the nozzle hits it.',
    fr: 'Les couches tirent comme un ressort. Les coins se décollent, la pièce se voile, la buse la heurte.',
  },
  fix: {
    en: 'Use a closed chamber, a brim of 8 mm (--set brim=outer --set brimWidth=8), rounded corners, or a material that does not warp.',
    fr: 'Utilisez un caisson fermé, une bordure de 8 mm (--set brim=outer --set brimWidth=8), des coins arrondis, ou une matière qui ne se rétracte pas.',
  },
  example: {
    en: 'A plate of ABS 180 mm long with four square corners on an open printer.',
    fr: 'Une plaque en ABS de 180 mm de long avec quatre coins vifs, sur une imprimante ouverte.',
  },
};

/** [°] */
const SHARP = 100;

export const warping = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const { material, machine } = context;
    if (material === undefined || !material.print.warps || machine.enclosure || !context.isPrintable) return [];
    return piecesOf(context).flatMap(({ foot, bodies }) => {
      const { length, box } = extentOf(foot.hull);
      const sharp = sharpCorners(foot.hull);
      const limit = sharp > 0 ? context.settings.warpLengthSharp : context.settings.warpLength;
      if (length <= limit) return [];
      const bounds: Bounds = [
        [box[0], box[1], context.bed],
        [box[2], box[3], context.bed + context.settings.firstLayerHeight],
      ];
      const what = sayText(
        {
          en: '{0} shrinks as it cools; the part lies on the bed over {1} mm, with {2} sharp {2|corner|corners}, and {3} is open.',
          fr: '{0} se rétracte en refroidissant ; la pièce repose sur {1} mm de long, avec {2} {2|coin vif|coins vifs}, et {3} est ouverte.',
        },
        material.name,
        numberText(length, 0),
        sharp,
        context.machineName,
      );
      return [
        findingOf(PAGE, { what, where: { bounds, body: bodies[0]!, layer: 1 }, measured: length, limit, unit: 'mm' }),
      ];
    });
  },
});

/** [mm] Greatest distance of two corners of a hull, and its box. */
function extentOf(hull: Float64Array): {
  readonly length: number;
  readonly box: readonly [number, number, number, number];
} {
  let length = 0;
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (let i = 0; i < hull.length; i += 2) {
    box[0] = Math.min(box[0], hull[i]!);
    box[1] = Math.min(box[1], hull[i + 1]!);
    box[2] = Math.max(box[2], hull[i]!);
    box[3] = Math.max(box[3], hull[i + 1]!);
    for (let j = 0; j < i; j += 2)
      length = Math.max(length, Math.sqrt((hull[i]! - hull[j]!) ** 2 + (hull[i + 1]! - hull[j + 1]!) ** 2));
  }
  return { length, box };
}

function sharpCorners(hull: Float64Array): number {
  const n = hull.length / 2;
  let sharp = 0;
  for (let i = 0; i < n; i++) {
    const at = (k: number): readonly [number, number] => {
      const j = (i + k + n) % n;
      return [hull[2 * j]!, hull[2 * j + 1]!];
    };
    const [px, py] = at(-1);
    const [x, y] = at(0);
    const [qx, qy] = at(1);
    const dot = (px - x) * (qx - x) + (py - y) * (qy - y);
    const cross = (px - x) * (qy - y) - (py - y) * (qx - x);
    if ((Math.atan2(Math.abs(cross), dot) * 180) / Math.PI <= SHARP) sharp++;
  }
  return sharp;
}
