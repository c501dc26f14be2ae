import { sayText } from '../../../base/text.ts';
import { hatchFill } from '../../../geometry/fills/hatch-fill.ts';
import { ArcPathBuilder } from '../../../geometry/paths/arc-path.ts';
import { strokeText, strokeTextWidth } from '../../../geometry/paths/stroke-font.ts';
import type { Plan } from '../../../model/job.ts';
import { findingOf } from '../../../model/rule.ts';
import { Motion, MoveKind } from '../../../model/toolpath.ts';
import { ToolpathBuilder } from '../../../model/toolpath-builder.ts';
import { driverSettings, laserScale } from '../driver-settings.ts';
import { outsideMachine } from '../rules/outside-machine.ts';
import type { LaserSetup } from '../setup.ts';
import { emitLine } from './emit-lines.ts';
import { emitRows } from './emit-rows.ts';

/** A grid of little squares, one a pair of speed and power: what cuts through, what looks best? */
export interface TestGrid {
  readonly operation: 'cut' | 'engrave';
  /** [mm/s] By column, slowest first. */
  readonly speeds: readonly number[];
  /** [0…1] By row from below, weakest first. */
  readonly powers: readonly number[];
  /** Times that each square is burnt, as the recipe's operation is. */
  readonly passes: number;
  /** [mm] Side of a square, and between two. */
  readonly side: number;
  readonly gap: number;
}

/** [mm] Height of a label's capitals, and between lines. */
const TEXT = 2.5;
const GAP = 1;
/** [mm] Room for "9 100%" beside a row, and for a letter and a speed under a column. */
const LEFT = Math.ceil(strokeTextWidth('99 100%', TEXT)) + GAP;
const BELOW = 2 * (TEXT + GAP);

