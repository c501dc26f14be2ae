import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { packContours } from '../../../../geometry/areas/islands.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from '../../../../geometry/areas/polygons.ts';
import type { PrintSettings } from '../../settings.ts';
import type { LayerHeights } from '../layer-heights.ts';
import { gapLayers, type SupportAreas } from './grid-support.ts';
import { clearOf, tipsUnder } from './support-tips.ts';

/** A branch where it crosses a layer. */
interface Knot {
  readonly x: number;
  readonly y: number;
  /** [mm] Down from its highest tip. */
  readonly drop: number;
  /** Its way down to the bed is free. */
  readonly toBed: boolean;
}

/** [mm] Radius of a tip and of a grown branch. */
const TIP = 0.5;
const BRANCH = 1.1;
/** Radius gained by a millimetre of height: 4°. */
const TAPER = 0.07;
/** [radians] Branches lean no further from the vertical. */
const LEAN = (40 * Math.PI) / 180;
/** [mm] Branches farther apart than this do not bend towards each other. */
const ATTRACTION = 30;
const CORNERS = 16;

const radiusOf = (drop: number): number => Math.min(BRANCH, TIP + TAPER * drop);

/**
 * Trees: tips a few millimetres apart under every overhang, each led down layer by layer, bending towards its nearest
 * neighbour and merging with it (drop down and merge: Vanek, Galicia, Benes 2014; Schmidt and Umetani 2014), clear of
 * the part, no farther from the vertical than 40°. A tip whose way to the bed is blocked stands on the part.
 */
export function treeSupport(
  kernel: PolygonKernel,
  sections: readonly Polygons[],
  overhangs: readonly Polygons[],
  layers: LayerHeights,
  settings: PrintSettings,
): SupportAreas {
  const count = sections.length;
  const body: Polygons[] = new Array(count).fill(NO_POLYGONS);
  const roof: Polygons[] = new Array(count).fill(NO_POLYGONS);
  const clear = clearances(kernel, sections, layers, settings);
  let knots: Knot[] = [];
  for (let layer = count - 2; layer >= 0; layer--) {
    const gap = gapLayers(layers.heights, layer, settings.supportGap);
    const hanging = overhangs[layer + 1 + gap] ?? NO_POLYGONS;
    const near = clear.near[layer]!;
    const far = clear.far[layer]!;
    const tips = clearOf(tipsUnder(hanging), near, settings.supportGapXY + 2 * TIP);
    const step = layers.heights[layer]! * Math.tan(LEAN);
    const moved = bend(knots, step).map((knot) => lead(knot, near, far, step, layers.heights[layer]!));
    knots = merge([
      ...moved.filter((knot) => knot !== null),
      ...tips.map(([x, y]): Knot => ({ x, y, drop: 0, toBed: !far.contains(x, y) })),
    ]);
    if (settings.supportBedOnly) knots = knots.filter((knot) => knot.toBed);
    if (knots.length === 0) continue;
    const discs = kernel.union(
      packContours(knots.map((knot) => disc(knot, layer === 0 ? 2 * BRANCH : radiusOf(knot.drop)))),
    );
    const free = kernel.difference(
      discs,
      kernel.offset(sections[layer]!, settings.supportGapXY / 2, { join: 'round', arcTolerance: 0.05 }),
    );
    const young = knots.filter((knot) => knot.drop < settings.supportInterfaceLayers * layers.heights[layer]! - 1e-6);
    const dense =
      young.length === 0
        ? NO_POLYGONS
        : kernel.intersection(free, kernel.union(packContours(young.map((knot) => disc(knot, TIP + 0.2)))));
    roof[layer] = dense;
    body[layer] = dense.ends.length === 0 ? free : kernel.difference(free, dense);
  }
  return { body, roof };
}

interface Clearances {
  /** Where the part is, or too near. */
  readonly near: readonly EdgeIndex[];
  /** Places from which no branch reaches the bed. */
  readonly far: readonly EdgeIndex[];
}

