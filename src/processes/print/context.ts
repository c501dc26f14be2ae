import type { Text } from '../../base/text.ts';
import { type AirStart, findAirStarts } from '../../geometry/air-starts.ts';
import { type Crossing, crossingsByBody } from '../../geometry/crossings.ts';
import { type DoubledPlace, doubledPlaces } from '../../geometry/doubled-places.ts';
import { lowestPlaces } from '../../geometry/lowest-places.ts';
import { analysisOf, type MeshAnalysis } from '../../geometry/mesh-analysis.ts';
import { piecesOf } from '../../geometry/pieces.ts';
import { castRays, gridOver, type RayHits } from '../../geometry/ray-grid.ts';
import { findRoundThings, type RoundThing } from '../../geometry/round-sections.ts';
import { sliceMesh } from '../../geometry/slice-mesh.ts';
import { type SolidSpans, solidSpans } from '../../geometry/solid-spans.ts';
import { findThinPlaces, mergeThinPlaces, type ThinPlace } from '../../geometry/thin-places.ts';
import { triangleNormals } from '../../geometry/triangle-normals.ts';
import { findUndersides, type Underside } from '../../geometry/undersides.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import { HANGING_ANGLE, SMALL_UNDERSIDE } from './hanging.ts';
import type { PrintMachine } from './machine.ts';
import type { PrintMaterial } from './material.ts';
import { type Stand, standings } from './orientation.ts';
import type { PrintSettings } from './settings.ts';
import { type Piece, standingPieces } from './standing-pieces.ts';

/** What the rules of a print are run on, as given. */
export interface PrintCase {
  readonly part: Mesh;
  /** Name of its file. */
  readonly file: string;
  readonly machine: PrintMachine;
  readonly machineName: Text;
  /** [mm] How high a part may be. */
  readonly height: number;
  readonly material?: { readonly name: Text; readonly print: PrintMaterial };
  readonly settings: PrintSettings;
}

/** Whether the size of a part can be believed. */
export type UnitDoubt = 'none' | 'tiny' | 'small' | 'huge';

/** [mm] A longest side under this is no printable part. */
const TINY = 1;
/** [mm] Under this it is doubtful. */
const SMALL = 10;
/** Times the machine's longest axis; above, it is doubtful. */
const HUGE = 2;

/** [mm] Round holes narrower than this come out too small. */
export const HOLE_LIMIT = 2;
/** Sections in which round holes and pins are looked for. */
const SECTIONS = 60;

/** [mm] Pins thinner than three lines hardly stand. */
export function pinLimit(settings: PrintSettings): number {
  return 3 * settings.lineWidth;
}

/** Rays across the longest side; enough that a letter of a keychain is a hundred rays high. */
const RAYS = 512;
/** [mm] Finer than this no nozzle prints. */
const FINEST = 0.1;
/** Steps of a pitch, so that sides of whole millimetres and quarters hold whole numbers of cells. */
const NICE: readonly number[] = [1, 1.25, 1.6, 2, 2.5, 4, 5, 8, 10];

/** The case, with what several rules want to know, each computed once. */
export class PrintContext {
  readonly part: Mesh;
  readonly file: string;
  readonly machine: PrintMachine;
  readonly machineName: Text;
  readonly height: number;
  readonly material: { readonly name: Text; readonly print: PrintMaterial } | undefined;
  readonly settings: PrintSettings;
  readonly analysis: MeshAnalysis;
  #normals: Float32Array | undefined;
  readonly #hits: [RayHits?, RayHits?, RayHits?] = [];
  readonly #spans: [SolidSpans?, SolidSpans?, SolidSpans?] = [];
  #undersides: readonly Underside[] | undefined;
  #airStarts: readonly AirStart[] | undefined;
  #pieces: readonly Piece[] | undefined;
  #roundThings: readonly RoundThing[] | undefined;
  #crossings: readonly Crossing[] | undefined;
  #doubled: readonly DoubledPlace[] | undefined;
  #stands: readonly Stand[] | undefined;

  constructor(given: PrintCase) {
    this.part = given.part;
    this.file = given.file;
    this.machine = given.machine;
    this.machineName = given.machineName;
    this.height = given.height;
    this.material = given.material;
    this.settings = given.settings;
    this.analysis = analysisOf(given.part);
  }

  /** [mm] Of the whole part; there is at least one triangle. */
  get bounds(): Bounds {
    const { bounds } = this.analysis;
    return (
      bounds ?? [
        [0, 0, 0],
        [0, 0, 0],
      ]
    );
  }

  /** [mm] x, y, z. */
  get size(): readonly [number, number, number] {
    const [a, b] = this.bounds;
    return [b[0] - a[0], b[1] - a[1], b[2] - a[2]];
  }

  /** Only a file that states no unit can be doubted. */
  get unitDoubt(): UnitDoubt {
    if (this.part.unit !== null || this.settings.scale !== 1) return 'none';
    const longest = Math.max(...this.size);
    if (longest < TINY) return 'tiny';
    if (longest < SMALL) return 'small';
    return longest > HUGE * this.machineLongest ? 'huge' : 'none';
  }

  /** Rules about sizes against the nozzle say nothing while the unit is in doubt: their numbers would mean nothing. */
  get sizeIsSure(): boolean {
    return this.unitDoubt === 'none';
  }

  /** [mm] */
  get machineLongest(): number {
    const { x, y } = this.machine.bed;
    return Math.max(x[1]! - x[0]!, y[1]! - y[0]!, this.height);
  }

  /** [mm] */
  get machineDiagonal(): number {
    const { x, y } = this.machine.bed;
    return Math.sqrt((x[1]! - x[0]!) ** 2 + (y[1]! - y[0]!) ** 2 + this.height ** 2);
  }

