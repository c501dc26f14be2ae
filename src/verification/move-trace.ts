import { Motion, type Toolpath } from '../model/toolpath.ts';

/** [mm] A move that goes less is standing still. */
const STILL = 1e-9;

/** What several rules need of every move, worked out once a chunk. Rows of the chunk; valid until the next `read`. */
export class MoveTrace {
  /** [mm] Where each move starts (homing puts the tool to 0 in between). */
  x0 = new Float64Array(0);
  y0 = new Float64Array(0);
  z0 = new Float64Array(0);
  /** [mm] Way along the bed, arcs along their curve. */
  flat = new Float64Array(0);
  /** [mm] Way of the tool in space. */
  path = new Float64Array(0);
  /** 1 where material is laid: filament goes forward while the tool goes along the bed. */
  laying = new Uint8Array(0);
  /** Line of the move before, of the chunk before for the first one. */
  lineBefore = new Float64Array(0);
  /** Line of the last move so far. */
  lastLine = 0;
  #x = 0;
  #y = 0;
  #z = 0;

  read(chunk: Toolpath): void {
    if (this.x0.length < chunk.length) this.#grow(chunk.length);
    let n = 0;
    for (const event of chunk.events) {
      if (event.type !== 'home') continue;
      this.#run(chunk, n, event.at);
      n = event.at;
      if (event.axes.includes('x')) this.#x = 0;
      if (event.axes.includes('y')) this.#y = 0;
      if (event.axes.includes('z')) this.#z = 0;
    }
    this.#run(chunk, n, chunk.length);
  }

  #run(chunk: Toolpath, from: number, to: number): void {
    const { x, y, z, e, motion, line } = chunk;
    const { x0, y0, z0, flat, path, laying, lineBefore } = this;
    let px = this.#x;
    let py = this.#y;
    let pz = this.#z;
    let before = this.lastLine;
    for (let n = from; n < to; n++) {
      x0[n] = px;
      y0[n] = py;
      z0[n] = pz;
      const dx = x[n]! - px;
      const dy = y[n]! - py;
      const dz = z[n]! - pz;
      const along = motion[n]! >= Motion.clockwise ? arcLength(chunk, n, px, py) : Math.sqrt(dx * dx + dy * dy);
      flat[n] = along;
      path[n] = dz === 0 ? along : Math.sqrt(along * along + dz * dz);
      laying[n] = e[n]! > 0 && along > STILL ? 1 : 0;
      lineBefore[n] = before;
      before = line[n]!;
      px = x[n]!;
      py = y[n]!;
      pz = z[n]!;
    }
    this.#x = px;
    this.#y = py;
    this.#z = pz;
    this.lastLine = before;
  }

  #grow(length: number): void {
    this.x0 = new Float64Array(length);
    this.y0 = new Float64Array(length);
    this.z0 = new Float64Array(length);
    this.flat = new Float64Array(length);
    this.path = new Float64Array(length);
    this.laying = new Uint8Array(length);
    this.lineBefore = new Float64Array(length);
  }
}

/** [rad] Angle swept by the arc of move n from (x0, y0): negative clockwise; a full turn where both ends are one. */
export function arcSweep(chunk: Toolpath, n: number, x0: number, y0: number): number {
  const ax = x0 - chunk.i[n]!;
  const ay = y0 - chunk.j[n]!;
  const bx = chunk.x[n]! - chunk.i[n]!;
  const by = chunk.y[n]! - chunk.j[n]!;
  let angle = Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  // GRBL's ARC_ANGULAR_TRAVEL_EPSILON: ends that are one make a full circle.
  if (chunk.motion[n] === Motion.clockwise) {
    if (angle >= -5e-7) angle -= 2 * Math.PI;
  } else if (angle <= 5e-7) angle += 2 * Math.PI;
  return angle;
}

function arcLength(chunk: Toolpath, n: number, x0: number, y0: number): number {
  const rx = x0 - chunk.i[n]!;
  const ry = y0 - chunk.j[n]!;
  return Math.abs(arcSweep(chunk, n, x0, y0)) * Math.sqrt(rx * rx + ry * ry);
}
