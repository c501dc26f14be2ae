import { type ArcPath, ArcPathBuilder, arcOf, segmentCount, segmentLength } from './arc-path.ts';

/** A path with vertices at given places along it, and the vertex of each place. */
export interface MarkedPath {
  readonly path: ArcPath;
  readonly vertices: readonly number[];
}

/** [mm] Places nearer to a vertex than this are that vertex. */
const SAME_PLACE = 1e-6;

/**
 * Puts vertices into a path at the given distances from its start [mm], ascending, each below its length. The path
 * stays the same line.
 */
export function markArcPath(path: ArcPath, places: readonly number[]): MarkedPath {
  const out = new ArcPathBuilder();
  const vertices: number[] = [];
  let next = 0;
  let travelled = 0;
  for (let k = 0; k < segmentCount(path); k++) {
    const length = segmentLength(path, k);
    const cuts: number[] = [];
    for (; next < places.length && places[next]! < travelled + length - SAME_PLACE; next++) {
      const along = places[next]! - travelled;
      if (along > SAME_PLACE) cuts.push(along / length);
      vertices.push(out.length + cuts.length);
    }
    addSegment(out, path, k, cuts);
    travelled += length;
  }
  const last = path.x.length - 1;
  if (!path.closed) out.add(path.x[last]!, path.y[last]!);
  for (; next < places.length; next++) vertices.push(path.closed ? 0 : out.length - 1);
  return { path: out.take(path.closed), vertices };
}

/** The first `length` [mm] of a path, as an open one. */
export function headOfArcPath(path: ArcPath, length: number): ArcPath {
  const { path: marked, vertices } = markArcPath(path, [length]);
  const end = vertices[0] === 0 ? marked.x.length : vertices[0]!;
  const out = new ArcPathBuilder();
  for (let k = 0; k <= end; k++) {
    const at = k % marked.x.length;
    out.add(marked.x[at]!, marked.y[at]!, marked.bulge[at]!);
  }
  return out.take(false);
}

/** Segment k, cut at the given shares of its length; its end is left to the next one. */
function addSegment(out: ArcPathBuilder, path: ArcPath, k: number, cuts: readonly number[]): void {
  const bulge = path.bulge[k]!;
  const j = (k + 1) % path.x.length;
  const [x0, y0, x1, y1] = [path.x[k]!, path.y[k]!, path.x[j]!, path.y[j]!];
  if (bulge === 0) {
    out.add(x0, y0);
    for (const t of cuts) out.add(x0 + t * (x1 - x0), y0 + t * (y1 - y0));
    return;
  }
  const arc = new Float64Array(3);
  arcOf(path, k, arc);
  const sweep = 4 * Math.atan(bulge);
  const start = Math.atan2(y0 - arc[1]!, x0 - arc[0]!);
  const shares = [0, ...cuts, 1];
  for (let s = 0; s + 1 < shares.length; s++) {
    const angle = start + sweep * shares[s]!;
    const piece = Math.tan((sweep * (shares[s + 1]! - shares[s]!)) / 4);
    if (s === 0) out.add(x0, y0, piece);
    else out.add(arc[0]! + arc[2]! * Math.cos(angle), arc[1]! + arc[2]! * Math.sin(angle), piece);
  }
}
