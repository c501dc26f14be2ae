/**
 * A NURBS curve as cubics. Each knot span becomes the cubic with the same ends and tangents (Hermite); where that
 * leaves the curve by more than the tolerance at one of three places, the span is halved. Polynomial curves of
 * degree 1 to 3 come out exactly at the first try. Values and derivatives by de Boor's algorithm on homogeneous
 * coordinates (Piegl & Tiller, The NURBS Book, 4.2).
 */
export interface Nurbs {
  readonly degree: number;
  /** Ascending; as many as control points plus degree plus 1. */
  readonly knots: readonly number[];
  /** x, y of each control point. */
  readonly points: readonly number[];
  /** One a control point, or empty: all 1. */
  readonly weights: readonly number[];
}

/** Called with the two handles and the end of each cubic. */
export type CubicSink = (x1: number, y1: number, x2: number, y2: number, x: number, y: number) => void;

const MOST_HALVINGS = 12;

/** What is wrong with a curve's numbers, or null. */
export function nurbsFault(curve: Nurbs): 'degree' | 'points' | 'knots' | 'weights' | null {
  const { degree, knots, points, weights } = curve;
  const count = points.length / 2;
  if (!(Number.isInteger(degree) && degree >= 1 && degree <= 25)) return 'degree';
  if (!Number.isInteger(count) || count < degree + 1 || !points.every(Number.isFinite)) return 'points';
  if (knots.length !== count + degree + 1) return 'knots';
  for (let i = 0; i < knots.length; i++)
    if (!Number.isFinite(knots[i]!) || (i > 0 && knots[i]! < knots[i - 1]!)) return 'knots';
  if (knots[degree]! >= knots[count]!) return 'knots';
  if (
    weights.length > 0 &&
    (weights.length !== count || !weights.every((weight) => weight > 0 && Number.isFinite(weight)))
  )
    return 'weights';
  return null;
}

/** The first point of a curve without faults. */
export function nurbsStart(curve: Nurbs): readonly [x: number, y: number] {
  const at = new Evaluator(curve).at(curve.knots[curve.degree]!, curve.degree);
  return [at.x, at.y];
}

/** Gives the cubics of a curve without faults, in order, the first one beginning at `nurbsStart`. */
export function nurbsToCubics(curve: Nurbs, tolerance: number, sink: CubicSink): void {
  const evaluator = new Evaluator(curve);
  const { degree, knots, points } = curve;
  const count = points.length / 2;
  for (let span = degree; span < count; span++) {
    if (knots[span + 1]! <= knots[span]!) continue;
    addSpan({ evaluator, span, tolerance, sink }, knots[span]!, knots[span + 1]!, MOST_HALVINGS);
  }
}

interface Work {
  readonly evaluator: Evaluator;
  readonly span: number;
  readonly tolerance: number;
  readonly sink: CubicSink;
}

function addSpan(work: Work, from: number, to: number, left: number): void {
  const { evaluator, span, tolerance, sink } = work;
  const a = evaluator.at(from, span);
  const b = evaluator.at(to, span);
  const third = (to - from) / 3;
  const x1 = a.x + third * a.dx;
  const y1 = a.y + third * a.dy;
  const x2 = b.x - third * b.dx;
  const y2 = b.y - third * b.dy;
  if (left > 0) {
    for (const t of [0.25, 0.5, 0.75]) {
      const s = 1 - t;
      const p = evaluator.at(from + t * (to - from), span);
      const ex = s * s * s * a.x + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t * t * t * b.x - p.x;
      const ey = s * s * s * a.y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t * t * t * b.y - p.y;
      if (ex * ex + ey * ey <= tolerance * tolerance) continue;
      const middle = (from + to) / 2;
      addSpan(work, from, middle, left - 1);
      addSpan(work, middle, to, left - 1);
      return;
    }
  }
  sink(x1, y1, x2, y2, b.x, b.y);
}

interface PointAndSpeed {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

class Evaluator {
  readonly #curve: Nurbs;
  readonly #work: Float64Array;

  constructor(curve: Nurbs) {
    this.#curve = curve;
    this.#work = new Float64Array(3 * (curve.degree + 1));
  }

  at(u: number, span: number): PointAndSpeed {
    const { degree, knots, points, weights } = this.#curve;
    const d = this.#work;
    for (let j = 0; j <= degree; j++) {
      const i = span - degree + j;
      const w = weights.length === 0 ? 1 : weights[i]!;
      d[3 * j] = points[2 * i]! * w;
      d[3 * j + 1] = points[2 * i + 1]! * w;
      d[3 * j + 2] = w;
    }
    let sx = 0;
    let sy = 0;
    let sw = 0;
    for (let r = 1; r <= degree; r++) {
      if (r === degree) {
        // The last two points before the end span the tangent.
        const scale = degree / (knots[span + 1]! - knots[span]!);
        const j = 3 * degree;
        sx = scale * (d[j]! - d[j - 3]!);
        sy = scale * (d[j + 1]! - d[j - 2]!);
        sw = scale * (d[j + 2]! - d[j - 1]!);
      }
      for (let j = degree; j >= r; j--) {
        const i = span - degree + j;
        const low = knots[i]!;
        const alpha = (u - low) / (knots[i + degree - r + 1]! - low);
        for (let k = 0; k < 3; k++) d[3 * j + k] = (1 - alpha) * d[3 * j - 3 + k]! + alpha * d[3 * j + k]!;
      }
    }
    const w = d[3 * degree + 2]!;
    const x = d[3 * degree]! / w;
    const y = d[3 * degree + 1]! / w;
    return { x, y, dx: (sx - sw * x) / w, dy: (sy - sw * y) / w };
  }
}
