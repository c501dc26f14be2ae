import { BoxIndex } from '../box-index.ts';
import { type ArcPath, ArcPathBuilder, reverseArcPath, segmentCount } from './arc-path.ts';

/** A chain made of one or more open paths. */
export interface JoinedPath {
  readonly path: ArcPath;
  /** The paths that it is made of, in order. */
  readonly sources: readonly number[];
}

/** Two ends that were not joined though they lie near each other. [mm] */
interface EndPair {
  readonly a: number;
  readonly b: number;
  readonly gap: number;
  /** 0 straight on … 2 back again. */
  readonly turn: number;
}

/**
 * Joins open paths whose ends meet within `tolerance` [mm], and closes chains that come back to their start.
 * Nearest pairs first; where three ends meet, the pair that goes straight on. An end is used once. A gap is bridged by
 * a line, so nothing that was drawn moves. Closed paths come back as they are.
 */
export function joinPaths(paths: readonly ArcPath[], tolerance: number): readonly JoinedPath[] {
  const pairs = pairsOf(paths, tolerance * (1 + 1e-6));
  // End 2k is the start of path k, 2k + 1 its end; partner[e] the end that e is joined to.
  const partner = new Int32Array(2 * paths.length).fill(-1);
  for (const { a, b } of pairs) {
    if (partner[a]! >= 0 || partner[b]! >= 0) continue;
    partner[a] = b;
    partner[b] = a;
  }
  const used = new Uint8Array(paths.length);
  const joined: JoinedPath[] = [];
  for (let k = 0; k < paths.length; k++) {
    if (used[k] === 1) continue;
    joined.push(paths[k]!.closed ? { path: paths[k]!, sources: [k] } : follow(paths, partner, firstEnd(partner, k)));
    for (const source of joined[joined.length - 1]!.sources) used[source] = 1;
  }
  return joined;
}

/** From path k back to the free end of its chain; on a ring, the start of k. */
function firstEnd(partner: Int32Array, k: number): number {
  let end = 2 * k;
  while (partner[end]! >= 0) {
    end = partner[end]! ^ 1;
    if (end === 2 * k) break;
  }
  return end;
}

/** The chain that begins with the path whose end `from` comes first. */
function follow(paths: readonly ArcPath[], partner: Int32Array, from: number): JoinedPath {
  const builder = new ArcPathBuilder();
  const sources: number[] = [];
  let end = from;
  for (;;) {
    const k = end >> 1;
    sources.push(k);
    const path = (end & 1) === 0 ? paths[k]! : reverseArcPath(paths[k]!);
    const n = path.x.length;
    for (let v = 0; v < n; v++) {
      if (v === 0 && builder.length > 0 && builder.isAt(path.x[0]!, path.y[0]!)) builder.bend(path.bulge[0]!);
      else builder.add(path.x[v]!, path.y[v]!, path.bulge[v]!);
    }
    const next = partner[end ^ 1]!;
    if (next < 0) return { path: builder.take(false), sources };
    if (next === from) return { path: closeRing(builder), sources };
    end = next;
  }
}

/** The last vertex is the first again, or a line leads there. */
function closeRing(builder: ArcPathBuilder): ArcPath {
  const ring = builder.take(true);
  const n = ring.x.length;
  const dx = ring.x[n - 1]! - ring.x[0]!;
  const dy = ring.y[n - 1]! - ring.y[0]!;
  if (n < 3 || dx * dx + dy * dy > 1e-12) return ring;
  return { x: ring.x.slice(0, n - 1), y: ring.y.slice(0, n - 1), bulge: ring.bulge.slice(0, n - 1), closed: true };
}

function pairsOf(paths: readonly ArcPath[], tolerance: number): EndPair[] {
  const ends: {
    readonly end: number;
    readonly x: number;
    readonly y: number;
    readonly dx: number;
    readonly dy: number;
  }[] = [];
  for (const [k, path] of paths.entries()) {
    if (path.closed || segmentCount(path) === 0) continue;
    const n = path.x.length;
    const [ax, ay] = tangentAt(path, 0);
    const [bx, by] = tangentAt(path, n - 2);
    ends.push({ end: 2 * k, x: path.x[0]!, y: path.y[0]!, dx: -ax, dy: -ay });
    ends.push({ end: 2 * k + 1, x: path.x[n - 1]!, y: path.y[n - 1]!, dx: bx, dy: by });
  }
  const boxes = new Float64Array(4 * ends.length);
  for (const [k, { x, y }] of ends.entries()) boxes.set([x, y, x, y], 4 * k);
  const index = new BoxIndex(boxes);
  const pairs: EndPair[] = [];
  for (const k of index.items) {
    const a = ends[k]!;
    index.search(a.x - tolerance, a.y - tolerance, a.x + tolerance, a.y + tolerance, (other) => {
      if (other <= k) return undefined;
      const b = ends[other]!;
      const gap = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
      const short = a.end >> 1 === b.end >> 1 && pathSpan(paths[a.end >> 1]!) <= tolerance;
      if (gap <= tolerance && !short) pairs.push({ a: a.end, b: b.end, gap, turn: 1 + a.dx * b.dx + a.dy * b.dy });
      return undefined;
    });
  }
  const rank = (pair: EndPair): number => Math.ceil(pair.gap / 1e-3 - 1e-6); // gaps of less than a micrometre are alike
  return pairs.sort((p, q) => rank(p) - rank(q) || p.turn - q.turn || p.a - q.a || p.b - q.b);
}

/** [mm] A path no longer than the tolerance must not be closed onto itself. */
function pathSpan(path: ArcPath): number {
  let span = 0;
  for (let k = 1; k < path.x.length; k++)
    span = Math.max(span, Math.abs(path.x[k]! - path.x[0]!), Math.abs(path.y[k]! - path.y[0]!));
  return span;
}

/** Direction at the start of segment k (at its end for the last one). */
function tangentAt(path: ArcPath, k: number): readonly [number, number] {
  const dx = path.x[k + 1]! - path.x[k]!;
  const dy = path.y[k + 1]! - path.y[k]!;
  const length = Math.sqrt(dx * dx + dy * dy) || 1;
  const half = 2 * Math.atan(path.bulge[k]!) * (k === 0 ? -1 : 1);
  const [cos, sin] = [Math.cos(half), Math.sin(half)];
  return [(dx * cos - dy * sin) / length, (dx * sin + dy * cos) / length];
}
