import {
  type ArcPath,
  ArcPathBuilder,
  arcOf,
  reverseArcPath,
  segmentCount,
  startArcPathAt,
} from '../../../geometry/paths/arc-path.ts';
import { orderPaths } from '../../../geometry/paths/order-paths.ts';

/** Paths in the order in which they are burnt, each turned and rolled so that it starts where it is entered. */
export interface RoutedPath {
  readonly path: ArcPath;
  /** Place in the list given. */
  readonly index: number;
}

/** A loop may be entered at this many places at most. */
const MOST_ENTRIES = 48;
/** [rad] A turn sharper than this is a corner: a start there leaves no mark on a smooth edge. */
const CORNER = 0.35;
/** [rad] Smooth arcs offer a start this often. */
const ARC_STEP = Math.PI / 6;

/**
 * Puts paths in order: little travel, children before their parent, loops entered wherever it is best.
 * @param start [mm] where the head is
 * @returns the paths and where the head ends
 */
export function routePaths(
  paths: readonly ArcPath[],
  parents: Int32Array,
  start: readonly [number, number],
): { readonly routed: readonly RoutedPath[]; readonly end: readonly [number, number]; readonly travel: number } {
  const withEntries = paths.map((path) => (path.closed ? withArcVertices(path) : path));
  const xs: number[] = [];
  const ys: number[] = [];
  const vertices: number[] = [];
  const ends = new Uint32Array(paths.length);
  for (const [k, path] of withEntries.entries()) {
    for (const vertex of path.closed ? entriesOf(path) : [0, path.x.length - 1]) {
      xs.push(path.x[vertex]!);
      ys.push(path.y[vertex]!);
      vertices.push(vertex);
    }
    ends[k] = xs.length;
  }
  const loop = Uint8Array.from(paths, (path) => (path.closed ? 1 : 0));
  const stops = { x: Float64Array.from(xs), y: Float64Array.from(ys), ends, loop, parent: parents };
  const { order, entry, travel } = orderPaths(stops, start);
  let end = start;
  const routed = Array.from(order, (index) => {
    const vertex = vertices[entry[index]!]!;
    const whole = withEntries[index]!;
    const path = whole.closed ? startArcPathAt(whole, vertex) : vertex === 0 ? whole : reverseArcPath(whole);
    const last = path.closed ? 0 : path.x.length - 1;
    end = [path.x[last]!, path.y[last]!];
    return { path, index };
  });
  return { routed, end, travel };
}

/** The vertices at which a loop may be entered: its corners, or all where it is smooth. */
function entriesOf(path: ArcPath): number[] {
  const n = path.x.length;
  const corners: number[] = [];
  for (let k = 0; k < n; k++) if (turnAt(path, k) > CORNER) corners.push(k);
  const all = corners.length > 0 ? corners : Array.from({ length: n }, (_, k) => k);
  if (all.length <= MOST_ENTRIES) return all;
  return Array.from({ length: MOST_ENTRIES }, (_, k) => all[Math.floor((k * all.length) / MOST_ENTRIES)]!);
}

/** [rad] How sharply the path turns at a vertex. */
function turnAt(path: ArcPath, k: number): number {
  const n = path.x.length;
  const before = (k + n - 1) % n;
  const after = (k + 1) % n;
  const into =
    Math.atan2(path.y[k]! - path.y[before]!, path.x[k]! - path.x[before]!) + 2 * Math.atan(path.bulge[before]!);
  const out = Math.atan2(path.y[after]! - path.y[k]!, path.x[after]! - path.x[k]!) - 2 * Math.atan(path.bulge[k]!);
  const turn = Math.abs(out - into) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

/** Long arcs of a smooth loop get vertices in between, so that it can be entered there; the writer joins them again. */
function withArcVertices(path: ArcPath): ArcPath {
  for (let k = 0; k < path.x.length; k++) if (turnAt(path, k) > CORNER) return path;
  const out = new ArcPathBuilder();
  const arc = new Float64Array(3);
  for (let k = 0; k < segmentCount(path); k++) {
    const sweep = 4 * Math.atan(path.bulge[k]!);
    const pieces = Math.max(1, Math.round(Math.abs(sweep) / ARC_STEP));
    const bulge = pieces === 1 ? path.bulge[k]! : Math.tan(sweep / pieces / 4);
    out.add(path.x[k]!, path.y[k]!, bulge);
    if (pieces === 1) continue;
    arcOf(path, k, arc);
    const start = Math.atan2(path.y[k]! - arc[1]!, path.x[k]! - arc[0]!);
    for (let p = 1; p < pieces; p++) {
      const angle = start + (sweep * p) / pieces;
      out.add(arc[0]! + arc[2]! * Math.cos(angle), arc[1]! + arc[2]! * Math.sin(angle), bulge);
    }
  }
  return out.take(true);
}
