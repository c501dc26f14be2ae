import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { contourOf, packContours } from '../../../../geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../../../geometry/areas/polygons.ts';
import { scanLines } from '../../../../geometry/fills/scan-lines.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { LayerHeights } from '../layer-heights.ts';
import type { LayerSettings } from '../layer-settings.ts';
import { type PlannedIsland, type PlannedLayer, shareOut } from '../plan-layers.ts';
import { lineArea, lineSpacing, type Stroke } from '../stroke.ts';
import { lowered } from './lightning-lower.ts';
import { type Branches, childrenOf, farFromWalls, Growth, noBranches, reachOf } from './lightning-tree.ts';
import { linkOnWalls, sparseInset } from './sparse-fill.ts';
import { withoutRepeats } from './without-repeats.ts';

/** [radians] Lines lean no farther from one layer to the next. */
const LEAN = (40 * Math.PI) / 180;
/** Part of a line's width by which the border of a ceiling lies inside it, and the half width of what is no ceiling. */
const BORDER = 0.7;
/** [mm] Links of two ends along the wall, and how far a lone one goes on along it. */
const LINKS = { longest: 3, anchor: 1 };

/**
 * Infill only where something comes on top: branches that carry the border and the inside of every ceiling, and on their
 * way down shrink towards the walls (Tricard, Claux, Lefebvre: Ribbed support vaults for 3D printing of hollowed objects,
 * 2020). Layers from the top down, each needs the one above.
 */
export function withLightning(
  kernel: PolygonKernel,
  layers: readonly PlannedLayer[],
  { heights }: LayerHeights,
  settings: LayerSettings,
): readonly PlannedLayer[] {
  const result = [...layers];
  let branches = noBranches();
  for (let k = layers.length - 1; k >= 0; k--) {
    const { hollow } = layers[k]!;
    if (hollow === undefined || hollow.ends.length === 0) {
      branches = noBranches();
      continue;
    }
    const height = heights[k]!;
    const line = { lineWidth: k === 0 ? settings.firstLayerLineWidth : settings.lineWidth, height };
    const inset = sparseInset(kernel, hollow, { ...line, overlap: settings.infillOverlap });
    const walls = new EdgeIndex(inset);
    const growth = new Growth(walls, lowered(branches, walls, height * Math.tan(LEAN)));
    const ceiling = layers[k + 1]?.ceiling ?? NO_POLYGONS;
    const reach = lineSpacing(line.lineWidth, height) / settings.infill / 2;
    carry(kernel, ceiling, walls, growth, { lineWidth: line.lineWidth, reach });
    branches = growth.branches;
    const area = lineArea(line.lineWidth, height);
    const strokes = linkOnWalls(inset, linesOf(branches), LINKS).map(
      (points): Stroke => ({ kind: MoveKind.sparseInfill, closed: false, points, area }),
    );
    result[k] = { ...layers[k]!, islands: shared(layers[k]!.islands, strokes) };
  }
  return result;
}

interface Reach {
  readonly lineWidth: number;
  /** [mm] How far a ceiling may lie from what carries it. */
  readonly reach: number;
}

/** A place to be carried, and the stretches of border that start there. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly wings: readonly (readonly number[])[];
  readonly far: number;
}

/** New branches for what a ceiling needs: all along its border inside the walls, and everywhere within reach. */
function carry(
  kernel: PolygonKernel,
  ceiling: Polygons,
  walls: EdgeIndex,
  growth: Growth,
  { lineWidth, reach }: Reach,
): void {
  if (ceiling.ends.length === 0) return;
  const half = BORDER * lineWidth;
  const core = kernel.offset(ceiling, -half, { join: 'miter' });
  if (core.ends.length === 0) return;
  const places: Place[] = [];
  // What is looked at is closer than what is carried, so that nothing between is missed.
  const pitch = reach / 2;
  const far = (x: number, y: number): number => farFromWalls(walls, x, y);
  const free = kernel.offset(walls.polygons, -half, { join: 'miter' });
  const loops = packContours(Array.from(core.ends, (_, c) => closed(contourOf(core, c))));
  const { inside } = kernel.clipLines(loops, free);
  for (let k = 0; k < inside.ends.length; k++)
    for (const { x, y, wings } of perches(contourOf(inside, k), 2 * reach))
      places.push({ x, y, wings, far: far(x, y) });
  const { rows, ends, u } = scanLines(core, 0, pitch, pitch / 2);
  for (let row = 0, k = 0; row < rows.length; row++)
    for (; k + 1 < ends[row]!; k += 2)
      for (let x = Math.ceil(u[k]! / pitch) * pitch; x < u[k + 1]!; x += pitch)
        if (walls.contains(x, rows[row]!)) places.push({ x, y: rows[row]!, wings: [], far: far(x, rows[row]!) });
  // From the walls inwards: what lies farther in joins the branch that is already there.
  places.sort((a, b) => a.far - b.far || a.x - b.x || a.y - b.y);
  for (const { x, y, wings } of places) {
    if (wings.length === 0 && growth.carries(x, y, reach)) continue;
    const node = growth.lead(x, y);
    for (const wing of wings) {
      let last = node;
      for (let i = 0; i < wing.length; i += 2) last = growth.reach(last, wing[i]!, wing[i + 1]!);
    }
  }
}

