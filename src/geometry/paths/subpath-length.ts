import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';

/**
 * The true length of a stroke, curves included: lines and circles exactly, cubics and ellipses by Gauss–Legendre
 * quadrature of the speed, halved until both halves agree with the whole to 1e-7 of it. That is far
 * finer than the 0.1 % that a price or a time needs, at 15 to 45 evaluations a curve.
 */
const AGREE = 1e-7;
const MOST_HALVINGS = 16;

/** Gauss–Legendre, 5 points on −1 … 1. */
const NODES = [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664] as const;
const WEIGHTS = [
  0.23692688505618908, 0.47862867049936647, 0.5688888888888889, 0.47862867049936647, 0.23692688505618908,
] as const;

/** [mm] Length of one stroke. */
export function subpathLength(subpath: Subpath): number {
  const { verbs, coordinates } = subpath;
  let x = subpath.x0;
  let y = subpath.y0;
  let length = 0;
  let n = 0;
  for (let v = 0; v < verbs.length; v++) {
    const verb = verbs[v]!;
    if (verb === Verb.line) {
      const dx = coordinates[n]! - x;
      const dy = coordinates[n + 1]! - y;
      length += Math.sqrt(dx * dx + dy * dy);
    } else if (verb === Verb.cubic) length += cubicLength(x, y, coordinates, n);
    else length += arcLength(coordinates[n + 2]!, coordinates[n + 3]!, coordinates[n + 5]!, coordinates[n + 6]!);
    n += VERB_SIZE[verb]!;
    x = coordinates[n - 2]!;
    y = coordinates[n - 1]!;
  }
  return length;
}

function cubicLength(x0: number, y0: number, c: Float64Array, n: number): number {
  const x1 = c[n]!;
  const y1 = c[n + 1]!;
  const x2 = c[n + 2]!;
  const y2 = c[n + 3]!;
  // B'(t) = A·t² + B·t + C
  const ax = 3 * (c[n + 4]! - x0 + 3 * (x1 - x2));
  const ay = 3 * (c[n + 5]! - y0 + 3 * (y1 - y2));
  const bx = 6 * (x0 - 2 * x1 + x2);
  const by = 6 * (y0 - 2 * y1 + y2);
  const cx = 3 * (x1 - x0);
  const cy = 3 * (y1 - y0);
  return integrate(
    (t) => {
      const dx = (ax * t + bx) * t + cx;
      const dy = (ay * t + by) * t + cy;
      return Math.sqrt(dx * dx + dy * dy);
    },
    0,
    1,
  );
}

/** [mm] Length of an arc of the half-axes rx, ry from parameter `start` over `sweep` [rad]. */
export function arcLength(rx: number, ry: number, start: number, sweep: number): number {
  if (rx === ry) return rx * Math.abs(sweep);
  const speed = (t: number): number => {
    const dx = rx * Math.sin(t);
    const dy = ry * Math.cos(t);
    return Math.sqrt(dx * dx + dy * dy);
  };
  // Quarter by quarter: a flat ellipse turns sharply at its tips, and the halving must see them.
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2)));
  let length = 0;
  for (let i = 0; i < pieces; i++)
    length += Math.abs(integrate(speed, start + (sweep * i) / pieces, start + (sweep * (i + 1)) / pieces));
  return length;
}

function integrate(speed: (t: number) => number, from: number, to: number): number {
  return halve(speed, from, to, gauss(speed, from, to), MOST_HALVINGS);
}

function halve(speed: (t: number) => number, from: number, to: number, whole: number, left: number): number {
  const middle = (from + to) / 2;
  const first = gauss(speed, from, middle);
  const second = gauss(speed, middle, to);
  if (left === 0 || Math.abs(first + second - whole) <= AGREE * Math.abs(first + second)) return first + second;
  return halve(speed, from, middle, first, left - 1) + halve(speed, middle, to, second, left - 1);
}

function gauss(speed: (t: number) => number, from: number, to: number): number {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  let sum = 0;
  for (let k = 0; k < 5; k++) sum += WEIGHTS[k]! * speed(middle + half * NODES[k]!);
  return sum * half;
}
