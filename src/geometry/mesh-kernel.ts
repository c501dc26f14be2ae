import { KernelRun, type MemoryExports, type Place } from '../base/kernel-run.ts';
import { OwnKernel } from '../base/own-kernel.ts';
import { MESH_KERNEL_WASM } from './mesh-kernel-wasm.ts';

/**
 * What the loops over whole meshes, and over outlines, hand out: WASM from `assembly/`, where each function says what it does. Numbers are places in
 * the memory (in bytes) or counts.
 */
interface MeshExports extends MemoryExports {
  giveBack(from: number): void;
  useMesh(positions: number, triangles: number, triangleCount: number): void;

  findEdges(points: number): void;
  readonly edgeTwins: Place;
  readonly openCount: Count;
  readonly flippedCount: Count;
  readonly collapsedCount: Count;
  readonly manyHalves: Place;
  readonly manyHalfCount: Count;
  readonly manyEnds: Place;
  readonly manyCount: Count;
  edgeNumbers(edgeTwins: number, manyHalves: number, manyEnds: number, many: number): number;

  growTree(near: number): void;
  startPairs(): void;
  moreOverlaps(): number;
  startCrossings(depth: number): void;
  moreCrossings(): number;
  readonly pairs: Place;
  findAt(x: number, y: number, z: number): number;
  readonly found: Place;

  castRays(axis: number, pitch: number, columns: number, rows: number, u0: number, v0: number): number;
  readonly rayBegins: Place;
  readonly hitPlaces: Place;
  readonly hitTriangles: Place;
  readonly hitWays: Place;

  joinHits(touch: number): number;
  readonly spanBegins: Place;
  readonly spanRays: Place;
  readonly spanFrom: Place;
  readonly spanTo: Place;
  readonly spanEntries: Place;
  readonly spanExits: Place;
  readonly brokenRays: Count;

  cutByLevel(axis: number, way: number, height: number): number;
  readonly cutCorners: Place;

  findLowest(points: number, nearness: number): number;
  readonly lowest: Place;

  findFacets(unitNormals: number, twin: number, flat: number, least: number, most: number): number;
  readonly facetOf: Place;
  readonly facetAreas: Place;
  readonly turning: Place;

  startDepths(columns: number, rows: number): void;
  lookAlong(matrix: number, outward: number): void;
  drawFacets(first: number, end: number, object: number): void;
  readonly depths: Place;
  readonly lights: Place;
  readonly objects: Place;
  readonly insides: Place;

  usePlanes(heights: number, heightCount: number, edgeNumbers: number): void;
  readonly cutCounts: Place;
  startCuts(together: number, most: number): void;
  cutPlanes(first: number, end: number): void;
  readonly cutOffsets: Place;
  chainCuts(first: number, end: number): void;
  readonly loops: Place;
  readonly loopEnds: Place;
  readonly loopCount: Count;
  readonly chains: Place;
  readonly chainEnds: Place;
  readonly chainCount: Count;

  startDoubled(points: number, count: number, ends: number, within: number): void;
  moreDoubled(): number;
  readonly doubledChords: Place;
  readonly doubledPlaces: Place;

  useChains(points: number, ends: number, chains: number, names: number): void;
  readonly groupBoxes: Place;
  readonly groupCount: Count;
  growChordTree(order: number): void;
  meetChains(closed: number, chains: number, near: number, leaveOut: number): void;
  readonly nearPairs: Place;
  readonly nearCount: Count;
  readonly crossedPairs: Place;
  readonly crossedCount: Count;
  readonly touchingChains: Place;

  useOutlines(coordinates: number, vertices: number, ends: number, loops: number): void;
  splitIslands(): void;
  readonly islandSizes: Place;
  readonly islandCount: Count;
  moveOutlines(delta: number, sharp: number): number;
  readonly isReversible: Count;
  simplifyOutlines(tolerance: number): void;
  turnOutlines(cos: number, sin: number): void;
  readonly lowestRow: Count;
  readonly highestRow: Count;
  cutByRows(spacing: number, offset: number): void;
  readonly rows: Place;
  readonly rowCount: Count;
  readonly crossingBegins: Place;
  readonly crossingPlaces: Place;
  readonly outlinePlaces: Place;
  readonly results: Place;
  readonly resultEnds: Place;
  readonly resultCount: Count;

  useStops(x: number, y: number, points: number, ends: number, loops: number, parents: number, paths: number): void;
  orderPaths(startX: number, startY: number): number;
  readonly routeOrder: Place;
  readonly routeEntries: Place;
  orderEnds(ends: number, stops: number, areLoops: number, startX: number, startY: number): void;
  readonly visits: Place;

  sampleOutlines(): void;
  readonly samples: Place;
  readonly sampleCount: Count;
  readonly sampleEnds: Place;
  triangulateLoops(coordinates: number, ends: number, loops: number): number;
  readonly corners: Place;
  readonly twins: Place;
  readonly sides: Count;
  cutPieces(): number;
  nameCorners(places: number, count: number): void;
  findBranches(): void;
  readonly nodes: Count;
  readonly nodePlaces: Place;
  readonly nodeWidths: Place;
  readonly forks: Place;
  readonly anyFork: Count;
  readonly branchNodes: Place;
  readonly branchEnds: Place;
  readonly branchCount: Count;
  layBranches(): void;
  readonly linePlaces: Place;
  readonly lineWidths: Place;
}

type Count = Place;

/** The loops over whole meshes and over outlines. */
export const meshKernel = new OwnKernel('mesh', MESH_KERNEL_WASM);

/** [bytes] A larger memory is not kept for the next task. */
const KEPT = 16 * 2 ** 20;

let idle: { readonly run: MeshRun; readonly begin: number } | undefined;

/**
 * A run for a small task of which there are thousands: each thread keeps one, and its memory. What it holds is gone with the next
 * call of this function, so what comes of a task is copied out of it.
 */
export function smallRun(): MeshRun {
  if (idle === undefined || idle.run.exports.memory.buffer.byteLength > KEPT) {
    const run = new MeshRun();
    idle = { run, begin: run.exports.take(0) };
  } else idle.run.exports.giveBack(idle.begin);
  return idle.run;
}

/** One run of the mesh kernel, with a memory of its own that is given back with it. */
export class MeshRun extends KernelRun<MeshExports> {
  constructor() {
    super(meshKernel);
  }

  /** Says which mesh is looked at. */
  useMesh(positions: ArrayLike<number>, triangles: ArrayLike<number>): void {
    this.exports.useMesh(this.putFloats(positions), this.putInts(triangles), triangles.length / 3);
  }
}
