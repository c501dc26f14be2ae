import { type ArcPath, arcPathLength, moveArcPath, reverseArcPath } from '../../../geometry/paths/arc-path.ts';
import { headOfArcPath, markArcPath } from '../../../geometry/paths/cut-arc-path.ts';
import { Motion, MoveKind, type Toolpath } from '../../../model/toolpath.ts';
import { ToolpathBuilder } from '../../../model/toolpath-builder.ts';
import { parseQuantity } from '../../../model/units.ts';
import type { LaserSetup } from '../setup.ts';
import type { LineWork } from '../work.ts';
import type { CutPath } from './cut-tree.ts';
import { emitLine, type LineOptions } from './emit-lines.ts';
import { emitRows } from './emit-rows.ts';
import { LeadFinder } from './lead-in.ts';
import { overrunFor } from './overrun.ts';
import type { PartPlan } from './part-plan.ts';
import type { PlacedCopy } from './place-parts.ts';
import { routePaths } from './route-paths.ts';
import { withTabs } from './tabs.ts';

/** Moves before a chunk is closed: memory stays flat while rows are laid out. */
const CHUNK = 65_536;

export interface SheetPlan {
  readonly body: readonly Toolpath[];
  /** [mm] Shortest run-up of the rows, and what they should have; null where nothing is engraved. */
  readonly overrun: { readonly least: number; readonly wanted: number } | null;
  /** Loops for which there was no room for a run-up. */
  readonly withoutLead: number;
  /** Parts too small for all their tabs. */
  readonly fewTabs: number;
}

/** One sheet: engraved first, then marked, then cut from the inside out. */
export async function planSheet(
  plans: readonly PartPlan[],
  copies: readonly PlacedCopy[],
  setup: LaserSetup,
  breathe: () => Promise<void>,
): Promise<SheetPlan> {
  const sheet = new SheetWriter(setup);
  sheet.builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  for (const [object, copy] of copies.entries()) {
    sheet.engrave(plans[copy.part]!, copy, object);
    await breathe();
  }
  await sheet.burnLines(plans, copies, 'score', breathe);
  await sheet.burnLines(plans, copies, 'cut', breathe);
  return sheet.end();
}

/** Where the run-up of a loop begins and its run-out ends. */
interface Leads {
  readonly before?: readonly [number, number] | undefined;
  readonly after?: readonly [number, number] | undefined;
}

class SheetWriter {
  readonly builder: ToolpathBuilder;
  readonly #setup: LaserSetup;
  readonly #chunks: Toolpath[] = [];
  #blowing = false;
  #withoutLead = 0;
  #fewTabs = 0;
  #least = Number.POSITIVE_INFINITY;
  #wanted = 0;

  constructor(setup: LaserSetup) {
    this.#setup = setup;
    const [x, y] = [setup.head.reach.x[0]!, setup.head.reach.y[0]!];
    this.builder = new ToolpathBuilder([x, y, 0], 4096);
  }

  engrave(plan: PartPlan, copy: PlacedCopy, object: number): void {
    const { machine, settings, work, head, maxSpeed } = this.#setup;
    if (plan.engravings.length === 0 || work.engrave === undefined) return;
    this.#air(work.engrave);
    this.builder.object = object;
    this.#wanted = overrunFor(this.#setup);
    const { x, y } = head.reach;
    for (let pass = 0; pass < work.engrave.passes; pass++) {
      for (const engraving of plan.engravings) {
        const { leastOverrun } = emitRows(this.builder, engraving, {
          feed: work.engrave.speed,
          power: work.engrave.power,
          powerMin: Math.min(machine.powerMin, work.engrave.power),
          overrun: this.#wanted,
          dark: machine.runUp === 'planned' ? Motion.line : Motion.rapid,
          bidirectional: settings.bidirectional,
          scanOffset: settings.bidirectional ? scanOffsetAt(machine.scanOffset, work.engrave.speed) : 0,
          travel: maxSpeed,
          reach: [x[0]!, y[0]!, x[1]!, y[1]!],
          dx: copy.dx,
          dy: copy.dy,
          rowDone: () => this.#cutChunk(),
        });
        this.#least = Math.min(this.#least, leastOverrun);
      }
    }
  }

