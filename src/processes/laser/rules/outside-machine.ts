import { sayText } from '../../../base/text.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { fitSheet } from '../plan/fit-sheet.ts';

export const outsideMachine: LaserRule = {
  code: 'LAS001',
  name: 'outside-machine',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Larger than the sheet', fr: 'Plus grand que la plaque' },
  what: {
    en: 'What is burnt does not fit the sheet or the work area of the machine.',
    fr: 'Ce qui est découpé ou gravé ne tient pas sur la plaque ou dans la zone de travail.',
  },
  why: {
    en: 'The head would run into its end stops, or burn beside the sheet.',
    fr: 'La tête taperait dans ses butées, ou brûlerait à côté de la plaque.',
  },
  fix: {
    en: 'Make the drawing smaller, cut it into several files, or take a larger machine. If the size is wrong, look at the unit: --set dpi=… or --set scale=…',
    fr: 'Réduisez le dessin, répartissez-le en plusieurs fichiers, ou prenez une machine plus grande. Si la taille est fausse, vérifiez l’unité : --set dpi=… ou --set scale=…',
  },
  example: {
    en: 'A castle of 718.7 mm does not fit a bed of 400 mm.',
    fr: 'Un château de 718,7 mm ne tient pas sur un plateau de 400 mm.',
  },
  check({ plan, setup, file }) {
    if (plan.box === null || fitSheet(plan, setup) !== 'not') return [];
    const [x0, y0, x1, y1] = plan.box;
    const [width, height] = [setup.sheet[2] - setup.sheet[0], setup.sheet[3] - setup.sheet[1]];
    const what = sayText(
      {
        en: 'The drawing is {0} × {1} mm; the sheet takes {2} × {3} mm.',
        fr: 'Le dessin fait {0} × {1} mm ; la plaque fait {2} × {3} mm.',
      },
      x1 - x0,
      y1 - y0,
      width,
      height,
    );
    const wide = (x1 - x0) / width > (y1 - y0) / height;
    return [
      findingOf(outsideMachine, {
        what,
        where: {
          file,
          bounds: [
            [x0, y0, 0],
            [x1, y1, 0],
          ],
        },
        measured: wide ? x1 - x0 : y1 - y0,
        limit: wide ? width : height,
        unit: 'mm',
      }),
    ];
  },
};
