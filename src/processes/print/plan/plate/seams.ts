import { seededRandom } from '../../../../base/random.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { PlannedIsland, PlannedLayer } from '../plan-layers.ts';
import type { Stroke } from '../stroke.ts';

/** `followed`: right over the one below, corners or not (vase). */
export type SeamMode = 'aligned' | 'rear' | 'hidden' | 'random' | 'followed';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A place on a loop: a segment and the share of it. */
interface LoopPlace extends Point {
  readonly segment: number;
  readonly share: number;
}

/** [mm] A seam stays with the one below when the loop comes this near to it. */
const FOLLOW = 2.5;
/** [radians] Turns smaller than this are no corner. */
const CORNER = 0.35;

/**
 * Turns every loop so that it begins at its seam. An outer wall's seam hides in a concave corner, else sits on a convex
 * one, and stays near the seam of the layer below; the walls inside begin next to it.
 */
export function placeSeams(layers: readonly PlannedLayer[], mode: SeamMode, seed: number): readonly PlannedLayer[] {
  const random = seededRandom(seed);
  let before: readonly Point[] = [];
  return layers.map((layer) => {
    const seams: Point[] = [];
    const islands = layer.islands.map((island): PlannedIsland => {
      const rings = island.rings.map((ring) => {
        const outer = ring[ring.length - 1]!;
        const place = seamOf(outer, mode, before, random);
        if (outer.kind === MoveKind.outerWall) seams.push(place);
        return ring.map((loop) => beginAt(loop, loop === outer ? place : nearestPlace(loop, place)));
      });
      return { ...island, rings };
    });
    if (seams.length > 0) before = seams;
    return { ...layer, islands };
  });
}

function seamOf(loop: Stroke, mode: SeamMode, before: readonly Point[], random: () => number): LoopPlace {
  const n = loop.points.length / 2;
  if (mode === 'random') return vertexPlace(loop, Math.floor(random() * n));
  if (mode === 'rear')
    return vertexPlace(
      loop,
      best(n, (i) => -loop.points[2 * i + 1]! + 1e-6 * loop.points[2 * i]!),
    );
  const old = followed(loop, before);
  if (old === undefined) {
    const weight = mode === 'hidden' ? 100 : 10;
    return vertexPlace(
      loop,
      best(n, (i) => weight * cornerCost(loop, i) - 0.1 * loop.points[2 * i + 1]!),
    );
  }
  if (mode === 'followed') return old;
  const cost = (i: number): number => {
    const dx = loop.points[2 * i]! - old.x;
    const dy = loop.points[2 * i + 1]! - old.y;
    const away = Math.sqrt(dx * dx + dy * dy);
    return away > 2 * FOLLOW ? Number.POSITIVE_INFINITY : 0.4 * away + cornerCost(loop, i);
  };
  const vertex = best(n, cost);
  return cost(vertex) < -0.2 ? vertexPlace(loop, vertex) : old;
}

/** The place on the loop next to a seam of the layer below, if one is near. */
function followed(loop: Stroke, before: readonly Point[]): LoopPlace | undefined {
  let least = FOLLOW * FOLLOW;
  let found: LoopPlace | undefined;
  for (const seam of before) {
    const place = nearestPlace(loop, seam);
    const d = (place.x - seam.x) ** 2 + (place.y - seam.y) ** 2;
    if (d < least) {
      least = d;
      found = place;
    }
  }
  return found;
}

function best(n: number, cost: (i: number) => number): number {
  let least = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let i = 0; i < n; i++) {
    const c = cost(i);
    if (c < least - 1e-9) {
      least = c;
      found = i;
    }
  }
  return found;
}

/** The solid is to the left of every loop: a right turn is a corner that hides the seam. */
function cornerCost({ points }: Stroke, i: number): number {
  const n = points.length / 2;
  const h = (i + n - 1) % n;
  const j = (i + 1) % n;
  const ax = points[2 * i]! - points[2 * h]!;
  const ay = points[2 * i + 1]! - points[2 * h + 1]!;
  const bx = points[2 * j]! - points[2 * i]!;
  const by = points[2 * j + 1]! - points[2 * i + 1]!;
  const turn = Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  if (Math.abs(turn) < CORNER) return 0;
  return turn < 0 ? -1 + turn : -0.5 - 0.5 * turn;
}

function vertexPlace({ points }: Stroke, vertex: number): LoopPlace {
  return { segment: vertex, share: 0, x: points[2 * vertex]!, y: points[2 * vertex + 1]! };
}

function nearestPlace({ points }: Stroke, to: Point): LoopPlace {
  const n = points.length / 2;
  let least = Number.POSITIVE_INFINITY;
  let found: LoopPlace = { segment: 0, share: 0, x: points[0]!, y: points[1]! };
  for (let i = 0; i < n; i++) {
    const j = i + 1 === n ? 0 : i + 1;
    const x0 = points[2 * i]!;
    const y0 = points[2 * i + 1]!;
    const dx = points[2 * j]! - x0;
    const dy = points[2 * j + 1]! - y0;
    const squared = dx * dx + dy * dy;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, ((to.x - x0) * dx + (to.y - y0) * dy) / squared));
    const x = x0 + share * dx;
    const y = y0 + share * dy;
    const d = (x - to.x) * (x - to.x) + (y - to.y) * (y - to.y);
    if (d < least - 1e-12) {
      least = d;
      found = share === 1 ? { segment: j, share: 0, x, y } : { segment: i, share, x, y };
    }
  }
  return found;
}

/** The same loop with its first vertex at the place. */
function beginAt(loop: Stroke, place: LoopPlace): Stroke {
  const n = loop.points.length / 2;
  const extra = place.share > 0 ? 1 : 0;
  if (place.segment === 0 && extra === 0) return loop;
  const points = new Float64Array(2 * (n + extra));
  const hang = loop.hang === undefined ? undefined : new Uint8Array(n + extra);
  const area = typeof loop.area === 'number' ? loop.area : new Float64Array(n + extra);
  let to = 0;
  const put = (x: number, y: number, from: number): void => {
    points[2 * to] = x;
    points[2 * to + 1] = y;
    if (hang !== undefined) hang[to] = loop.hang![from]!;
    if (typeof area !== 'number') area[to] = (loop.area as Float64Array)[from]!;
    to++;
  };
  if (extra === 1) put(place.x, place.y, place.segment);
  for (let k = extra; k < n + extra; k++) {
    const i = (place.segment + k) % n;
    put(loop.points[2 * i]!, loop.points[2 * i + 1]!, i);
  }
  return { ...loop, points, area, ...(hang === undefined ? {} : { hang }) };
}