  async burnLines(
    plans: readonly PartPlan[],
    copies: readonly PlacedCopy[],
    operation: 'cut' | 'score',
    breathe: () => Promise<void>,
  ): Promise<void> {
    const { work } = this.#setup;
    const how = operation === 'cut' ? work.cut : work.score;
    const lines: { cut: CutPath; object: number }[] = [];
    const parents: number[] = [];
    for (const [object, { part, dx, dy }] of copies.entries()) {
      const base = lines.length;
      const tree = operation === 'cut' ? plans[part]!.cuts : plans[part]!.scores;
      for (const cut of tree.cuts) {
        lines.push({ cut: { ...cut, path: moveArcPath(cut.path, dx, dy) }, object });
        parents.push(operation === 'score' || cut.parent < 0 ? -1 : base + cut.parent);
      }
    }
    if (lines.length === 0 || how === undefined) return;
    this.#air(how);
    const paths = lines.map(({ cut }) => cut.path);
    const { routed } = routePaths(paths, Int32Array.from(parents), [this.builder.x, this.builder.y]);
    await breathe();
    const { settings, head, machine } = this.#setup;
    const { x, y } = head.reach;
    const leads =
      operation === 'cut' && Math.max(settings.leadIn, settings.leadOut) > 0
        ? new LeadFinder(paths, Math.max(work.kerf, machine.spot) + 0.1, [x[0]!, y[0]!, x[1]!, y[1]!])
        : undefined;
    for (const { path, index } of routed) {
      const { cut, object } = lines[index]!;
      this.builder.object = object;
      const isLoop = path.closed && cut.depth >= 0;
      const lead = isLoop ? this.#leadsOf(leads, index, path, cut.depth % 2 === 1) : {};
      if (operation === 'cut') this.#cut(path, isLoop && cut.depth % 2 === 0, lead, how);
      else this.#line(path, MoveKind.score, how);
      this.#cutChunk();
    }
  }

