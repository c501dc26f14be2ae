import { analysisOf } from '../../geometry/mesh/mesh-analysis.ts';
import type { Bounds } from '../../model/finding.ts';
import type { LengthUnit, Mesh } from '../../model/part.ts';

/** Facts of a mesh, as `check --json` prints them. */
export interface MeshFacts {
  /** As read. */
  readonly triangles: number;
  /** Joined by edges, after welding. */
  readonly bodies: number;
  /** No edge is open and none has three triangles or more. */
  readonly watertight: boolean;
  /** Edges of one triangle, after welding. */
  readonly openEdges: number;
  /** Edges of three triangles or more, after welding. */
  readonly nonManifoldEdges: number;
  /** [mm3] After the safe mends; null where the surface does not close and no number would be true. */
  readonly volume: number | null;
  /** [mm2] Of all triangles as read. */
  readonly area: number;
  readonly bounds: Bounds | null;
  /** The unit that the file states or that was given; null: none, taken as mm. */
  readonly unit: LengthUnit | null;
}

/** What is true of a mesh whatever the machine. */
export function meshFacts(mesh: Mesh): MeshFacts {
  const analysis = analysisOf(mesh);
  const { edges } = analysis.topology;
  const { mending } = analysis;
  const closed = mending.edges.open === 0 && mesh.triangles.length > 0;
  let volume = 0;
  for (const body of mending.measures) volume += body.volume;
  let area = 0;
  for (const body of analysis.measures) area += body.area;
  return {
    triangles: mesh.triangles.length / 3,
    bodies: analysis.bodies.count,
    watertight: edges.open === 0 && edges.nonManifold === 0 && mesh.triangles.length > 0,
    openEdges: edges.open,
    nonManifoldEdges: edges.nonManifold,
    volume: closed ? volume : null,
    area,
    bounds: analysis.bounds,
    unit: mesh.unit,
  };
}
