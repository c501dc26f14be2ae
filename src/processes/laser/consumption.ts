import type { Consumption } from '../../model/job.ts';
import type { Meter } from '../../model/process.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import type { LaserMachine } from './machine.ts';

/**
 * What a job uses: length cut (every pass counts), the rectangle of sheet that its burns lie in, and the energy from
 * the socket. A job that says no kinds (a stranger's G-code) has all burning moves counted as cuts.
 */
export function laserMeter(machine: LaserMachine): Meter {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  let cut = 0;
  // Where the move begins: in an array, since the compiler boxes at each round a variable that is handed on now and then.
  const last = new Float64Array(2);
  let begun = false;
  const take = (x: number, y: number): void => {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  };
  return {
    push(chunk: Toolpath): void {
      if (!begun) last.set(chunk.start.slice(0, 2));
      begun = true;
      for (let k = 0; k < chunk.length; k++) {
        const x = last[0]!;
        const y = last[1]!;
        const ex = chunk.x[k]!;
        const ey = chunk.y[k]!;
        if (chunk.power[k]! > 0 && chunk.motion[k] !== Motion.rapid) {
          // Nearly every burn begins and ends within the box already.
          if (!(x >= x0 && x <= x1 && y >= y0 && y <= y1)) take(x, y);
          if (!(ex >= x0 && ex <= x1 && ey >= y0 && ey <= y1)) take(ex, ey);
          if (chunk.motion[k]! >= Motion.clockwise) takeBelly(chunk, k, x, y, take);
          if (chunk.kind[k] !== ENGRAVE && chunk.kind[k] !== SCORE) cut += moveLength(chunk, k, x, y);
        }
        last[0] = ex;
        last[1] = ey;
      }
    },
    end(seconds: number): Consumption {
      const sheet = x0 <= x1 ? (x1 - x0) * (y1 - y0) : 0;
      const energy = machine.wallPower === undefined ? undefined : (machine.wallPower * seconds) / 3600;
      return { cutLength: cut, sheet, ...(energy === undefined ? {} : { energy }) };
    },
  };
}

const SCORE = 17;
const ENGRAVE = 18;

/** [rad] Signed sweep of an arc move from x, y: a whole turn where it comes back to its start. */
function sweepOf(chunk: Toolpath, k: number, x: number, y: number): number {
  const from = Math.atan2(y - chunk.j[k]!, x - chunk.i[k]!);
  const to = Math.atan2(chunk.y[k]! - chunk.j[k]!, chunk.x[k]! - chunk.i[k]!);
  const turn = 2 * Math.PI;
  const sweep = chunk.motion[k] === Motion.counterClockwise ? (to - from + turn) % turn : -((from - to + turn) % turn);
  return Math.abs(sweep) < 1e-6 ? (chunk.motion[k] === Motion.counterClockwise ? turn : -turn) : sweep;
}

function radiusOf(chunk: Toolpath, k: number, x: number, y: number): number {
  const [dx, dy] = [x - chunk.i[k]!, y - chunk.j[k]!];
  return Math.sqrt(dx * dx + dy * dy);
}

function moveLength(chunk: Toolpath, k: number, x: number, y: number): number {
  if (chunk.motion[k]! >= Motion.clockwise) return radiusOf(chunk, k, x, y) * Math.abs(sweepOf(chunk, k, x, y));
  const [dx, dy] = [chunk.x[k]! - x, chunk.y[k]! - y];
  return Math.sqrt(dx * dx + dy * dy);
}

/** The outermost points of an arc, where it passes them. */
function takeBelly(chunk: Toolpath, k: number, x: number, y: number, take: (x: number, y: number) => void): void {
  const r = radiusOf(chunk, k, x, y);
  const sweep = sweepOf(chunk, k, x, y);
  const from = Math.atan2(y - chunk.j[k]!, x - chunk.i[k]!);
  for (let quarter = -4; quarter <= 4; quarter++) {
    const angle = (quarter * Math.PI) / 2;
    const along = sweep > 0 ? angle - from : from - angle;
    if (along > 0 && along < Math.abs(sweep))
      take(chunk.i[k]! + r * Math.cos(angle), chunk.j[k]! + r * Math.sin(angle));
  }
}
