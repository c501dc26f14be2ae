import { chooseEntries } from './choose-entries.ts';
import { improveRoute } from './improve-route.ts';
import { nearestPaths } from './nearest-paths.ts';
import { type DraftRoute, enterAt, type Stops } from './route.ts';

export interface Route {
  /** Paths in the order in which they are cut. */
  readonly order: Uint32Array;
  /** By path (not by place in the order): number of the point at which it is entered. */
  readonly entry: Uint32Array;
  /** [mm] From the start to the last exit, burning left out. */
  readonly travel: number;
}

/**
 * Order and entry points with little travel, children always before their parent.
 *
 * 1. Nearest neighbour over all entry points of the paths that may be cut next, in a grid.
 * 2. 2-opt and Or-opt with ten neighbours each, only moves that keep children before parents (`improve-route`).
 * 3. Entry points for the order found, exactly, by dynamic programming (`choose-entries`); then 2 again while it is worth it.
 *
 * Every step has a budget of work, never of time: the same route on every machine.
 */
export function orderPaths(stops: Stops, start: readonly [number, number]): Route {
  const route = nearestRoute(stops, start);
  chooseEntries(stops, start, route);
  const neighbours = nearestPaths(route);
  for (let round = 0; round < ROUNDS; round++) {
    const before = travelOf(route, start);
    improveRoute(stops, start, route, neighbours);
    chooseEntries(stops, start, route);
    if (travelOf(route, start) > (1 - WORTHWHILE) * before) break;
  }
  return { order: route.order, entry: route.entry, travel: travelOf(route, start) };
}

const ROUNDS = 4;
/** Part of the travel: the round after one that gains less gains a tenth of that. */
const WORTHWHILE = 0.005;

/** [mm] */
function travelOf(route: DraftRoute, start: readonly [number, number]): number {
  let [x, y, sum] = [start[0], start[1], 0];
  for (const path of route.order) {
    const dx = route.inX[path]! - x;
    const dy = route.inY[path]! - y;
    sum += Math.sqrt(dx * dx + dy * dy);
    x = route.outX[path]!;
    y = route.outY[path]!;
  }
  return sum;
}

function nearestRoute(stops: Stops, start: readonly [number, number]): DraftRoute {
  const n = stops.ends.length;
  const route: DraftRoute = {
    order: new Uint32Array(n),
    entry: new Uint32Array(n),
    inX: new Float64Array(n),
    inY: new Float64Array(n),
    outX: new Float64Array(n),
    outY: new Float64Array(n),
  };
  const owner = new Uint32Array(stops.x.length);
  const waitsFor = new Uint32Array(n);
  for (let path = 0, point = 0; path < n; path++) {
    for (; point < stops.ends[path]!; point++) owner[point] = path;
    if (stops.parent[path]! >= 0) waitsFor[stops.parent[path]!]!++;
  }
  const grid = new PointGrid(stops, owner);
  for (let path = 0; path < n; path++) if (waitsFor[path] === 0) grid.open(path);
  let [x, y] = start;
  for (let k = 0; k < n; k++) {
    const point = grid.nearest(x, y);
    const path = owner[point]!;
    grid.close(path);
    route.order[k] = path;
    enterAt(stops, route, path, point);
    x = route.outX[path]!;
    y = route.outY[path]!;
    const parent = stops.parent[path]!;
    if (parent >= 0 && --waitsFor[parent]! === 0) grid.open(parent);
  }
  return route;
}

/** Points of the paths that are open now, in square cells, each cell a doubly linked list in flat arrays. */
class PointGrid {
  readonly #stops: Stops;
  readonly #owner: Uint32Array;
  readonly #isOpen: Uint8Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  #cells = new Int32Array(0);
  #columns = 0;
  #rows = 0;
  #size = 1;
  #x0 = 0;
  #y0 = 0;
  #points = 0;
  #builtFor = 0;

