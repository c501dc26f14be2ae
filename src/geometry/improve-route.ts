import { NEIGHBOURS } from './nearest-paths.ts';
import type { DraftRoute, Stops } from './route.ts';

/**
 * Shortens a route in place: 2-opt (turn a stretch round) and Or-opt (move one to three paths elsewhere, either way
 * round), tried for each path against those of its ten nearest neighbours that are nearer than what comes before or
 * after it now, with don't-look bits (Bentley, 1992).
 * Only moves that keep every path before its parent. A turned line is entered at its other end.
 *
 *     … p ─ [ i … j ] ─ n …   →   … p ─ [ j … i ] ─ n …      legal if no parent of one in [i … j] is in it too
 *
 * Entry points stay as they are: `choose-entries` picks them before and after.
 * @param neighbours of `nearestPaths`; entry points move so little between rounds that one list serves all
 */
export function improveRoute(
  stops: Stops,
  start: readonly [number, number],
  route: DraftRoute,
  neighbours: Int32Array,
): void {
  if (route.order.length < 2) return;
  new RouteImprover(stops, start, route, neighbours).run();
}

const LONGEST_MOVED = 3;
/** [mm] Gains below this are rounding. */
const LEAST_GAIN = 1e-7;
/** Places rewritten by moves before we stop: bounds the work on huge drawings. */
const WORK = 4e8;

class RouteImprover {
  readonly #order: Uint32Array;
  readonly #route: DraftRoute;
  readonly #loop: Uint8Array;
  readonly #parent: Int32Array;
  readonly #place: Uint32Array;
  readonly #neighbours: Int32Array;
  readonly #startX: number;
  readonly #startY: number;
  readonly #nested: boolean;
  /** Of one path, for `#improve`. */
  readonly #near = new Int32Array(NEIGHBOURS);
  readonly #waiting: Uint32Array;
  readonly #isWaiting: Uint8Array;
  #head = 0;
  #count = 0;
  #work = 0;

