import type { Text } from '../../base/text.ts';
import { Motion } from '../../model/toolpath.ts';
import { dotsBetween } from '../dot-pairs.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';
import { type Stray, type StrayPath, StrayPathFinder } from '../stray-path.ts';

/** What comes more often is how the drawing is. */
const FEW = 2;

const SAID: Readonly<Record<Stray, Text>> = {
  spike: {
    en: 'In a fine curve one corner lies far off, and the curve goes on behind it.',
    fr: 'Dans une courbe fine, un point est très loin, et la courbe continue après lui.',
  },
  order: {
    en: 'The stroke goes forward, back over itself, and forward again: two lines stand in the wrong order.',
    fr: 'Le trait avance, revient sur lui-même, puis avance encore : deux lignes sont dans le mauvais ordre.',
  },
};

export const strayPath: JobRule = {
  code: 'JOB039',
  name: 'stray-path',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A stroke that leaves its way', fr: 'Un trait qui quitte son chemin' },
  what: {
    en: 'A curve has one corner far off, or two of its lines stand in the wrong order.',
    fr: 'Une courbe a un point très loin, ou deux de ses lignes sont dans le mauvais ordre.',
  },
  why: {
    en: 'The beam burns across the piece, where nothing is drawn.',
    fr: 'Le faisceau brûle à travers la pièce, là où rien n’est dessiné.',
  },
  fix: {
    en: 'Make or copy the job again; by hand: mend the number, or the order of the lines.',
    fr: 'Refaites ou recopiez le travail ; à la main : corrigez le nombre, ou l’ordre des lignes.',
  },
  example: {
    en: 'Between "X21.4 Y50.1" and "X21.9 Y51.0" stands "X2.16 Y50.5": a decimal point slipped.',
    fr: 'Entre « X21.4 Y50.1 » et « X21.9 Y51.0 » figure « X2.16 Y50.5 » : une virgule a glissé.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return null;
    const finder = new StrayPathFinder();
    const found: StrayPath[] = [];
    const count = { spike: 0, order: 0 };
    return {
      push(chunk, trace) {
        for (let n = 0; n < chunk.length; n++) {
          const length = trace.path[n]!;
          if (!(length > 0)) continue;
          if (!(chunk.power[n]! > 0) || chunk.motion[n] === Motion.rapid) {
            finder.rest();
            continue;
          }
          const stray = finder.hear(trace.x0[n]!, trace.y0[n]!, chunk.x[n]!, chunk.y[n]!, length, chunk.line[n]!);
          if (stray !== null && ++count[stray.kind] <= FEW) found.push(stray);
          // On to the gap behind the last of them: dots leave no way.
          n += 2 * dotsBetween(chunk, trace, n);
        }
      },
      end() {
        for (const { kind, line } of found) {
          if (count[kind] > FEW) continue;
          // A corner far off may be drawn so; a stroke that goes back over itself and on is not.
          report({
            severity: kind === 'order' ? 'error' : 'warning',
            what: SAID[kind],
            where: { line: linesFrom(line[0], line[1]) },
          });
        }
      },
    };
  },
};
