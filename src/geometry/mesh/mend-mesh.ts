import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import { boundingBox } from '../bounding-box.ts';
import { type Bodies, findBodies } from './bodies.ts';
import { findBoundaryLoops } from './boundary-loops.ts';
import { buildMended } from './build-mended.ts';
import { closedBodies } from './closed-bodies.ts';
import { findDoubleFaces } from './double-faces.ts';
import { buildEdges, type EdgeTable, OPEN } from './half-edges.ts';
import { type Hole, judgeHole, patchHole } from './holes.ts';
import { type MeshMeasures, measureGroups } from './mesh-measures.ts';
import { type MeshTopology, meshTopology } from './mesh-topology.ts';
import { type ShellRole, shellRoles } from './nested-shells.ts';
import { orientTriangles, turnOver } from './orient-triangles.ts';
import { cutTriangle, findTJunctions } from './t-junctions.ts';
import { touchDistance } from './touch-distance.ts';

/** What a safe mend did. Triangles are numbered as in the file; lists are ascending. */
export type Mend =
  | { readonly kind: 'welded'; readonly points: number; readonly openBefore: number; readonly openAfter: number }
  | { readonly kind: 'dropped-collapsed'; readonly triangles: readonly number[] }
  | { readonly kind: 'dropped-doubles'; readonly triangles: readonly number[]; readonly bounds: Bounds }
  | { readonly kind: 'cut-at-points'; readonly triangles: readonly number[]; readonly edges: number }
  | { readonly kind: 'turned'; readonly triangles: readonly number[] }
  | { readonly kind: 'filled'; readonly hole: Hole; readonly triangle: number }
  | {
      readonly kind: 'turned-inside-out';
      readonly triangles: number;
      readonly triangle: number;
      readonly volume: number;
      readonly bounds: Bounds;
    };

/** A mesh after the safe mends, with what was done and what could not be. */
export interface Mending {
  readonly mends: readonly Mend[];
  /** For each of `triangles` the triangle of the file that it comes from; null: the same one. */
  readonly source: Uint32Array | null;
  /**
   * Corners of the mended mesh; new triangles stand at the end (in `mendedMesh` they stand with their object), and triangles with
   * a repeated corner may still be among them, without edges and without a body.
   */
  readonly triangles: Uint32Array;
  readonly edges: EdgeTable;
  /** Each closes by itself: two that merely share an edge are two here, and one in the facts of the file. */
  readonly bodies: Bodies;
  readonly measures: readonly MeshMeasures[];
  readonly roles: readonly ShellRole[];
  /** Openings that were left: closing them would be a guess. */
  readonly openings: readonly Hole[];
  /** Copies and facing doubles that were left. */
  readonly doublesLeft: { readonly facing: number; readonly copies: number };
}

/**
 * Mends what has one sound answer, and nothing else: equal points joined, collapsed triangles and spare copies dropped,
 * edges cut at points that lie on them, neighbours turned to agree, flat holes closed, bodies turned right side out.
 * The shape that a slicer sees does not change but where it was broken.
 *
 * The order matters: joining shows the true edges; copies would look like non-manifold edges, T-junctions like holes;
 * a patch needs neighbours that agree; the sign of a volume needs a closed body.
 */
export function mendMesh(
  mesh: Mesh,
  topology: MeshTopology = meshTopology(mesh),
  whole: Whole = () => wholeOf(mesh, topology),
): Mending {
  const draft = new Draft(mesh, topology, whole);
  draft.dropCollapsed();
  const doublesLeft = draft.dropDoubles();
  draft.cutAtPoints();
  draft.turnToAgree();
  const openings = draft.fillHoles();
  return draft.end(openings, doublesLeft);
}

/** The mesh after its mending; the very same object where nothing had to be done. */
export function mendedMesh(mesh: Mesh, { triangles, source, mends }: Mending): Mesh {
  const isWhole = source === null && !mends.some(({ kind }) => kind === 'dropped-collapsed');
  if (isWhole) return triangles === mesh.triangles ? mesh : { ...mesh, triangles };
  return buildMended(mesh, triangles, (t) => (source === null ? t : source[t]!));
}

/** Bodies and measures of the mesh as the file has it; asked for where mending changed nothing about them. */
type Whole = () => { readonly bodies: Bodies; readonly measures: readonly MeshMeasures[] };

function wholeOf(mesh: Mesh, { edges, triangles }: MeshTopology): ReturnType<Whole> {
  const bodies = findBodies(edges);
  return { bodies, measures: measureGroups(mesh.positions, triangles, bodies.count, bodies.of) };
}

