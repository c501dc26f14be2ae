import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convexHull } from '../../../../geometry/mesh/convex-hull.ts';
import type { PrintSetup } from '../setup.ts';
import { skirtReach } from './adhesion.ts';
import { placesOf } from './places-of.ts';

const SETTINGS = {
  spacing: 5,
  turn: 'auto',
  skirtLoops: 2,
  skirtDistance: 3,
  firstLayerLineWidth: 0.42,
  firstLayerHeight: 0.2,
};
const REACH = skirtReach(SETTINGS as PrintSetup['settings']);

function setupWith(excluded: readonly (readonly number[])[]): PrintSetup {
  return { machine: { bed: { x: [0, 160], y: [0, 160] }, excluded }, settings: SETTINGS } as unknown as PrintSetup;
}

/** [mm] From a point to a convex loop, 0 within it. */
function distance(hull: Float64Array, x: number, y: number): number {
  let inside = true;
  let least = Infinity;
  for (let i = 0, j = hull.length - 2; i < hull.length; j = i, i += 2) {
    const [ax, ay, dx, dy] = [hull[j]!, hull[j + 1]!, hull[i]! - hull[j]!, hull[i + 1]! - hull[j + 1]!];
    if (dx * (y - ay) - dy * (x - ax) < 0) inside = false;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    least = Math.min(least, Math.sqrt((ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2));
  }
  return inside ? 0 : least;
}

/** [mm] From the taut line around each plate to the nearest of many points of a place that stays free. */
function nearest(
  { places }: ReturnType<typeof placesOf>,
  [width, depth]: readonly [number, number],
  [x0, y0, x1, y1]: readonly [number, number, number, number],
): number {
  const plates = new Map<number, number[]>();
  for (const place of places) {
    const [w, d] = place!.turned ? [depth, width] : [width, depth];
    const corners = [-w, -d, w, -d, w, d, -w, d].map((v, k) => v / 2 + (k % 2 === 0 ? place!.x : place!.y));
    plates.set(place!.plate, [...(plates.get(place!.plate) ?? []), ...corners]);
  }
  let least = Infinity;
  for (const corners of plates.values()) {
    const hull = convexHull(corners);
    for (let k = 0; k <= 400; k++) {
      const [x, y] = [x0 + ((x1 - x0) * (k % 20)) / 19, y0 + ((y1 - y0) * Math.floor(k / 20)) / 20];
      least = Math.min(least, distance(hull, x, y));
    }
  }
  return least;
}

describe('places of copies', () => {
  test('parts on both sides of a place that must stay free get no skirt across it, and that is said', () => {
    const copies = Array.from({ length: 8 }, () => ({ part: 0, width: 45, depth: 45 }));
    const found = placesOf(copies, [{ brim: 0 }], setupWith([[58, 0, 102, 20]]));
    expect(found).toMatchObject({ skirt: false, finding: { rule: 'skirt' } });
    expect(found.places).not.toContain(null);
  });

  test('a few of them beside it keep theirs', () => {
    const found = placesOf([{ part: 0, width: 40, depth: 40 }], [{ brim: 0 }], setupWith([[0, 0, 6, 110]]));
    expect(found.skirt).toBe(true);
    expect(found.finding).toBeUndefined();
  });

  test('no skirt ever reaches into such a place', () => {
    const side = fc.double({ min: 8, max: 60, noNaN: true });
    const strip = fc.tuple(side, side, fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 150 }));
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 14 }), strip, (width, depth, count, [w, d, x, y]) => {
        const free = [x, y, Math.min(160, x + w), Math.min(160, y + d)] as const;
        const copies = Array.from({ length: count }, () => ({ part: 0, width, depth }));
        const found = placesOf(copies, [{ brim: 0 }], setupWith([free]));
        fc.pre(!found.places.includes(null));
        const near = nearest(found, [width, depth], free);
        if (found.skirt) expect(near).toBeGreaterThan(REACH - 0.001);
      }),
    );
  });
});
