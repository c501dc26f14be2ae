import { type PolygonKernel, polygonsArea } from '../../../geometry/areas/polygons.ts';
import { type ArcPath, arcPathArea, arcPathLength, flattenArcPath } from '../../../geometry/paths/arc-path.ts';
import { containersOf, containmentForest } from '../../../geometry/paths/containment.ts';
import { offsetOutline } from './offset-kerf.ts';
import type { TracedPath } from './trace-strokes.ts';

/** A line as it is burnt. */
export interface CutPath {
  readonly path: ArcPath;
  /** Strokes that it is made of, by their place among the strokes of its operation. */
  readonly sources: readonly number[];
  /** The cut that must come after this one (the outline around it), -1 none. */
  readonly parent: number;
  /** [mm] How far it was moved from the drawn line: > 0 outward, < 0 inward, 0 not. */
  readonly moved: number;
  /** Nesting of the outline: even a part, odd a hole; -1 an open line. */
  readonly depth: number;
}

export interface CutTree {
  readonly cuts: readonly CutPath[];
  /** Traced paths whose offset vanished (cut on the line instead) or fell into several. */
  readonly vanished: readonly number[];
  readonly split: readonly number[];
  /** Closed paths that keep to the line because they share an edge. */
  readonly unmoved: readonly number[];
  /** By traced path: its vertices with arcs as chords, x, y pairs [mm]; rules look at these. */
  readonly outlines: readonly Float64Array[];
  /** By traced path, as `CutPath.depth`. */
  readonly depths: Int32Array;
}

/** [mm] Chords of outlines for containment: a tenth of a beam. */
const OUTLINE = 0.02;

/**
 * Who is inside whom, and every closed outline moved by half the kerf to its waste side: depth 0, 2, 4 … is a part,
 * 1, 3 … a hole. Open lines stay on the drawing and come before the outline around them.
 */
export function cutTree(
  traced: readonly TracedPath[],
  kerf: number,
  tolerance: number,
  kernel: PolygonKernel,
): CutTree {
  const closed: number[] = [];
  const open: number[] = [];
  for (const [k, { path }] of traced.entries()) (path.closed && isArea(path, kernel) ? closed : open).push(k);
  const chains = traced.map(({ path }) => flattenArcPath(path, OUTLINE));
  const outlines = closed.map((k) => chains[k]!);
  const forest = containmentForest(outlines);
  const lines = open.map((k) => chains[k]!);
  const container = containersOf(lines, outlines);
  const vanished: number[] = [];
  const split: number[] = [];
  const unmoved: number[] = [];
  const depths = new Int32Array(traced.length).fill(-1);
  const cuts: { path: ArcPath; sources: readonly number[]; parent: number; moved: number; depth: number }[] = [];
  // For each outline the number of its first cut: what lies inside comes before that one.
  const firstCut = new Int32Array(closed.length);
  const lastCut = new Int32Array(closed.length);
  for (const [c, k] of closed.entries()) {
    const { path, sources, shared } = traced[k]!;
    const depth = forest.depth[c]!;
    depths[k] = depth;
    const delta = shared ? 0 : depth % 2 === 0 ? kerf / 2 : -kerf / 2;
    if (shared && kerf > 0) unmoved.push(k);
    let moved = offsetOutline(path, delta, tolerance, kernel);
    let by = delta;
    if (moved.length === 0) {
      vanished.push(k);
      moved = [path];
      by = 0;
    } else if (moved.length > 1) split.push(k);
    firstCut[c] = cuts.length;
    for (const [m, piece] of moved.entries()) {
      // Several pieces of one outline follow each other, so that all of them come after what lies inside.
      const parent = m + 1 < moved.length ? cuts.length + 1 : -1;
      cuts.push({ path: piece, sources, parent, moved: by, depth });
    }
    lastCut[c] = cuts.length - 1;
  }
  for (let c = 0; c < closed.length; c++)
    if (forest.parent[c]! >= 0) cuts[lastCut[c]!]!.parent = firstCut[forest.parent[c]!]!;
  for (const [o, k] of open.entries()) {
    const parent = container[o]! < 0 ? -1 : firstCut[container[o]!]!;
    cuts.push({ path: traced[k]!.path, sources: traced[k]!.sources, parent, moved: 0, depth: -1 });
  }
  return { cuts, vanished, split, unmoved, outlines: chains, depths };
}

/** [mm2] Less is nothing that anybody drew. */
const NOTHING = 1e-4;

/** A closed path that encloses something: not a line drawn there and back. The lobes of an eight weigh each other out. */
function isArea(path: ArcPath, kernel: PolygonKernel): boolean {
  if (Math.abs(arcPathArea(path)) > NOTHING) return true;
  const coordinates = flattenArcPath(path, OUTLINE);
  if (coordinates.length < 6) return false;
  return (
    polygonsArea(kernel.union({ coordinates, ends: Uint32Array.of(coordinates.length / 2) })) >
    OUTLINE * arcPathLength(path)
  );
}
