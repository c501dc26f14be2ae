import { castRays } from '../../../geometry/columns/cast-rays.ts';
import { gridOver } from '../../../geometry/columns/ray-grid.ts';
import { findUndersides } from '../../../geometry/columns/undersides.ts';
import {
  AS_IT_STANDS,
  fitByTurning,
  freeRectangles,
  type LayDown,
  layDown,
} from '../../../geometry/mesh/fit-on-bed.ts';
import { feetAt } from '../../../geometry/mesh/foot.ts';
import { leastWidth } from '../../../geometry/mesh/hull-measures.ts';
import { type Level, levelCuts } from '../../../geometry/mesh/level-cuts.ts';
import { triangleNormals } from '../../../geometry/mesh/triangle-normals.ts';
import type { Bounds, Point } from '../../../model/finding.ts';
import type { PrintMachine } from '../machine.ts';
import type { PrintSettings } from '../settings.ts';
import { judgeUnderside } from './hanging.ts';

/** In the order in which a person would try them. */
const LAYS: readonly LayDown[] = [
  AS_IT_STANDS,
  { axis: 'x', angle: 180 },
  { axis: 'x', angle: 90 },
  { axis: 'x', angle: 270 },
  { axis: 'y', angle: 90 },
  { axis: 'y', angle: 270 },
];
/** Coarser than the check itself: this only ranks. */
const COARSER = 2.5;

/** A closed mesh to be laid down. */
interface Shape {
  readonly positions: ArrayLike<number>;
  readonly triangles: Uint32Array;
  readonly bounds: Bounds;
  /** [mm] Of the rays with which the part itself is checked. */
  readonly pitch: number;
  readonly isCavity: (triangle: number) => boolean;
}

interface Printer {
  readonly machine: PrintMachine;
  /** [mm] How high a part may be. */
  readonly height: number;
  readonly settings: PrintSettings;
}

/**
 * How a part would print when it is laid down in one way, computed for this very part. What is dear (what hangs) is
 * computed when it is asked for: most ways are ruled out by their foot.
 */
export class Stand {
  readonly lay: LayDown;
  /** [mm2] On the bed, in the first layer. */
  readonly contact: number;
  /** [mm] */
  readonly height: number;
  /** Height over the least width of the foot. */
  readonly slenderness: number;
  readonly #shape: Shape;
  readonly #printer: Printer;
  readonly #box: Bounds;
  #laid: Float64Array | undefined;
  #hanging: number | undefined;
  #fits: boolean | undefined;

  /** @param cut corners of the triangles that the first layer's top cuts */
  constructor(shape: Shape, printer: Printer, { lay, box, top }: Section, cut: Uint32Array) {
    this.lay = lay;
    this.#shape = shape;
    this.#printer = printer;
    const [low, high] = box;
    this.#box = box;
    // Only what the section cuts is laid down: most ways are ruled out by their foot.
    const points = layDown(cornersOf(shape.positions, cut), lay);
    const foot = feetAt(points, Uint32Array.from(cut.keys()), top, new Int32Array(cut.length / 3), 1)[0]!;
    this.contact = foot.area;
    this.height = high[2] - low[2];
    this.slenderness = this.height / leastWidth(foot.hull);
  }

  /** It fits the machine so, perhaps turned about Z. */
  get fits(): boolean {
    const { machine, height: room } = this.#printer;
    const [low, high] = this.#box;
    this.#fits ??= freeRectangles(machine.bed.x, machine.bed.y, machine.excluded).some(
      (free) =>
        (high[0] - low[0] <= free.width && high[1] - low[1] <= free.depth && this.height <= room) ||
        fitByTurning(this.#positions(), this.#shape.triangles, { ...free, height: room }, AS_IT_STANDS).scale >= 1,
    );
    return this.#fits;
  }

  /** [mm2] Of overhangs and long bridges. */
  get hanging(): number {
    this.#hanging ??= this.#measureHanging();
    return this.#hanging;
  }

  #positions(): Float64Array {
    this.#laid ??= layDown(this.#shape.positions, this.lay);
    return this.#laid;
  }

  #measureHanging(): number {
    const laid = this.#positions();
    const { triangles, isCavity } = this.#shape;
    const { settings } = this.#printer;
    const [low, high] = this.#box;
    const pitch = COARSER * this.#shape.pitch;
    const { spans } = castRays(laid, triangles, gridOver(low, high, 2, pitch), 0.01 * pitch);
    const normals = triangleNormals(laid, triangles);
    const undersides = findUndersides(spans, {
      bedTop: low[2] + settings.firstLayerHeight,
      angle: settings.overhangAngle,
      least: settings.overhangArea,
      enough: settings.supportBridge,
      normalZ: (triangle) => normals[3 * triangle + 2]!,
      skip: isCavity,
    });
    return undersides
      .filter((underside) => judgeUnderside(underside, settings) !== 'fine')
      .reduce((sum, { area }) => sum + area, 0);
  }
}

/** All six ways to lay the part down, as it stands first. */
export function standings(shape: Shape, printer: Printer): readonly Stand[] {
  const sections = LAYS.map((lay): Section => {
    const box = boundsLaidDown(shape.bounds, lay);
    return { lay, box, top: box[0][2] + printer.settings.firstLayerHeight };
  });
  const cuts = levelCuts(shape.positions, shape.triangles, sections.map(levelOf));
  return sections.map((section, k) => new Stand(shape, printer, section, cuts[k]!));
}

/** The first layer of a part that is laid down. */
interface Section {
  readonly lay: LayDown;
  /** [mm] Of the part, laid down. */
  readonly box: Bounds;
  /** [mm] Top of the first layer. */
  readonly top: number;
}

function boundsLaidDown([low, high]: Bounds, lay: LayDown): Bounds {
  const laid = layDown([...low, ...high], lay);
  const corner = (pick: (a: number, b: number) => number): Point => {
    const at = (axis: number): number => pick(laid[axis]!, laid[3 + axis]!);
    return [at(0), at(1), at(2)];
  };
  return [corner(Math.min), corner(Math.max)];
}

/** The top of the first layer, in the part as it was read. */
function levelOf({ lay, top }: Section): Level {
  const up = layDown([1, 0, 0, 0, 1, 0, 0, 0, 1], lay);
  const axis = ([0, 1, 2] as const).find((k) => up[3 * k + 2] !== 0)!;
  return { axis, way: up[3 * axis + 2]! > 0 ? 1 : -1, height: top };
}

/** x y z of each corner. */
function cornersOf(positions: ArrayLike<number>, corners: Uint32Array): Float64Array {
  const out = new Float64Array(3 * corners.length);
  for (let k = 0; k < corners.length; k++)
    for (let axis = 0; axis < 3; axis++) out[3 * k + axis] = positions[3 * corners[k]! + axis]!;
  return out;
}
