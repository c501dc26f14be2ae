import { emptyBounds, type FlatBounds, growBounds } from '../paths/subpath-bounds.ts';
import { joinPolygons } from './join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from './polygons.ts';
import { BATCH, boxesOf, GAP, groupsApart, MANY, pick, putBox } from './union-in-groups.ts';

/**
 * All areas as one, none of which overlaps itself. Of many, those that lie apart are united apart; those that lie over each
 * other in halves of halves: a sweep over all at once pays for each pair of edges that cross, and a thousand dots in one
 * place have a million of them, where the halves have few left when they meet.
 */
export function uniteAreas(kernel: PolygonKernel, areas: readonly Polygons[]): Polygons {
  if (areas.length < 2) return areas[0] ?? NO_POLYGONS;
  if (areas.length < MANY) return kernel.union(joinPolygons(areas));
  const boxes = new Float64Array(4 * areas.length);
  for (const [k, { coordinates }] of areas.entries()) putBox(boxes, 4 * k, coordinates, 0, coordinates.length / 2);
  return joinPolygons(
    groupsApart(boxes).map((group) =>
      uniteHalves(
        kernel,
        Array.from(group, (k) => ({
          area: areas[k]!,
          x: boxes[4 * k]! + boxes[4 * k + 2]!,
          y: boxes[4 * k + 1]! + boxes[4 * k + 3]!,
        })),
      ),
    ),
  );
}

/** An area, and twice its middle [mm]. */
interface Placed {
  readonly area: Polygons;
  readonly x: number;
  readonly y: number;
}

function uniteHalves(kernel: PolygonKernel, placed: readonly Placed[]): Polygons {
  if (placed.length <= BATCH) return kernel.union(joinPolygons(placed.map(({ area }) => area)));
  const spread = (axis: 'x' | 'y'): number => {
    let [least, most] = [Infinity, -Infinity];
    for (const each of placed) {
      least = Math.min(least, each[axis]);
      most = Math.max(most, each[axis]);
    }
    return most - least;
  };
  const axis = spread('x') > spread('y') ? 'x' : 'y';
  const sorted = [...placed].sort((a, b) => a[axis] - b[axis]);
  const middle = sorted.length >> 1;
  return uniteSeam(kernel, uniteHalves(kernel, sorted.slice(0, middle)), uniteHalves(kernel, sorted.slice(middle)));
}

/**
 * Two areas without overlaps in themselves as one. Contours out of reach of the other area stay as they are, holes among them: only
 * those along the seam are swept, some √n of n.
 */
function uniteSeam(kernel: PolygonKernel, a: Polygons, b: Polygons): Polygons {
  const [near, far] = partAlong([new Reached(a), new Reached(b)]);
  if (near[0].length === 0 || near[1].length === 0) return joinPolygons([a, b]);
  const seam = kernel.union(pick(a, near[0]), pick(b, near[1]));
  return joinPolygons([pick(a, far[0]), pick(b, far[1]), seam]);
}

type Both<T> = readonly [T, T];

/** Contours of both that lie within the box of those of the other that do; the others. */
function partAlong([a, b]: Both<Reached>): readonly [near: Both<Uint32Array>, far: Both<Uint32Array>] {
  let before = Number.POSITIVE_INFINITY;
  while (a.near.length + b.near.length < before) {
    before = a.near.length + b.near.length;
    a.keepWithin(b.box());
    b.keepWithin(a.box());
  }
  return [
    [Uint32Array.from(a.near), Uint32Array.from(b.near)],
    [a.far(), b.far()],
  ];
}

/** The contours of an area that may touch another one. */
class Reached {
  near: readonly number[];
  readonly #boxes: Float64Array;

  constructor(area: Polygons) {
    this.#boxes = boxesOf([area]);
    this.near = Array.from(area.ends.keys());
  }

  /** [mm] Around those that are left. */
  box(): FlatBounds {
    const box = emptyBounds();
    for (const k of this.near) {
      growBounds(box, this.#boxes[4 * k]!, this.#boxes[4 * k + 1]!);
      growBounds(box, this.#boxes[4 * k + 2]!, this.#boxes[4 * k + 3]!);
    }
    return box;
  }

  keepWithin({ minX, minY, maxX, maxY }: FlatBounds): void {
    const boxes = this.#boxes;
    this.near = this.near.filter(
      (k) =>
        boxes[4 * k]! <= maxX + GAP &&
        boxes[4 * k + 2]! >= minX - GAP &&
        boxes[4 * k + 1]! <= maxY + GAP &&
        boxes[4 * k + 3]! >= minY - GAP,
    );
  }

  far(): Uint32Array {
    const near = new Set(this.near);
    const all = Array.from({ length: this.#boxes.length / 4 }, (_, k) => k);
    return Uint32Array.from(all.filter((k) => !near.has(k)));
  }
}
