import { joinPolygons } from './join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons } from './polygons.ts';
import { BATCH, groupsApart, MANY, putBox } from './union-in-groups.ts';

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
  return kernel.union(uniteHalves(kernel, sorted.slice(0, middle)), uniteHalves(kernel, sorted.slice(middle)));
}