  /** Run-up and run-out of a loop, as far as they were asked for and there is room. */
  #leadsOf(finder: LeadFinder | undefined, index: number, path: ArcPath, inside: boolean): Leads {
    if (finder === undefined) return {};
    const { leadIn, leadOut, overcut } = this.#setup.settings;
    const before = leadIn > 0 ? finder.start(index, path, inside, leadIn) : undefined;
    const { path: marked, vertices } = markArcPath(path, [Math.min(overcut, arcPathLength(path) / 2)]);
    const after =
      leadOut > 0 ? finder.end(index, marked, inside, { at: vertices[0] ?? 0, length: leadOut }) : undefined;
    if ((leadIn > 0 && before === undefined) || (leadOut > 0 && after === undefined)) this.#withoutLead++;
    return { before, after };
  }

  /** A mark, or an open cut. */
  #line(path: ArcPath, kind: 16 | 17, how: LineWork): void {
    this.#travel(path.x[0]!, path.y[0]!);
    if (kind === MoveKind.cut) this.#pierce(how.power);
    const back = path.closed || how.passes === 1 ? path : reverseArcPath(path);
    for (let pass = 0; pass < how.passes; pass++)
      emitLine(this.builder, pass % 2 === 0 ? path : back, this.#options(kind, how));
  }

  /** A cut with its run-up, passes, tabs (in the last passes the bridge stays, so in all) and the stretch past its start. */
  #cut(path: ArcPath, isPart: boolean, { before, after }: Leads, how: LineWork): void {
    if (!path.closed) {
      this.#line(path, MoveKind.cut, how);
      return;
    }
    const { settings, work } = this.#setup;
    const options = this.#options(MoveKind.cut, how);
    const [x, y] = [path.x[0]!, path.y[0]!];
    const [sx, sy] = before ?? [x, y];
    this.#travel(sx, sy);
    this.#pierce(how.power);
    if (before !== undefined)
      this.builder.add({ kind: MoveKind.cut, motion: Motion.line, x, y, feed: how.speed, power: how.power });
    const tabbed = isPart && settings.tabs > 0;
    const {
      path: whole,
      dark,
      placed,
    } = tabbed
      ? withTabs(path, { count: settings.tabs, width: settings.tabWidth, kerf: work.kerf })
      : { path, dark: undefined, placed: 0 };
    if (tabbed && placed < settings.tabs) this.#fewTabs++;
    for (let pass = 0; pass < how.passes; pass++)
      emitLine(this.builder, whole, dark === undefined ? options : { ...options, dark });
    const past = Math.min(settings.overcut, arcPathLength(path) / 2);
    if (past > 0) emitLine(this.builder, headOfArcPath(path, past), options);
    if (after !== undefined)
      this.builder.add({
        kind: MoveKind.cut,
        motion: Motion.line,
        x: after[0],
        y: after[1],
        feed: how.speed,
        power: how.power,
      });
  }

  /**
   * Stands still with the beam on until it is through. M4 gives no light at rest, so M3 for that moment. A controller that
   * looks after its own start (Ruida) is left to it.
   */
  #pierce(power: number): void {
    const seconds = this.#setup.work.cut?.pierce ?? 0;
    if (seconds === 0 || this.#setup.machine.runUp !== 'planned') return;
    this.builder.event({ type: 'laser', mode: 'constant', power });
    this.builder.event({ type: 'dwell', seconds, unit: 's' });
    this.builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  }

  #travel(x: number, y: number): void {
    this.builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: this.#setup.maxSpeed });
  }

  #options(kind: 16 | 17, how: LineWork): LineOptions {
    const { machine, settings } = this.#setup;
    const darkMotion = machine.runUp === 'planned' ? Motion.line : Motion.rapid;
    return { kind, feed: how.speed, power: how.power, arcs: machine.arcs, tolerance: settings.tolerance, darkMotion };
  }

  #air({ air }: LineWork): void {
    const word = this.#setup.machine.air;
    if (word === 'none' || air === this.#blowing) return;
    this.builder.event({ type: 'coolant', word: air ? word : 'M9' });
    this.#blowing = air;
  }

  #cutChunk(): void {
    if (this.builder.length >= CHUNK) this.#chunks.push(this.builder.take());
  }

  end(): SheetPlan {
    if (this.#blowing) this.builder.event({ type: 'coolant', word: 'M9' });
    this.builder.event({ type: 'laser', mode: 'off', power: 0 });
    this.#chunks.push(this.builder.take());
    const overrun = this.#wanted > 0 ? { least: this.#least, wanted: this.#wanted } : null;
    return { body: this.#chunks, overrun, withoutLead: this.#withoutLead, fewTabs: this.#fewTabs };
  }
}

/** [mm] How late the beam answers at a speed, from the machine's table: straight lines between its entries. */
function scanOffsetAt(table: ReadonlyMap<string, number>, speed: number): number {
  const entries = [...table].map(([key, offset]) => {
    const read = parseQuantity(key, 'mm/s');
    return [typeof read === 'object' ? read.value : 0, offset] as const;
  });
  entries.push([0, 0]);
  entries.sort((a, b) => a[0] - b[0]);
  const above = entries.findIndex(([at]) => at >= speed);
  if (above < 0) return entries[entries.length - 1]![1];
  if (above === 0) return entries[0]![1];
  const [low, high] = [entries[above - 1]!, entries[above]!];
  return low[1] + ((high[1] - low[1]) * (speed - low[0])) / (high[0] - low[0]);
}
