import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { NodeGrid } from './node-grid.ts';

/**
 * Lines that branch: what carries a ceiling and ends at the walls. A node comes after its parent; a root (-1) stands on
 * a wall. One layer further down the same lines are a little shorter, until nothing is left of them.
 *
 *     wall ▒|───────┬─────┐      layer under the ceiling
 *          ▒|       └──      T
 *     wall ▒|────┬──             some layers below
 *          ▒|    └
 */
export interface Branches {
  readonly x: number[];
  readonly y: number[];
  readonly parent: number[];
}

/** [mm] Nodes along a branch are no farther apart, so that others can join anywhere. */
const STEP = 1;
/** [mm] */
const SAME = 1e-6;
/** [mm] Nearer to a wall than this is on it. */
const ON_WALL = 0.05;

export const noBranches = (): Branches => ({ x: [], y: [], parent: [] });

/** A new node. @returns its number */
export function grow(branches: Branches, x: number, y: number, parent: number): number {
  branches.x.push(x);
  branches.y.push(y);
  return branches.parent.push(parent) - 1;
}

/** Nodes on the straight way from a node to a place. @returns the last one */
function extend(branches: Branches, from: number, x: number, y: number): number {
  const fx = branches.x[from]!;
  const fy = branches.y[from]!;
  const length = Math.sqrt((x - fx) * (x - fx) + (y - fy) * (y - fy));
  if (length < SAME) return from;
  const pieces = Math.max(1, Math.ceil(length / STEP));
  let last = from;
  for (let k = 1; k <= pieces; k++)
    last = grow(branches, fx + (k / pieces) * (x - fx), fy + (k / pieces) * (y - fy), last);
  return last;
}

/** [mm] From the nearest wall; endless where there is none. */
export function farFromWalls(walls: EdgeIndex, x: number, y: number): number {
  return walls.nearest(x, y)?.distance ?? Number.POSITIVE_INFINITY;
}

/** Branches that grow on one layer. */
export class Growth {
  readonly branches: Branches;
  readonly #walls: EdgeIndex;
  readonly #grid = new NodeGrid();

  constructor(walls: EdgeIndex, branches: Branches) {
    this.#walls = walls;
    this.branches = branches;
    for (let k = 0; k < branches.x.length; k++) this.#grid.add(k, branches.x[k]!, branches.y[k]!);
  }

  /** Whether a branch or a wall is within `reach` [mm]. */
  carries(x: number, y: number, reach: number): boolean {
    return this.#grid.nearest(x, y, reach) !== undefined || farFromWalls(this.#walls, x, y) <= reach;
  }

  /** Leads a line to a place from the nearest branch, or from the wall where that is nearer or a wall stands between. @returns the node there */
  lead(x: number, y: number): number {
    const wall = this.#walls.nearest(x, y) ?? { x, y, distance: Number.POSITIVE_INFINITY };
    const near = this.#grid.nearest(x, y, wall.distance);
    if (near !== undefined && !this.#walls.isCrossed(this.branches.x[near]!, this.branches.y[near]!, x, y, ON_WALL))
      return this.reach(near, x, y);
    const root = grow(this.branches, wall.x, wall.y, -1);
    this.#grid.add(root, wall.x, wall.y);
    return this.reach(root, x, y);
  }

  /** A line from a node straight to a place. @returns the node there */
  reach(from: number, x: number, y: number): number {
    const first = this.branches.x.length;
    const last = extend(this.branches, from, x, y);
    for (let k = first; k <= last; k++) this.#grid.add(k, this.branches.x[k]!, this.branches.y[k]!);
    return last;
  }

  /** Takes over a tree of its own, whose root leads to the nearest branch or wall. */
  adopt(tree: Branches): void {
    const base: number[] = [];
    for (let k = 0; k < tree.x.length; k++) {
      const [x, y] = [tree.x[k]!, tree.y[k]!];
      const parent = tree.parent[k]!;
      if (parent === -1) {
        base.push(farFromWalls(this.#walls, x, y) <= ON_WALL ? grow(this.branches, x, y, -1) : this.lead(x, y));
      } else base.push(grow(this.branches, x, y, base[parent]!));
    }
    for (const k of base) this.#grid.add(k, this.branches.x[k]!, this.branches.y[k]!);
  }
}

/** Children of every node. */
export function childrenOf({ parent }: Branches): number[][] {
  const children: number[][] = parent.map(() => []);
  parent.forEach((p, k) => {
    if (p !== -1) children[p]!.push(k);
  });
  return children;
}

/** [mm] From every node to its farthest tip. */
export function reachOf(branches: Branches): Float64Array {
  const { x, y, parent } = branches;
  const reach = new Float64Array(parent.length);
  for (let k = parent.length - 1; k >= 0; k--) {
    const p = parent[k]!;
    if (p === -1) continue;
    const length = Math.sqrt((x[k]! - x[p]!) ** 2 + (y[k]! - y[p]!) ** 2);
    reach[p] = Math.max(reach[p]!, reach[k]! + length);
  }
  return reach;
}
