import { sayText } from '../../../base/text.ts';
import { arcPathLength } from '../../../geometry/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';

export const openContour: LaserRule = {
  code: 'LAS006',
  name: 'open-contour',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'An outline that does not close', fr: 'Un contour ouvert' },
  what: { en: 'A line that is cut has two loose ends.', fr: 'Un trait de découpe a deux extrémités libres.' },
  why: {
    en: 'The part does not come out of the sheet, and the width of the cut cannot be made up for.',
    fr: 'La pièce ne se détache pas de la plaque, et l’épaisseur du trait ne peut pas être compensée.',
  },
  fix: {
    en: 'If a part was meant, join the ends (Inkscape: select both end nodes, Shift+J; Illustrator: Ctrl+J; LightBurn: Alt+J). A slit on purpose may stay. Ends that nearly meet are joined with --set join=0.5',
    fr: 'S’il s’agit d’une pièce, joignez les extrémités (Inkscape : sélectionnez les deux nœuds, Maj+J ; Illustrator : Ctrl+J ; LightBurn : Alt+J). Une fente voulue peut rester. Des extrémités très proches se joignent avec --set join=0.5',
  },
  example: {
    en: 'The last side of a rectangle stops 0.3 mm before its start.',
    fr: 'Le dernier côté d’un rectangle s’arrête à 0,3 mm du départ.',
  },
  check(context) {
    const { cutStrokes } = context.plan;
    return cutStrokes.traced.paths
      .filter(({ path, shared }) => !path.closed && !shared)
      .map(({ path, sources }) => {
        const n = path.x.length - 1;
        const gap = Math.sqrt((path.x[n]! - path.x[0]!) ** 2 + (path.y[n]! - path.y[0]!) ** 2);
        const what = sayText(
          {
            en: 'A cut of {0} mm is open: its ends at {1}, {2} and {3}, {4} are {5} mm apart.',
            fr: 'Une découpe de {0} mm est ouverte : ses extrémités, en {1} ; {2} et {3} ; {4}, sont à {5} mm l’une de l’autre.',
          },
          arcPathLength(path),
          path.x[0]!,
          path.y[0]!,
          path.x[n]!,
          path.y[n]!,
          gap,
        );
        const where = { ...whereStroke(context, cutStrokes, sources[0]!), point: [path.x[0]!, path.y[0]!, 0] as const };
        return findingOf(openContour, { what, where, measured: gap, limit: context.setup.settings.join, unit: 'mm' });
      });
  },
};
