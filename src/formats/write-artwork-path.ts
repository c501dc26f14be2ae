import type { BurnSetting, DriverSettings } from '../model/driver-settings.ts';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import { ToolpathBuilder } from '../model/toolpath-builder.ts';
import type { Artwork, Picture, Stroke } from './write-artwork-parts.ts';

/** Moves before a chunk is closed. */
const CHUNK = 32_768;

/**
 * What a machine does with a drawing job, as far as one can know it: pictures first, row by row from the top, every second
 * one backwards; then marks, then cuts, each as often as its passes.
 */
export function toolpathOfArtwork(
  artwork: Artwork,
  driver: DriverSettings,
  start: readonly [number, number, number],
): readonly Toolpath[] {
  const builder = new ToolpathBuilder(start);
  const chunks: Toolpath[] = [];
  const { engrave, score, cut } = driver.burns;
  const close = (): void => {
    if (builder.length >= CHUNK) chunks.push(builder.take());
  };
  builder.event({ type: 'laser', mode: 'dynamic', power: 0 });
  for (const picture of artwork.pictures)
    for (let pass = 0; pass < (engrave?.passes ?? 1); pass++) {
      engraveRows(builder, picture, engrave, driver.travel);
      close();
    }
  for (const kind of [MoveKind.score, MoveKind.cut] as const) {
    const setting = kind === MoveKind.score ? score : cut;
    for (const stroke of artwork.strokes) {
      if (stroke.kind !== kind) continue;
      burn(builder, stroke, setting, driver.travel);
      close();
    }
  }
  builder.event({ type: 'laser', mode: 'off', power: 0 });
  chunks.push(builder.take());
  return chunks;
}

function engraveRows(
  builder: ToolpathBuilder,
  picture: Picture,
  setting: BurnSetting | undefined,
  travel: number,
): void {
  const { columns, rows, grey, corner, across, down } = picture;
  const { speed = 1, power: full = 1 } = setting ?? {};
  let forward = true;
  const kind = MoveKind.engrave;
  for (let row = 0; row < rows; row++) {
    const line = grey.subarray(row * columns, (row + 1) * columns);
    const runs: (readonly [number, number])[] = [];
    for (let c = 0; c < columns; ) {
      const shade = line[c]!;
      const from = c;
      while (c < columns && line[c] === shade) c++;
      if (shade < 255) runs.push([from, c]);
    }
    if (runs.length === 0) continue;
    if (!forward) runs.reverse();
    const X = (c: number): number => corner[0] + c * across[0] + (row + 0.5) * down[0];
    const Y = (c: number): number => corner[1] + c * across[1] + (row + 0.5) * down[1];
    let at = -1;
    for (const [from, to] of runs) {
      const [a, b] = forward ? [from, to] : [to, from];
      if (at < 0) builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x: X(a), y: Y(a), feed: travel });
      else if (at !== a) builder.add({ kind, motion: Motion.line, x: X(a), y: Y(a), feed: speed });
      const power = (full * (255 - line[from]!)) / 255;
      builder.add({ kind, motion: Motion.line, x: X(b), y: Y(b), feed: speed, power });
      at = b;
    }
    forward = !forward;
  }
}

function burn(builder: ToolpathBuilder, stroke: Stroke, setting: BurnSetting | undefined, travel: number): void {
  const { kind, x0, y0, steps } = stroke;
  const { speed: feed = 1, power = 1, passes = 1 } = setting ?? {};
  const end = steps[steps.length - 1];
  if (end === undefined) return;
  builder.add({ kind: MoveKind.travel, motion: Motion.rapid, x: x0, y: y0, feed: travel });
  const closed = Math.abs(end.x - x0) < 1e-6 && Math.abs(end.y - y0) < 1e-6;
  for (let pass = 0; pass < passes; pass++) {
    if (closed || pass % 2 === 0) {
      for (const step of steps) builder.add({ kind, feed, power, ...step });
      continue;
    }
    for (let k = steps.length - 1; k >= 0; k--) {
      const { motion, i, j } = steps[k]!;
      const [x, y] = k === 0 ? [x0, y0] : [steps[k - 1]!.x, steps[k - 1]!.y];
      const back = motion < Motion.clockwise ? motion : Motion.clockwise + Motion.counterClockwise - motion;
      builder.add({ kind, feed, power, motion: back, x, y, i, j });
    }
  }
}
