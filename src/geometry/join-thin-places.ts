import type { ThinPlace } from './thin-places.ts';

/**
 * A wall that bends is seen along x in some stretches and along y in the others; where it runs aslant both see it. Stretches
 * whose middles meet there are made one place. Walls that only meet in a corner stay apart.
 */
export function joinThinPlaces(places: readonly ThinPlace[]): readonly ThinPlace[] {
  const groupOf = places.map((_, k) => k);
  const root = (k: number): number => {
    while (groupOf[k] !== k) k = groupOf[k]!;
    return k;
  };
  const buckets = places.map((place) => bucketsOf(place));
  for (const [k, a] of places.entries())
    for (const [j, b] of places.entries()) {
      if (j >= k || root(j) === root(k) || !boxesMeet(a, b)) continue;
      if (meet(a, b, buckets[j]!)) groupOf[root(k)] = root(j);
    }
  const groups = new Map<number, ThinPlace[]>();
  for (const [k, place] of places.entries()) groups.set(root(k), [...(groups.get(root(k)) ?? []), place]);
  return Array.from(groups.values(), (group) => (group.length === 1 ? group[0]! : united(group)));
}

function boxesMeet(a: ThinPlace, b: ThinPlace): boolean {
  return [0, 1, 2].every((axis) => a.low[axis]! <= b.high[axis]! && b.low[axis]! <= a.high[axis]!);
}

/** Middles by the cell of the grid of rays that they lie in. */
function bucketsOf({ middles, pitch }: ThinPlace): ReadonlyMap<string, readonly number[]> {
  const buckets = new Map<string, number[]>();
  for (let k = 0; k < middles.length; k += 3) {
    const key = [0, 1, 2].map((axis) => Math.round(middles[k + axis]! / pitch)).join(' ');
    const known = buckets.get(key);
    if (known === undefined) buckets.set(key, [k]);
    else known.push(k);
  }
  return buckets;
}

/** Rays cross a wall at 45° no farther apart than this, along x and along y. */
const NEAR = 0.55;

function meet(a: ThinPlace, b: ThinPlace, buckets: ReadonlyMap<string, readonly number[]>): boolean {
  const near = NEAR * a.pitch;
  for (let k = 0; k < a.middles.length; k += 3) {
    const cell = [0, 1, 2].map((axis) => Math.round(a.middles[k + axis]! / a.pitch));
    for (let side = 0; side < 27; side++) {
      const [x, y, z] = [(side % 3) - 1, (Math.floor(side / 3) % 3) - 1, Math.floor(side / 9) - 1];
      for (const j of buckets.get(`${cell[0]! + x} ${cell[1]! + y} ${cell[2]! + z}`) ?? [])
        if ([0, 1, 2].every((axis) => Math.abs(a.middles[k + axis]! - b.middles[j + axis]!) <= near)) return true;
    }
  }
  return false;
}

/** What is seen twice counts with each; the middle thickness is that of the larger stretch. */
function united(group: readonly ThinPlace[]): ThinPlace {
  const largest = group.reduce((a, b) => (b.area > a.area ? b : a));
  const low = [0, 1, 2].map((axis) => Math.min(...group.map((place) => place.low[axis]!)));
  const high = [0, 1, 2].map((axis) => Math.max(...group.map((place) => place.high[axis]!)));
  return {
    ...largest,
    least: Math.min(...group.map(({ least }) => least)),
    area: group.reduce((sum, { area }) => sum + area, 0),
    low: [low[0]!, low[1]!, low[2]!],
    high: [high[0]!, high[1]!, high[2]!],
  };
}
