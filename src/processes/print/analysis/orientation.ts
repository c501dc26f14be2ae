import { AS_IT_STANDS, fitByTurning, freeRectangles, type LayDown, layDown } from '../../../geometry/fit-on-bed.ts';
import { feetAt } from '../../../geometry/foot.ts';
import { leastWidth } from '../../../geometry/hull-measures.ts';
import { castRays, gridOver } from '../../../geometry/ray-grid.ts';
import { solidSpans } from '../../../geometry/solid-spans.ts';
import { triangleNormals } from '../../../geometry/triangle-normals.ts';
import { findUndersides } from '../../../geometry/undersides.ts';
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

  constructor(shape: Shape, printer: Printer, lay: LayDown) {
    this.lay = lay;
    this.#shape = shape;
    this.#printer = printer;
    const [low, high] = boundsLaidDown(shape.bounds, lay);
    this.#box = [low, high];
    const first = low[2] + printer.settings.firstLayerHeight;
    // Only what the section cuts is laid down: most ways are ruled out by their foot.
    const corners = cutAt(shape, lay, first);
    const points = layDown(cornersOf(shape.positions, corners), lay);
    const foot = feetAt(points, [...corners.keys()], first, new Uint8Array(corners.length / 3), 1)[0]!;
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
    const spans = solidSpans(castRays(laid, triangles, gridOver(low, high, 2, pitch)), 0.01 * pitch);
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
  return LAYS.map((lay) => new Stand(shape, printer, lay));
}

function boundsLaidDown([low, high]: Bounds, lay: LayDown): Bounds {
  const laid = layDown([...low, ...high], lay);
  const corner = (pick: (a: number, b: number) => number): Point => {
    const at = (axis: number): number => pick(laid[axis]!, laid[3 + axis]!);
    return [at(0), at(1), at(2)];
  };
  return [corner(Math.min), corner(Math.max)];
}

/** Corners of the triangles that a level section cuts when the part is laid down so. */
function cutAt({ positions, triangles }: Shape, lay: LayDown, height: number): Uint32Array {
  const up = layDown([1, 0, 0, 0, 1, 0, 0, 0, 1], lay);
  const axis = [2, 5, 8].findIndex((k) => up[k] !== 0);
  const way = up[3 * axis + 2]!;
  const found: number[] = [];
  for (let c = 0; c < triangles.length; c += 3) {
    const a = triangles[c]!;
    const b = triangles[c + 1]!;
    const d = triangles[c + 2]!;
    const isAbove = way * positions[3 * a + axis]! >= height;
    if (isAbove !== way * positions[3 * b + axis]! >= height || isAbove !== way * positions[3 * d + axis]! >= height)
      found.push(a, b, d);
  }
  return Uint32Array.from(found);
}

/** x y z of each corner. */
function cornersOf(positions: ArrayLike<number>, corners: Uint32Array): Float64Array {
  const out = new Float64Array(3 * corners.length);
  for (let k = 0; k < corners.length; k++)
    for (let axis = 0; axis < 3; axis++) out[3 * k + axis] = positions[3 * corners[k]! + axis]!;
  return out;
}
