import { sayText } from '../../../base/text.ts';
import { findDuplicates } from '../../../geometry/paths/duplicate-length.ts';
import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import { type LaserRule, whereStroke } from '../context.ts';
import { SAME_LINE } from '../plan/trace-strokes.ts';

/** [mm] Less than this is a crossing, not a double. */
const LEAST = 0.5;

export const duplicatePath: LaserRule = {
  code: 'LAS007',
  name: 'duplicate-path',
  severity: 'warning',
  stage: 'stable',
  title: { en: 'Lines drawn twice', fr: 'Des traits en double' },
  what: {
    en: 'Some lines lie on others: copies, a line drawn there and back, or an edge that two parts share.',
    fr: 'Des traits sont posés sur d’autres : copies, trait aller et retour, ou bord commun à deux pièces.',
  },
  why: {
    en: 'Burnt twice, the edge chars, the cut gets wider, and the job takes longer.',
    fr: 'Brûlé deux fois, le bord noircit, la fente s’élargit, et le travail dure plus longtemps.',
  },
  fix: {
    en: 'Each stretch is burnt once only; nothing needs to be done. To burn everything as it is drawn: --set duplicates=keep',
    fr: 'Chaque tronçon n’est brûlé qu’une fois ; rien à faire. Pour tout brûler comme dessiné : --set duplicates=keep',
  },
  example: {
    en: 'Two boxes side by side share a 60 mm edge: it is cut once.',
    fr: 'Deux boîtes côte à côte ont un bord commun de 60 mm : il est coupé une seule fois.',
  },
  check(context) {
    const findings: Finding[] = [];
    const kept = context.setup.settings.duplicates === 'keep';
    for (const group of [context.plan.cutStrokes, context.plan.scoreStrokes]) {
      // The planner looked for them already, unless it was told to keep them.
      const { stretches } = kept ? findDuplicates(group.subpaths, SAME_LINE) : group.traced;
      if (stretches.length === 0) continue;
      let [length, longest] = [0, stretches[0]!];
      for (const stretch of stretches) {
        length += stretch.length;
        if (stretch.length > longest.length) longest = stretch;
      }
      if (length < LEAST) continue;
      const what = sayText(
        kept
          ? { en: '{0} mm are drawn twice and burnt twice.', fr: '{0} mm sont dessinés en double et brûlés deux fois.' }
          : {
              en: '{0} mm are drawn twice; they are burnt once.',
              fr: '{0} mm sont dessinés en double ; ils sont brûlés une fois.',
            },
        length,
      );
      const [x, y] = longest.from;
      const where = { ...whereStroke(context, group, longest.subpath), point: [x, y, 0] as const };
      findings.push(findingOf(duplicatePath, { what, where, measured: length, limit: LEAST, unit: 'mm' }));
    }
    return findings;
  },
};