class Draft {
  readonly #whole: Whole;
  readonly #untouched: Uint32Array;
  readonly #mesh: Mesh;
  readonly #tolerance: number;
  readonly #mends: Mend[] = [];
  #triangles: Uint32Array;
  #source: Uint32Array | null = null;
  #edges: EdgeTable;
  #owned = false;

  constructor(mesh: Mesh, topology: MeshTopology, whole: Whole) {
    this.#mesh = mesh;
    this.#whole = whole;
    this.#untouched = topology.triangles;
    this.#triangles = topology.triangles;
    this.#edges = topology.edges;
    this.#tolerance = topology.tolerance;
    if (topology.joined > 0) {
      const { joined, openBefore } = topology;
      this.#mends.push({ kind: 'welded', points: joined, openBefore, openAfter: topology.edges.open });
    }
  }

  dropCollapsed(): void {
    if (this.#edges.collapsed === 0) return;
    const gone: number[] = [];
    const t = this.#triangles;
    for (let c = 0; c < t.length; c += 3)
      if (t[c] === t[c + 1] || t[c + 1] === t[c + 2] || t[c + 2] === t[c]) gone.push(c / 3);
    this.#mends.push({ kind: 'dropped-collapsed', triangles: gone });
    // They have no edges, so they may stay among the working triangles; they go when the mesh is built.
  }

  dropDoubles(): { readonly facing: number; readonly copies: number } {
    const { spare, facing, copies } = findDoubleFaces(this.#triangles, this.#edges);
    if (spare.length === 0) return { facing, copies };
    const corners = spare.flatMap((t) => [...this.#triangles.subarray(3 * t, 3 * t + 3)]);
    const bounds = boundingBox(this.#mesh.positions, corners)!;
    this.#mends.push({ kind: 'dropped-doubles', triangles: this.#inFile(spare), bounds });
    this.#drop(spare);
    return { facing, copies: copies - spare.length };
  }

  cutAtPoints(): void {
    if (this.#edges.open === 0) return;
    const { positions } = this.#mesh;
    const { cuts } = findTJunctions(positions, this.#triangles, this.#edges, this.#tolerance);
    if (cuts.size === 0) return;
    const before = { triangles: this.#triangles, source: this.#source, edges: this.#edges };
    const cut = [...cuts.keys()].sort((a, b) => a - b);
    const named = this.#inFile(cut);
    const added: number[] = [];
    const addedSource: number[] = [];
    for (const t of cut) {
      const pieces = cutTriangle(positions, cuts.get(t)!);
      added.push(...pieces);
      for (let k = 0; k < pieces.length; k += 3) addedSource.push(this.#sourceOf(t));
    }
    this.#replace(cut, added, addedSource);
    if (this.#edges.open < before.edges.open) {
      this.#mends.push({ kind: 'cut-at-points', triangles: named, edges: before.edges.open - this.#edges.open });
      return;
    }
    // Points near an edge but no better a mesh: they belong to something else.
    this.#triangles = before.triangles;
    this.#source = before.source;
    this.#edges = before.edges;
  }

  turnToAgree(): void {
    if (this.#edges.flipped === 0) return;
    const { sheetOf, sheets, turned } = orientTriangles(this.#triangles, this.#edges);
    const sizes = new Uint32Array(2 * sheets);
    for (let t = 0; t < sheetOf.length; t++) if (sheetOf[t]! >= 0) sizes[2 * sheetOf[t]! + turned[t]!]!++;
    const gone: number[] = [];
    for (let t = 0; t < sheetOf.length; t++) {
      const sheet = sheetOf[t]!;
      if (sheet < 0) continue;
      // The few follow the many.
      const minority = sizes[2 * sheet + 1]! > sizes[2 * sheet]! ? 0 : 1;
      if (turned[t] === minority) gone.push(t);
    }
    this.#own();
    for (const t of gone) turnOver(this.#triangles, t);
    this.#edges = buildEdges(this.#triangles, this.#mesh.positions.length / 3);
    if (gone.length > 0) this.#mends.push({ kind: 'turned', triangles: this.#inFile(gone) });
  }

  fillHoles(): readonly Hole[] {
    if (this.#edges.open === 0) return [];
    const { positions } = this.#mesh;
    const holes = findBoundaryLoops(this.#triangles, this.#edges).map((loop) =>
      judgeHole(positions, this.#triangles, loop),
    );
    const fill = holes.filter((hole) => hole.verdict === 'fill');
    if (fill.length === 0) return holes;
    const added: number[] = [];
    const addedSource: number[] = [];
    for (const hole of fill) {
      const neighbour = this.#sourceOf(Math.floor(hole.halfEdges[0]! / 3));
      this.#mends.push({ kind: 'filled', hole, triangle: neighbour });
      const patch = patchHole(positions, this.#triangles, hole);
      added.push(...patch);
      for (let k = 0; k < patch.length; k += 3) addedSource.push(neighbour);
    }
    this.#replace([], added, addedSource);
    return holes.filter((hole) => hole.verdict !== 'fill');
  }

  end(openings: readonly Hole[], doublesLeft: Mending['doublesLeft']): Mending {
    const { positions } = this.#mesh;
    const same = this.#triangles === this.#untouched && this.#edges.many.length === 0;
    const known = same ? this.#whole() : undefined;
    const bodies = known?.bodies ?? this.#bodies();
    const closed = this.#areClosed(bodies);
    let measures = known?.measures ?? measureGroups(positions, this.#triangles, bodies.count, bodies.of);
    const roles = shellRoles({ positions, triangles: this.#triangles, bodyOf: bodies.of, measures, closed });
    if (roles.some((role) => role.insideOut)) {
      this.#turnBodies(bodies, measures, roles);
      measures = measureGroups(positions, this.#triangles, bodies.count, bodies.of);
    }
    const found = { triangles: this.#triangles, edges: this.#edges, bodies, measures, roles, openings, doublesLeft };
    return { mends: this.#mends, source: this.#source, ...found };
  }

  #bodies(): Bodies {
    const { positions, triangles } = this.#mesh;
    return closedBodies(positions, this.#triangles, this.#edges, touchDistance(boundingBox(positions, triangles)!));
  }

  #areClosed(bodies: Bodies): Uint8Array {
    const closed = new Uint8Array(bodies.count).fill(1);
    if (this.#edges.open > 0) {
      const { twin } = this.#edges;
      for (let h = 0; h < twin.length; h++) if (twin[h] === OPEN) closed[bodies.of[Math.floor(h / 3)]!] = 0;
    }
    return closed;
  }

  #turnBodies(bodies: Bodies, measures: readonly MeshMeasures[], roles: readonly ShellRole[]): void {
    this.#own();
    for (let t = 0; t < bodies.of.length; t++)
      if (bodies.of[t]! >= 0 && roles[bodies.of[t]!]!.insideOut) turnOver(this.#triangles, t);
    roles.forEach((role, body) => {
      const measured = measures[body]!;
      if (!role.insideOut || measured.bounds === null) return;
      const triangle = this.#sourceOf(bodies.first[body]!);
      const { triangles, volume, bounds } = measured;
      this.#mends.push({ kind: 'turned-inside-out', triangles, triangle, volume: -volume, bounds });
    });
    this.#edges = buildEdges(this.#triangles, this.#mesh.positions.length / 3);
  }

  #own(): void {
    if (!this.#owned) this.#triangles = this.#triangles.slice();
    this.#owned = true;
  }

  #sourceOf(t: number): number {
    return this.#source === null ? t : this.#source[t]!;
  }

  #inFile(list: readonly number[]): readonly number[] {
    return this.#source === null ? list : list.map((t) => this.#source![t]!).sort((a, b) => a - b);
  }

  #drop(gone: readonly number[]): void {
    this.#replace(gone, [], []);
  }

  /** Takes some triangles out and puts others at the end; finds the edges anew. */
  #replace(gone: readonly number[], added: readonly number[], addedSource: readonly number[]): void {
    const before = this.#triangles.length / 3;
    const leaves = new Uint8Array(before);
    for (const t of gone) leaves[t] = 1;
    const count = before - gone.length + addedSource.length;
    const triangles = new Uint32Array(3 * count);
    const source = new Uint32Array(count);
    let to = 0;
    for (let t = 0; t < before; t++) {
      if (leaves[t] === 1) continue;
      triangles[3 * to] = this.#triangles[3 * t]!;
      triangles[3 * to + 1] = this.#triangles[3 * t + 1]!;
      triangles[3 * to + 2] = this.#triangles[3 * t + 2]!;
      source[to++] = this.#sourceOf(t);
    }
    triangles.set(added, 3 * to);
    source.set(addedSource, to);
    this.#triangles = triangles;
    this.#source = source;
    this.#owned = true;
    this.#edges = buildEdges(triangles, this.#mesh.positions.length / 3);
  }
}
