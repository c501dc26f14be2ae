import type { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { type Branches, childrenOf, farFromWalls, Growth, grow, noBranches, reachOf } from './lightning-tree.ts';

/** [mm] Nodes closer than this on an unbranched line are one. */
const CLOSE = 0.6;
/** [mm] A root this near to a wall stands on it. */
const TOUCH = 1e-4;

/**
 * The branches of a layer one layer further down: tips are shorter and bends straighter by no more than a line may hang,
 * what is outside the walls there is cut off, and what lost its root leads to the nearest branch or wall.
 * @param hang [mm] how far a line may lie beside the one below
 */
export function lowered(branches: Branches, walls: EdgeIndex, hang: number): Branches {
  const pieces = cutAtWalls(straightened(shortened(branches, hang), hang / 2), walls);
  const growth = new Growth(walls, noBranches());
  const rooted = pieces.map((tree) => ({ tree, far: farFromWalls(walls, tree.x[0]!, tree.y[0]!) }));
  // The nearest to a wall first: the others can join them.
  rooted.sort((a, b) => a.far - b.far || a.tree.x[0]! - b.tree.x[0]! || a.tree.y[0]! - b.tree.y[0]!);
  for (const { tree } of rooted) growth.adopt(tree);
  return growth.branches;
}

/** Every tip shorter by `cut` [mm]; a branch that is no longer than that vanishes up to where it forks off. */
function shortened(branches: Branches, cut: number): Branches {
  const { x, y, parent } = branches;
  const reach = reachOf(branches);
  const result = noBranches();
  const moved = new Int32Array(parent.length).fill(-1);
  for (let k = 0; k < parent.length; k++) {
    const p = parent[k]!;
    if (p === -1) {
      if (reach[k]! > cut) moved[k] = grow(result, x[k]!, y[k]!, -1);
      continue;
    }
    if (moved[p]! === -1 || reach[p]! <= cut) continue;
    const length = Math.sqrt((x[k]! - x[p]!) ** 2 + (y[k]! - y[p]!) ** 2);
    if (reach[k]! >= cut) moved[k] = grow(result, x[k]!, y[k]!, moved[p]!);
    else if (reach[k]! + length > cut) {
      const share = (reach[k]! + length - cut) / length;
      moved[k] = grow(result, x[p]! + share * (x[k]! - x[p]!), y[p]! + share * (y[k]! - y[p]!), moved[p]!);
    }
  }
  return result;
}

/** Nodes between two others move towards the middle of their neighbours, at most `most` [mm]. */
function straightened(branches: Branches, most: number): Branches {
  const { x, y, parent } = branches;
  const children = childrenOf(branches);
  const result = noBranches();
  const moved = new Int32Array(parent.length);
  for (let k = 0; k < parent.length; k++) {
    const p = parent[k]!;
    const below = children[k]!;
    if (p === -1 || below.length === 0) {
      moved[k] = grow(result, x[k]!, y[k]!, p === -1 ? -1 : moved[p]!);
      continue;
    }
    const dx = (x[p]! + mean(below, x)) / 2 - x[k]!;
    const dy = (y[p]! + mean(below, y)) / 2 - y[k]!;
    const way = Math.sqrt(dx * dx + dy * dy);
    const share = way <= most ? 1 : most / way;
    const [nx, ny] = [x[k]! + share * dx, y[k]! + share * dy];
    const above = moved[p]!;
    const gap = Math.sqrt((nx - result.x[above]!) ** 2 + (ny - result.y[above]!) ** 2);
    // On a straight stretch a node less changes nothing.
    moved[k] =
      below.length === 1 && gap < CLOSE && way < 1e-3 && parent[p] !== -1 ? above : grow(result, nx, ny, above);
  }
  return result;
}

function mean(nodes: readonly number[], of: readonly number[]): number {
  return nodes.reduce((sum, k) => sum + of[k]!, 0) / nodes.length;
}

/** The pieces of the branches inside the walls, each a tree of its own with its root first. */
function cutAtWalls({ x, y, parent }: Branches, walls: EdgeIndex): Branches[] {
  const trees: Branches[] = [];
  /** Tree and number of each node that is inside. */
  const home: (readonly [tree: Branches, node: number] | undefined)[] = [];
  const plant = (px: number, py: number): readonly [Branches, number] => {
    const tree = noBranches();
    trees.push(tree);
    return [tree, grow(tree, px, py, -1)];
  };
  for (let k = 0; k < parent.length; k++) {
    const p = parent[k]!;
    const inside = walls.contains(x[k]!, y[k]!);
    if (p === -1) {
      // Where the wall is the same as above, its root is on it, whatever the last digit says.
      home[k] = inside || farFromWalls(walls, x[k]!, y[k]!) < TOUCH ? plant(x[k]!, y[k]!) : undefined;
      continue;
    }
    let from = home[p];
    for (const share of crossed(walls, [x[p]!, y[p]!, x[k]!, y[k]!], parent[p] === -1)) {
      const cx = x[p]! + share * (x[k]! - x[p]!);
      const cy = y[p]! + share * (y[k]! - y[p]!);
      if (from === undefined) from = plant(cx, cy);
      else {
        grow(from[0], cx, cy, from[1]);
        from = undefined;
      }
    }
    if (!inside) home[k] = undefined;
    else home[k] = from === undefined ? plant(x[k]!, y[k]!) : [from[0], grow(from[0], x[k]!, y[k]!, from[1])];
  }
  return trees.filter((tree) => tree.x.length > 1);
}

/** Where a line crosses walls, as shares of it; the wall that its root stands on is none. */
function crossed(
  walls: EdgeIndex,
  [ax, ay, bx, by]: readonly [number, number, number, number],
  root: boolean,
): number[] {
  const shares = walls.crossings(ax, ay, bx, by).filter((_, i) => i % 2 === 0);
  const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  return root && shares.length > 0 && shares[0]! * length < TOUCH ? shares.slice(1) : shares;
}
