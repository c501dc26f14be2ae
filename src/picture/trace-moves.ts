import { lineLength } from '../geometry/paths/line-length.ts';
import { Motion, type Toolpath } from '../model/toolpath.ts';

/** [mm] Chords leave an arc by this at most: under a tenth of a pixel of any picture of a whole bed. */
const ARC_TOLERANCE = 0.01;
const MOST_CHORDS = 720;

/** Where the tool is while a job is followed. */
export class MoveTracer {
  x = 0;
  y = 0;
  z = 0;
  #begun = false;

  /** Calls `take` with the chain x y … of every move that goes somewhere in the plane, its index and its length [mm]. */
  push(
    path: Toolpath,
    take: (chain: Float64Array, move: number, length: number) => void,
    event?: (move: number) => void,
  ): void {
    if (!this.#begun) [this.x, this.y, this.z] = path.start;
    this.#begun = true;
    for (let n = 0; n < path.length; n++) {
      event?.(n);
      const [x, y] = [path.x[n]!, path.y[n]!];
      const arc = path.motion[n]! >= Motion.clockwise;
      if (arc || x !== this.x || y !== this.y) {
        const chain = arc ? this.#arc(path, n) : Float64Array.of(this.x, this.y, x, y);
        if (chain.every(Number.isFinite)) take(chain, n, lineLength(chain));
      }
      this.x = x;
      this.y = y;
      this.z = path.z[n]!;
    }
  }

  #arc(path: Toolpath, n: number): Float64Array {
    const [cx, cy] = [path.i[n]!, path.j[n]!];
    const [dx, dy] = [this.x - cx, this.y - cy];
    const radius = Math.sqrt(dx * dx + dy * dy);
    const from = Math.atan2(dy, dx);
    const to = Math.atan2(path.y[n]! - cy, path.x[n]! - cx);
    const turn = 2 * Math.PI;
    const clockwise = path.motion[n] === Motion.clockwise;
    let sweep = clockwise ? from - to : to - from;
    sweep = sweep <= 1e-9 ? sweep + turn : sweep;
    if (sweep <= 1e-9) sweep += turn;
    const step = 2 * Math.acos(Math.max(0, 1 - ARC_TOLERANCE / Math.max(radius, ARC_TOLERANCE)));
    const chords = Math.max(1, Math.min(MOST_CHORDS, Math.ceil(sweep / Math.max(step, 1e-3))));
    const chain = new Float64Array(2 * (chords + 1));
    for (let k = 0; k <= chords; k++) {
      const angle = from + ((clockwise ? -1 : 1) * sweep * k) / chords;
      chain[2 * k] = cx + radius * Math.cos(angle);
      chain[2 * k + 1] = cy + radius * Math.sin(angle);
    }
    chain[2 * chords] = path.x[n]!;
    chain[2 * chords + 1] = path.y[n]!;
    return chain;
  }
}

/** Least and greatest of what is taken. */
export class Extent {
  x0 = Number.POSITIVE_INFINITY;
  y0 = Number.POSITIVE_INFINITY;
  x1 = Number.NEGATIVE_INFINITY;
  y1 = Number.NEGATIVE_INFINITY;

  take(chain: Float64Array, around = 0): void {
    for (let i = 0; i < chain.length; i += 2) {
      this.x0 = Math.min(this.x0, chain[i]! - around);
      this.x1 = Math.max(this.x1, chain[i]! + around);
      this.y0 = Math.min(this.y0, chain[i + 1]! - around);
      this.y1 = Math.max(this.y1, chain[i + 1]! + around);
    }
  }

  get empty(): boolean {
    return !(this.x0 <= this.x1);
  }

  /** With a strip all round, a share of the longer side. */
  bounds(strip: number): readonly [readonly [number, number, 0], readonly [number, number, 0]] {
    const room = Math.max(0.5, strip * Math.max(this.x1 - this.x0, this.y1 - this.y0));
    return [
      [this.x0 - room, this.y0 - room, 0],
      [this.x1 + room, this.y1 + room, 0],
    ];
  }
}