  constructor(stops: Stops, start: readonly [number, number], route: DraftRoute, neighbours: Int32Array) {
    const n = route.order.length;
    this.#order = route.order;
    this.#route = route;
    this.#loop = stops.loop;
    this.#parent = stops.parent;
    this.#nested = stops.parent.some((p) => p >= 0);
    [this.#startX, this.#startY] = start;
    this.#place = new Uint32Array(n);
    for (let k = 0; k < n; k++) this.#place[route.order[k]!] = k;
    this.#neighbours = neighbours;
    this.#waiting = new Uint32Array(n);
    this.#isWaiting = new Uint8Array(n);
  }

  run(): void {
    for (const path of this.#order) this.#wake(path);
    while (this.#count > 0 && this.#work < WORK) {
      const path = this.#waiting[this.#head]!;
      this.#head = (this.#head + 1) % this.#waiting.length;
      this.#count--;
      this.#isWaiting[path] = 0;
      while (this.#improve(path) && this.#work < WORK);
    }
  }

  #wake(path: number): void {
    if (this.#isWaiting[path] === 1) return;
    this.#isWaiting[path] = 1;
    this.#waiting[(this.#head + this.#count++) % this.#waiting.length] = path;
  }

  #improve(path: number): boolean {
    const near = this.#nearer(path);
    for (let k = 0; k < near; k++) if (this.#turnBetween(path, this.#near[k]!)) return true;
    for (let k = 0; k < near; k++) if (this.#moveNextTo(this.#near[k]!, path, 1)) return true;
    for (let length = 1; length <= LONGEST_MOVED; length++)
      for (let k = 0; k < near; k++) if (this.#moveNextTo(path, this.#near[k]!, length)) return true;
    return false;
  }

  /** Into `#near`: neighbours nearer than what comes before or after now; beside the others a path gains next to nothing. */
  #nearer(path: number): number {
    const place = this.#place[path]!;
    const order = this.#order;
    const before = place === 0 ? -1 : order[place - 1]!;
    const after = place + 1 === order.length ? -1 : order[place + 1]!;
    const reach = Math.max(this.#gap(before, path), this.#gapOut(path, after));
    let count = 0;
    for (let k = 0; k < NEIGHBOURS; k++) {
      const other = this.#neighbours[path * NEIGHBOURS + k]!;
      if (other < 0) break;
      if (this.#apart(path, other) < reach) this.#near[count++] = other;
    }
    return count;
  }

  /** [mm] Between the nearest ends of two paths. */
  #apart(a: number, b: number): number {
    const straight = Math.min(this.#gap(a, b), this.#gap(b, a));
    if (this.#loop[a] === 1 && this.#loop[b] === 1) return straight;
    const { inX, inY, outX, outY } = this.#route;
    const ins = (inX[a]! - inX[b]!) ** 2 + (inY[a]! - inY[b]!) ** 2;
    const outs = (outX[a]! - outX[b]!) ** 2 + (outY[a]! - outY[b]!) ** 2;
    return Math.min(straight, Math.sqrt(Math.min(ins, outs)));
  }

  /** 2-opt: makes `a` and `b` neighbours by turning what lies between, on either side. */
  #turnBetween(a: number, b: number): boolean {
    const [pa, pb] = [this.#place[a]!, this.#place[b]!];
    const [low, high] = pa < pb ? [pa, pb] : [pb, pa];
    // … low [low+1 … high] high+1 …
    if (high > low + 1 && this.#turnGain(low + 1, high) > LEAST_GAIN && this.#mayTurn(low + 1, high)) {
      this.#turn(low + 1, high);
      return true;
    }
    // … low-1 [low … high-1] high …
    if (high > low + 1 && this.#turnGain(low, high - 1) > LEAST_GAIN && this.#mayTurn(low, high - 1)) {
      this.#turn(low, high - 1);
      return true;
    }
    return false;
  }

  #turnGain(i: number, j: number): number {
    const order = this.#order;
    const [first, last] = [order[i]!, order[j]!];
    const before = i === 0 ? -1 : order[i - 1]!;
    const after = j + 1 === order.length ? -1 : order[j + 1]!;
    return (
      this.#gap(before, first) +
      this.#gapOut(last, after) -
      this.#fromOut(before, this.#route.outX[last]!, this.#route.outY[last]!) -
      this.#toIn(this.#route.inX[first]!, this.#route.inY[first]!, after)
    );
  }

  #mayTurn(i: number, j: number): boolean {
    if (!this.#nested) return true;
    this.#work += j - i;
    for (let k = i; k <= j; k++) {
      const parent = this.#parent[this.#order[k]!]!;
      if (parent >= 0 && this.#place[parent]! <= j) return false;
    }
    return true;
  }

  #turn(i: number, j: number): void {
    const order = this.#order;
    this.#work += j - i;
    if (i > 0) this.#wake(order[i - 1]!);
    if (j + 1 < order.length) this.#wake(order[j + 1]!);
    this.#wake(order[i]!);
    this.#wake(order[j]!);
    for (let a = i, b = j; a < b; a++, b--) {
      const path = order[a]!;
      order[a] = order[b]!;
      order[b] = path;
    }
    for (let k = i; k <= j; k++) {
      this.#place[order[k]!] = k;
      this.#turnRound(order[k]!);
    }
  }

  /** Or-opt: the `length` paths from `a` on (or up to `a`) go next to `b`. */
  #moveNextTo(a: number, b: number, length: number): boolean {
    const n = this.#order.length;
    const pa = this.#place[a]!;
    const pb = this.#place[b]!;
    for (let side = 0; side < (length === 1 ? 1 : 2); side++) {
      const i = side === 0 ? pa : pa - length + 1;
      const j = i + length - 1;
      if (i < 0 || j >= n || (pb >= i && pb <= j)) continue;
      if (this.#tryMove(i, j, pb) || (pb > 0 && this.#tryMove(i, j, pb - 1))) return true;
      if (pb === 0 && this.#tryMove(i, j, -1)) return true;
    }
    return false;
  }

  /** Moves [i … j] to behind place `to` (-1: to the front), turned or not, if that is shorter and allowed. */
  #tryMove(i: number, j: number, to: number): boolean {
    if (to >= i - 1 && to <= j) return false;
    const order = this.#order;
    const n = order.length;
    const { inX, inY, outX, outY } = this.#route;
    const [first, last] = [order[i]!, order[j]!];
    const before = i === 0 ? -1 : order[i - 1]!;
    const after = j + 1 === n ? -1 : order[j + 1]!;
    const left = to < 0 ? -1 : order[to]!;
    const right = to + 1 === n ? -1 : order[to + 1]!;
    const closing = after < 0 ? 0 : this.#gap(before, after);
    const opened = right < 0 ? 0 : this.#gap(left, right);
    const saved = this.#gap(before, first) + this.#gapOut(last, after) - closing + opened;
    const straight =
      saved - this.#fromOut(left, inX[first]!, inY[first]!) - this.#toIn(outX[last]!, outY[last]!, right);
    const turned = saved - this.#fromOut(left, outX[last]!, outY[last]!) - this.#toIn(inX[first]!, inY[first]!, right);
    if (Math.max(straight, turned) <= LEAST_GAIN) return false;
    // Few get here: what is rare is compiled apart.
    if (turned <= straight) return this.#moveIfAllowed(i, j, to, 'straight');
    return this.#moveIfAllowed(i, j, to, straight <= LEAST_GAIN ? 'turned' : 'either');
  }

  /** @param gains the ways in which the route gets shorter; either: turned is shorter still */
  #moveIfAllowed(i: number, j: number, to: number, gains: 'straight' | 'turned' | 'either'): boolean {
    if (!this.#mayMove(i, j, to)) return false;
    const turn = gains !== 'straight' && this.#mayTurn(i, j);
    if (!turn && gains === 'turned') return false;
    this.#move(i, j, to, turn);
    return true;
  }

  #mayMove(i: number, j: number, to: number): boolean {
    if (!this.#nested) return true;
    if (to > j) {
      for (let k = i; k <= j; k++) {
        const parent = this.#parent[this.#order[k]!]!;
        if (parent >= 0 && this.#place[parent]! > j && this.#place[parent]! <= to) return false;
      }
      return true;
    }
    this.#work += i - to;
    for (let k = to + 1; k < i; k++) {
      const parent = this.#parent[this.#order[k]!]!;
      if (parent >= 0 && this.#place[parent]! >= i && this.#place[parent]! <= j) return false;
    }
    return true;
  }

  #move(i: number, j: number, to: number, turn: boolean): void {
    const order = this.#order;
    const length = j - i + 1;
    for (const place of [i - 1, i, j, j + 1, to, to + 1])
      if (place >= 0 && place < order.length) this.#wake(order[place]!);
    const moved = order.slice(i, j + 1);
    if (turn) {
      moved.reverse();
      for (const path of moved) this.#turnRound(path);
    }
    const [low, high] = to > j ? [i, to] : [to + 1, j];
    if (to > j) order.copyWithin(i, j + 1, to + 1);
    else order.copyWithin(to + 1 + length, to + 1, i);
    order.set(moved, to > j ? to - length + 1 : to + 1);
    this.#work += high - low;
    for (let k = low; k <= high; k++) this.#place[order[k]!] = k;
  }

  #turnRound(path: number): void {
    if (this.#loop[path] === 1) return;
    const { inX, inY, outX, outY } = this.#route;
    const [x, y] = [inX[path]!, inY[path]!];
    inX[path] = outX[path]!;
    inY[path] = outY[path]!;
    outX[path] = x;
    outY[path] = y;
  }

  /** [mm] From the exit of `a` (-1: the start) to the entry of `b`. */
  #gap(a: number, b: number): number {
    return this.#fromOut(a, this.#route.inX[b]!, this.#route.inY[b]!);
  }

  /** [mm] From the exit of `a` to the entry of `b`; nothing after the last path. */
  #gapOut(a: number, b: number): number {
    return this.#toIn(this.#route.outX[a]!, this.#route.outY[a]!, b);
  }

  #fromOut(a: number, x: number, y: number): number {
    const dx = x - (a < 0 ? this.#startX : this.#route.outX[a]!);
    const dy = y - (a < 0 ? this.#startY : this.#route.outY[a]!);
    return Math.sqrt(dx * dx + dy * dy);
  }

  #toIn(x: number, y: number, b: number): number {
    if (b < 0) return 0;
    const dx = this.#route.inX[b]! - x;
    const dy = this.#route.inY[b]! - y;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
