import type { MeshRun } from '../mesh-kernel.ts';
import { type JoinedBranch, joinBranches, type NodePlaces } from './join-branches.ts';
import { outlineRun } from './outline-run.ts';
import type { PolygonKernel, Polygons } from './polygons.ts';

/** A line along the middle of a narrow region, with the region's width at every vertex. [mm] */
export interface MedialLine {
  readonly points: Float64Array;
  readonly widths: Float64Array;
  /** Whether the line begins, and whether it ends, at the side of another one. */
  readonly beside?: readonly [start: boolean, end: boolean];
}

/**
 * The middle lines of narrow regions, by the chordal axis (Prasad 1997): the outline is sampled, the inside cut into
 * Delaunay triangles, and the middles of their inner sides strung together.
 *
 *   ──•────•────•──      sides that join both walls: their middle lies on the axis; the width there is the distance
 *     |\   |\   |        of an end from the wall on the other side, whatever the slant
 *   ──•─\──•─\──•──      one inner side: an end; two: the line goes on; three: a fork
 *
 * Forks into the corners of an end are shorter than the region is wide and are cut off, so a strip ends half its
 * width before its short side, where a round line of that width ends as well. Where lines meet, the two that go straightest on are one,
 * and the others end at its side.
 * Cost: that of the triangulation. Samples stand close at corners and ever farther apart along
 * straight walls: even ones 0.1 mm apart, with the side's length as the width, took three times as many and erred by
 * a tenth in places as narrow as their distance.
 */
export function medialAxis(kernel: PolygonKernel, polygons: Polygons): readonly MedialLine[] {
  const run = outlineRun(polygons);
  const { exports } = run;
  exports.sampleOutlines();
  if (exports.cutPieces() === 0) {
    const triangles = kernel.triangulate(sampledOutline(run, polygons.ends.length));
    exports.nameCorners(run.putFloats(triangles), triangles.length / 2);
  }
  exports.findBranches();
  return exports.anyFork.value === 0 ? wholeBranches(run) : joinedBranches(run);
}

/** For pieces with holes, and what is no simple loop. */
function sampledOutline(run: MeshRun, loops: number): Polygons {
  const { samples, sampleCount, sampleEnds } = run.exports;
  return {
    coordinates: run.floats(samples.value, 2 * sampleCount.value).slice(),
    ends: Uint32Array.from(run.ints(sampleEnds.value, loops)),
  };
}

function wholeBranches(run: MeshRun): readonly MedialLine[] {
  const { exports } = run;
  exports.layBranches();
  const ends = run.ints(exports.branchEnds.value, exports.branchCount.value);
  const size = ends.length === 0 ? 0 : ends[ends.length - 1]!;
  const places = run.floats(exports.linePlaces.value, 2 * size);
  const widths = run.floats(exports.lineWidths.value, size);
  return Array.from(ends, (end, k) => {
    const first = k === 0 ? 0 : ends[k - 1]!;
    return { points: places.slice(2 * first, 2 * end), widths: widths.slice(first, end), beside: [false, false] };
  });
}

function joinedBranches(run: MeshRun): readonly MedialLine[] {
  const { exports } = run;
  const count = exports.nodes.value;
  const ends = run.ints(exports.branchEnds.value, exports.branchCount.value);
  const nodes = run.ints(exports.branchNodes.value, ends[ends.length - 1]!);
  const places = run.floats(exports.nodePlaces.value, 2 * count);
  const width = run.floats(exports.nodeWidths.value, count);
  const forks = run.bytes(exports.forks.value, count);
  const graph = { x: places.filter((_, k) => k % 2 === 0), y: places.filter((_, k) => k % 2 === 1), width };
  const branches = Array.from(ends, (end, k) => Array.from(nodes.subarray(k === 0 ? 0 : ends[k - 1]!, end)));
  return joinBranches(branches, forks, graph).map((line) => lineOf(line, graph));
}

function lineOf({ nodes, beside }: JoinedBranch, { x, y, width }: NodePlaces): MedialLine {
  const points = new Float64Array(2 * nodes.length);
  const widths = new Float64Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const n = nodes[i]!;
    points[2 * i] = x[n]!;
    points[2 * i + 1] = y[n]!;
    widths[i] = width[n]!;
  }
  return { points, widths, beside };
}
