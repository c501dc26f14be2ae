import { type ArcPath, ArcPathBuilder, emptyArcPath } from './arc-path.ts';

/**
 * Lines and circular arcs through a dense chain of points, at most `tolerance` away from every point and from the
 * middle of every chord between them.
 *
 * Greedy: from each vertex the longest stretch that one line or one arc can stand for, its length found by doubling
 * and halving, so a chain of n points costs O(n log n). An arc runs through both ends of its stretch; the one free
 * number, its belly, is the least-squares one: with the chord on the x axis from -h to h, a circle through both ends
 * has x² + y² - h² = 2 c y, so c = Σ y (x² + y² - h²) / 2 Σ y². A corner survives because no arc comes near the
 * middles of the two long chords that meet there.
 *
 * Biarcs join smoother but need tangents, which an offset contour does not have. Kinks of this fit are below
 * 4 · tolerance / length of the arc: GRBL's junction rule hardly sees them.
 */
export function fitArcs(points: Float64Array, closed: boolean, tolerance: number): ArcPath {
  const n = withoutRepeats(points, closed);
  if (n < 2) return n === 0 ? emptyArcPath(0, closed) : onePoint(closed);
  if (closed && n >= 3) rollToCorner(n);
  const last = closed ? n : n - 1; // index of the end, n meaning vertex 0 again
  const chain = CHAIN;
  const fitter = FITTER;
  fitter.take(chain, n, tolerance);
  const path = PATH;
  let at = 0;
  while (at < last) {
    const end = longestStretch(fitter, at, last);
    path.add(chain[2 * at]!, chain[2 * at + 1]!, fitter.bulge);
    at = end;
  }
  if (!closed) path.add(chain[2 * n - 2]!, chain[2 * n - 1]!);
  return path.take(closed);
}

/** [mm] Arcs flatter or tighter than these are written as lines: firmware reckons their centres badly. */
const MAX_RADIUS = 5000;
const MIN_RADIUS = 0.05;
/** No stretch longer than this many points: bounds the cost of a single test. */
const MAX_POINTS = 4096;

// A drawing has pieces to fit by the hundred thousand, most of them of a few points: memory is asked for once.
/** Points of the chain that is being fitted, and room to turn it. */
let CHAIN = new Float64Array(256);
let TURNED = new Float64Array(256);
const PATH = new ArcPathBuilder();

function onePoint(closed: boolean): ArcPath {
  PATH.add(CHAIN[0]!, CHAIN[1]!);
  return PATH.take(closed);
}

/** The end of the longest stretch; what stands for it is then the fitter's bulge. */
function longestStretch(fitter: StretchFitter, from: number, last: number): number {
  let good = from + 1;
  fitter.bulge = 0;
  let step = 2;
  let bad = -1;
  while (bad < 0) {
    const tried = Math.min(from + step, last, from + MAX_POINTS);
    if (tried <= good) return good;
    if (fitter.fits(from, tried)) good = tried;
    else bad = tried;
    step *= 2;
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (fitter.fits(from, middle)) good = middle;
    else bad = middle;
  }
  return good;
}

class StretchFitter {
  /** Of the last stretch that fitted: 0 a line. */
  bulge = 0;
  #chain = CHAIN;
  #n = 0;
  #tolerance = 0;

  /** The points to fit: the first n of a chain. */
  take(chain: Float64Array<ArrayBuffer>, n: number, tolerance: number): void {
    this.#chain = chain;
    this.#n = n;
    this.#tolerance = tolerance;
  }

  /** Whether one line or arc stands for the points from `a` to `b`: its bulge is kept then. */
  fits(a: number, b: number): boolean {
    const bulge = this.#fit(a, b);
    if (bulge !== undefined) this.bulge = bulge;
    return bulge !== undefined;
  }

