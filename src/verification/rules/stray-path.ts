import type { Text } from '../../base/text.ts';
import { Motion } from '../../model/toolpath.ts';
import { AlikeStrokes, type Unlike } from '../evidence/alike-strokes.ts';
import { dotsBetween } from '../evidence/dot-pairs.ts';
import { type Stray, type StrayPath, StrayPathFinder } from '../evidence/stray-path.ts';
import { type JobRule, linesFrom } from '../job-rule.ts';

/** What comes more often is how the drawing is. */
const FEW = 2;

const SAID: Readonly<Record<Stray | Unlike, Text>> = {
  spike: {
    en: 'In a fine curve one corner lies far off, and the curve goes on behind it.',
    fr: 'Dans une courbe fine, un point est très loin, et la courbe continue après lui.',
  },
  order: {
    en: 'The stroke goes forward, back over itself, and forward again: two lines stand in the wrong order.',
    fr: 'Le trait avance, revient sur lui-même, puis avance encore : deux lignes sont dans le mauvais ordre.',
  },
  vertex: {
    en: 'One corner lies elsewhere than in the other copies of this shape.',
    fr: 'Un point est ailleurs que dans les autres copies de cette forme.',
  },
  lost: {
    en: 'One corner is missing that the other copies of this shape have: a line of the file is lost.',
    fr: 'Il manque un point que les autres copies de cette forme ont : une ligne du fichier est perdue.',
  },
  swap: {
    en: 'Two corners are swapped that the other copies of this shape have in order.',
    fr: 'Deux points sont inversés par rapport aux autres copies de cette forme.',
  },
  arc: {
    en: 'One arc turns another way, or around another centre, than in the other copies of this shape.',
    fr: 'Un arc tourne dans un autre sens, ou autour d’un autre centre, que dans les autres copies de cette forme.',
  },
};

export const strayPath: JobRule = {
  code: 'JOB039',
  name: 'stray-path',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A stroke that leaves its way', fr: 'Un trait qui quitte son chemin' },
  what: {
    en: 'A curve has one corner far off, or two of its lines stand in the wrong order; or one of several equal shapes differs in one corner or one arc.',
    fr: 'Une courbe a un point très loin, ou deux de ses lignes sont dans le mauvais ordre ; ou, parmi des formes égales, une seule diffère d’un point ou d’un arc.',
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
    const alike = new AlikeStrokes();
    const found: StrayPath[] = [];
    const count = { spike: 0, order: 0 };
    return {
      push(chunk, trace) {
        for (let n = 0; n < chunk.length; n++) {
          const length = trace.path[n]!;
          if (!(length > 0)) continue;
          if (!(chunk.power[n]! > 0) || chunk.motion[n] === Motion.rapid) {
            finder.rest();
            alike.rest();
            continue;
          }
          alike.burn(chunk, trace, n);
          const stray = finder.hear(trace.x0[n]!, trace.y0[n]!, chunk.x[n]!, chunk.y[n]!, length, chunk.line[n]!);
          if (stray !== null && ++count[stray.kind] <= FEW) found.push(stray);
          // On to the gap behind the last of them: dots leave no way.
          n += 2 * dotsBetween(chunk, trace, n);
        }
      },
      end() {
        const told = new Set<number>();
        for (const { kind, line } of alike.end()) {
          told.add(line[1]);
          // One of several may be drawn otherwise, yet not with two of its lines swapped.
          report({
            severity: kind === 'swap' ? 'error' : 'warning',
            what: SAID[kind],
            where: { line: linesFrom(line[0], line[1]) },
          });
        }
        for (const { kind, line } of found) {
          if (count[kind] > FEW || told.has(line[0]) || told.has(line[1])) continue;
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
