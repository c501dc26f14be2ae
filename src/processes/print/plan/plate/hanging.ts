import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import type { Stroke } from '../stroke.ts';
import { eachSegment } from '../stroke-speed.ts';

/** What carries the walls of a layer. */
export interface Carrier {
  /** Centre lines outside hang by more than half. */
  readonly half: EdgeIndex;
  /** Centre lines outside hang by more than a quarter. */
  readonly quarter: EdgeIndex;
}

/** [mm2] */
const CRUMB = 0.01;
/** [mm] Pieces of a wall shorter than this are not told apart. */
const SHORT = 0.2;

/** The carrier of a layer, or null where nothing hangs by as much as a quarter of a line. */
export function carrierOf(
  kernel: PolygonKernel,
  section: Polygons,
  under: Polygons,
  lineWidth: number,
): Carrier | null {
  const wide = kernel.offset(under, lineWidth / 4, { join: 'miter' });
  if (polygonsArea(kernel.difference(section, wide)) < CRUMB) return null;
  return {
    half: new EdgeIndex(under),
    quarter: new EdgeIndex(kernel.offset(under, -lineWidth / 4, { join: 'miter' })),
  };
}

/** The stroke with vertices where it leaves or reaches what carries it, and how much each piece hangs. */
export function withHang(stroke: Stroke, carrier: Carrier): Stroke {
  const { points } = stroke;
  const n = points.length / 2;
  const segments = stroke.closed ? n : n - 1;
  const carried = carriedSegments(points, segments, carrier);
  // Most strokes do not hang at all.
  if (carried === segments) return stroke;
  const out = Array.from(points.subarray(0, 2 * carried));
  const area = typeof stroke.area === 'number' ? [] : Array.from(stroke.area.slice(0, carried));
  const hang: number[] = new Array<number>(carried).fill(0);
  for (let i = carried; i < segments; i++) {
    const j = (i + 1) % n;
    const x0 = points[2 * i]!;
    const y0 = points[2 * i + 1]!;
    const x1 = points[2 * j]!;
    const y1 = points[2 * j + 1]!;
    let from = 0;
    for (const to of cuts(carrier, x0, y0, x1, y1)) {
      const middle = (from + to) / 2;
      out.push(x0 + from * (x1 - x0), y0 + from * (y1 - y0));
      if (typeof stroke.area !== 'number') area.push(stroke.area[i]! + from * (stroke.area[j]! - stroke.area[i]!));
      hang.push(hangAt(carrier, x0 + middle * (x1 - x0), y0 + middle * (y1 - y0)));
      from = to;
    }
  }
  if (!stroke.closed) {
    out.push(points[2 * n - 2]!, points[2 * n - 1]!);
    if (typeof stroke.area !== 'number') area.push(stroke.area[n - 1]!);
    hang.push(0);
  }
  if (hang.every((h) => h === 0)) return stroke;
  return {
    ...stroke,
    points: Float64Array.from(out),
    area: typeof stroke.area === 'number' ? stroke.area : Float64Array.from(area),
    hang: Uint8Array.from(hang),
  };
}

/** How many segments at the beginning neither hang nor cross the outlines of what carries them. */
function carriedSegments(points: Float64Array, segments: number, { half, quarter }: Carrier): number {
  for (let i = 0; i < segments; i++) {
    const j = 2 * i + 2 === points.length ? 0 : i + 1;
    const x0 = points[2 * i]!;
    const y0 = points[2 * i + 1]!;
    const x1 = points[2 * j]!;
    const y1 = points[2 * j + 1]!;
    const x = x0 + 0.5 * (x1 - x0);
    const y = y0 + 0.5 * (y1 - y0);
    if (!quarter.contains(x, y) || !half.contains(x, y)) return i;
    if (quarter.crossings(x0, y0, x1, y1).length > 0 || half.crossings(x0, y0, x1, y1).length > 0) return i;
  }
  return segments;
}

const WHOLE: readonly number[] = [1];

/** Shares of the segment at which pieces end, the last is 1. */
function cuts(carrier: Carrier, x0: number, y0: number, x1: number, y1: number): readonly number[] {
  const halves = carrier.half.crossings(x0, y0, x1, y1);
  const quarters = carrier.quarter.crossings(x0, y0, x1, y1);
  if (halves.length === 0 && quarters.length === 0) return WHOLE;
  const shares: number[] = [];
  for (let k = 0; k < halves.length; k += 2) shares.push(halves[k]!);
  for (let k = 0; k < quarters.length; k += 2) shares.push(quarters[k]!);
  shares.sort((a, b) => a - b);
  const length = Math.sqrt((x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0));
  const result: number[] = [];
  let last = 0;
  for (const share of shares) {
    if ((share - last) * length < SHORT || (1 - share) * length < SHORT) continue;
    result.push(share);
    last = share;
  }
  result.push(1);
  return result;
}

function hangAt({ half, quarter }: Carrier, x: number, y: number): number {
  if (!half.contains(x, y)) return 2;
  return quarter.contains(x, y) ? 0 : 1;
}

/** Of a loop: so much of it in the air, and the rest does not hold it. */
const MOSTLY = 0.75;

export function hangsMostly(stroke: Stroke): boolean {
  return stroke.hang !== undefined && stroke.closed && hangingLength(stroke) > MOSTLY * strokeLength(stroke);
}

/** [mm] Of what hangs by more than half. */
export function hangingLength(stroke: Stroke): number {
  if (stroke.hang === undefined) return 0;
  let hanging = 0;
  eachSegment(stroke, (i, _j, length) => {
    if (stroke.hang![i] === 2) hanging += length;
  });
  return hanging;
}

/** [mm] */
export function strokeLength(stroke: Stroke): number {
  let total = 0;
  eachSegment(stroke, (_i, _j, length) => {
    total += length;
  });
  return total;
}