  /** The bulge (0 a line) that stands for the points from `a` to `b`, or undefined where none does. */
  #fit(a: number, b: number): number | undefined {
    const chain = this.#chain;
    const n = this.#n;
    const end = b % n;
    const [ax, ay] = [chain[2 * a]!, chain[2 * a + 1]!];
    const dx = chain[2 * end]! - ax;
    const dy = chain[2 * end + 1]! - ay;
    const length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-9) return undefined;
    const [ux, uy, h] = [dx / length, dy / length, length / 2];
    let [yy, yq, far, previousX] = [0, 0, 0, -h];
    for (let k = a + 1; k < b; k++) {
      const px = chain[2 * k]! - ax;
      const py = chain[2 * k + 1]! - ay;
      const x = px * ux + py * uy - h;
      const y = py * ux - px * uy;
      // Points must go forward along the chord: an arc of at most half a turn does.
      if (x < previousX) return undefined;
      previousX = x;
      const q = x * x + y * y - h * h;
      yy += y * y;
      yq += y * q;
      if (Math.abs(y) > far) far = Math.abs(y);
    }
    if (previousX > h) return undefined;
    if (far <= this.#tolerance) return 0;
    return this.#arc(a, b, h, { c: yq / (2 * yy), ux, uy });
  }

  #arc(a: number, b: number, h: number, frame: { c: number; ux: number; uy: number }): number | undefined {
    const { c, ux, uy } = frame;
    const chain = this.#chain;
    const n = this.#n;
    const r = Math.sqrt(h * h + c * c);
    if (!(r < MAX_RADIUS) || r < MIN_RADIUS) return undefined;
    const inner = Math.max(0, r - this.#tolerance) ** 2;
    const outer = (r + this.#tolerance) ** 2;
    const [ax, ay] = [chain[2 * a]!, chain[2 * a + 1]!];
    let [lastX, lastY, belly] = [-h, 0, 0];
    for (let k = a + 1; k <= b; k++) {
      const at = k === n ? 0 : k;
      const px = chain[2 * at]! - ax;
      const py = chain[2 * at + 1]! - ay;
      const x = px * ux + py * uy - h;
      const y = py * ux - px * uy;
      const d = x * x + (y - c) * (y - c);
      const mx = (x + lastX) / 2;
      const my = (y + lastY) / 2;
      const m = mx * mx + (my - c) * (my - c);
      if (d < inner || d > outer || m < inner || m > outer) return undefined;
      belly += y;
      [lastX, lastY] = [x, y];
    }
    // The belly above the chord is a clockwise arc from a to b. Sagitta = r - |c| as it sweeps at most half a turn.
    const up = belly > 0;
    if (up ? c > 1e-9 * r : c < -1e-9 * r) return undefined;
    const bulge = (r - Math.abs(c)) / h;
    return up ? -bulge : bulge;
  }
}

const FITTER = new StretchFitter();

/** Points at the same place as the one before are no use. @returns how many others there are, in `CHAIN` */
function withoutRepeats(points: Float64Array, closed: boolean): number {
  if (CHAIN.length < points.length) {
    CHAIN = new Float64Array(2 * points.length);
    TURNED = new Float64Array(2 * points.length);
  }
  const out = CHAIN;
  let at = 0;
  for (let k = 0; k < points.length; k += 2) {
    if (at > 0 && same(points[k]!, points[k + 1]!, out[at - 2]!, out[at - 1]!)) continue;
    out[at++] = points[k]!;
    out[at++] = points[k + 1]!;
  }
  while (closed && at > 2 && same(out[0]!, out[1]!, out[at - 2]!, out[at - 1]!)) at -= 2;
  return at / 2;
}

const same = (ax: number, ay: number, bx: number, by: number): boolean =>
  Math.abs(ax - bx) < 1e-6 && Math.abs(ay - by) < 1e-6;

/** A closed chain starts best at its sharpest corner: no arc is then cut in two by chance. */
function rollToCorner(n: number): void {
  const chain = CHAIN;
  let [best, sharpest] = [0, Number.POSITIVE_INFINITY];
  // Each edge is the one after a corner and the one before the next.
  let ux = chain[0]! - chain[2 * n - 2]!;
  let uy = chain[1]! - chain[2 * n - 1]!;
  for (let k = 0; k < n; k++) {
    const after = k + 1 === n ? 0 : k + 1;
    const vx = chain[2 * after]! - chain[2 * k]!;
    const vy = chain[2 * after + 1]! - chain[2 * k + 1]!;
    const cosine = (ux * vx + uy * vy) / Math.sqrt((ux * ux + uy * uy) * (vx * vx + vy * vy));
    if (cosine < sharpest - 1e-9) [best, sharpest] = [k, cosine];
    ux = vx;
    uy = vy;
  }
  if (best === 0) return;
  const turned = TURNED;
  for (let k = 0, from = 2 * best; k < 2 * n; k++, from++) {
    if (from === 2 * n) from = 0;
    turned[k] = chain[from]!;
  }
  TURNED = chain;
  CHAIN = turned;
}
