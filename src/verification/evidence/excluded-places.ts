import type { Rectangle } from '../../model/job.ts';
import { Motion, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { MoveExtent } from '../move-extent.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] A line along the edge is outside. */
const SLACK = 0.001;

/**
 * The rectangles of the bed that must stay free, and the moves that enter them once the print has begun: lines, and
 * travels no higher than what is laid. The start and the end of a job (purging, parking) may use them.
 */
export class ExcludedPlaces {
  readonly #places: readonly Rectangle[];
  readonly #height: number;
  readonly #extent = new MoveExtent();
  /** [mm] Top of what is laid. */
  #top = 0;
  #isIn = false;

  /** @param height [mm] what stands there is no higher */
  constructor(places: readonly Rectangle[], height: number) {
    this.#places = places;
    this.#height = height;
  }

  get none(): boolean {
    return this.#places.length === 0;
  }

  /** @param enters called for each move that goes in from outside, or begins to lay there */
  read(chunk: Toolpath, trace: MoveTrace, enters: (n: number, lays: boolean) => void): void {
    let layingIn = false;
    for (let n = 0; n < chunk.length; n++) {
      const lays = trace.laying[n] === 1;
      const z = Math.min(chunk.z[n]!, trace.z0[n]!);
      const began = chunk.layer[n]! >= 0 && chunk.kind[n] !== MoveKind.purge;
      const counts = began && trace.flat[n]! > 0 && (lays || z <= Math.min(this.#top, this.#height));
      if (began && lays) this.#top = Math.max(this.#top, chunk.z[n]!);
      const meets = counts && this.#meets(chunk, trace, n);
      if (meets && lays ? !layingIn : meets && !this.#isIn) enters(n, lays);
      layingIn = meets && lays;
      this.#isIn = this.#holds(chunk.x[n]!, chunk.y[n]!);
    }
  }

  #holds(x: number, y: number): boolean {
    return this.#places.some(([low, high]) => x > low[0] && x < high[0] && y > low[1] && y < high[1]);
  }

  #meets(chunk: Toolpath, trace: MoveTrace, n: number): boolean {
    const [x0, y0, x1, y1] = [trace.x0[n]!, trace.y0[n]!, chunk.x[n]!, chunk.y[n]!];
    const box = this.#extent.read(chunk, n, x0, y0);
    return this.#places.some(([low, high]) => {
      const apart =
        box[0]! > high[0] - SLACK || box[2]! < low[0] + SLACK || box[1]! > high[1] - SLACK || box[3]! < low[1] + SLACK;
      if (apart) return false;
      // The chord of a line; an arc counts with its box.
      return chunk.motion[n]! >= Motion.clockwise || crosses([x0, y0], [x1, y1], [low, high]);
    });
  }
}

type Point = readonly [number, number];

/** Whether a straight line passes through the inside of a rectangle: the parts of the way within each axis' range meet. */
function crosses(from: Point, to: Point, [low, high]: Rectangle): boolean {
  let [enter, leave] = [0, 1];
  for (const axis of [0, 1] as const) {
    const way = to[axis] - from[axis];
    const [least, most] = [low[axis] + SLACK, high[axis] - SLACK];
    if (way === 0) {
      if (from[axis] < least || from[axis] > most) return false;
      continue;
    }
    const [a, b] = [(least - from[axis]) / way, (most - from[axis]) / way];
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter < leave;
}
