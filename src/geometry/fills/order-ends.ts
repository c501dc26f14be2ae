import { smallRun } from '../mesh-kernel.ts';

/**
 * An order of stops with little travel, found by nearest neighbour, then 2-opt and Or-opt: up to sixteen stops every improvement
 * is tried, more go the way of `order-paths`.
 * @param ends x y x y [mm] of each stop: it is entered at one of its ends and left at the other
 * @param areLoops both ends of a stop are one place
 * @returns in their order, twice the number of each stop, plus 1 where it is entered at its second end
 */
export function orderEnds(
  ends: Float64Array,
  areLoops: boolean,
  [startX, startY]: readonly [x: number, y: number],
): readonly number[] {
  const count = ends.length / 4;
  const run = smallRun();
  run.exports.orderEnds(run.putFloats(ends), count, areLoops ? 1 : 0, startX, startY);
  return [...run.ints(run.exports.visits.value, count)];
}
