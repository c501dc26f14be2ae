/**
 * Cubics through a row of points within a tolerance: lines where a line will do, else least squares on chord lengths
 * with Newton's reparametrisation, halved at the worst point with a common tangent. After Philip J. Schneider, "An
 * Algorithm for Automatically Fitting Digitized Curves", Graphics Gems (1990). Cost: a few passes a level of halving.
 */
export interface CurveSink {
  line(x: number, y: number): void;
  cubic(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
}

const ROUNDS = 4;

type XY = readonly [x: number, y: number];

/** One stretch without corners: points first … last of x, y pairs; the sink already stands on the first. */
export function fitCubics(points: Float64Array, tolerance: number, sink: CurveSink): void {
  const count = points.length / 2;
  if (count < 2) return;
  const fit = new Fit(points, tolerance, sink);
  fit.stretch(0, count - 1, fit.tangent(0, 1), fit.tangent(count - 1, -1));
}

class Fit {
  readonly #p: Float64Array;
  readonly #tolerance: number;
  readonly #sink: CurveSink;
  /** Parameter of each point on the curve at hand. */
  readonly #u: Float64Array;

  constructor(points: Float64Array, tolerance: number, sink: CurveSink) {
    this.#p = points;
    this.#tolerance = tolerance;
    this.#sink = sink;
    this.#u = new Float64Array(points.length / 2);
  }

  /** Direction from point `i` over a few of its neighbours, forwards (1) or backwards (−1). */
  tangent(i: number, step: 1 | -1): XY {
    const p = this.#p;
    const count = p.length / 2;
    let dx = 0;
    let dy = 0;
    for (let k = 1; k <= 3; k++) {
      const j = i + k * step;
      if (j < 0 || j >= count) break;
      dx += (p[2 * j]! - p[2 * i]!) / k;
      dy += (p[2 * j + 1]! - p[2 * i + 1]!) / k;
    }
    const size = Math.sqrt(dx * dx + dy * dy) || 1;
    return [dx / size, dy / size];
  }

  stretch(first: number, last: number, from: XY, to: XY): void {
    const p = this.#p;
    if (last - first < 2 || this.#isStraight(first, last)) {
      this.#sink.line(p[2 * last]!, p[2 * last + 1]!);
      return;
    }
    this.#parametrise(first, last);
    let worst = { error: 0, at: first };
    for (let round = 0; round < ROUNDS; round++) {
      const handles = this.#solve(first, last, from, to);
      worst = this.#worst(first, last, handles);
      if (worst.error <= this.#tolerance * this.#tolerance) {
        const [x1, y1, x2, y2] = handles;
        this.#sink.cubic(x1, y1, x2, y2, p[2 * last]!, p[2 * last + 1]!);
        return;
      }
      if (worst.error > 16 * this.#tolerance * this.#tolerance) break; // no reparametrisation mends this
      this.#improve(first, last, handles);
    }
    const at = Math.min(last - 1, Math.max(first + 1, worst.at));
    const [ax, ay] = this.tangent(at, 1);
    const [bx, by] = this.tangent(at, -1);
    const size = Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2) || 1;
    const middle: XY = [(ax - bx) / size, (ay - by) / size];
    this.stretch(first, at, from, [-middle[0], -middle[1]]);
    this.stretch(at, last, middle, to);
  }

  #isStraight(first: number, last: number): boolean {
    const p = this.#p;
    const [x, y] = [p[2 * first]!, p[2 * first + 1]!];
    const [dx, dy] = [p[2 * last]! - x, p[2 * last + 1]! - y];
    const size = Math.sqrt(dx * dx + dy * dy);
    for (let i = first + 1; i < last; i++) {
      const [qx, qy] = [p[2 * i]! - x, p[2 * i + 1]! - y];
      const away = size === 0 ? Math.sqrt(qx * qx + qy * qy) : Math.abs(dx * qy - dy * qx) / size;
      if (away > this.#tolerance / 2) return false;
    }
    return true;
  }

  #parametrise(first: number, last: number): void {
    const p = this.#p;
    const u = this.#u;
    u[first] = 0;
    for (let i = first + 1; i <= last; i++) {
      const [dx, dy] = [p[2 * i]! - p[2 * i - 2]!, p[2 * i + 1]! - p[2 * i - 1]!];
      u[i] = u[i - 1]! + Math.sqrt(dx * dx + dy * dy);
    }
    const whole = u[last]! || 1;
    for (let i = first; i <= last; i++) u[i] = u[i]! / whole;
  }

