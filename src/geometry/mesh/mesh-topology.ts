import { inRuns } from '../../base/in-runs.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import { boundingBox, diagonalOf } from '../bounding-box.ts';
import { equalPoints } from './equal-points.ts';
import { buildEdges, type EdgeTable, nextInTriangle, OPEN } from './half-edges.ts';
import { weldPoints } from './weld.ts';

/** A mesh whose points have been joined, with its edges. Triangle numbers are those of the file. */
export interface MeshTopology {
  readonly positions: Float32Array | Float64Array;
  /** Corners after joining; indices into `positions`. */
  readonly triangles: Uint32Array;
  readonly edges: EdgeTable;
  /** Open edges before points were joined by nearness. */
  readonly openBefore: number;
  /** Points joined by nearness. */
  readonly joined: number;
  /** [mm] Points nearer than this were joined. */
  readonly tolerance: number;
}

/** Of the diagonal; above the rounding of single precision (6e-8) and of five written digits, below any detail. */
const WELD = 1e-5;
/** [mm] Never more: a nozzle's step. */
const WELD_MOST = 0.01;
/** Share of all sides: with more open ones the triangles lie loose, and with fewer a wider joining has closed them. */
const LOOSE = 0.9;
const CLOSED = 0.02;
/** How far corners of loose triangles may have drifted apart: of the middling side of a triangle, and [mm] never more. */
const DRIFT = 0.1;
const DRIFT_MOST = 0.02;

/** [mm] How near two points of a part of this size must be to count as one. */
function weldTolerance(bounds: Bounds): number {
  return Math.min(WELD_MOST, WELD * diagonalOf(bounds));
}

/**
 * Joins points at the same place, finds the edges, and joins what is still open by nearness.
 *
 * Nearness is asked of the ends of open edges alone: there it closes cracks of rounding. Asked of all points
 * it harms sound meshes: of 18 edges with four triangles in a model written with five digits it makes 26,
 * because details of 0.0001 mm fall together.
 *
 * Triangles that lie loose after that are joined as far as their corners may have drifted, where that closes them: else
 * there were nothing to print at all.
 */
export function meshTopology(mesh: Mesh, bounds = boundingBox(mesh.positions, mesh.triangles)): MeshTopology {
  const { positions } = mesh;
  const tolerance = bounds === null ? 0 : weldTolerance(bounds);
  const points = positions.length / 3;
  const triangles = joinEqual(mesh);
  const edges = buildEdges(triangles, points);
  const plain = { positions, triangles, edges, openBefore: edges.open, joined: 0, tolerance };
  if (edges.open === 0) return plain;
  const near = joinNear(plain, tolerance);
  if (near.edges.open <= LOOSE * triangles.length) return near;
  const drifted = joinNear(plain, Math.min(DRIFT_MOST, DRIFT * middlingSide(plain)));
  return drifted.edges.open <= CLOSED * triangles.length ? drifted : near;
}

/** With the ends of open edges joined where they are nearer than a tolerance [mm]. */
function joinNear(plain: MeshTopology, tolerance: number): MeshTopology {
  const { positions, triangles, edges } = plain;
  const rim = rimPoints(triangles, edges);
  const rimPositions = new Float64Array(3 * rim.length);
  for (let k = 0; k < rim.length; k++)
    for (let axis = 0; axis < 3; axis++) rimPositions[3 * k + axis] = positions[3 * rim[k]! + axis]!;
  const { representative, joined } = weldPoints(rimPositions, tolerance);
  if (representative === null) return plain;
  const map = new Map<number, number>();
  for (let k = 0; k < rim.length; k++) if (representative[k] !== k) map.set(rim[k]!, rim[representative[k]!]!);
  const welded = triangles.map((v) => map.get(v) ?? v);
  return { ...plain, triangles: welded, edges: buildEdges(welded, positions.length / 3), joined, tolerance };
}

/** [mm] Half of the triangles have a shorter first side. */
function middlingSide({ positions, triangles }: MeshTopology): number {
  const sides = new Float64Array(triangles.length / 3);
  for (let t = 0; t < sides.length; t++) {
    let squared = 0;
    for (let axis = 0; axis < 3; axis++)
      squared += (positions[3 * triangles[3 * t + 1]! + axis]! - positions[3 * triangles[3 * t]! + axis]!) ** 2;
    sides[t] = Math.sqrt(squared);
  }
  return sides.sort()[sides.length >> 1] ?? 0;
}

/** Gives points at exactly the same place one number. The same array where there are none. */
function joinEqual({ positions, triangles, distinct }: Mesh): Uint32Array {
  const first = distinct === true ? null : equalPoints(positions);
  if (first === null) return triangles;
  const joined = new Uint32Array(triangles.length);
  inRuns(triangles.length, (begin, end) => {
    for (let c = begin; c < end; c++) joined[c] = first[triangles[c]!]!;
  });
  return joined;
}

/** Ends of open edges, ascending. */
function rimPoints(triangles: Uint32Array, edges: EdgeTable): Uint32Array {
  const rim = new Set<number>();
  for (let h = 0; h < edges.twin.length; h++) {
    if (edges.twin[h] !== OPEN) continue;
    rim.add(triangles[h]!);
    rim.add(triangles[nextInTriangle(h)]!);
  }
  return Uint32Array.from(rim).sort();
}
