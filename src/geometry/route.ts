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

/** Route being worked on: every path with its entry and exit as chosen now. */
export interface DraftRoute {
  readonly order: Uint32Array;
  readonly entry: Uint32Array;
  readonly inX: Float64Array;
  readonly inY: Float64Array;
  readonly outX: Float64Array;
  readonly outY: Float64Array;
}

/** Enters a path at one of its points. */
export function enterAt(stops: Stops, route: DraftRoute, path: number, point: number): void {
  const first = path === 0 ? 0 : stops.ends[path - 1]!;
  const out = stops.loop[path] === 1 ? point : first + stops.ends[path]! - 1 - point;
  route.entry[path] = point;
  route.inX[path] = stops.x[point]!;
  route.inY[path] = stops.y[point]!;
  route.outX[path] = stops.x[out]!;
  route.outY[path] = stops.y[out]!;
}
