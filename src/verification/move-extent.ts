import { Motion, type Toolpath } from '../model/toolpath.ts';
import { arcSweep } from './move-trace.ts';

/** Least and greatest x and y of one move: `[x0, y0, x1, y1]`, written over at each call. */
export class MoveExtent {
  readonly box = new Float64Array(4);

  /** The move n of the chunk from (x0, y0). Arcs count with the points where they turn back, not only with their ends. */
  read(chunk: Toolpath, n: number, x0: number, y0: number): Float64Array {
    const { box } = this;
    const x = chunk.x[n]!;
    const y = chunk.y[n]!;
    box[0] = Math.min(x0, x);
    box[1] = Math.min(y0, y);
    box[2] = Math.max(x0, x);
    box[3] = Math.max(y0, y);
    if (chunk.motion[n]! >= Motion.clockwise) this.#arc(chunk, n, x0, y0);
    return box;
  }

  #arc(chunk: Toolpath, n: number, x0: number, y0: number): void {
    const { box } = this;
    const ci = chunk.i[n]!;
    const cj = chunk.j[n]!;
    const radius = Math.sqrt((x0 - ci) * (x0 - ci) + (y0 - cj) * (y0 - cj));
    const start = Math.atan2(y0 - cj, x0 - ci);
    const sweep = arcSweep(chunk, n, x0, y0);
    const from = Math.min(start, start + sweep);
    const to = Math.max(start, start + sweep);
    // East, north, west and south of the circle, where they lie within the sweep.
    const first = Math.ceil(from / (Math.PI / 2));
    for (let quarter = first; quarter * (Math.PI / 2) <= to && quarter < first + 5; quarter++) {
      const side = ((quarter % 4) + 4) % 4;
      if (side === 0) box[2] = Math.max(box[2]!, ci + radius);
      else if (side === 1) box[3] = Math.max(box[3]!, cj + radius);
      else if (side === 2) box[0] = Math.min(box[0]!, ci - radius);
      else box[1] = Math.min(box[1]!, cj - radius);
    }
  }
}
