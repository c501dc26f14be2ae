import type { DriverSettings } from '../../model/driver-settings.ts';
import { Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { ToolpathBuilder } from '../../model/toolpath-builder.ts';
import type { Picture } from '../write-artwork-parts.ts';

/** A burning line of full power. [mm] */
export interface Dash {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** [dots] Cells that greys are made of: shorter dashes make the file huge and no machine draws them cleanly. */
const CELL = 4;

/**
 * Pictures as lines of full power. A grey cell burns or not so that the mean along the row, and on into the next ones, is
 * its shade (error diffusion along a snake); black runs stay whole.
 */
export function dottedRows(pictures: readonly Picture[], driver: DriverSettings): readonly Dash[] {
  const dashes: Dash[] = [];
  const { engrave } = driver.burns;
  if (engrave === undefined) return dashes;
  const paper = paperOf(engrave.power, Math.min(driver.powerMin ?? 0, engrave.power));
  for (const { columns, rows, grey, corner, across, down } of pictures) {
    let owed = 0;
    let forward = true;
    for (let row = 0; row < rows; row++) {
      const line = grey.subarray(row * columns, (row + 1) * columns).map((shade) => paper[shade]!);
      const marks = new Uint8Array(columns);
      owed = fillMarks(line, marks, owed, forward);
      const runs = runsOf(marks);
      if (runs.length === 0) continue;
      if (!forward) runs.reverse();
      const place = (u: number): readonly [number, number] => [
        corner[0] + u * across[0] + (row + 0.5) * down[0],
        corner[1] + u * across[1] + (row + 0.5) * down[1],
      ];
      for (const [from, to] of runs) {
        const [[x0, y0], [x1, y1]] = forward ? [place(from), place(to)] : [place(to), place(from)];
        dashes.push({ x0, y0, x1, y1 });
      }
      forward = !forward;
    }
  }
  return dashes;
}

/**
 * By grey of a picture, which is 255 for no power and 0 for full power: how much of the paper stays free, 0 … 255. Power
 * below the least leaves no trace, so a shade half between the least and full is half paper, half burnt.
 */
function paperOf(full: number, least: number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, grey) => {
    const power = full * (1 - grey / 255);
    const share = full > least ? (power - least) / (full - least) : Math.ceil(power);
    return Math.round(255 * (1 - Math.max(0, share)));
  });
}

/** @param owed shade that earlier cells were given too little of @returns what is owed now */
function fillMarks(line: Uint8Array, marks: Uint8Array, owed: number, forward: boolean): number {
  let due = owed;
  const { length } = line;
  for (let k = 0; k < length; ) {
    const at = forward ? k : length - 1 - k;
    if (line[at] === 0 || line[at] === 255) {
      marks[at] = line[at] === 0 ? 1 : 0;
      k++;
      continue;
    }
    let size = 0;
    let shade = 0;
    while (size < CELL && k + size < length) {
      const next = forward ? k + size : length - 1 - k - size;
      if (line[next] === 0 || line[next] === 255) break;
      shade += (255 - line[next]!) / 255;
      size++;
    }
    due += shade;
    const burns = due >= size / 2;
    if (burns) due -= size;
    for (let n = 0; n < size; n++) marks[forward ? k + n : length - 1 - k - n] = burns ? 1 : 0;
    k += size;
  }
  return due;
}

function runsOf(marks: Uint8Array): [number, number][] {
  const runs: [number, number][] = [];
  for (let u = 0; u < marks.length; ) {
    const from = u;
    const on = marks[u];
    while (u < marks.length && marks[u] === on) u++;
    if (on === 1) runs.push([from, u]);
  }
  return runs;
}

/** What a machine does with them: line by line, as often as the passes say. */
export function pathOfRows(
  dashes: readonly Dash[],
  { burns, travel }: DriverSettings,
  start: readonly [number, number, number],
): readonly Toolpath[] {
  const { engrave } = burns;
  if (engrave === undefined || dashes.length === 0) return [];
  const builder = new ToolpathBuilder(start, 2 * dashes.length);
  const { speed: feed, power, passes } = engrave;
  for (const { x0, y0, x1, y1 } of dashes) {
    builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x: x0, y: y0, feed: travel });
    for (let pass = 0; pass < passes; pass++) {
      const [x, y] = pass % 2 === 0 ? [x1, y1] : [x0, y0];
      builder.add({ kind: MoveKind.engrave, motion: Motion.line, x, y, feed, power });
    }
  }
  return [builder.take()];
}
