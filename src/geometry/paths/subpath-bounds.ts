import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';

/** [mm] Least and greatest x and y; +∞ and −∞ while nothing was added. */
export interface FlatBounds {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export function emptyBounds(): FlatBounds {
  return {
    minX: Number.POSITIVE_INFINITY,
    minY: Number.POSITIVE_INFINITY,
    maxX: Number.NEGATIVE_INFINITY,
    maxY: Number.NEGATIVE_INFINITY,
  };
}

export function growBounds(bounds: FlatBounds, x: number, y: number): void {
  if (x < bounds.minX) bounds.minX = x;
  if (x > bounds.maxX) bounds.maxX = x;
  if (y < bounds.minY) bounds.minY = y;
  if (y > bounds.maxY) bounds.maxY = y;
}

/** The bounds of the curve itself, not of its control points: extremes are solved for. */
export function growBySubpath(bounds: FlatBounds, subpath: Subpath): void {
  const { verbs, coordinates } = subpath;
  let x = subpath.x0;
  let y = subpath.y0;
  growBounds(bounds, x, y);
  let n = 0;
  for (let v = 0; v < verbs.length; v++) {
    const verb = verbs[v]!;
    if (verb === Verb.cubic) {
      if (!controlsWithin(bounds, coordinates, n)) growByCubic(bounds, subpath, n);
    } else if (verb === Verb.arc) growByArc(bounds, coordinates.subarray(n, n + 7));
    n += VERB_SIZE[verb]!;
    x = coordinates[n - 2]!;
    y = coordinates[n - 1]!;
    growBounds(bounds, x, y);
  }
}

/** True where both control points lie within the bounds: the curve does too, once its end does, and it adds nothing else. */
function controlsWithin(bounds: FlatBounds, c: Float64Array, n: number): boolean {
  const { minX, minY, maxX, maxY } = bounds;
  const x1 = c[n]!;
  const y1 = c[n + 1]!;
  const x2 = c[n + 2]!;
  const y2 = c[n + 3]!;
  return x1 >= minX && x1 <= maxX && y1 >= minY && y1 <= maxY && x2 >= minX && x2 <= maxX && y2 >= minY && y2 <= maxY;
}

/** The curve whose numbers begin at place n. */
function growByCubic(bounds: FlatBounds, { x0: startX, y0: startY, coordinates: c }: Subpath, n: number): void {
  const x0 = n === 0 ? startX : c[n - 2]!;
  const y0 = n === 0 ? startY : c[n - 1]!;
  const x1 = c[n]!;
  const y1 = c[n + 1]!;
  const x2 = c[n + 2]!;
  const y2 = c[n + 3]!;
  const x3 = c[n + 4]!;
  const y3 = c[n + 5]!;
  const inside = (p: number, low: number, high: number): boolean => p >= low && p <= high;
  const lowX = Math.min(x0, x3);
  const highX = Math.max(x0, x3);
  const lowY = Math.min(y0, y3);
  const highY = Math.max(y0, y3);
  if (!inside(x1, lowX, highX) || !inside(x2, lowX, highX))
    for (const t of turningPoints(x0, x1, x2, x3)) growBounds(bounds, cubicAt(x0, x1, x2, x3, t), y0);
  if (!inside(y1, lowY, highY) || !inside(y2, lowY, highY))
    for (const t of turningPoints(y0, y1, y2, y3)) growBounds(bounds, x0, cubicAt(y0, y1, y2, y3, t));
}

function cubicAt(p0: number, p1: number, p2: number, p3: number, t: number): number {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** Parameters in 0 … 1 where one coordinate of a cubic stands still. */
function turningPoints(p0: number, p1: number, p2: number, p3: number): readonly number[] {
  const a = p3 - p0 + 3 * (p1 - p2);
  const b = 2 * (p0 - 2 * p1 + p2);
  const c = p1 - p0;
  const roots: number[] = [];
  const keep = (t: number): void => {
    if (t > 0 && t < 1) roots.push(t);
  };
  const discriminant = b * b - 4 * a * c;
  if (discriminant < 0) return roots;
  // Stable form: the root that would lose its digits comes from the product of the two.
  const q = -(b + (b < 0 ? -1 : 1) * Math.sqrt(discriminant)) / 2;
  if (a !== 0) keep(q / a);
  if (q !== 0) keep(c / q);
  return roots;
}

function growByArc(bounds: FlatBounds, c: Float64Array): void {
  const rx = c[2]!;
  const ry = c[3]!;
  const cos = Math.cos(c[4]!);
  const sin = Math.sin(c[4]!);
  growAtExtremes(bounds, c, Math.atan2(-ry * sin, rx * cos));
  growAtExtremes(bounds, c, Math.atan2(ry * cos, rx * sin));
}

/** Adds the points at `angle` and opposite to it, where the arc passes them. */
function growAtExtremes(bounds: FlatBounds, c: Float64Array, angle: number): void {
  const start = c[5]!;
  const sweep = c[6]!;
  const low = Math.min(start, start + sweep);
  const high = Math.max(start, start + sweep);
  const cos = Math.cos(c[4]!);
  const sin = Math.sin(c[4]!);
  const first = angle + Math.PI * Math.ceil((low - angle) / Math.PI);
  for (let t = first, i = 0; t <= high && i < 3; t += Math.PI, i++) {
    const u = c[2]! * Math.cos(t);
    const v = c[3]! * Math.sin(t);
    growBounds(bounds, c[0]! + u * cos - v * sin, c[1]! + u * sin + v * cos);
  }
}
