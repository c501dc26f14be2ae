import { sayText } from '../../../base/text.ts';
import { arcPathBox } from '../../../geometry/paths/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';
import type { CutPath } from '../plan/cut-tree.ts';

/** [mm] What moving outlines there and back may leave. */
const ROUNDING = 0.01;

/** [mm] The longer side of what comes out: the cut runs half a kerf outside it. */
function sizeOf({ path, moved }: CutPath): number {
  const box = arcPathBox(path);
  return Math.max(box[2] - box[0], box[3] - box[1]) - 2 * moved;
}

export const smallPart: LaserRule = {
  code: 'LAS016',
  name: 'small-part',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Parts that fall through the table', fr: 'Des pièces qui tombent à travers la table' },
  what: {
    en: 'A loose part is smaller than a cell of the honeycomb.',
    fr: 'Une pièce libre est plus petite qu’une maille du nid d’abeille.',
  },
  why: {
    en: 'It falls through, or tips up and is hit by the head.',
    fr: 'Elle tombe, ou se redresse et la tête la heurte.',
  },
  fix: {
    en: 'Hold it with bridges: --set tabs=2. Or lay a sheet of cardboard below.',
    fr: 'Retenez-la par des attaches : --set tabs=2. Ou glissez un carton dessous.',
  },
  example: { en: 'Beads of 8 mm on a honeycomb of 15 mm.', fr: 'Des perles de 8 mm sur un nid d’abeille de 15 mm.' },
  check(context) {
    const { plan, setup } = context;
    if (setup.settings.tabs > 0) return [];
    const { honeycomb } = setup.machine;
    const small = plan.cuts.cuts
      .filter(({ depth }) => depth >= 0 && depth % 2 === 0)
      .map((cut) => ({ cut, size: sizeOf(cut) }))
      .filter(({ size }) => size < honeycomb - ROUNDING);
    if (small.length === 0) return [];
    const { cut, size } = small.reduce((a, b) => (b.size < a.size ? b : a));
    const what = sayText(
      {
        en: 'Parts smaller than the {1} mm cells of the table: {0}. The smallest is {2} mm.',
        fr: 'Pièces plus petites que les mailles de {1} mm de la table : {0}. La plus petite fait {2} mm.',
      },
      small.length,
      honeycomb,
      size,
    );
    const where = {
      ...whereStroke(context, plan.cutStrokes, cut.sources[0]!),
      point: [cut.path.x[0]!, cut.path.y[0]!, 0] as const,
    };
    return [findingOf(smallPart, { what, where, measured: size, limit: honeycomb, unit: 'mm' })];
  },
};
