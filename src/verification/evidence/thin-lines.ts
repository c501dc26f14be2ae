import { MoveKind } from '../../model/toolpath.ts';

/** [mm] A shorter line may be thin: the end of a wedge, a link between two lines. */
const CHORD = 2;
/** Share of the filament of the lines around it. */
const STARVED = 0.25;
const WELL_FED = 0.5;
/** So many thin lines in a row; more are laid thin on purpose (ironing). */
const FEW = 2;
/** [mm] Way over which the lines before are remembered. */
const MEMORY = 20;

/** [mm] Length and share of the usual filament from which on a line is too thin whatever others are. */
const SURE = { path: 4, share: 0.12 } as const;
/** Lines less thin than that from which on it is how the program lays them. */
const HABIT = 5;

export interface ThinLine {
  readonly line: number;
  /** [mm] */
  readonly path: number;
  /** Of the filament of the lines around it. */
  readonly share: number;
}

/**
 * One line that is fed a tenth of its neighbours: lines of the file are missing before it, and the tool goes straight to
 * the end of what it should have followed.
 *
 *     ────╮         ╭────     fed for the last short piece ╷ of the way
 *         │         ╷
 *         ╰╌╌╌╌╌╌╌╌╌╯         lost
 */
export class StarvedLine {
  #kind = -1;
  // [mm of filament a mm] mean section of the lines before, by kind; 0: not known. In an array, since doubles in fields are boxed.
  readonly #mean = new Float64Array(32);
  #waiting: ThinLine | null = null;
  #inARow = 0;

  /** Hears every solid line in order. @returns the line before this one, where it was starved and this one is well fed */
  hear(fed: number, path: number, kind: number, line: number): ThinLine | null {
    // Lines in gaps are as thick as their gaps: a quarter of the nozzle here, two nozzles there.
    if (kind === MoveKind.gapFill) return null;
    const section = fed / path;
    if (kind !== this.#kind) {
      this.#kind = kind;
      this.#waiting = null;
      this.#inARow = 0;
      if (this.#mean[kind] === 0) this.#mean[kind] = section;
    }
    const waiting = this.#waiting;
    const mean = this.#mean[kind]!;
    // Nearly every line.
    if (waiting === null && section >= STARVED * mean) {
      this.#inARow = 0;
      this.#mean[kind] = path < MEMORY ? mean + ((section - mean) * path) / MEMORY : section;
      return null;
    }
    const isThin = path >= CHORD && section < STARVED * mean;
    if (waiting !== null && !(isThin && this.#inARow < FEW)) {
      this.#waiting = null;
      if (section >= WELL_FED * mean) return waiting;
    }
    this.#inARow = isThin ? this.#inARow + 1 : 0;
    if (isThin && this.#inARow <= FEW) this.#waiting ??= { line, path, share: section / mean };
    else this.#mean[kind] = mean + (section - mean) * Math.min(1, path / MEMORY);
    return null;
  }
}

/** Of all starved lines those that are no habit of the program. */
export function unusual(lines: readonly ThinLine[]): readonly ThinLine[] {
  const sure = lines.filter(({ path, share }) => path >= SURE.path && share < SURE.share);
  return lines.length - sure.length > HABIT ? sure : lines;
}

/** [mm] Way over which lines must be too narrow: longer than the last turn of a vase, over which the flow falls to nothing. */
export const NARROW_WAY = 1000;

/** Lines that are all narrower than a nozzle lays: the job was made for filament of another thickness. */
export class NarrowLines {
  /** [mm] Mean width that is told from here down. */
  least: number;
  /** [mm] Of the layer at hand; 0: unknown. */
  height = 0;
  // [mm] way and [mm2] face of the open window.
  readonly #sums = new Float64Array(2);
  #first = 0;

  /** @param least [mm] */
  constructor(least: number) {
    this.least = least;
  }

  /** Hears every solid line in order. @param volume [mm3] @returns the mean width and the first line of a stretch too narrow */
  hear(volume: number, path: number, line: number): { readonly width: number; readonly first: number } | null {
    const sums = this.#sums;
    if (!(this.height > 0)) return null;
    if (sums[0] === 0) this.#first = line;
    sums[0]! += path;
    sums[1]! += volume / this.height;
    if (sums[0]! < NARROW_WAY) return null;
    const width = sums[1]! / sums[0]!;
    sums.fill(0);
    return width < this.least ? { width, first: this.#first } : null;
  }
}
