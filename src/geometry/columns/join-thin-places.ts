import type { ThinPlace } from './thin-places.ts';

/**
 * A wall that bends is seen along x in some stretches and along y in the others; where it runs aslant both see it. Stretches
 * whose middles meet there are made one place. Walls that only meet in a corner stay apart.
 */
export function joinThinPlaces(places: readonly ThinPlace[]): readonly ThinPlace[] {
  const groupOf = Uint32Array.from(places.keys());
  const root = (k: number): number => {
    while (groupOf[k] !== k) {
      groupOf[k] = groupOf[groupOf[k]!]!;
      k = groupOf[k]!;
    }
    return k;
  };
  const known: (Middles | undefined)[] = places.map(() => undefined);
  const middlesOf = (k: number): Middles => {
    known[k] ??= new Middles(places[k]!);
    return known[k]!;
  };
  const order = [...places.keys()].sort((a, b) => places[a]!.low[0] - places[b]!.low[0]);
  for (const [rank, k] of order.entries())
    for (let next = rank + 1; next < order.length; next++) {
      const j = order[next]!;
      if (places[j]!.low[0] > places[k]!.high[0]) break;
      if (!boxesMeet(places[j]!, places[k]!)) continue;
      const [x, y] = [root(k), root(j)];
      if (x !== y && middlesOf(k).meet(middlesOf(j))) groupOf[Math.max(x, y)] = Math.min(x, y);
    }
  const groups = new Map<number, ThinPlace[]>();
  for (const [k, place] of places.entries()) {
    const group = groups.get(root(k));
    if (group === undefined) groups.set(root(k), [place]);
    else group.push(place);
  }
  return Array.from(groups.values(), (group) => (group.length === 1 ? group[0]! : united(group)));
}

function boxesMeet(a: ThinPlace, b: ThinPlace): boolean {
  if (a.low[1] > b.high[1] || b.low[1] > a.high[1]) return false;
  return a.low[2] <= b.high[2] && b.low[2] <= a.high[2];
}

/** Rays cross a wall at 45° no farther apart than this, along x and along y. */
const NEAR = 0.55;

/** Middles of one place, by the cell of a grid that they lie in. */
class Middles {
  readonly #place: ThinPlace;
  readonly #at: Float64Array;
  /** First middle in each cell. */
  #cells: ReadonlyMap<number, number> | undefined;
  /** The next one in the same cell, -1 none. */
  readonly #next: Int32Array;

  constructor(place: ThinPlace) {
    this.#place = place;
    this.#at = place.middles();
    this.#next = new Int32Array(this.#at.length / 3);
  }

  /** Whether a middle of each lies beside one of the other. */
  meet(other: Middles): boolean {
    return this.#at.length < other.#at.length ? other.#holdsOneOf(this) : this.#holdsOneOf(other);
  }

  #holdsOneOf(other: Middles): boolean {
    const at = other.#at;
    this.#cells ??= this.#fill();
    for (let k = 0; k < at.length; k += 3) if (this.#isBeside(at[k]!, at[k + 1]!, at[k + 2]!)) return true;
    return false;
  }

  #fill(): ReadonlyMap<number, number> {
    const cells = new Map<number, number>();
    const at = this.#at;
    for (let k = 0; k < this.#next.length; k++) {
      const key = cellOf(this.#cell(at[3 * k]!), this.#cell(at[3 * k + 1]!), this.#cell(at[3 * k + 2]!));
      this.#next[k] = cells.get(key) ?? -1;
      cells.set(key, k);
    }
    return cells;
  }

  #cell(at: number): number {
    return Math.round(at / this.#place.pitch);
  }

  #isBeside(x: number, y: number, z: number): boolean {
    const near = NEAR * this.#place.pitch;
    const { low, high } = this.#place;
    if (x < low[0] - near || x > high[0] + near || y < low[1] - near || y > high[1] + near) return false;
    if (z < low[2] - near || z > high[2] + near) return false;
    const [x1, y1, z1] = [this.#cell(x + near), this.#cell(y + near), this.#cell(z + near)];
    for (let i = this.#cell(x - near); i <= x1; i++)
      for (let j = this.#cell(y - near); j <= y1; j++)
        for (let k = this.#cell(z - near); k <= z1; k++) {
          for (let m = this.#cells!.get(cellOf(i, j, k)) ?? -1; m >= 0; m = this.#next[m]!)
            if (this.#isNear(m, x, y, z)) return true;
        }
    return false;
  }

  #isNear(m: number, x: number, y: number, z: number): boolean {
    const near = NEAR * this.#place.pitch;
    const at = this.#at;
    if (!(Math.abs(at[3 * m]! - x) <= near && Math.abs(at[3 * m + 1]! - y) <= near)) return false;
    return Math.abs(at[3 * m + 2]! - z) <= near;
  }
}

/** One number for a cell; cells a million apart would share it, which only makes the search longer. */
function cellOf(i: number, j: number, k: number): number {
  return (i * 1048576 + j) * 16384 + k;
}

/** What is seen twice counts with each; the middle thickness is that of the larger stretch. */
function united(group: readonly ThinPlace[]): ThinPlace {
  const largest = group.reduce((a, b) => (b.area > a.area ? b : a));
  const low = [0, 1, 2].map((axis) =>
    group.reduce((least, place) => Math.min(least, place.low[axis]!), Number.POSITIVE_INFINITY),
  );
  const high = [0, 1, 2].map((axis) =>
    group.reduce((most, place) => Math.max(most, place.high[axis]!), Number.NEGATIVE_INFINITY),
  );
  return {
    ...largest,
    least: group.reduce((least, place) => Math.min(least, place.least), Number.POSITIVE_INFINITY),
    area: group.reduce((sum, { area }) => sum + area, 0),
    low: [low[0]!, low[1]!, low[2]!],
    high: [high[0]!, high[1]!, high[2]!],
  };
}