  /** Handles along the tangents whose lengths make the squares of the distances least. */
  #solve(first: number, last: number, from: XY, to: XY): readonly [number, number, number, number] {
    const p = this.#p;
    const [x0, y0, x3, y3] = [p[2 * first]!, p[2 * first + 1]!, p[2 * last]!, p[2 * last + 1]!];
    let c00 = 0;
    let c01 = 0;
    let c11 = 0;
    let r0 = 0;
    let r1 = 0;
    const dot = from[0] * to[0] + from[1] * to[1];
    for (let i = first + 1; i < last; i++) {
      const t = this.#u[i]!;
      const s = 1 - t;
      const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
      const ex = p[2 * i]! - (x0 * (b0 + b1) + x3 * (b2 + b3));
      const ey = p[2 * i + 1]! - (y0 * (b0 + b1) + y3 * (b2 + b3));
      c00 += b1 * b1;
      c01 += b1 * b2 * dot;
      c11 += b2 * b2;
      r0 += b1 * (from[0] * ex + from[1] * ey);
      r1 += b2 * (to[0] * ex + to[1] * ey);
    }
    const det = c00 * c11 - c01 * c01;
    const chord = Math.sqrt((x3 - x0) ** 2 + (y3 - y0) ** 2);
    let a = det === 0 ? 0 : (r0 * c11 - r1 * c01) / det;
    let b = det === 0 ? 0 : (c00 * r1 - c01 * r0) / det;
    const least = 1e-6 * chord;
    // Wu and Barsky's rule of thumb where the squares say nothing sensible.
    if (!(a > least && b > least)) a = b = chord / 3;
    return [x0 + a * from[0], y0 + a * from[1], x3 + b * to[0], y3 + b * to[1]];
  }

  /** Greatest squared distance of a point from the curve at its parameter. */
  #worst(first: number, last: number, h: readonly [number, number, number, number]): { error: number; at: number } {
    const p = this.#p;
    let error = 0;
    let at = (first + last) >> 1;
    for (let i = first + 1; i < last; i++) {
      const [x, y] = this.#point(first, last, h, this.#u[i]!);
      const away = (x - p[2 * i]!) ** 2 + (y - p[2 * i + 1]!) ** 2;
      if (away > error) [error, at] = [away, i];
    }
    return { error, at };
  }

  #point(first: number, last: number, h: readonly [number, number, number, number], t: number): XY {
    const p = this.#p;
    const s = 1 - t;
    const [b0, b1, b2, b3] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return [
      b0 * p[2 * first]! + b1 * h[0] + b2 * h[2] + b3 * p[2 * last]!,
      b0 * p[2 * first + 1]! + b1 * h[1] + b2 * h[3] + b3 * p[2 * last + 1]!,
    ];
  }

  /** One step of Newton's method for each point towards the parameter of its nearest place on the curve. */
  #improve(first: number, last: number, h: readonly [number, number, number, number]): void {
    const p = this.#p;
    const at = (k: 0 | 1): readonly [number, number, number, number] => [
      p[2 * first + k]!,
      h[k],
      h[k + 2]!,
      p[2 * last + k]!,
    ];
    const [xs, ys] = [at(0), at(1)];
    for (let i = first + 1; i < last; i++) {
      const t = this.#u[i]!;
      const s = 1 - t;
      const [x, y] = this.#point(first, last, h, t);
      const speed = (q: readonly [number, number, number, number]): number =>
        3 * (s * s * (q[1] - q[0]) + 2 * s * t * (q[2] - q[1]) + t * t * (q[3] - q[2]));
      const turn = (q: readonly [number, number, number, number]): number =>
        6 * (s * (q[2] - 2 * q[1] + q[0]) + t * (q[3] - 2 * q[2] + q[1]));
      const [dx, dy, ex, ey] = [speed(xs), speed(ys), x - p[2 * i]!, y - p[2 * i + 1]!];
      const slope = dx * dx + dy * dy + ex * turn(xs) + ey * turn(ys);
      if (slope !== 0) this.#u[i] = Math.min(1, Math.max(0, t - (ex * dx + ey * dy) / slope));
    }
  }
}
