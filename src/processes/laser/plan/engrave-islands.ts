import { BoxIndex } from '../../../geometry/box-index.ts';
import { boxOf } from '../../../geometry/containment.ts';
import type { Polygons } from '../../../geometry/polygons.ts';

/**
 * Engraved areas that lie far from each other are filled one by one: a row through all of them would cross the blank
 * sheet between at engraving speed. Contours whose boxes come within `gap` [mm] of each other stay together (a word, a
 * line of text, a letter and its holes). From the bottom up, then from the left.
 */
export function engraveIslands(area: Polygons, gap: number): readonly Polygons[] {
  const count = area.ends.length;
  const contours: Float64Array[] = [];
  const boxes = new Float64Array(4 * count);
  for (let k = 0, first = 0; k < count; k++) {
    const contour = area.coordinates.subarray(2 * first, 2 * area.ends[k]!);
    boxes.set(boxOf(contour), 4 * k);
    contours.push(contour);
    first = area.ends[k]!;
  }
  const index = new BoxIndex(boxes);
  const island = new Int32Array(count).fill(-1);
  const islands: number[][] = [];
  for (let seed = 0; seed < count; seed++) {
    if (island[seed]! >= 0) continue;
    const members = [seed];
    island[seed] = islands.length;
    for (let at = 0; at < members.length; at++) {
      const m = 4 * members[at]!;
      index.search(boxes[m]! - gap, boxes[m + 1]! - gap, boxes[m + 2]! + gap, boxes[m + 3]! + gap, (other) => {
        if (island[other]! < 0) {
          island[other] = islands.length;
          members.push(other);
        }
        return undefined;
      });
    }
    islands.push(members.sort((a, b) => a - b));
  }
  const least = (members: readonly number[], c: 0 | 1): number => Math.min(...members.map((k) => boxes[4 * k + c]!));
  islands.sort((a, b) => least(a, 1) - least(b, 1) || least(a, 0) - least(b, 0));
  return islands.map((members) => together(members.map((k) => contours[k]!)));
}

function together(contours: readonly Float64Array[]): Polygons {
  const coordinates = new Float64Array(contours.reduce((sum, contour) => sum + contour.length, 0));
  let at = 0;
  const ends = Uint32Array.from(contours, (contour) => {
    coordinates.set(contour, at);
    at += contour.length;
    return at / 2;
  });
  return { coordinates, ends };
}
