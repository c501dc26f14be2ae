import type { Polygons } from './polygons.ts';

/** Open lines whose ends lie on the outline of a region. */
export interface WallLines {
  /** x y chains. */
  readonly lines: readonly Float64Array[];
  /** For each line the places of its two ends on the outline: number of the edge's first vertex plus share; -1 none. */
  readonly places: Float64Array;
}

/**
 * Links the ends of infill lines along the outline, so that the nozzle goes on instead of jumping. Two ends are linked
 * when they follow each other on the same contour at most `longest` [mm] apart; each end once, and never so that a
 * line bites its tail. Links run along the wall, so they cross no void.
 */
export function linkLines(region: Polygons, { lines, places }: WallLines, longest: number): Float64Array[] {
  const ends = endsByContour(region, places);
  const partner = new Int32Array(places.length).fill(-1);
  const paths = new Map<number, Float64Array>();
  const root = Int32Array.from({ length: lines.length }, (_, k) => k);
  const find = (k: number): number => {
    while (root[k] !== k) {
      root[k] = root[root[k]!]!;
      k = root[k]!;
    }
    return k;
  };
  for (let c = 0; c < ends.length; c++) {
    const around = ends[c]!;
    if (around.length < 2) continue;
    for (let k = 0; k < around.length; k++) {
      const a = around[k]!;
      const b = around[(k + 1) % around.length]!;
      if (partner[a] !== -1 || partner[b] !== -1 || find(a >> 1) === find(b >> 1)) continue;
      const path = walk(region, c, places[a]!, places[b]!, longest);
      if (path === undefined) continue;
      partner[a] = b;
      partner[b] = a;
      root[find(a >> 1)] = find(b >> 1);
      paths.set(a, path);
    }
  }
  return chains(lines, partner, paths);
}

/** Ends of lines by contour, in their order along it. */
function endsByContour(region: Polygons, places: Float64Array): number[][] {
  const result: number[][] = Array.from(region.ends, () => []);
  for (let end = 0; end < places.length; end++) {
    const place = places[end]!;
    if (place < 0) continue;
    let contour = 0;
    while (place >= region.ends[contour]!) contour++;
    result[contour]!.push(end);
  }
  for (const ends of result) ends.sort((a, b) => places[a]! - places[b]! || a - b);
  return result;
}

/** Vertices of the contour between two places, going forward, or undefined where that is too far. */
function walk(region: Polygons, contour: number, from: number, to: number, longest: number): Float64Array | undefined {
  const first = contour === 0 ? 0 : region.ends[contour - 1]!;
  const end = region.ends[contour]!;
  const points: number[] = [];
  let [x, y] = pointAt(region, first, end, from);
  let length = 0;
  let vertex = Math.floor(from) + 1;
  const stop = to >= from ? to : to + (end - first);
  while (vertex <= stop) {
    const v = vertex >= end ? vertex - (end - first) : vertex;
    const px = region.coordinates[2 * v]!;
    const py = region.coordinates[2 * v + 1]!;
    length += Math.sqrt((px - x) * (px - x) + (py - y) * (py - y));
    if (length > longest) return undefined;
    points.push(px, py);
    x = px;
    y = py;
    vertex++;
  }
  const [tx, ty] = pointAt(region, first, end, to);
  length += Math.sqrt((tx - x) * (tx - x) + (ty - y) * (ty - y));
  return length > longest ? undefined : Float64Array.from(points);
}

function pointAt(region: Polygons, first: number, end: number, place: number): [number, number] {
  const i = Math.floor(place);
  const j = i + 1 === end ? first : i + 1;
  const share = place - i;
  const { coordinates } = region;
  return [
    coordinates[2 * i]! + share * (coordinates[2 * j]! - coordinates[2 * i]!),
    coordinates[2 * i + 1]! + share * (coordinates[2 * j + 1]! - coordinates[2 * i + 1]!),
  ];
}

function chains(
  lines: readonly Float64Array[],
  partner: Int32Array,
  paths: ReadonlyMap<number, Float64Array>,
): Float64Array[] {
  const used = new Uint8Array(lines.length);
  const result: Float64Array[] = [];
  for (let start = 0; start < partner.length; start++) {
    if (partner[start] !== -1 || used[start >> 1] === 1) continue;
    const points: number[] = [];
    for (let end = start; ; ) {
      used[end >> 1] = 1;
      append(points, lines[end >> 1]!, (end & 1) === 1);
      const out = end ^ 1;
      const next = partner[out]!;
      if (next === -1) break;
      const forward = paths.get(out);
      append(points, forward ?? paths.get(next)!, forward === undefined);
      end = next;
    }
    result.push(Float64Array.from(points));
  }
  return result;
}

function append(points: number[], chain: Float64Array, reversed: boolean): void {
  const n = chain.length / 2;
  for (let k = 0; k < n; k++) {
    const i = reversed ? n - 1 - k : k;
    points.push(chain[2 * i]!, chain[2 * i + 1]!);
  }
}
