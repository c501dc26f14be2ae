import { sayText } from '../../../base/text.ts';
import type { Finding, Point } from '../../../model/finding.ts';
import type { NamedPart } from '../../../model/part.ts';
import { findingOf } from '../../../model/rule.ts';
import { FEW_TABS, MOVED, NEAR_EDGE, NO_LEAD, SHEETS, SHORT_OVERRUN, TURNED } from '../rules/plan-pages.ts';
import type { LaserSetup } from '../setup.ts';
import { drawnBox } from './burnt-box.ts';
import type { PartPlan } from './part-plan.ts';
import type { Placing } from './place-parts.ts';
import type { SheetPlan } from './plan-sheet.ts';

/** What is to be said of where things lie. */
export function placingFindings(
  parts: readonly NamedPart[],
  plans: readonly PartPlan[],
  placing: Placing,
  setup: LaserSetup,
): Finding[] {
  const findings: Finding[] = [];
  const file = parts[0]!.file;
  if (placing.moved) {
    const { dx, dy } = placing.copies[0]!;
    const what = sayText(
      {
        en: 'The drawing was moved by {0}, {1} mm, into the corner of the sheet.',
        fr: 'Le dessin a été déplacé de {0} ; {1} mm, dans le coin de la plaque.',
      },
      dx,
      dy,
    );
    findings.push(findingOf(MOVED, { what, where: { file } }));
  }
  for (const [part, { turn }] of plans.entries()) {
    if (turn === 0) continue;
    const what = { en: 'The drawing was turned by 90°.', fr: 'Le dessin a été tourné de 90°.' };
    findings.push(findingOf(TURNED, { what, where: { file: parts[part]!.file }, measured: turn, unit: 'deg' }));
  }
  if (placing.sheets > 1) {
    const what = sayText({ en: 'The parts need {0} sheets.', fr: 'Les pièces demandent {0} plaques.' }, placing.sheets);
    findings.push(findingOf(SHEETS, { what, where: {}, measured: placing.sheets }));
  }
  const nearest = nearestToEdge(plans, placing, setup);
  if (nearest.gap < setup.machine.margin - 1e-6) {
    const what = sayText(
      { en: 'A cut lies {0} mm from the edge of the sheet.', fr: 'Une découpe est à {0} mm du bord de la plaque.' },
      nearest.gap,
    );
    // A turned drawing has other places than its file.
    const place = plans[nearest.part]!.turn === 0 ? { point: nearest.point } : {};
    const where = { file: parts[nearest.part]!.file, ...place };
    findings.push(
      findingOf(NEAR_EDGE, { what, where, measured: nearest.gap, limit: setup.machine.margin, unit: 'mm' }),
    );
  }
  return findings;
}

interface Nearest {
  /** [mm] From the cut to the edge, less than 0 beyond it. */
  readonly gap: number;
  readonly part: number;
  /** [mm] Middle of that side of the cut's box, where the file has it. */
  readonly point: Point;
}

/** The cut that is drawn nearest to the edge of the sheet: a drawing that keeps the margin has kept it. */
function nearestToEdge(plans: readonly PartPlan[], { copies }: Placing, { sheet }: LaserSetup): Nearest {
  let nearest: Nearest = { gap: Number.POSITIVE_INFINITY, part: 0, point: [0, 0, 0] };
  const take = (gap: number, part: number, x: number, y: number): void => {
    if (gap < nearest.gap) nearest = { gap, part, point: [x, y, 0] };
  };
  const [sx0, sy0, sx1, sy1] = sheet;
  for (const { part, dx, dy } of copies) {
    for (const { path, moved } of plans[part]!.cuts.cuts) {
      const [x0, y0, x1, y1] = drawnBox(path, moved);
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      take(x0 + dx - sx0, part, x0, y);
      take(y0 + dy - sy0, part, x, y0);
      take(sx1 - x1 - dx, part, x1, y);
      take(sy1 - y1 - dy, part, x, y1);
    }
  }
  return nearest;
}

/** What the planner could not do as asked, all sheets together. */
export function sheetFindings(sheets: readonly SheetPlan[]): Finding[] {
  const findings: Finding[] = [];
  let [least, wanted, withoutLead, fewTabs] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (const sheet of sheets) {
    if (sheet.overrun !== null) least = Math.min(least, sheet.overrun.least);
    if (sheet.overrun !== null) wanted = Math.max(wanted, sheet.overrun.wanted);
    withoutLead += sheet.withoutLead;
    fewTabs += sheet.fewTabs;
  }
  if (least < wanted - 0.01) {
    const what = sayText(
      {
        en: 'The rows want {0} mm of run-up; there is room for {1} mm.',
        fr: 'Les lignes demandent {0} mm d’élan ; il y a la place pour {1} mm.',
      },
      wanted,
      least,
    );
    findings.push(findingOf(SHORT_OVERRUN, { what, where: {}, measured: least, limit: wanted, unit: 'mm' }));
  }
  if (withoutLead > 0) {
    const what = sayText(
      { en: 'Outlines without room for a run-up: {0}.', fr: 'Contours sans place pour une amorce : {0}.' },
      withoutLead,
    );
    findings.push(findingOf(NO_LEAD, { what, where: {}, measured: withoutLead, limit: 0 }));
  }
  if (fewTabs > 0) {
    const what = sayText(
      {
        en: 'Parts too small for all their bridges: {0}.',
        fr: 'Pièces trop petites pour toutes leurs attaches : {0}.',
      },
      fewTabs,
    );
    findings.push(findingOf(FEW_TABS, { what, where: {}, measured: fewTabs, limit: 0 }));
  }
  return findings;
}
