import { sayText } from '../../../base/text.ts';
import { type ArcPath, arcPathArea, arcPathBox, arcPathLength } from '../../../geometry/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

/**
 * [mm] How narrow an outline is: the lesser side of its box, or the width of the strip that has its area and length
 * (2 · area / half the length), whichever is less: a long thin slit at any angle is seen too.
 */
function narrowness(path: ArcPath): number {
  const box = arcPathBox(path);
  const half = arcPathLength(path) / 2;
  const side = Math.min(box[2] - box[0], box[3] - box[1]);
  // A strip a × b with a ≪ b has half its outline a + b ≈ b and area a·b; a disc gives 2·πr²/πr = 2r.
  return Math.min(side, (2 * Math.abs(arcPathArea(path))) / half);
}

export const smallDetail: LaserRule = {
  code: 'LAS008',
  name: 'small-detail',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'A detail too small for the sheet', fr: 'Un détail trop petit pour la plaque' },
  what: {
    en: 'A cut outline is narrower than half the sheet is thick, or than two widths of the beam.',
    fr: 'Un contour découpé est plus étroit que la moitié de l’épaisseur de la plaque, ou que deux largeurs de faisceau.',
  },
  why: {
    en: 'It burns away or breaks off, and small holes come out round and black.',
    fr: 'Il brûle ou casse, et les petits trous sortent ronds et noirs.',
  },
  fix: {
    en: 'Make it larger, mark it instead of cutting it, or take a thinner sheet.',
    fr: 'Agrandissez-le, marquez-le au lieu de le couper, ou prenez une plaque plus fine.',
  },
  example: { en: 'A hole of 0.3 mm in plywood of 3 mm.', fr: 'Un trou de 0,3 mm dans un contreplaqué de 3 mm.' },
  check(context) {
    const { plan, setup } = context;
    const limit = Math.max((setup.work.thickness ?? 0) / 2, 2 * Math.max(setup.work.kerf, setup.machine.spot));
    const small = plan.cutStrokes.traced.paths.filter(({ path }) => path.closed && narrowness(path) < limit - 1e-6);
    if (small.length === 0) return [];
    const worst = small.reduce((a, b) => (narrowness(b.path) < narrowness(a.path) ? b : a));
    const size = narrowness(worst.path);
    const box = arcPathBox(worst.path);
    const what = sayText(
      {
        en: 'Cut outlines narrower than {1} mm: {0}. The narrowest is {2} mm.',
        fr: 'Contours découpés de moins de {1} mm : {0}. Le plus étroit fait {2} mm.',
      },
      small.length,
      limit,
      size,
    );
    const where = {
      ...whereStroke(context, plan.cutStrokes, worst.sources[0]!),
      bounds: [
        [box[0], box[1], 0],
        [box[2], box[3], 0],
      ] as const,
    };
    return [findingOf(smallDetail, { what, where, measured: size, limit, unit: 'mm' })];
  },
};
