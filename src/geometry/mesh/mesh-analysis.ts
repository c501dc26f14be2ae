import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import { boundingBox } from '../bounding-box.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { type Mending, mendedMesh, mendMesh } from './mend-mesh.ts';
import { type MeshMeasures, measureGroups } from './mesh-measures.ts';
import { type MeshTopology, meshTopology } from './mesh-topology.ts';

/** What is known of a mesh, as plain data: fit to be handed to a thread with the mesh. */
export interface MeshKnowledge {
  /** [mm] Null where there is no triangle. */
  readonly bounds: Bounds | null;
  /** Joined points and edges of the mesh as the file has it. */
  readonly topology: MeshTopology;
  /** Bodies of the mesh as the file has it. */
  readonly bodies: Bodies;
  /** Volume, area and centre of those bodies, as their triangles are turned in the file. */
  readonly measures: readonly MeshMeasures[];
  readonly mending: Mending;
}

/**
 * What can be known of one mesh, each thing computed when it is first asked for and once.
 * Facts and rules of one part share it, so a rule costs only what it alone needs.
 */
export class MeshAnalysis implements MeshKnowledge {
  readonly mesh: Mesh;
  #bounds: Bounds | null | undefined;
  #topology: MeshTopology | undefined;
  #bodies: Bodies | undefined;
  #measures: readonly MeshMeasures[] | undefined;
  #mending: Mending | undefined;
  #mended: Mesh | undefined;

  /** @param knowledge where another thread has found it out */
  constructor(mesh: Mesh, knowledge?: MeshKnowledge) {
    this.mesh = mesh;
    this.#bounds = knowledge?.bounds;
    this.#topology = knowledge?.topology;
    this.#bodies = knowledge?.bodies;
    this.#measures = knowledge?.measures;
    this.#mending = knowledge?.mending;
  }

  get bounds(): Bounds | null {
    if (this.#bounds === undefined) this.#bounds = boundingBox(this.mesh.positions, this.mesh.triangles);
    return this.#bounds;
  }

  get topology(): MeshTopology {
    this.#topology ??= meshTopology(this.mesh, this.bounds);
    return this.#topology;
  }

  get bodies(): Bodies {
    this.#bodies ??= findBodies(this.topology.edges);
    return this.#bodies;
  }

  get measures(): readonly MeshMeasures[] {
    this.#measures ??= measureGroups(this.mesh.positions, this.topology.triangles, this.bodies.count, this.bodies.of);
    return this.#measures;
  }

  get mending(): Mending {
    this.#mending ??= mendMesh(this.mesh, this.topology, () => ({ bodies: this.bodies, measures: this.measures }));
    return this.#mending;
  }

  /** The mesh after the safe mends: the very same object where there were none. */
  get mended(): Mesh {
    this.#mended ??= mendedMesh(this.mesh, this.mending);
    return this.#mended;
  }

  /** All that is known, found out first where it is not. */
  get knowledge(): MeshKnowledge {
    const { bounds, topology, bodies, measures, mending } = this;
    return { bounds, topology, bodies, measures, mending };
  }
}

const known = new WeakMap<Mesh, MeshAnalysis>();

/**
 * The one analysis of a mesh: facts, rules and plan of the same part get the same one.
 * @param knowledge where another thread has found it out
 */
export function analysisOf(mesh: Mesh, knowledge?: MeshKnowledge): MeshAnalysis {
  let analysis = known.get(mesh);
  if (analysis === undefined) {
    analysis = new MeshAnalysis(mesh, knowledge);
    known.set(mesh, analysis);
  }
  return analysis;
}
