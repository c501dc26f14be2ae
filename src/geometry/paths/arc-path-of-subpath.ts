import { type Subpath, VERB_SIZE, Verb } from '../../model/part.ts';
import { type ArcPath, ArcPathBuilder } from './arc-path.ts';
import { fitArcs } from './fit-arcs.ts';
import { flattenSubpath } from './flatten-curve.ts';

/**
 * A drawn stroke as lines and circular arcs, within `tolerance` [mm] of it. Lines and circles stay exactly what they
 * are; Bézier curves and ellipses are cut into fine chords, a fifth of the tolerance off, and fitted with arcs. So are
 * runs of short lines: a circle that a CAD program wrote as 500 chords is a circle again, and the controller, which
 * looks 15 moves ahead, can keep its speed on it.
 */
export function arcPathOfSubpath(subpath: Subpath, tolerance: number): ArcPath {
  const { verbs, coordinates } = subpath;
  const path = PATH;
  let [x, y] = [subpath.x0, subpath.y0];
  path.add(x, y);
  for (let v = 0, at = 0; v < verbs.length; ) {
    const first = at;
    const short = shortLines(subpath, v, at, x, y);
    if (short >= LEAST_RUN) {
      at += 2 * short;
      v += short;
      append(path, fitArcs(chainOf(x, y, coordinates.subarray(first, at)), false, 0.8 * tolerance));
    } else if (verbs[v] === Verb.line) {
      at += 2;
      v++;
      lineTo(path, x, y, coordinates, first);
    } else if (isCircular(verbs[v]!, coordinates, at)) {
      at += 9;
      v++;
      circleTo(path, x, y, coordinates.subarray(first, at));
    } else {
      const firstVerb = v;
      while (v < verbs.length && verbs[v] !== Verb.line && !isCircular(verbs[v]!, coordinates, at))
        at += VERB_SIZE[verbs[v++]!]!;
      const piece: Subpath = {
        x0: x,
        y0: y,
        verbs: verbs.subarray(firstVerb, v),
        coordinates: coordinates.subarray(first, at),
        closed: false,
      };
      append(path, fitArcs(flattenSubpath(piece, tolerance / 5), false, 0.8 * tolerance));
    }
    x = coordinates[at - 2]!;
    y = coordinates[at - 1]!;
  }
  return subpath.closed ? closeArcPath(path.take(false)) : path.take(false);
}

/** For strokes one by one, which a drawing has by the hundred thousand. */
const PATH = new ArcPathBuilder();

/** [mm] Longer lines are drawn on purpose. */
const SHORT = 2;
/** A run of fewer short lines is a detail, not a curve. */
const LEAST_RUN = 8;

/** How many short lines follow each other from here. */
function shortLines({ verbs, coordinates }: Subpath, verb: number, at: number, x: number, y: number): number {
  let count = 0;
  while (verb + count < verbs.length && verbs[verb + count] === Verb.line) {
    const [nx, ny] = [coordinates[at + 2 * count]!, coordinates[at + 2 * count + 1]!];
    if ((nx - x) ** 2 + (ny - y) ** 2 > SHORT * SHORT) break;
    [x, y] = [nx, ny];
    count++;
  }
  return count;
}

function chainOf(x: number, y: number, rest: Float64Array): Float64Array {
  const chain = new Float64Array(rest.length + 2);
  chain[0] = x;
  chain[1] = y;
  chain.set(rest, 2);
  return chain;
}

/** [mm] An end as near as this to the start is the start. */
const SAME_POINT = 0.0101;

/** Closes an open chain: by a line, or without one where its end is its start. */
function closeArcPath(open: ArcPath): ArcPath {
  const n = open.x.length;
  if (n < 2) return { ...open, closed: true };
  const dx = open.x[n - 1]! - open.x[0]!;
  const dy = open.y[n - 1]! - open.y[0]!;
  // Two vertices of which the last falls away would leave a point.
  if (n < 3 || dx * dx + dy * dy > SAME_POINT * SAME_POINT) return { ...open, closed: true };
  return {
    x: open.x.slice(0, n - 1),
    y: open.y.slice(0, n - 1),
    bulge: open.bulge.slice(0, n - 1),
    closed: true,
  };
}

/** To the point whose numbers begin at place n. */
function lineTo(path: ArcPathBuilder, x: number, y: number, c: Float64Array, n: number): void {
  const dx = c[n]! - x;
  const dy = c[n + 1]! - y;
  if (dx * dx + dy * dy > 1e-12) path.add(c[n]!, c[n + 1]!);
}

/** A circle's arc, in equal pieces of at most half a turn. */
function circleTo(path: ArcPathBuilder, x: number, y: number, arc: Float64Array): void {
  const [cx, cy] = [arc[0]!, arc[1]!];
  const sweep = arc[6]!;
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / Math.PI - 1e-9));
  const bulge = Math.tan(sweep / pieces / 4);
  const cos = Math.cos(sweep / pieces);
  const sin = Math.sin(sweep / pieces);
  let [px, py] = [x - cx, y - cy];
  for (let k = 1; k <= pieces; k++) {
    path.bend(bulge);
    [px, py] = [px * cos - py * sin, px * sin + py * cos];
    if (k < pieces) path.add(cx + px, cy + py);
    else path.add(arc[7]!, arc[8]!);
  }
}

function isCircular(verb: number, coordinates: Float64Array, at: number): boolean {
  if (verb !== Verb.arc) return false;
  const [rx, ry] = [coordinates[at + 2]!, coordinates[at + 3]!];
  return Math.abs(rx - ry) <= 1e-6 * rx;
}

/** Adds a fitted stretch that begins where the path ends. */
function append(path: ArcPathBuilder, stretch: ArcPath): void {
  for (let k = 0; k < stretch.x.length; k++) {
    if (k > 0) path.add(stretch.x[k]!, stretch.y[k]!);
    path.bend(stretch.bulge[k]!);
  }
}
