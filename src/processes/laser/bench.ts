import { assert } from '../../base/assert.ts';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import type { DrawnOperations } from '../../model/drawn-operations.ts';
import type { Finding } from '../../model/finding.ts';
import type { Plan } from '../../model/job.ts';
import type { Drawing, NamedPart, Part, Raster } from '../../model/part.ts';
import type { Bench, CheckOptions, GridBench, PlanOptions, ProcessInput } from '../../model/process.ts';
import { bindLaser } from './bind-laser.ts';
import { checkDrawing } from './check.ts';
import { laserMeter } from './consumption.ts';
import { cutMeetings, leaningCuts } from './cut-meetings.ts';
import { drawingOfRaster } from './drawing-of-raster.ts';
import { driverSettings, laserScale } from './driver-settings.ts';
import { laserLimits } from './limits.ts';
import { sortLines } from './plan/dash-strokes.ts';
import { fitSheet } from './plan/fit-sheet.ts';
import { type PartPlan, planPart } from './plan/part-plan.ts';
import { planJobs } from './plan/plan-jobs.ts';
import { laserPreparation } from './preparation.ts';
import type { LaserSetup } from './setup.ts';
import { laserGrid } from './test-grid.ts';
import { turnDrawing } from './turn-drawing.ts';

/** @throws UsageError with the place of what is wrong in machine, material or settings */
export function laserBench(input: ProcessInput): Bench {
  return new LaserBench(input);
}

class LaserBench implements Bench {
  readonly accepts = ['drawing', 'raster'];
  readonly limits: Bench['limits'];
  readonly scale: Bench['scale'];
  readonly driver: NonNullable<Bench['driver']>;
  readonly grid: GridBench;
  readonly #setup: LaserSetup;
  /** A part is worked out once, for its rules and for its job. */
  readonly #plans = new WeakMap<Part, PartPlan>();

  constructor(input: ProcessInput) {
    this.#setup = bindLaser(input);
    this.limits = laserLimits(this.#setup, input.firmware);
    this.scale = laserScale(this.#setup.machine);
    this.driver = driverSettings(this.#setup);
    this.grid = laserGrid(this.#setup);
  }

  preparationSeconds(needs: Parameters<Bench['preparationSeconds']>[0]): number {
    return laserPreparation(this.#setup.machine, needs);
  }

  meter(): ReturnType<Bench['meter']> {
    return laserMeter(this.#setup.machine);
  }

  async check(part: NamedPart, options: CheckOptions): Promise<readonly Finding[]> {
    const kernel = await loadPolygonKernel();
    const plan = await this.#planOf(part.part);
    await options.breathe?.();
    const setup = this.#setup;
    const meetings = once(() => cutMeetings(plan, setup));
    const leaning = once(() => leaningCuts(plan, setup));
    return checkDrawing({ file: part.file, setup, plan, kernel, meetings, leaning }, options);
  }

  async plan(parts: readonly NamedPart[], options: PlanOptions): Promise<Plan> {
    const plans: PartPlan[] = [];
    for (const { part } of parts) {
      plans.push(await this.#fittingPlan(part));
      await options.breathe();
    }
    return planJobs(parts, plans, this.#setup, options);
  }

  operationsOf(part: Drawing | Raster): DrawnOperations {
    const { drawing, sorted } = sortLines(this.#drawingOf(part), this.#setup);
    const { unmapped, ...others } = sorted;
    return { ...others, drawing, unmapped: unmapped.flatMap(({ shapes }) => shapes) };
  }

  async #planOf(part: Part): Promise<PartPlan> {
    const known = this.#plans.get(part);
    if (known !== undefined) return known;
    const plan = planPart(this.#drawingOf(part), this.#setup, await loadPolygonKernel());
    this.#plans.set(part, plan);
    return plan;
  }

  /** The plan that is laid out: turned where the drawing only fits the sheet sideways. */
  async #fittingPlan(part: Part): Promise<PartPlan> {
    const plan = await this.#planOf(part);
    if (fitSheet(plan, this.#setup) !== 'turned') return plan;
    return planPart(turnDrawing(plan.drawing), this.#setup, await loadPolygonKernel(), 90);
  }

  #drawingOf(part: Part): Drawing {
    assert(part.kind !== 'mesh', 'a laser works drawings and pictures');
    return part.kind === 'drawing' ? part : drawingOfRaster(part, this.#setup.settings);
  }
}

/** Works something out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}
