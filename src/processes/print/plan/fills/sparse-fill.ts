import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { contourOf, packContours } from '../../../../geometry/areas/islands.ts';
import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';
import { gyroidLines } from '../../../../geometry/fills/gyroid-lines.ts';
import { linkLines, type WallLines } from '../../../../geometry/fills/link-lines.ts';
import { scanLines } from '../../../../geometry/fills/scan-lines.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import { lineArea, lineSpacing, type Stroke } from '../stroke.ts';

export type SparsePattern = 'grid' | 'rectilinear' | 'triangles' | 'gyroid' | 'lightning';

export interface SparseOptions {
  readonly pattern: SparsePattern;
  /** Share of the inside that is filled. */
  readonly density: number;
  readonly lineWidth: number;
  readonly height: number;
  /** [radians] */
  readonly angle: number;
  readonly overlap: number;
  /** Number of the layer, and the height of its middle [mm]. */
  readonly layer: number;
  readonly z: number;
}

/** [mm] Longest link of two lines along the wall, and how far a line without one goes on along it. */
const LINKS = { longest: 20, anchor: 2.5 };
/**
 * Length of gyroid lines in a unit of area, times the wavelength: the mean over all heights, integrated numerically.
 */
const GYROID_LENGTH = 2.4593;

/**
 * Sparse infill of a region. Lines of all layers have the same phase, so that they stand on each other. Nothing for
 * lightning, which is drawn when all layers are known.
 */
export function sparseFill(kernel: PolygonKernel, region: Polygons, options: SparseOptions): Stroke[] {
  const { lineWidth, height, density } = options;
  if (density <= 0 || options.pattern === 'lightning') return [];
  const spacing = lineSpacing(lineWidth, height);
  const inset = sparseInset(kernel, region, options);
  if (inset.ends.length === 0) return [];
  const area = lineArea(lineWidth, height);
  const chains =
    options.pattern === 'gyroid' ? gyroid(kernel, inset, spacing, options) : straight(inset, spacing, options);
  return chains.map((points): Stroke => ({ kind: MoveKind.sparseInfill, closed: false, points, area }));
}

/** Where the ends of infill lines lie: over the innermost wall by the overlap. */
export function sparseInset(
  kernel: PolygonKernel,
  region: Polygons,
  { lineWidth, height, overlap }: Pick<SparseOptions, 'lineWidth' | 'height' | 'overlap'>,
): Polygons {
  return kernel.offset(region, overlap * lineWidth - lineSpacing(lineWidth, height) / 2, { join: 'miter' });
}

/** Directions of one layer, as turns [radians] from the infill's angle. */
function directions({ pattern, layer }: SparseOptions): readonly number[] {
  if (pattern === 'triangles') return [0, Math.PI / 3, (2 * Math.PI) / 3];
  if (pattern === 'grid') return [0, Math.PI / 2];
  return [layer % 2 === 0 ? 0 : Math.PI / 2];
}

function straight(inset: Polygons, spacing: number, options: SparseOptions): Float64Array[] {
  const turns = directions(options);
  const distance = (turns.length * spacing) / options.density;
  const lines: Float64Array[] = [];
  const places: number[] = [];
  for (const turn of turns) {
    const { cos, sin, rows, ends, u, place } = scanLines(inset, options.angle + turn, distance, 0);
    for (let row = 0, k = 0; row < rows.length; row++) {
      const v = rows[row]!;
      for (; k + 1 < ends[row]!; k += 2) {
        places.push(place[k]!, place[k + 1]!);
        const a = u[k]!;
        const b = u[k + 1]!;
        lines.push(Float64Array.of(cos * a - sin * v, sin * a + cos * v, cos * b - sin * v, sin * b + cos * v));
      }
    }
  }
  return linkLines(inset, { lines, places: Float64Array.from(places) }, LINKS);
}

function gyroid(kernel: PolygonKernel, inset: Polygons, spacing: number, options: SparseOptions): Float64Array[] {
  const wavelength = (GYROID_LENGTH * spacing) / options.density;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  const { coordinates } = inset;
  for (let i = 0; i < coordinates.length; i += 2) {
    x0 = Math.min(x0, coordinates[i]!);
    x1 = Math.max(x1, coordinates[i]!);
    y0 = Math.min(y0, coordinates[i + 1]!);
    y1 = Math.max(y1, coordinates[i + 1]!);
  }
  const step = Math.min(wavelength / 24, 0.5);
  // The grid of samples is that of the whole plate, not of the region: lines of layers must meet.
  const snap = (v: number, up: boolean): number => (up ? Math.ceil(v / step) + 1 : Math.floor(v / step) - 1) * step;
  const waves = gyroidLines(
    [snap(x0, false), snap(y0, false), snap(x1, true), snap(y1, true)],
    options.z,
    wavelength,
    step,
  );
  const { inside } = kernel.clipLines(packContours(waves), inset);
  const lines = Array.from(inside.ends, (_, k) => contourOf(inside, k).slice());
  return linkOnWalls(inset, lines, LINKS);
}

/** Lines linked along the outline where their ends lie on it. */
export function linkOnWalls(
  inset: Polygons,
  lines: readonly Float64Array[],
  links: { readonly longest: number; readonly anchor: number },
): Float64Array[] {
  return linkLines(inset, placed(inset, lines), links);
}

/** Where on the outline the ends of the lines are: the nearest edge. */
function placed(inset: Polygons, lines: readonly Float64Array[]): WallLines {
  const { edges } = new EdgeIndex(inset);
  const places = new Float64Array(2 * lines.length).fill(-1);
  for (let end = 0; end < places.length; end++) {
    const line = lines[end >> 1]!;
    const at = (end & 1) === 0 ? 0 : line.length - 2;
    places[end] = nearestPlace(edges, line[at]!, line[at + 1]!);
  }
  return { lines, places };
}

/** Number of the nearest edge plus the share of it, or -1 where none is within 1 µm. */
function nearestPlace(edges: Float64Array, x: number, y: number): number {
  let best = 1e-6;
  let place = -1;
  for (let e = 0; e < edges.length; e += 4) {
    const dx = edges[e + 2]! - edges[e]!;
    const dy = edges[e + 3]! - edges[e + 1]!;
    const squared = dx * dx + dy * dy;
    if (squared === 0) continue;
    const share = Math.max(0, Math.min(0.999999, ((x - edges[e]!) * dx + (y - edges[e + 1]!) * dy) / squared));
    const px = edges[e]! + share * dx - x;
    const py = edges[e + 1]! + share * dy - y;
    const distance = px * px + py * py;
    if (distance < best) {
      best = distance;
      place = e / 4 + share;
    }
  }
  return place;
}