  /** The mended mesh closes and encloses something: only then has it an inside to speak of. */
  get isSolid(): boolean {
    const { edges, measures } = this.analysis.mending;
    return edges.open === 0 && measures.some((body) => body.volume > 0);
  }

  /** Rules about how the solid prints have something to say. */
  get isPrintable(): boolean {
    return this.isSolid && this.sizeIsSure;
  }

  /** [mm] */
  get pitch(): number {
    const wanted = Math.max(Math.max(...this.size) / RAYS, this.sizeIsSure ? FINEST : 0);
    const power = 10 ** Math.floor(Math.log10(wanted) + 1e-9);
    return power * NICE.find((step) => step * power >= wanted * (1 - 1e-9))!;
  }

  /** Of the mended mesh, x y z a triangle. */
  get normals(): Float32Array {
    this.#normals ??= triangleNormals(this.part.positions, this.analysis.mending.triangles);
    return this.#normals;
  }

  /** The mended mesh along rays of one axis. */
  hits(axis: 0 | 1 | 2): RayHits {
    const known = this.#hits[axis];
    if (known !== undefined) return known;
    const [low, high] = this.bounds;
    const cast = castRays(this.part.positions, this.analysis.mending.triangles, gridOver(low, high, axis, this.pitch));
    this.#hits[axis] = cast;
    return cast;
  }

  /** The solid along those rays. */
  spans(axis: 0 | 1 | 2): SolidSpans {
    const known = this.#spans[axis];
    if (known !== undefined) return known;
    const spans = solidSpans(this.hits(axis), 0.01 * this.pitch);
    this.#spans[axis] = spans;
    return spans;
  }

  /** Faces that cut each other, body by body. */
  get crossings(): readonly Crossing[] {
    const { triangles, bodies } = this.analysis.mending;
    this.#crossings ??= crossingsByBody(this.part.positions, triangles, bodies.of);
    return this.#crossings;
  }

  /** Where solid lies in solid, pair of bodies by pair of bodies. */
  get doubled(): readonly DoubledPlace[] {
    this.#doubled ??= doubledPlaces(this.hits(2), this.analysis.mending.bodies.of, 0.01 * this.pitch);
    return this.#doubled;
  }

  /** [mm] Height at which the part stands on the bed. */
  get bed(): number {
    return this.bounds[0][2];
  }

  /** Where it hangs over air, largest first; ceilings of closed cavities apart. */
  get undersides(): readonly Underside[] {
    const { normals } = this;
    this.#undersides ??= findUndersides(this.spans(2), {
      bedTop: this.bed + this.settings.firstLayerHeight,
      angle: HANGING_ANGLE,
      least: SMALL_UNDERSIDE,
      enough: this.settings.supportBridge,
      normalZ: (triangle) => normals[3 * triangle + 2]!,
      skip: (triangle) => this.#isCavity(triangle),
    });
    return this.#undersides;
  }

  #isCavity(triangle: number): boolean {
    const { bodies, roles } = this.analysis.mending;
    return roles[bodies.of[triangle]!]?.cavity === true;
  }

  /** Where it begins in the air. */
  get airStarts(): readonly AirStart[] {
    this.#airStarts ??= findAirStarts(this.spans(2), {
      bed: this.bed,
      firstLayer: this.settings.firstLayerHeight,
      layer: this.settings.layerHeight,
      places: lowestPlaces(this.part.positions, this.analysis.mending.triangles, 1e-6 * Math.max(...this.size)),
    });
    return this.#airStarts;
  }

  /** Walls (or gaps between walls) thinner than a limit, seen along x and along y. */
  thinPlaces(limit: number, gaps: boolean): readonly ThinPlace[] {
    const { normals } = this;
    return mergeThinPlaces(
      findThinPlaces(this.spans(0), { limit, normals, gaps }),
      findThinPlaces(this.spans(1), { limit, normals, gaps }),
    );
  }

  /** Small upright holes and pins. */
  get roundThings(): readonly RoundThing[] {
    if (this.#roundThings !== undefined) return this.#roundThings;
    const step = Math.max(this.settings.layerHeight, this.size[2] / SECTIONS);
    const count = Math.floor(this.size[2] / step);
    const heights = Float64Array.from({ length: count }, (_, k) => this.bed + (k + 0.5) * step);
    const { triangles } = this.analysis.mending;
    const { layers } = sliceMesh({ positions: this.part.positions, triangles }, heights);
    this.#roundThings = findRoundThings(layers, heights, { hole: HOLE_LIMIT, pin: pinLimit(this.settings) });
    return this.#roundThings;
  }

  /** What stands on the bed, piece by piece, largest first. */
  get pieces(): readonly Piece[] {
    const { mending } = this.analysis;
    this.#pieces ??= standingPieces(this.part.positions, mending, {
      pieceOf: piecesOf(this.hits(2), this.spans(2), mending.bodies.of, mending.bodies.count),
      top: this.bed + this.settings.firstLayerHeight,
    });
    return this.#pieces;
  }

  /** The six ways to lay it down, as it stands first. */
  get stands(): readonly Stand[] {
    const { mending } = this.analysis;
    this.#stands ??= standings(
      {
        positions: this.part.positions,
        triangles: mending.triangles,
        pitch: this.pitch,
        isCavity: (triangle) => this.#isCavity(triangle),
      },
      this,
    );
    return this.#stands;
  }

  /** Number in the file of a triangle of the mended mesh. */
  fileTriangle(triangle: number): number {
    const { source } = this.analysis.mending;
    return source === null ? triangle : source[triangle]!;
  }

  /** Number of the body, as the facts count them, that holds a triangle of the mended mesh. */
  fileBody(triangle: number): number {
    return this.analysis.bodies.of[this.fileTriangle(triangle)]!;
  }
}
