import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import type { Stroke } from '../stroke.ts';
import type { DirectedStroke } from './visit-order.ts';

/** A stroke of an island that hangs, and its rank: of those held as well, the lowest comes first. */
export interface RankedStroke {
  readonly stroke: Stroke;
  readonly rank: number;
}

/** What holds at the beginning, and how near to a line something holds it. */
export interface Hold {
  readonly under: EdgeIndex;
  /** [mm] From centre line to centre line. */
  readonly reach: number;
}

/** [mm] */
const STEP = 0.4;
/** Of a line: it lies on or beside something with most of it, or with enough not to fall. */
const MOST = 0.5;
const SOME = 0.1;
/** [mm] A line held at one end is laid so far into the air before others that are held better. */
const FREE = 15;
/** A loop has no ends that could hold it. */
const LOOP_MOST = 0.9;

/** The places [mm] along a stroke that are asked, and which of them something holds by now. */
interface Pending extends RankedStroke {
  readonly places: readonly number[];
  readonly held: Uint8Array;
  count: number;
}

/**
 * Strokes in an order in which each lies on the layer below or beside one that is laid already: from what carries them outwards,
 * as rows beside rows and walls around them. (A plate on a stem: its walls first would be laid in the air.) Each is drawn
 * from the end that holds. What nothing ever holds comes last.
 *
 *     ┌───────────────┐     1  rows over the stem, held below
 *     │ 2 2 2 1 2 2 2 │     2  rows beside them, one after the other
 *     └───────────────┘     3  walls, the inner one first
 */
export function inHoldOrder(
  strokes: readonly RankedStroke[],
  { under, reach }: Hold,
  start: readonly [number, number],
): readonly DirectedStroke[] {
  const pending = strokes.map((ranked) => pendingOf(ranked, under));
  const grid = new PlaceGrid(pending, reach);
  const order: DirectedStroke[] = [];
  let [x, y] = start;
  while (pending.length > 0) {
    const { index, reversed } = nextOf(pending, x, y);
    const next = pending.splice(index, 1)[0]!;
    order.push({ stroke: next.stroke, reversed });
    grid.lay(next);
    const { points, closed } = next.stroke;
    const last = reversed || closed ? 0 : points.length - 2;
    x = points[last]!;
    y = points[last + 1]!;
  }
  return order;
}

function pendingOf({ stroke, rank }: RankedStroke, under: EdgeIndex): Pending {
  const places = placesAlong(stroke);
  const held = new Uint8Array(places.length / 2);
  let count = 0;
  for (let k = 0; k < held.length; k++) {
    if (!under.contains(places[2 * k]!, places[2 * k + 1]!)) continue;
    held[k] = 1;
    count++;
  }
  return { stroke, rank, places, held, count };
}

function placesAlong({ points, closed }: Stroke): readonly number[] {
  const places = [points[0]!, points[1]!];
  const n = points.length;
  for (let i = 2; i < (closed ? n + 2 : n); i += 2) {
    const [x0, y0] = [points[i - 2]!, points[i - 1]!];
    const [dx, dy] = [points[i % n]! - x0, points[(i % n) + 1]! - y0];
    const steps = Math.max(1, Math.ceil(Math.sqrt(dx * dx + dy * dy) / STEP));
    for (let k = 1; k <= steps; k++) places.push(x0 + (k / steps) * dx, y0 + (k / steps) * dy);
  }
  return places;
}

/** The best held one of the lowest rank, the nearest of several; and whether it is drawn from its last place. */
function nextOf(
  pending: readonly Pending[],
  x: number,
  y: number,
): { readonly index: number; readonly reversed: boolean } {
  let least = Number.POSITIVE_INFINITY;
  let found = { index: 0, reversed: false };
  for (let k = 0; k < pending.length; k++) {
    const one = pending[k]!;
    const { points, closed } = one.stroke;
    const level = levelOf(one);
    const reversed = !closed && beginsAtLast(one, x, y);
    const at = reversed ? points.length - 2 : 0;
    const dx = points[at]! - x;
    const dy = points[at + 1]! - y;
    const cost = (level > 1 ? level * 1e12 : 0) + one.rank * 1e10 + level * 1e8 + dx * dx + dy * dy;
    if (cost >= least) continue;
    least = cost;
    found = { index: k, reversed };
  }
  return found;
}

/** 0: held well, 1: at one end, and not long, 2: somewhere, 3: nowhere. */
function levelOf({ stroke, held, count }: Pending): number {
  const share = count / held.length;
  const [first, last] = [held[0]! === 1, held[held.length - 1]! === 1];
  if (stroke.closed) return share > LOOP_MOST ? 0 : share > MOST ? 1 : share > SOME ? 2 : 3;
  if (share > MOST || (first && last)) return 0;
  if ((first || last) && STEP * (held.length - count) < FREE) return 1;
  return first || last || share > SOME ? 2 : 3;
}

/** An end that is held goes before one that is not, else the nearer one. */
function beginsAtLast({ stroke: { points }, held }: Pending, x: number, y: number): boolean {
  const [first, last] = [held[0]!, held[held.length - 1]!];
  if (first !== last) return last === 1;
  const n = points.length;
  const far = (points[0]! - x) ** 2 + (points[1]! - y) ** 2;
  return (points[n - 2]! - x) ** 2 + (points[n - 1]! - y) ** 2 < far;
}

/** Places of strokes to come, by squares as wide as the reach. */
class PlaceGrid {
  readonly #squares = new Map<number, [Pending, number][]>();
  readonly #reach: number;

  constructor(pending: readonly Pending[], reach: number) {
    this.#reach = reach;
    for (const one of pending)
      for (let k = 0; k < one.held.length; k++) {
        if (one.held[k] === 1) continue;
        const key = this.#key(one.places[2 * k]!, one.places[2 * k + 1]!, 0, 0);
        const square = this.#squares.get(key);
        if (square === undefined) this.#squares.set(key, [[one, k]]);
        else square.push([one, k]);
      }
  }

  #key(x: number, y: number, column: number, row: number): number {
    return (Math.floor(x / this.#reach) + column) * 1e6 + Math.floor(y / this.#reach) + row;
  }

  /** What lies beside the stroke is held from now on. */
  lay({ places }: Pending): void {
    for (let i = 0; i < places.length; i += 2)
      for (let column = -1; column <= 1; column++)
        for (let row = -1; row <= 1; row++) this.#holdIn(places[i]!, places[i + 1]!, column, row);
  }

  #holdIn(x: number, y: number, column: number, row: number): void {
    const key = this.#key(x, y, column, row);
    const square = this.#squares.get(key);
    if (square === undefined) return;
    const left = square.filter(([one, k]) => {
      const dx = one.places[2 * k]! - x;
      const dy = one.places[2 * k + 1]! - y;
      if (dx * dx + dy * dy > this.#reach * this.#reach) return true;
      one.held[k] = 1;
      one.count++;
      return false;
    });
    if (left.length < square.length) this.#squares.set(key, left);
  }
}