function closed(loop: Float64Array): Float64Array {
  const result = new Float64Array(loop.length + 2);
  result.set(loop);
  result.set(loop.subarray(0, 2), loop.length);
  return result;
}

/** Places along a line about `pitch` [mm] apart, each with the stretch of line on both sides up to half-way to the next. */
function perches(line: Float64Array, pitch: number): readonly Omit<Place, 'far'>[] {
  const along = [0];
  for (let i = 2; i < line.length; i += 2)
    along.push(
      along[along.length - 1]! + Math.sqrt((line[i]! - line[i - 2]!) ** 2 + (line[i + 1]! - line[i - 1]!) ** 2),
    );
  const whole = along[along.length - 1]!;
  const count = Math.max(1, Math.round(whole / pitch));
  return Array.from({ length: count }, (_, k) => {
    const middle = ((k + 0.5) / count) * whole;
    const [x, y] = at(line, along, middle);
    const wings = [
      stretch(line, along, middle, (k / count) * whole),
      stretch(line, along, middle, ((k + 1) / count) * whole),
    ];
    return { x, y, wings };
  });
}

function at(line: Float64Array, along: readonly number[], way: number): readonly [number, number] {
  let i = 1;
  while (i < along.length - 1 && along[i]! < way) i++;
  const length = along[i]! - along[i - 1]!;
  const share = length === 0 ? 0 : (way - along[i - 1]!) / length;
  const p = 2 * (i - 1);
  return [line[p]! + share * (line[p + 2]! - line[p]!), line[p + 1]! + share * (line[p + 3]! - line[p + 1]!)];
}

/** x y of the corners between two places of a line, and of the second place. */
function stretch(line: Float64Array, along: readonly number[], from: number, to: number): number[] {
  const points: number[] = [];
  const corner = (i: number): void => {
    if ((along[i]! - from) * (along[i]! - to) < 0) points.push(line[2 * i]!, line[2 * i + 1]!);
  };
  if (to > from) for (let i = 0; i < along.length; i++) corner(i);
  else for (let i = along.length - 1; i >= 0; i--) corner(i);
  points.push(...at(line, along, to));
  return points;
}

/** Branches as lines: each goes on along its longest child, the others start where they fork off. */
function linesOf(branches: Branches): Float64Array[] {
  const { x, y, parent } = branches;
  const children = childrenOf(branches);
  const reach = reachOf(branches);
  const lines: Float64Array[] = [];
  const longest = (k: number): number | undefined =>
    children[k]!.reduce<number | undefined>(
      (best, c) => (best === undefined || wayTo(c) > wayTo(best) ? c : best),
      undefined,
    );
  const wayTo = (c: number): number =>
    reach[c]! + Math.sqrt((x[c]! - x[parent[c]!]!) ** 2 + (y[c]! - y[parent[c]!]!) ** 2);
  const main = children.map((_, k) => longest(k));
  for (let k = 0; k < parent.length; k++) {
    const p = parent[k]!;
    if (p !== -1 && main[p] === k) continue;
    const points = p === -1 ? [] : [x[p]!, y[p]!];
    for (let node: number | undefined = k; node !== undefined; node = main[node]) points.push(x[node]!, y[node]!);
    if (points.length > 2) lines.push(Float64Array.from(points));
  }
  return withoutRepeats(lines);
}

/** The strokes given to the islands that they lie in. */
function shared(islands: readonly PlannedIsland[], strokes: readonly Stroke[]): readonly PlannedIsland[] {
  if (strokes.length === 0) return islands;
  const shares = shareOut(
    [strokes],
    islands.map(({ outline }) => outline),
  );
  return islands.map((island, k) => ({ ...island, fills: [...island.fills, ...shares[k]!] }));
}
