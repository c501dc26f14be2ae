import type { Bounds } from '../model/finding.ts';
import type { Mesh } from '../model/part.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { boundingBox } from './bounding-box.ts';
import { type Mending, mendMesh } from './mend-mesh.ts';
import { type MeshMeasures, measureGroups } from './mesh-measures.ts';
import { type MeshTopology, meshTopology } from './mesh-topology.ts';

/**
 * What can be known of one mesh, each thing computed when it is first asked for and once.
 * Facts and rules of one part share it, so a rule costs only what it alone needs.
 */
export class MeshAnalysis {
  readonly mesh: Mesh;
  #bounds: Bounds | null | undefined;
  #topology: MeshTopology | undefined;
  #bodies: Bodies | undefined;
  #measures: readonly MeshMeasures[] | undefined;
  #mending: Mending | undefined;

  constructor(mesh: Mesh) {
    this.mesh = mesh;
  }

  /** [mm] Null where there is no triangle. */
  get bounds(): Bounds | null {
    if (this.#bounds === undefined) this.#bounds = boundingBox(this.mesh.positions, this.mesh.triangles);
    return this.#bounds;
  }

  /** Joined points and edges of the mesh as the file has it. */
  get topology(): MeshTopology {
    this.#topology ??= meshTopology(this.mesh, this.bounds);
    return this.#topology;
  }

  /** Bodies of the mesh as the file has it. */
  get bodies(): Bodies {
    this.#bodies ??= findBodies(this.topology.edges);
    return this.#bodies;
  }

  /** Volume, area and centre of those bodies, as their triangles are turned in the file. */
  get measures(): readonly MeshMeasures[] {
    this.#measures ??= measureGroups(this.mesh.positions, this.topology.triangles, this.bodies.count, this.bodies.of);
    return this.#measures;
  }

  /** The mesh after the safe mends. */
  get mending(): Mending {
    this.#mending ??= mendMesh(this.mesh, this.topology, () => ({ bodies: this.bodies, measures: this.measures }));
    return this.#mending;
  }
}

const known = new WeakMap<Mesh, MeshAnalysis>();

/** The one analysis of a mesh: facts, rules and plan of the same part get the same one. */
export function analysisOf(mesh: Mesh): MeshAnalysis {
  let analysis = known.get(mesh);
  if (analysis === undefined) {
    analysis = new MeshAnalysis(mesh);
    known.set(mesh, analysis);
  }
  return analysis;
}
