/** A rectangle to place; [mm] */
export interface PackItem {
  readonly width: number;
  readonly height: number;
  /** May be turned by 90°. */
  readonly turns: boolean;
}

export interface PackBin {
  readonly width: number;
  readonly height: number;
  /** x0 y0 x1 y1 of places that are taken. */
  readonly taken: readonly (readonly [number, number, number, number])[];
}

export interface Packed {
  readonly bin: number;
  /** Lower left corner. */
  readonly x: number;
  readonly y: number;
  readonly turned: boolean;
}

type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];
type Turn = 'free' | 'never' | 'always';
type Score = 'bottom' | 'left' | 'tight';

/** [mm] */
const HAIR = 1e-9;

/**
 * Places rectangles in as few equal bins as it finds. Largest free rectangles (Jylänki 2010): a bin's free space is kept
 * as all maximal rectangles in it; each item, largest first, goes where it lies lowest, leftmost or tightest. All ways
 * of choosing (and of turning: free, never, always) are tried and the one with the fewest bins wins, then the one whose
 * last bin is used the least: rows of equal parts come out as rows.
 * @returns a place for each item, or null for one that fits no empty bin
 */
export function packRectangles(items: readonly PackItem[], bin: PackBin): readonly (Packed | null)[] {
  const order = items.map((_, k) => k);
  order.sort((a, b) => areaOf(items[b]!) - areaOf(items[a]!) || longest(items[b]!) - longest(items[a]!) || a - b);
  let best: readonly (Packed | null)[] | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const turn of ['never', 'always', 'free'] as const) {
    for (const score of ['bottom', 'left', 'tight'] as const) {
      const { places, cost } = packOnce(items, order, bin, { turn, score });
      if (cost < least - HAIR) {
        least = cost;
        best = places;
      }
    }
  }
  return best ?? [];
}

const areaOf = (item: PackItem): number => item.width * item.height;
const longest = (item: PackItem): number => Math.max(item.width, item.height);

function packOnce(
  items: readonly PackItem[],
  order: readonly number[],
  bin: PackBin,
  how: { readonly turn: Turn; readonly score: Score },
): { readonly places: readonly (Packed | null)[]; readonly cost: number } {
  const places: (Packed | null)[] = items.map(() => null);
  const bins: Rectangle[][] = [];
  let lost = 0;
  let used = 0;
  for (const k of order) {
    const item = items[k]!;
    let place = firstPlace(bins, item, how);
    if (place === undefined) {
      const fresh = emptyBin(bin);
      const found = bestPlace(fresh, item, how);
      if (found === undefined) {
        lost++;
        continue;
      }
      bins.push(fresh);
      used = 0;
      place = { ...found, bin: bins.length - 1 };
    }
    const [w, h] = place.turned ? [item.height, item.width] : [item.width, item.height];
    bins[place.bin] = cut(bins[place.bin]!, [place.x, place.y, place.x + w, place.y + h]);
    if (place.bin === bins.length - 1) used = Math.max(used, (place.x + w) * (place.y + h));
    places[k] = place;
  }
  return { places, cost: 1e6 * lost + bins.length + used / (bin.width * bin.height) / 2 };
}

function emptyBin(bin: PackBin): Rectangle[] {
  let free: Rectangle[] = [[0, 0, bin.width, bin.height]];
  for (const taken of bin.taken) free = cut(free, taken);
  return free;
}

function firstPlace(
  bins: readonly Rectangle[][],
  item: PackItem,
  how: { readonly turn: Turn; readonly score: Score },
): Packed | undefined {
  for (let b = 0; b < bins.length; b++) {
    const place = bestPlace(bins[b]!, item, how);
    if (place !== undefined) return { ...place, bin: b };
  }
  return undefined;
}

function bestPlace(
  free: readonly Rectangle[],
  item: PackItem,
  { turn, score }: { readonly turn: Turn; readonly score: Score },
): Omit<Packed, 'bin'> | undefined {
  let best: Omit<Packed, 'bin'> | undefined;
  let least: readonly [number, number] = [Number.POSITIVE_INFINITY, 0];
  for (const turned of turnsOf(item, turn)) {
    const [w, h] = turned ? [item.height, item.width] : [item.width, item.height];
    for (const [x0, y0, x1, y1] of free) {
      if (x1 - x0 < w - HAIR || y1 - y0 < h - HAIR) continue;
      const rank: readonly [number, number] =
        score === 'bottom'
          ? [y0 + h, x0]
          : score === 'left'
            ? [x0 + w, y0]
            : [Math.min(x1 - x0 - w, y1 - y0 - h), y0 + x0];
      if (rank[0] > least[0] + HAIR || (rank[0] > least[0] - HAIR && rank[1] >= least[1] - HAIR)) continue;
      least = rank;
      best = { x: x0, y: y0, turned };
    }
  }
  return best;
}

function turnsOf(item: PackItem, turn: Turn): readonly boolean[] {
  if (!item.turns || turn === 'never') return [false];
  return turn === 'always' ? [true] : [false, true];
}

/** The free rectangles without a taken one; those inside others are left out. */
function cut(free: readonly Rectangle[], [a0, b0, a1, b1]: Rectangle): Rectangle[] {
  const pieces: Rectangle[] = [];
  for (const rectangle of free) {
    const [x0, y0, x1, y1] = rectangle;
    if (a0 >= x1 - HAIR || a1 <= x0 + HAIR || b0 >= y1 - HAIR || b1 <= y0 + HAIR) {
      pieces.push(rectangle);
      continue;
    }
    if (a0 > x0 + HAIR) pieces.push([x0, y0, a0, y1]);
    if (a1 < x1 - HAIR) pieces.push([a1, y0, x1, y1]);
    if (b0 > y0 + HAIR) pieces.push([x0, y0, x1, b0]);
    if (b1 < y1 - HAIR) pieces.push([x0, b1, x1, y1]);
  }
  return pieces.filter((p, k) => !pieces.some((q, l) => l !== k && inside(p, q) && (l < k || !inside(q, p))));
}

function inside(p: Rectangle, q: Rectangle): boolean {
  return p[0] >= q[0] - HAIR && p[1] >= q[1] - HAIR && p[2] <= q[2] + HAIR && p[3] <= q[3] + HAIR;
}
