import type { Text } from '../../base/text.ts';
import { diagonalOf } from '../../geometry/bounding-box.ts';
import { analysisOf, type MeshAnalysis } from '../../geometry/mesh/mesh-analysis.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Mesh } from '../../model/part.ts';
import type { PrintMachine } from './machine.ts';
import type { PrintMaterial } from './material.ts';
import type { PrintSettings } from './settings.ts';

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

/** Rays across the longest side; enough that a letter of a keychain is a hundred rays high. */
const RAYS = 512;
/** [mm] Finer than this no nozzle prints. */
const FINEST = 0.1;
/** Volume over the cube of the diagonal; less is rounding. */
const NOTHING = 1e-9;
/** Steps of a pitch, so that sides of whole millimetres and quarters hold whole numbers of cells. */
const NICE: readonly number[] = [1, 1.25, 1.6, 2, 2.5, 4, 5, 8, 10];

const known = new WeakMap<PrintCase, PrintContext>();

/** The one context of a case, on this thread: what was computed of it is there for whoever asks. */
export function contextOf(given: PrintCase): PrintContext {
  return known.get(given) ?? new PrintContext(given);
}

/** The case, with what every rule may ask. What takes work stands in `analysis/`, each computed once and only if asked for. */
export class PrintContext {
  readonly given: PrintCase;
  readonly part: Mesh;
  readonly file: string;
  readonly machine: PrintMachine;
  readonly machineName: Text;
  readonly height: number;
  readonly material: { readonly name: Text; readonly print: PrintMaterial } | undefined;
  readonly settings: PrintSettings;
  readonly analysis: MeshAnalysis;

  constructor(given: PrintCase) {
    known.set(given, this);
    this.given = given;
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
    const { unitTiny, unitSmall, unitHuge } = this.settings;
    if (longest < unitTiny) return 'tiny';
    if (longest < unitSmall) return 'small';
    return longest > unitHuge * this.machineLongest ? 'huge' : 'none';
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
    return this.analysis.mending.edges.open === 0 && this.volume > NOTHING * diagonalOf(this.bounds) ** 3;
  }

  /** [mm3] Of all bodies, less their cavities; what lies in two bodies counts twice. */
  get volume(): number {
    return this.analysis.mending.measures.reduce((sum, body) => sum + body.volume, 0);
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

  /** [mm] Height at which the part stands on the bed. */
  get bed(): number {
    return this.bounds[0][2];
  }

  /** Whether a triangle of the mended mesh bounds a closed cavity. */
  isCavity(triangle: number): boolean {
    const { bodies, roles } = this.analysis.mending;
    return roles[bodies.of[triangle]!]?.cavity === true;
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
