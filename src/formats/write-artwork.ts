import type { DriverSettings } from '../model/driver-settings.ts';
import { Motion, MoveKind, type Toolpath } from '../model/toolpath.ts';
import type { Artwork, Stroke, StrokeStep } from './write-artwork-parts.ts';
import { RowGatherer } from './write-artwork-rows.ts';

/** [rad] By how much one arc of the file may turn, by its radius [mm]. */
export type SweepLimit = (radius: number) => number;

/** [mm] An arc that bulges less is written as a line: it could not be told from one. */
const FLAT = 0.001;

/** [mm] A shorter line has no length in six decimals. */
const DOT = 2e-6;

/** Takes a planned job apart into strokes and pictures; a stretch that is burnt several times (passes) stands once. */
export function artworkOf(body: readonly Toolpath[], driver: DriverSettings, sweep: SweepLimit): Artwork {
  const strokes = new StrokeGatherer(
    sweep,
    (driver.burns.cut?.passes ?? 1) > 1 || (driver.burns.score?.passes ?? 1) > 1,
  );
  const rows = new RowGatherer(driver.interval, driver.burns.engrave?.power ?? 1);
  let [x, y] = [body[0]?.start[0] ?? 0, body[0]?.start[1] ?? 0];
  for (const path of body) {
    for (let n = 0; n < path.length; n++) {
      const lit = path.power[n]! > 0 && path.motion[n] !== Motion.rapid;
      if (lit && path.kind[n] === MoveKind.engrave) rows.add(x, y, path.x[n]!, path.y[n]!, path.power[n]!);
      else if (lit) strokes.add(path, n, x, y);
      else strokes.dark();
      x = path.x[n]!;
      y = path.y[n]!;
    }
  }
  return { pictures: rows.take(), strokes: strokes.take() };
}

class StrokeGatherer {
  readonly #sweep: SweepLimit;
  /** Stretches that were drawn already, where passes repeat them; null where nothing repeats. */
  readonly #seen: Set<string> | null;
  readonly #strokes: Stroke[] = [];
  #open: { kind: Stroke['kind']; x0: number; y0: number; steps: StrokeStep[] } | null = null;
  #x = Number.NaN;
  #y = Number.NaN;

  constructor(sweep: SweepLimit, repeats: boolean) {
    this.#sweep = sweep;
    this.#seen = repeats ? new Set() : null;
  }

  dark(): void {
    this.#open = null;
  }

  add(path: Toolpath, n: number, x: number, y: number): void {
    const kind = path.kind[n] === MoveKind.score ? MoveKind.score : MoveKind.cut;
    const [ex, ey] = [path.x[n]!, path.y[n]!];
    const isLine = path.motion[n]! < Motion.clockwise;
    // The files have six decimals: a move onto its own place leaves no trace.
    if (isLine && Math.abs(ex - x) < DOT && Math.abs(ey - y) < DOT) return;
    if (this.#isRepeated(kind, path, n, x, y)) return;
    if (this.#open === null || this.#open.kind !== kind || x !== this.#x || y !== this.#y) {
      this.#open = { kind, x0: x, y0: y, steps: [] };
      this.#strokes.push(this.#open);
    }
    if (isLine) this.#open.steps.push({ motion: Motion.line, x: ex, y: ey, i: 0, j: 0 });
    else this.#arc(this.#open.steps, path, n, x, y);
    this.#x = ex;
    this.#y = ey;
  }

  #isRepeated(kind: number, path: Toolpath, n: number, x: number, y: number): boolean {
    if (this.#seen === null) return false;
    const micro = (value: number): number => Math.round(value * 1000);
    const start = `${micro(x)} ${micro(y)}`;
    const end = `${micro(path.x[n]!)} ${micro(path.y[n]!)}`;
    const forward = start <= end;
    const ends = forward ? `${start} ${end}` : `${end} ${start}`;
    const motion = path.motion[n]!;
    const isArc = motion >= Motion.clockwise;
    // Two halves of one circle have all but their side in common.
    const side = start === end ? '' : forward === (motion === Motion.clockwise) ? 'left' : 'right';
    const key = `${kind} ${ends} ${isArc ? `${micro(path.i[n]!)} ${micro(path.j[n]!)} ${side}` : ''}`;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }

  #arc(steps: StrokeStep[], path: Toolpath, n: number, x: number, y: number): void {
    const motion = path.motion[n]!;
    const [cx, cy, ex, ey] = [path.i[n]!, path.j[n]!, path.x[n]!, path.y[n]!];
    const start = Math.atan2(y - cy, x - cx);
    const turn = 2 * Math.PI;
    const sign = motion === Motion.counterClockwise ? 1 : -1;
    let sweep = (((sign * (Math.atan2(ey - cy, ex - cx) - start)) % turn) + turn) % turn;
    if (sweep < 1e-9 || (Math.abs(ex - x) < 1e-6 && Math.abs(ey - y) < 1e-6)) sweep = turn;
    const radius = Math.sqrt((x - cx) * (x - cx) + (y - cy) * (y - cy));
    const pieces = Math.max(1, Math.ceil(sweep / this.#sweep(radius) - 1e-9));
    const flat = radius * (1 - Math.cos(sweep / pieces / 2)) < FLAT;
    for (let k = 1; k <= pieces; k++) {
      const angle = start + (sign * sweep * k) / pieces;
      const last = k === pieces;
      const [px, py] = last ? [ex, ey] : [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
      steps.push(flat ? { motion: Motion.line, x: px, y: py, i: 0, j: 0 } : { motion, x: px, y: py, i: cx, j: cy });
    }
  }

  take(): readonly Stroke[] {
    return this.#strokes;
  }
}