/** "C4": the column's letter, speeds from the slowest; the row's number, powers from the weakest. */
export function cellName(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row + 1}`;
}

/**
 * Plans a test grid with its labels marked first, then weak and fast squares first, so that a fire would come last and be
 * seen coming. Objects are labelled `P40 S12` (power in per cent, speed in mm/s).
 *
 *     3 80%  ▢ ▢ ▢
 *     2 60%  ▢ ▢ ▢      The best square's numbers go into the recipe's operation, `calibrated: true`.
 *     1 40%  ▢ ▢ ▢
 *            A B C
 *            5 10 20 mm/s
 */
export function planTestGrid(grid: TestGrid, setup: LaserSetup): Plan {
  const { speeds, powers, side, gap } = grid;
  const { machine, head, sheet, maxSpeed } = setup;
  const width = LEFT + speeds.length * (side + gap) - gap;
  const height = BELOW + powers.length * (side + gap) - gap;
  if (sheet[0] + machine.margin + width > sheet[2] || sheet[1] + machine.margin + height > sheet[3])
    return { plates: [], findings: [tooLarge(width, height, setup)] };
  const [x0, y0] = [sheet[0] + machine.margin + LEFT, sheet[1] + machine.margin + BELOW];
  const builder = new ToolpathBuilder([head.reach.x[0]!, head.reach.y[0]!, 0]);
  builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  if (machine.air !== 'none') builder.event({ type: 'coolant', word: machine.air });
  markLabels(builder, grid, [x0, y0], setup);
  const labels: string[] = [];
  const cells = speeds.flatMap((speed, column) => powers.map((power, row) => ({ speed, power, column, row })));
  cells.sort((a, b) => a.power / a.speed - b.power / b.speed || a.row - b.row);
  const placements = cells.map(({ speed, power, column, row }) => {
    const [x, y] = [x0 + column * (side + gap), y0 + row * (side + gap)];
    const label = `P${Math.round(100 * power)} S${Math.round(10 * speed) / 10}`;
    builder.object = labels.push(label) - 1;
    if (grid.operation === 'cut') builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: maxSpeed });
    for (let pass = 0; pass < grid.passes; pass++) {
      if (grid.operation === 'cut') cutSquare(builder, [x, y, side], { speed, power }, setup);
      else fillSquare(builder, [x, y, side], { speed, power }, setup);
    }
    return {
      file: 'test-grid',
      label,
      bounds: [
        [x, y, 0],
        [x + side, y + side, 0],
      ] as const,
      turn: 0,
    };
  });
  if (machine.air !== 'none') builder.event({ type: 'coolant', word: 'M9' });
  builder.event({ type: 'laser', mode: 'off', power: 0 });
  const job = {
    firmware: head.firmware,
    header: [`machine ${head.id}`, `test grid, ${grid.operation}`, 'columns: speed, rows: power'],
    start: machine.start,
    end: machine.end,
    body: [builder.take()],
    labels,
    scale: laserScale(machine),
    driver: driverSettings(setup),
  };
  return { plates: [{ job, placements, sheet: width * height }], findings: [] };
}

/** Letters and speeds under the columns, numbers and powers beside the rows. */
function markLabels(
  builder: ToolpathBuilder,
  { speeds, powers, side, gap }: TestGrid,
  [x0, y0]: readonly [number, number],
  { work, maxSpeed }: LaserSetup,
): void {
  const { speed, power } = work.score ?? GENTLE;
  const write = (text: string, x: number, y: number): void => {
    const { coordinates, ends } = strokeText(text, [x, y], TEXT);
    let first = 0;
    for (const end of ends) {
      builder.add({
        kind: MoveKind.travel,
        motion: Motion.rapid,
        x: coordinates[2 * first]!,
        y: coordinates[2 * first + 1]!,
        feed: maxSpeed,
      });
      for (let k = first + 1; k < end; k++)
        builder.add({
          kind: MoveKind.score,
          motion: Motion.line,
          x: coordinates[2 * k]!,
          y: coordinates[2 * k + 1]!,
          feed: Math.min(speed, maxSpeed),
          power,
        });
      first = end;
    }
  };
  for (const [column, value] of speeds.entries()) {
    const x = x0 + column * (side + gap);
    write(cellName(column, 0)[0]!, x, y0 - TEXT - GAP);
    write(String(Math.round(10 * value) / 10), x, y0 - BELOW);
  }
  for (const [row, value] of powers.entries())
    write(`${row + 1} ${Math.round(100 * value)}%`, x0 - LEFT, y0 + row * (side + gap) + (side - TEXT) / 2);
}

/** Marks the labels where the material has no recipe for marking. */
const GENTLE = { speed: 50, power: 0.2 } as const;

function cutSquare(
  builder: ToolpathBuilder,
  [x, y, side]: readonly [number, number, number],
  { speed, power }: { readonly speed: number; readonly power: number },
  { machine, maxSpeed }: LaserSetup,
): void {
  emitLine(builder, squareAt(x, y, side), {
    kind: MoveKind.cut,
    feed: Math.min(speed, maxSpeed),
    power,
    arcs: machine.arcs,
    tolerance: 0.01,
    darkMotion: Motion.line,
  });
}

function squareAt(x: number, y: number, side: number): ReturnType<ArcPathBuilder['take']> {
  const path = new ArcPathBuilder();
  path.add(x, y);
  path.add(x + side, y);
  path.add(x + side, y + side);
  path.add(x, y + side);
  return path.take(true);
}

function fillSquare(
  builder: ToolpathBuilder,
  [x, y, side]: readonly [number, number, number],
  { speed, power }: { readonly speed: number; readonly power: number },
  { machine, work, head, maxSpeed, acceleration, settings }: LaserSetup,
): void {
  const corners = Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side);
  const interval = work.engrave?.interval ?? 0.1;
  const rows = hatchFill({ coordinates: corners, ends: Uint32Array.of(4) }, { interval, origin: y });
  const feed = Math.min(speed, maxSpeed);
  emitRows(
    builder,
    { rows, angle: 0 },
    {
      feed,
      power,
      powerMin: 0,
      overrun: machine.runUp === 'planned' ? (1.1 * feed * feed) / (2 * acceleration) : 0,
      dark: machine.runUp === 'planned' ? Motion.line : Motion.rapid,
      bidirectional: settings.bidirectional,
      scanOffset: 0,
      travel: maxSpeed,
      reach: [head.reach.x[0]!, head.reach.y[0]!, head.reach.x[1]!, head.reach.y[1]!],
      dx: 0,
      dy: 0,
    },
  );
}

function tooLarge(width: number, height: number, { sheet }: LaserSetup): ReturnType<typeof findingOf> {
  const what = sayText(
    {
      en: 'The test grid is {0} × {1} mm; the sheet takes {2} × {3} mm.',
      fr: 'La grille d’essai fait {0} × {1} mm ; la plaque fait {2} × {3} mm.',
    },
    width,
    height,
    sheet[2] - sheet[0],
    sheet[3] - sheet[1],
  );
  return findingOf(outsideMachine, { what, where: {}, measured: width, limit: sheet[2] - sheet[0], unit: 'mm' });
}
