import { crossingDepth } from './triangle-crossing.ts';

/** How two triangles touch: in a point, along a line (its ends are told), or over part of a plane. */
export type Contact =
  | { readonly kind: 'point'; readonly at: Place }
  | { readonly kind: 'line'; readonly from: Place; readonly to: Place }
  | { readonly kind: 'area'; readonly at: Place };

export type Place = readonly [number, number, number];

/** Times `near`: what is smaller is a point, what is narrower a line. */
const SMALL = 8;

/**
 * Where two triangles touch without going through each other; undefined where they do, or lie apart.
 * @param a,b place of the first corner of each in `triangles`
 * @param near [mm] what is nearer touches
 */
export function contactOf(
  p: ArrayLike<number>,
  triangles: ArrayLike<number>,
  [a, b]: readonly [number, number],
  near: number,
): Contact | undefined {
  if (crossingDepth(p, triangles, a, b) > near) return undefined;
  const s = cornersOf(p, triangles, a);
  const t = cornersOf(p, triangles, b);
  const met: Place[] = [...s.filter((v) => reaches(v, t, near)), ...t.filter((v) => reaches(v, s, near))];
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) {
      const at = crossingOf([s[i]!, s[(i + 1) % 3]!], [t[j]!, t[(j + 1) % 3]!], near);
      if (at !== undefined) met.push(at);
    }
  const [first] = met;
  if (first === undefined) return undefined;
  const from = farthest(met, first);
  const to = farthest(met, from);
  const length = distance(from, to);
  if (length <= SMALL * near) return { kind: 'point', at: first };
  const off = met.find((v) => distanceToLine(v, from, to) > SMALL * near);
  if (off === undefined) return { kind: 'line', from, to };
  return { kind: 'area', at: [0, 1, 2].map((k) => (from[k]! + to[k]! + off[k]!) / 3) as [number, number, number] };
}

export function cornersOf(p: ArrayLike<number>, triangles: ArrayLike<number>, first: number): readonly Place[] {
  return [0, 1, 2].map((k): Place => {
    const v = 3 * triangles[first + k]!;
    return [p[v]!, p[v + 1]!, p[v + 2]!];
  });
}

/** Whether a point lies on a triangle. */
export function reaches(v: Place, [a, b, c]: readonly Place[], near: number): boolean {
  const normal = cross(minus(b!, a!), minus(c!, a!));
  const size = norm(normal);
  if (size > 0) {
    if (Math.abs(dot(normal, minus(v, a!))) > near * size) return false;
    const isWithin = [
      [a!, b!],
      [b!, c!],
      [c!, a!],
    ].every(([from, to]) => dot(cross(minus(to!, from!), minus(v, from!)), normal) >= 0);
    if (isWithin) return true;
  }
  return [a!, b!, c!].some((from, k) => distanceToSegment(v, from, [b!, c!, a!][k]!) <= near);
}

/** Where two sides cross inside both, nearer than `near`; sides that run along each other do not. */
function crossingOf([a, b]: readonly [Place, Place], [c, d]: readonly [Place, Place], near: number): Place | undefined {
  const u = minus(b, a);
  const v = minus(d, c);
  const w = minus(c, a);
  const normal = cross(u, v);
  const square = dot(normal, normal);
  if (square <= 1e-12 * dot(u, u) * dot(v, v)) return undefined;
  const s = dot(cross(w, v), normal) / square;
  const t = dot(cross(w, u), normal) / square;
  if (s < 0 || s > 1 || t < 0 || t > 1) return undefined;
  if (Math.abs(dot(w, normal)) > near * Math.sqrt(square)) return undefined;
  return [a[0] + s * u[0], a[1] + s * u[1], a[2] + s * u[2]];
}

function farthest(places: readonly Place[], from: Place): Place {
  return places.reduce((best, place) => (distance(place, from) > distance(best, from) ? place : best), from);
}

export function distanceToSegment(v: Place, a: Place, b: Place): number {
  const u = minus(b, a);
  const square = dot(u, u);
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(v, a), u) / square));
  return distance(v, [a[0] + part * u[0], a[1] + part * u[1], a[2] + part * u[2]]);
}

function distanceToLine(v: Place, a: Place, b: Place): number {
  const u = minus(b, a);
  return norm(cross(u, minus(v, a))) / (norm(u) || 1);
}

function distance(a: Place, b: Place): number {
  return norm(minus(a, b));
}

export function minus(a: Place, b: Place): Place {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function dot(a: Place, b: Place): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Place, b: Place): Place {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function norm(a: Place): number {
  return Math.sqrt(dot(a, a));
}
