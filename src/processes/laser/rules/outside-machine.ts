import { sayText, type Text } from '../../../base/text.ts';
import type { Box } from '../../../geometry/paths/arc-path.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';
import { burntBox } from '../plan/burnt-box.ts';
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
    const wide = (x1 - x0) / width > (y1 - y0) / height;
    const bounds = [
      [x0, y0, 0],
      [x1, y1, 0],
    ] as const;
    const elsewhere = { ...setup, settings: { ...setup.settings, placement: 'corner' } } as const;
    if (fitSheet(plan, elsewhere) !== 'not') {
      const beyond = Math.max(-x0, -y0, x1 - width, y1 - height);
      const what = sayText(BESIDE, beyond);
      return [
        findingOf(outsideMachine, {
          what,
          fix: MOVE_IT,
          where: { file, bounds },
          measured: beyond,
          limit: 0,
          unit: 'mm',
        }),
      ];
    }
    const drawn = burntBox(plan, 'drawn') ?? plan.box;
    const fits = fitSheet({ box: drawn }, setup) !== 'not';
    return [
      findingOf(outsideMachine, {
        what: sizeText(drawn, plan.box, [width, height]),
        ...(fits ? { fix: sayText(BY_THE_KERF, plan.kerf) } : {}),
        where: { file, bounds },
        measured: wide ? x1 - x0 : y1 - y0,
        limit: wide ? width : height,
        unit: 'mm',
      }),
    ];
  },
};

/** It is small enough, and asked to stay where its page has it. */
const BESIDE: Text = {
  en: 'Where its page has it, the drawing reaches {0} mm beyond the sheet.',
  fr: 'Là où sa page le place, le dessin dépasse la plaque de {0} mm.',
};
const MOVE_IT: Text = {
  en: 'Move the drawing onto its page, or let it be put into the corner of the sheet: leave out --set placement=page',
  fr: 'Déplacez le dessin sur sa page, ou laissez-le placer dans le coin de la plaque : sans --set placement=page',
};

/** It would fit if the cuts ran on the drawn lines. */
const BY_THE_KERF: Text = {
  en: 'Make the drawing {0} mm smaller, or cut on its lines: --set kerf=0 (the parts then come out smaller by the width of the cut).',
  fr: 'Réduisez le dessin de {0} mm, ou coupez sur ses lignes : --set kerf=0 (les pièces sortent alors plus petites de l’épaisseur du trait).',
};

/** The size as its maker knows it, what the cuts beside its lines take, and what there is. */
function sizeText(drawn: Box, burnt: Box, [width, height]: readonly [number, number]): Text {
  const [dw, dh, bw, bh] = [drawn[2] - drawn[0], drawn[3] - drawn[1], burnt[2] - burnt[0], burnt[3] - burnt[1]];
  if (bw - dw < 0.02 && bh - dh < 0.02)
    return sayText(
      {
        en: 'The drawing is {0} × {1} mm; the sheet takes {2} × {3} mm.',
        fr: 'Le dessin fait {0} × {1} mm ; la plaque fait {2} × {3} mm.',
      },
      dw,
      dh,
      width,
      height,
    );
  return sayText(
    {
      en: 'The drawing is {0} × {1} mm, {2} × {3} mm with the width of the cuts; the sheet takes {4} × {5} mm.',
      fr: 'Le dessin fait {0} × {1} mm, {2} × {3} mm avec l’épaisseur des traits ; la plaque fait {4} × {5} mm.',
    },
    dw,
    dh,
    bw,
    bh,
    width,
    height,
  );
}
