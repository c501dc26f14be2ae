import type { Polygons } from '../areas/polygons.ts';

/** Open lines whose ends lie on the outline of a region. */
export interface WallLines {
  /** x y chains. */
  readonly lines: readonly Float64Array[];
  /** For each line the places of its two ends on the outline: number of the edge's first vertex plus share; -1 none. */
  readonly places: Float64Array;
}

/** Two ends that follow each other on a contour, and how far apart they are on it [mm]. */
interface Link {
  readonly contour: number;
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * Links the ends of infill lines along the outline, so that the nozzle goes on instead of jumping. Two ends are linked
 * when they follow each other on the same contour at most `longest` [mm] apart, the nearest first; each end once, and never
 * so that a line bites its tail. Links run along the wall, so they cross no void. An end that stays alone goes on along the
 * wall for `anchor` [mm], on the side with more room and never past half of it, so that it holds there.
 */
export function linkLines(
  region: Polygons,
  { lines, places }: WallLines,
  { longest, anchor = 0 }: { readonly longest: number; readonly anchor?: number },
): Float64Array[] {
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
  const links = linksOf(region, places);
  for (const { contour, from, to, length } of links) {
    if (length > longest) break;
    if (partner[from] !== -1 || partner[to] !== -1 || find(from >> 1) === find(to >> 1)) continue;
    partner[from] = to;
    partner[to] = from;
    root[find(from >> 1)] = find(to >> 1);
    paths.set(from, walk(region, contour, places[from]!, places[to]!));
  }
  if (anchor > 0) addAnchors(paths, region, { places, partner, links }, anchor);
  return chains(lines, partner, paths);
}

/** What ends without a partner do along the wall. */
function addAnchors(
  paths: Map<number, Float64Array>,
  region: Polygons,
  made: { readonly places: Float64Array; readonly partner: Int32Array; readonly links: readonly Link[] },
  longest: number,
): void {
  const { places, partner, links } = made;
  // The widest stretches come last: they are what an end goes into.
  for (const { contour, from, to, length } of links) {
    if (partner[from] === to) continue;
    const reach = Math.min(longest, length / 2);
    if (partner[from] === -1) paths.set(from, along(region, contour, places[from]!, reach));
    if (partner[to] === -1) paths.set(to, along(region, contour, places[to]!, -reach));
  }
}

/** Every two ends that follow each other, the nearest first. */
function linksOf(region: Polygons, places: Float64Array): readonly Link[] {
  const links: Link[] = [];
  endsByContour(region, places).forEach((around, contour) => {
    if (around.length < 2) return;
    const lengths = lengthsAlong(region, contour);
    const whole = lengths[lengths.length - 1]!;
    const first = contour === 0 ? 0 : region.ends[contour - 1]!;
    const at = (end: number): number => {
      const place = places[end]! - first;
      const i = Math.floor(place);
      return lengths[i]! + (place - i) * (lengths[i + 1]! - lengths[i]!);
    };
    around.forEach((from, k) => {
      const to = around[(k + 1) % around.length]!;
      const way = at(to) - at(from);
      links.push({ contour, from, to, length: k + 1 === around.length ? way + whole : way });
    });
  });
  return links.sort((a, b) => a.length - b.length || a.from - b.from);
}

/** [mm] Way along a contour from its first vertex to each, and at last all round. */
function lengthsAlong({ coordinates, ends }: Polygons, contour: number): Float64Array {
  const first = contour === 0 ? 0 : ends[contour - 1]!;
  const end = ends[contour]!;
  const lengths = new Float64Array(end - first + 1);
  for (let i = first; i < end; i++) {
    const j = i + 1 === end ? first : i + 1;
    const dx = coordinates[2 * j]! - coordinates[2 * i]!;
    const dy = coordinates[2 * j + 1]! - coordinates[2 * i + 1]!;
    lengths[i - first + 1] = lengths[i - first]! + Math.sqrt(dx * dx + dy * dy);
  }
  return lengths;
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

/** The way along the contour between two places, going forward. */
function walk(region: Polygons, contour: number, from: number, to: number): Float64Array {
  const first = contour === 0 ? 0 : region.ends[contour - 1]!;
  const end = region.ends[contour]!;
  const points: number[] = [];
  const stop = to >= from ? to : to + (end - first);
  for (let vertex = Math.floor(from) + 1; vertex <= stop; vertex++) {
    const v = vertex >= end ? vertex - (end - first) : vertex;
    points.push(region.coordinates[2 * v]!, region.coordinates[2 * v + 1]!);
  }
  return Float64Array.from(points);
}

/** The contour from a place on, `reach` [mm] of it; backwards where it is negative. */
function along(region: Polygons, contour: number, from: number, reach: number): Float64Array {
  const first = contour === 0 ? 0 : region.ends[contour - 1]!;
  const count = region.ends[contour]! - first;
  const at = (vertex: number): readonly [number, number] => {
    const v = first + ((vertex + count) % count);
    return [region.coordinates[2 * v]!, region.coordinates[2 * v + 1]!];
  };
  const points: number[] = [];
  const edge = Math.floor(from) - first;
  const share = from - Math.floor(from);
  const [[ax, ay], [bx, by]] = [at(edge), at(edge + 1)];
  let [x, y] = [ax + share * (bx - ax), ay + share * (by - ay)];
  let left = Math.abs(reach);
  for (let k = 0; left > 0 && k <= count; k++) {
    const [tx, ty] = at(reach > 0 ? (edge + 1 + k) % count : edge - k);
    const length = Math.sqrt((tx - x) * (tx - x) + (ty - y) * (ty - y));
    const part = length > left ? left / length : 1;
    x += part * (tx - x);
    y += part * (ty - y);
    points.push(x, y);
    left -= length;
  }
  return Float64Array.from(points);
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
    append(points, paths.get(start) ?? NONE, true);
    for (let end = start; ; ) {
      used[end >> 1] = 1;
      append(points, lines[end >> 1]!, (end & 1) === 1);
      const out = end ^ 1;
      const next = partner[out]!;
      if (next === -1) {
        append(points, paths.get(out) ?? NONE, false);
        break;
      }
      const forward = paths.get(out);
      append(points, forward ?? paths.get(next)!, forward === undefined);
      end = next;
    }
    result.push(Float64Array.from(points));
  }
  return result;
}

const NONE = new Float64Array(0);

function append(points: number[], chain: Float64Array, reversed: boolean): void {
  const n = chain.length / 2;
  for (let k = 0; k < n; k++) {
    const i = reversed ? n - 1 - k : k;
    points.push(chain[2 * i]!, chain[2 * i + 1]!);
  }
}
