import { smallRun } from '../mesh-kernel.ts';

/** Paths to be visited, as columns. */
export interface Stops {
  /** [mm] Points at which a path may be entered, path after path. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** For each path the number of the point after its last one. */
  readonly ends: Uint32Array;
  /** 1: a loop, left where it was entered, any of its points. 0: a line with two points, in at one and out at the other. */
  readonly loop: Uint8Array;
  /** The path that must come after this one (the outline around a hole), -1 none. A forest. */
  readonly parent: Int32Array;
}

export interface Route {
  /** Paths in the order in which they are cut. */
  readonly order: Uint32Array;
  /** By path (not by place in the order): number of the point at which it is entered. */
  readonly entry: Uint32Array;
  /** [mm] From the start to the last exit, burning left out. */
  readonly travel: number;
}

/**
 * Order and entry points with little travel, children always before their parent.
 *
 * 1. Nearest neighbour over all entry points of the paths that may be cut next, in a grid.
 * 2. 2-opt and Or-opt with ten neighbours each, only moves that keep children before parents (`assembly/improve-route`).
 * 3. Entry points for the order found, exactly, by dynamic programming (`assembly/choose-entries`); then 2 again while it is worth it.
 *
 * Every step has a budget of work, never of time: the same route on every machine.
 */
export function orderPaths({ x, y, ends, loop, parent }: Stops, [startX, startY]: readonly [number, number]): Route {
  const run = smallRun();
  const { exports } = run;
  const paths = ends.length;
  const ofEnds = run.putInts(ends);
  exports.useStops(run.putFloats(x), run.putFloats(y), x.length, ofEnds, run.putInts(loop), run.putInts(parent), paths);
  const travel = exports.orderPaths(startX, startY);
  return {
    order: Uint32Array.from(run.ints(exports.routeOrder.value, paths)),
    entry: Uint32Array.from(run.ints(exports.routeEntries.value, paths)),
    travel,
  };
}
