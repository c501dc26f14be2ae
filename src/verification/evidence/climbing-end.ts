import type { Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';

/** Lines looked back upon: the last one alone may be so short that its climb is lost in rounding. */
const BACK = 8;

/**
 * Whether the row of lines before a way climbs at its end, as each turn of a spiral does. A slanted seam climbs where it begins,
 * and is level where it ends.
 */
export class ClimbingEnd {
  climbs = false;
  /** Of the rows of the chunk before. */
  #carried = false;

  /** The first move after a line. @param n its row */
  leave(chunk: Toolpath, trace: MoveTrace, n: number): void {
    this.climbs = n === 0 ? this.#carried : climbsUpTo(chunk, trace, n);
  }

  /** The chunk is over. */
  carry(chunk: Toolpath, trace: MoveTrace): void {
    if (chunk.length > 0) this.#carried = climbsUpTo(chunk, trace, chunk.length);
  }
}

/** Share of the line before, down to which a level line is the first of a turn: its climb is lost in rounding, and it fades in. */
const FADES_IN = 0.5;

/** Whether the line of row n may begin a turn of a spiral. @param fed [mm of filament a mm] of the line before */
export function beginsTurn(chunk: Toolpath, trace: MoveTrace, n: number, fed: number): boolean {
  return chunk.z[n]! > trace.z0[n]! || chunk.e[n]! < FADES_IN * fed * trace.path[n]!;
}

function climbsUpTo(chunk: Toolpath, trace: MoveTrace, n: number): boolean {
  let from = n;
  while (from > 0 && n - from < BACK && trace.laying[from - 1] === 1) from--;
  return from < n && chunk.z[n - 1]! > trace.z0[from]!;
}
