import type { Polygons } from '../../../geometry/areas/polygons.ts';
import { BoxIndex } from '../../../geometry/box-index.ts';
import { boxOf } from '../../../geometry/paths/containment.ts';

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
  const taken = new Uint8Array(count);
  const islands: Island[] = [];
  for (let seed = 0; seed < count; seed++) {
    if (taken[seed] === 1) continue;
    const members: number[] = [];
    let [left, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    const join = (member: number): void => {
      if (taken[member] === 1) return;
      taken[member] = 1;
      members.push(member);
      left = Math.min(left, boxes[4 * member]!);
      bottom = Math.min(bottom, boxes[4 * member + 1]!);
    };
    join(seed);
    // Each contour is found once: a page of hatching is as many contours on each other.
    for (let at = 0; at < members.length; at++) {
      const m = 4 * members[at]!;
      index.take(boxes[m]! - gap, boxes[m + 1]! - gap, boxes[m + 2]! + gap, boxes[m + 3]! + gap, join);
    }
    islands.push({ members: members.sort((a, b) => a - b), left, bottom });
  }
  islands.sort((a, b) => a.bottom - b.bottom || a.left - b.left);
  return islands.map(({ members }) => together(members.map((k) => contours[k]!)));
}

/** Contours that lie near each other, and the corner of their box. [mm] */
interface Island {
  readonly members: readonly number[];
  readonly left: number;
  readonly bottom: number;
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