  constructor(stops: Stops, owner: Uint32Array) {
    this.#stops = stops;
    this.#owner = owner;
    this.#isOpen = new Uint8Array(stops.ends.length);
    this.#next = new Int32Array(stops.x.length);
    this.#before = new Int32Array(stops.x.length);
    this.#build(Math.max(1, stops.x.length));
  }

  open(path: number): void {
    this.#isOpen[path] = 1;
    for (let p = this.#first(path); p < this.#stops.ends[path]!; p++) this.#insert(p);
    if (this.#points > 4 * this.#builtFor) this.#build(this.#points);
  }

  close(path: number): void {
    this.#isOpen[path] = 0;
    for (let p = this.#first(path); p < this.#stops.ends[path]!; p++) this.#remove(p);
    // Thin grids are slow to search: take wider cells when most points are gone.
    if (this.#points > 64 && this.#points * 4 < this.#builtFor) this.#build(this.#points);
  }

  nearest(x: number, y: number): number {
    const cx = this.#column(x);
    const cy = this.#row(y);
    let best = -1;
    let best2 = Number.POSITIVE_INFINITY;
    const far = Math.max(this.#columns, this.#rows);
    for (let ring = 0; ring <= far; ring++) {
      // Everything in this ring is at least (ring - 1) cells away (a point off the grid counts from its border).
      const least = Math.max(0, ring - 1) * this.#size;
      if (best >= 0 && least * least > best2) break;
      for (let row = cy - ring; row <= cy + ring; row++) {
        if (row < 0 || row >= this.#rows) continue;
        const step = row === cy - ring || row === cy + ring || ring === 0 ? 1 : 2 * ring;
        for (let column = cx - ring; column <= cx + ring; column += step) {
          if (column < 0 || column >= this.#columns) continue;
          for (let p = this.#cells[row * this.#columns + column]!; p >= 0; p = this.#next[p]!) {
            const dx = this.#stops.x[p]! - x;
            const dy = this.#stops.y[p]! - y;
            const d2 = dx * dx + dy * dy;
            if (d2 < best2 || (d2 === best2 && p < best)) [best, best2] = [p, d2];
          }
        }
      }
    }
    return best;
  }

  #first(path: number): number {
    return path === 0 ? 0 : this.#stops.ends[path - 1]!;
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#x0) / this.#size)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#y0) / this.#size)));
  }

  #build(points: number): void {
    const { x, y } = this.#stops;
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let p = 0; p < x.length; p++) {
      if (x[p]! < x0) x0 = x[p]!;
      if (x[p]! > x1) x1 = x[p]!;
      if (y[p]! < y0) y0 = y[p]!;
      if (y[p]! > y1) y1 = y[p]!;
    }
    const [width, height] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)];
    this.#size = Math.max(Math.sqrt((2 * width * height) / points), Math.max(width, height) / 2048);
    this.#columns = Math.floor(width / this.#size) + 1;
    this.#rows = Math.floor(height / this.#size) + 1;
    this.#x0 = x0;
    this.#y0 = y0;
    this.#cells = new Int32Array(this.#columns * this.#rows).fill(-1);
    this.#points = 0;
    this.#builtFor = points;
    for (let p = 0; p < x.length; p++) if (this.#isOpen[this.#owner[p]!] === 1) this.#insert(p);
  }

  #cellOf(p: number): number {
    return this.#row(this.#stops.y[p]!) * this.#columns + this.#column(this.#stops.x[p]!);
  }

  #insert(p: number): void {
    const cell = this.#cellOf(p);
    const head = this.#cells[cell]!;
    this.#next[p] = head;
    this.#before[p] = -1;
    if (head >= 0) this.#before[head] = p;
    this.#cells[cell] = p;
    this.#points++;
  }

  #remove(p: number): void {
    const [before, next] = [this.#before[p]!, this.#next[p]!];
    if (before >= 0) this.#next[before] = next;
    else this.#cells[this.#cellOf(p)] = next;
    if (next >= 0) this.#before[next] = before;
    this.#points--;
  }
}
