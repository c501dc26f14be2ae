import type { Plan } from '../../model/job.ts';
import { Motion } from '../../model/toolpath.ts';

/** One burning stretch of a job, arcs as chords: what the sheet sees. [mm] */
export interface Burn {
  readonly kind: number;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly power: number;
}

/** Every place that the head goes to, and every stretch that burns, in order; reckoned apart from the planner. */
export function burnsOf(
  plan: Plan,
  sheet = 0,
): { readonly burns: readonly Burn[]; readonly visited: readonly (readonly [number, number])[] } {
  const burns: Burn[] = [];
  const visited: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const chunk of plan.plates[sheet]!.job.body) {
    for (let k = 0; k < chunk.length; k++) {
      for (const [nx, ny] of stepsOf(chunk, k, x, y)) {
        visited.push([nx, ny]);
        if (chunk.power[k]! > 0 && chunk.motion[k] !== Motion.rapid)
          burns.push({ kind: chunk.kind[k]!, x0: x, y0: y, x1: nx, y1: ny, power: chunk.power[k]! });
        [x, y] = [nx, ny];
      }
    }
  }
  return { burns, visited };
}

function stepsOf(
  chunk: Plan['plates'][number]['job']['body'][number],
  k: number,
  x: number,
  y: number,
): [number, number][] {
  const end: [number, number] = [chunk.x[k]!, chunk.y[k]!];
  if (chunk.motion[k]! < Motion.clockwise) return [end];
  const [cx, cy] = [chunk.i[k]!, chunk.j[k]!];
  const r = Math.hypot(x - cx, y - cy);
  const from = Math.atan2(y - cy, x - cx);
  const sign = chunk.motion[k] === Motion.counterClockwise ? 1 : -1;
  let sweep = sign * (Math.atan2(end[1] - cy, end[0] - cx) - from);
  while (sweep < 1e-6) sweep += 2 * Math.PI;
  const n = Math.max(2, Math.ceil(sweep / 0.02));
  const steps = Array.from({ length: n - 1 }, (_, s): [number, number] => {
    const angle = from + (sign * sweep * (s + 1)) / n;
    return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
  });
  return [...steps, end];
}

export function lengthOf(burns: readonly Burn[]): number {
  return burns.reduce((sum, b) => sum + Math.hypot(b.x1 - b.x0, b.y1 - b.y0), 0);
}
