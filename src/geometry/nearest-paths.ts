import { BoxIndex } from './box-index.ts';
import type { DraftRoute } from './route.ts';

/** Of each path, at most. */
export const NEIGHBOURS = 10;

/** For each path its ten nearest others by entry point, nearest first, `NEIGHBOURS` columns; -1 where there are fewer. */
export function nearestPaths(route: DraftRoute): Int32Array {
  const n = route.order.length;
  const boxes = new Float64Array(4 * n);
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < n; k++) {
    const [x, y] = [route.inX[k]!, route.inY[k]!];
    boxes.set([x, y, x, y], 4 * k);
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  const index = new BoxIndex(boxes);
  const nearest = new NearestFew(route);
  const whole = Math.max(x1 - x0, y1 - y0, 1e-6);
  const first = Math.sqrt((Math.max(x1 - x0, 1e-6) * Math.max(y1 - y0, 1e-6) * NEIGHBOURS) / n);
  for (let k = 0; k < n; k++) {
    const [x, y] = [route.inX[k]!, route.inY[k]!];
    for (let radius = first; ; radius *= 2) {
      nearest.begin(k);
      index.search(x - radius, y - radius, x + radius, y + radius, nearest.take);
      if (nearest.full || radius > whole) break;
    }
  }
  return nearest.paths;
}

/** For each path the nearest of those that are shown, kept in order. */
class NearestFew {
  readonly paths: Int32Array;
  readonly #route: DraftRoute;
  readonly #far2 = new Float64Array(NEIGHBOURS);
  #path = 0;
  #count = 0;

  constructor(route: DraftRoute) {
    this.#route = route;
    this.paths = new Int32Array(route.order.length * NEIGHBOURS).fill(-1);
  }

  begin(path: number): void {
    this.#path = path;
    this.#count = 0;
  }

  get full(): boolean {
    return this.#count === NEIGHBOURS;
  }

  readonly take = (other: number): undefined => {
    if (other === this.#path) return;
    const { inX, inY } = this.#route;
    const far2 = (inX[other]! - inX[this.#path]!) ** 2 + (inY[other]! - inY[this.#path]!) ** 2;
    if (!this.full) this.#count++;
    else if (!this.#isBefore(far2, other, NEIGHBOURS - 1)) return;
    let k = this.#count - 1;
    for (; k > 0 && this.#isBefore(far2, other, k - 1); k--) this.#put(k, this.#far2[k - 1]!, this.#at(k - 1));
    this.#put(k, far2, other);
  };

  #at(k: number): number {
    return this.paths[this.#path * NEIGHBOURS + k]!;
  }

  #put(k: number, far2: number, path: number): void {
    this.#far2[k] = far2;
    this.paths[this.#path * NEIGHBOURS + k] = path;
  }

  #isBefore(far2: number, path: number, k: number): boolean {
    return far2 < this.#far2[k]! || (far2 === this.#far2[k]! && path < this.#at(k));
  }
}
