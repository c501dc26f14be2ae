import { numberText, sayText, type Text } from '../base/text.ts';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { arcSweep } from './move-trace.ts';

/** [mm] How far a burnt line of the file may lie from the planned one: chords of arcs, arcs of curves. */
const ASIDE = 0.02;
/** [mm] Places looked at along a line lie at most so far apart. */
const STEP = 1;
/** [mm] */
const DOT = 1e-5;
/** [dots] */
const WHOLE = 0.02;
/** [mm] Side of a cell that lines are found by, and of a cell whose engraving is added up. */
const CELL = 2;
const SHADE_CELL = 5;
/** [share] of the engraving (length × power) that may lie in another cell, and be lost or won, by rounding to dots. */
const SHADE_MOVED = 0.15;
const SHADE_LOST = 0.05;

/**
 * Whether a job in the words of another format burns what was planned: every planned line is burnt within a hair's breadth
 * and no line that was not planned, however the lines are cut into moves, ordered or repeated; and the engraving has the same
 * shade in every few millimetres. Cost: a few microseconds a millimetre.
 * @param least [0…1] power below which nothing burns: a format without greys spreads the shades above it
 * @param dot [mm] of a format that engraves pictures: a stretch is rounded to whole ones
 * @returns the first difference in words, null where there is none
 */
export function compareBurns(plan: readonly Toolpath[], held: readonly Toolpath[], least = 0, dot = 0): Text | null {
  const [planned, burnt] = [new BurnMap(plan, least, dot), new BurnMap(held, least, dot)];
  const missing = planned.firstNotIn(burnt);
  if (missing !== null) return sayText({ en: 'nothing burns at {0}.', fr: 'rien ne brûle en {0}.' }, missing);
  const added = burnt.firstNotIn(planned);
  if (added !== null)
    return sayText(
      { en: 'something burns at {0}, unplanned.', fr: 'quelque chose brûle en {0}, sans être prévu.' },
      added,
    );
  const [shade, other] = [planned.shade, burnt.shade];
  let moved = 0;
  for (const key of new Set([...shade.keys(), ...other.keys()]))
    moved += Math.abs((shade.get(key) ?? 0) - (other.get(key) ?? 0));
  const sum = (cells: ReadonlyMap<number, number>): number => [...cells.values()].reduce((a, b) => a + b, 0);
  const all = sum(shade);
  // Passes of an engraving stand once in some formats and as often as they are run in others: the shade counts, not how often.
  const lost = Math.abs(all - sum(other));
  // Pictures round to a step of grey, which weighs more where shades begin above zero.
  const rounded = (least > 0 ? planned.engraved / 255 : 0) + planned.rounded;
  if (lost <= SHADE_LOST * all + rounded + 1 && moved <= SHADE_MOVED * all + rounded + 2) return null;
  return sayText(
    { en: 'the engraving differs: {0} mm of {1}.', fr: 'la gravure diffère : {0} mm sur {1}.' },
    numberText(Math.max(lost, moved), 1),
    numberText(all, 1),
  );
}

/** Burnt lines by cell, and the shade of engravings by larger cells. */
class BurnMap {
  /** Length × power above the least of the engraving. [mm] */
  readonly shade = new Map<number, number>();
  /** Length × power of all of it. [mm] */
  engraved = 0;
  /** Shade that rounding to dots may win or lose: nothing where stretches are whole dots, as in pictures. [mm] */
  rounded = 0;
  /** x0 y0 x1 y1 and kind of each burnt chord. */
  readonly #chords: number[] = [];
  readonly #cells = new Map<number, number[]>();

  readonly #least: number;
  readonly #dot: number;

  constructor(body: readonly Toolpath[], least: number, dot: number) {
    this.#least = least;
    this.#dot = dot;
    let [x, y] = [body[0]?.start[0] ?? 0, body[0]?.start[1] ?? 0];
    for (const path of body) {
      for (let n = 0; n < path.length; n++) {
        if (path.power[n]! > 0 && path.motion[n] !== Motion.rapid) this.#burn(path, n, x, y);
        x = path.x[n]!;
        y = path.y[n]!;
      }
    }
  }

  #burn(path: Toolpath, n: number, x: number, y: number): void {
    const kind = path.kind[n]!;
    if (kind === MoveKind.engrave) {
      this.#engrave(x, y, path, n);
      return;
    }
    if (path.motion[n]! < Motion.clockwise) {
      // A burn on the spot leaves no line, and some formats leave it out.
      if (Math.abs(path.x[n]! - x) < DOT && Math.abs(path.y[n]! - y) < DOT) return;
      this.#chord(x, y, path.x[n]!, path.y[n]!, kind);
      return;
    }
    const [cx, cy] = [path.i[n]!, path.j[n]!];
    const radius = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
    const sweep = arcSweep(path, n, x, y);
    const start = Math.atan2(y - cy, x - cx);
    const chord = 2 * Math.acos(Math.max(0, 1 - ASIDE / 8 / Math.max(radius, ASIDE)));
    const count = Math.max(1, Math.ceil(Math.abs(sweep) / chord));
    let [px, py] = [x, y];
    for (let k = 1; k <= count; k++) {
      const angle = start + (sweep * k) / count;
      const [qx, qy] =
        k === count ? [path.x[n]!, path.y[n]!] : [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
      this.#chord(px, py, qx, qy, kind);
      [px, py] = [qx, qy];
    }
  }

