import type { Polygons } from './polygons.ts';

/** An upright round thing: a hole or a pin, seen in several layers one over the other. */
export interface RoundThing {
  readonly isHole: boolean;
  /** [mm] Of the circle of the same area; the least over its height. */
  readonly diameter: number;
  readonly x: number;
  readonly y: number;
  /** [mm] From the lowest to the highest layer in which it was seen. */
  readonly from: number;
  readonly to: number;
}

/** How round: area over that of the circle of the same circumference; a square has 0.79. */
const ROUND = 0.72;
/** Layers in which it must be seen, one after the other. */
const SEEN = 2;

/**
 * Looks for small round outlines in layers, and follows them from layer to layer by their middles.
 * @param limit [mm] holes with a smaller diameter count; pins with a smaller one than `pinLimit`
 */
export function findRoundThings(
  layers: readonly Polygons[],
  heights: ArrayLike<number>,
  limits: { readonly hole: number; readonly pin: number },
): readonly RoundThing[] {
  const open: (RoundThing & { seen: number; last: number })[] = [];
  layers.forEach(({ coordinates, ends }, layer) => {
    let first = 0;
    for (const end of ends) {
      const round = roundness(coordinates, first, end);
      first = end;
      if (round === null) continue;
      const { isHole, diameter, x, y } = round;
      if (diameter >= (isHole ? limits.hole : limits.pin)) continue;
      const known = open.find(
        (thing) =>
          thing.isHole === isHole &&
          thing.last === layer - 1 &&
          (thing.x - x) ** 2 + (thing.y - y) ** 2 < (0.25 * diameter) ** 2,
      );
      if (known === undefined)
        open.push({ isHole, diameter, x, y, from: heights[layer]!, to: heights[layer]!, seen: 1, last: layer });
      else
        Object.assign(known, {
          to: heights[layer]!,
          seen: known.seen + 1,
          last: layer,
          diameter: Math.min(known.diameter, diameter),
        });
    }
  });
  return open
    .filter(({ seen }) => seen >= SEEN)
    .map(({ isHole, diameter, x, y, from, to }) => ({ isHole, diameter, x, y, from, to }));
}

function roundness(
  p: Float64Array,
  first: number,
  end: number,
): { readonly isHole: boolean; readonly diameter: number; readonly x: number; readonly y: number } | null {
  let twice = 0;
  let around = 0;
  let mx = 0;
  let my = 0;
  const ox = p[2 * first]!;
  const oy = p[2 * first + 1]!;
  for (let i = first, j = end - 1; i < end; j = i++) {
    const ax = p[2 * j]! - ox;
    const ay = p[2 * j + 1]! - oy;
    const bx = p[2 * i]! - ox;
    const by = p[2 * i + 1]! - oy;
    const cross = ax * by - ay * bx;
    twice += cross;
    mx += cross * (ax + bx);
    my += cross * (ay + by);
    around += Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2);
  }
  const area = Math.abs(twice) / 2;
  if (area === 0 || (4 * Math.PI * area) / (around * around) < ROUND) return null;
  return {
    isHole: twice < 0,
    diameter: 2 * Math.sqrt(area / Math.PI),
    x: ox + mx / (3 * twice),
    y: oy + my / (3 * twice),
  };
}