/** From the bed up: what is blocked stays blocked above, but for what a leaning branch can walk round. */
function clearances(
  kernel: PolygonKernel,
  sections: readonly Polygons[],
  { heights }: LayerHeights,
  settings: PrintSettings,
): Clearances {
  const near: EdgeIndex[] = [];
  const far: EdgeIndex[] = [];
  let blocked: Polygons = NO_POLYGONS;
  sections.forEach((section, layer) => {
    const keep = kernel.offset(section, settings.supportGapXY + TIP, { join: 'round', arcTolerance: 0.1 });
    const wide = kernel.offset(section, settings.supportGapXY + BRANCH, { join: 'round', arcTolerance: 0.1 });
    const left = kernel.offset(blocked, -heights[layer]! * Math.tan(LEAN), { join: 'miter' });
    blocked = kernel.union(wide, left);
    near.push(new EdgeIndex(keep));
    far.push(new EdgeIndex(blocked));
  });
  return { near, far };
}

/** Knots pair up, the nearest pair first, and the two of a pair move towards each other until they meet. */
function bend(knots: readonly Knot[], step: number): Knot[] {
  const moved = [...knots];
  const paired = new Uint8Array(knots.length);
  for (const { a, b, distance } of nearPairs(knots)) {
    if (paired[a] === 1 || paired[b] === 1 || knots[a]!.toBed !== knots[b]!.toBed) continue;
    paired[a] = 1;
    paired[b] = 1;
    const share = distance === 0 ? 0 : Math.min(step, distance / 2) / distance;
    const [p, q] = [knots[a]!, knots[b]!];
    moved[a] = { ...p, x: p.x + share * (q.x - p.x), y: p.y + share * (q.y - p.y) };
    moved[b] = { ...q, x: q.x + share * (p.x - q.x), y: q.y + share * (p.y - q.y) };
  }
  return moved;
}

/** Most pairs looked at for each knot: its next ones along x. */
const PARTNERS = 60;

function nearPairs(
  knots: readonly Knot[],
): readonly { readonly a: number; readonly b: number; readonly distance: number }[] {
  const order = knots.map((_, k) => k).sort((a, b) => knots[a]!.x - knots[b]!.x || knots[a]!.y - knots[b]!.y || a - b);
  const pairs: { readonly a: number; readonly b: number; readonly distance: number }[] = [];
  for (let i = 0; i < order.length; i++) {
    const a = order[i]!;
    for (let j = i + 1; j < Math.min(order.length, i + PARTNERS); j++) {
      const b = order[j]!;
      const dx = knots[b]!.x - knots[a]!.x;
      if (dx > ATTRACTION) break;
      const dy = knots[b]!.y - knots[a]!.y;
      const distance = Math.sqrt(dx * dx + dy * dy);
      if (distance < ATTRACTION) pairs.push({ a, b, distance });
    }
  }
  return pairs.sort((p, q) => p.distance - q.distance || p.a - q.a || p.b - q.b);
}

/** The knot clear of the part on this layer, or null where it comes to stand on the part. */
function lead(knot: Knot, near: EdgeIndex, far: EdgeIndex, step: number, height: number): Knot | null {
  const lower = { ...knot, drop: knot.drop + height };
  if (!far.contains(knot.x, knot.y)) return { ...lower, toBed: true };
  const out = far.nearest(knot.x, knot.y, 2.5 * step);
  if (out !== null) return { ...lower, x: out.x, y: out.y, toBed: true };
  return near.contains(knot.x, knot.y) ? null : { ...lower, toBed: false };
}

/** Knots that touch become one, in the middle, as old as the older. */
function merge(knots: readonly Knot[]): Knot[] {
  const result: Knot[] = [];
  for (const knot of knots) {
    const k = result.findIndex((other) => {
      const reach = Math.max(0.4, 0.5 * Math.min(radiusOf(knot.drop), radiusOf(other.drop)));
      return knot.toBed === other.toBed && (other.x - knot.x) ** 2 + (other.y - knot.y) ** 2 < reach * reach;
    });
    if (k === -1) result.push(knot);
    else {
      const other = result[k]!;
      result[k] = {
        x: (other.x + knot.x) / 2,
        y: (other.y + knot.y) / 2,
        drop: Math.max(other.drop, knot.drop),
        toBed: knot.toBed,
      };
    }
  }
  return result;
}

function disc({ x, y }: Knot, radius: number): Float64Array {
  const points = new Float64Array(2 * CORNERS);
  for (let k = 0; k < CORNERS; k++) {
    points[2 * k] = x + radius * Math.cos((2 * Math.PI * k) / CORNERS);
    points[2 * k + 1] = y + radius * Math.sin((2 * Math.PI * k) / CORNERS);
  }
  return points;
}