  #engrave(x: number, y: number, path: Toolpath, n: number): void {
    const [dx, dy] = [path.x[n]! - x, path.y[n]! - y];
    const length = Math.sqrt(dx * dx + dy * dy);
    this.engraved += length * path.power[n]!;
    const power = Math.max(0, path.power[n]! - this.#least);
    this.rounded += this.#rounding(length) * power;
    const pieces = Math.max(1, Math.ceil(length / STEP));
    const share = (length * power) / pieces;
    for (let k = 0; k < pieces; k++) {
      const t = (k + 0.5) / pieces;
      this.#shadeAt((x + t * dx) / SHADE_CELL - 0.5, (y + t * dy) / SHADE_CELL - 0.5, share);
    }
  }

  /**
   * Shared by the four cells whose middles lie around it: a hair's breadth over a border moves next to nothing, and a
   * stretch counts the same in one piece and in many.
   */
  #shadeAt(u: number, v: number, share: number): void {
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [right, up] = [u - column, v - row];
    this.#addShade(column, row, share * (1 - right) * (1 - up));
    this.#addShade(column + 1, row, share * right * (1 - up));
    this.#addShade(column, row + 1, share * (1 - right) * up);
    this.#addShade(column + 1, row + 1, share * right * up);
  }

  #addShade(column: number, row: number, share: number): void {
    const key = numberOfCell(column, row);
    this.shade.set(key, (this.shade.get(key) ?? 0) + share);
  }

  /** [mm] By how much a stretch may become longer or shorter. */
  #rounding(length: number): number {
    if (this.#dot === 0) return 0;
    const dots = length / this.#dot;
    const part = dots - Math.floor(dots);
    return part < WHOLE || part > 1 - WHOLE ? 0 : Math.max(part, 1 - part) * this.#dot;
  }

  #chord(x0: number, y0: number, x1: number, y1: number, kind: number): void {
    const number = this.#chords.length;
    this.#chords.push(x0, y0, x1, y1, kind);
    let last = Number.NaN;
    this.#walk(number, (x, y) => {
      const key = cellOf(x, y);
      if (key === last) return false;
      last = key;
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [number]);
      else cell.push(number);
      return false;
    });
  }

  /** Calls for places along a chord, both ends among them, until one says stop. */
  #walk(number: number, stop: (x: number, y: number) => boolean): boolean {
    const c = this.#chords;
    const [x0, y0] = [c[number]!, c[number + 1]!];
    const [dx, dy] = [c[number + 2]! - x0, c[number + 3]! - y0];
    const count = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEP));
    for (let k = 0; k <= count; k++) if (stop(x0 + (k * dx) / count, y0 + (k * dy) / count)) return true;
    return false;
  }

  /** A place that burns here and not there, in words; null where there is none. */
  firstNotIn(other: BurnMap): string | null {
    let found: string | null = null;
    for (let number = 0; number < this.#chords.length; number += 5) {
      const kind = this.#chords[number + 4]!;
      const stopped = this.#walk(number, (x, y) => {
        if (other.#burnsAt(x, y, kind)) return false;
        found = `X${numberText(x, 3).en} Y${numberText(y, 3).en}`;
        return true;
      });
      if (stopped) return found;
    }
    return null;
  }

  #burnsAt(x: number, y: number, kind: number): boolean {
    for (let across = -1; across <= 1; across++)
      for (let up = -1; up <= 1; up++)
        for (const number of this.#cells.get(cellOf(x + across * CELL, y + up * CELL)) ?? [])
          if (this.#chords[number + 4] === kind && this.#apart(number, x, y) <= ASIDE) return true;
    return false;
  }

  /** [mm] From a place to a chord. */
  #apart(number: number, x: number, y: number): number {
    const c = this.#chords;
    const [x0, y0] = [c[number]!, c[number + 1]!];
    const [dx, dy] = [c[number + 2]! - x0, c[number + 3]! - y0];
    const length2 = dx * dx + dy * dy;
    const t = length2 === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length2));
    const [ex, ey] = [x - x0 - t * dx, y - y0 - t * dy];
    return Math.sqrt(ex * ex + ey * ey);
  }
}

/** One number a cell, within ± 30 km. */
function cellOf(x: number, y: number): number {
  return numberOfCell(Math.floor(x / CELL), Math.floor(y / CELL));
}

function numberOfCell(column: number, row: number): number {
  return (column + 16_000_000) * 33_554_432 + row + 16_000_000;
}
