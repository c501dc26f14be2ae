import type { Bounds } from '../../../model/finding.ts';
import type { Plan, PlannedPlate } from '../../../model/job.ts';
import type { NamedPart, Placement } from '../../../model/part.ts';
import type { PlanOptions } from '../../../model/process.ts';
import { driverSettings, laserScale } from '../driver-settings.ts';
import type { LaserSetup } from '../setup.ts';
import { fitSheet } from './fit-sheet.ts';
import type { PartPlan } from './part-plan.ts';
import { type PlacedCopy, placeParts } from './place-parts.ts';
import { placingFindings, sheetFindings } from './plan-findings.ts';
import { planSheet, type SheetPlan } from './plan-sheet.ts';

/** Lays all drawings out and plans a job a sheet. What does not fit was told by `outside-machine`: then no job. */
export async function planJobs(
  parts: readonly NamedPart[],
  plans: readonly PartPlan[],
  setup: LaserSetup,
  options: PlanOptions,
): Promise<Plan> {
  const refused = setup.material?.refused !== undefined;
  if (refused || plans.length === 0 || plans.some((plan) => plan.box === null || fitSheet(plan, setup) !== 'upright'))
    return { plates: [], findings: [] };
  const placing = placeParts(plans, options.copies, setup);
  const plates: PlannedPlate[] = [];
  const sheets: SheetPlan[] = [];
  for (let sheet = 0; sheet < placing.sheets; sheet++) {
    const copies = placing.copies.filter((copy) => copy.sheet === sheet);
    const planned = await planSheet(plans, copies, setup, options.breathe);
    sheets.push(planned);
    const placements = copies.map((copy) => placementOf(parts, plans, copy, options.copies));
    plates.push({
      job: {
        firmware: setup.head.firmware,
        header: headerOf(setup, placements),
        start: setup.machine.start,
        end: setup.machine.end,
        body: planned.body,
        labels: placements.map(({ label }) => label),
        scale: laserScale(setup.machine),
        driver: driverSettings(setup),
      },
      placements,
      sheet: usedSheet(placements),
    });
    options.progress((sheet + 1) / placing.sheets, { en: 'planning', fr: 'préparation' });
  }
  const findings = [...placingFindings(parts, plans, placing, setup), ...sheetFindings(sheets)];
  return { plates, findings };
}

function placementOf(
  parts: readonly NamedPart[],
  plans: readonly PartPlan[],
  { part, copy, dx, dy }: PlacedCopy,
  copies: number,
): Placement {
  const [x0, y0, x1, y1] = plans[part]!.box!;
  const { file } = parts[part]!;
  const twice = parts.slice(0, part).filter((other) => other.file === file).length;
  const number = twice * copies + copy;
  const bounds: Bounds = [
    [x0 + dx, y0 + dy, 0],
    [x1 + dx, y1 + dy, 0],
  ];
  const single = copies === 1 && parts.filter((other) => other.file === file).length === 1;
  return { file, label: single ? file : `${file} ${number}`, bounds, turn: plans[part]!.turn };
}

function headerOf(setup: LaserSetup, placements: readonly Placement[]): readonly string[] {
  const { work, machine, materialName } = setup;
  const percent = (value: number): string => `${Math.round(value * 1000) / 10} %`;
  const speed = (value: number): string => `${Math.round(value * 100) / 100} mm/s`;
  return [
    `machine ${setup.head.id}, ${machine.beam} ${machine.watts} W`,
    `material ${materialName?.en ?? 'not given'}`,
    ...(work.cut === undefined
      ? []
      : [`cut ${speed(work.cut.speed)}, ${percent(work.cut.power)}, ${work.cut.passes} passes`]),
    ...(work.engrave === undefined
      ? []
      : [`engrave ${speed(work.engrave.speed)}, ${percent(work.engrave.power)}, rows ${work.engrave.interval} mm`]),
    `parts ${placements.length}`,
  ];
}

/** [mm2] The rectangle that all parts of a sheet lie in. */
function usedSheet(placements: readonly Placement[]): number {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bounds } of placements) {
    x0 = Math.min(x0, bounds[0][0]);
    y0 = Math.min(y0, bounds[0][1]);
    x1 = Math.max(x1, bounds[1][0]);
    y1 = Math.max(y1, bounds[1][1]);
  }
  return x0 <= x1 ? (x1 - x0) * (y1 - y0) : 0;
}
