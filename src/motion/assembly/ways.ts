/*
 * Directions of the move at hand and of the one before, by axis: unit vectors where the machine is thought of as one head.
 */

export let way: usize = memory.data(32);
export let wayBefore: usize = memory.data(32);

/** The way at hand becomes the one before. */
export function nextWay(): void {
  const free = wayBefore;
  wayBefore = way;
  way = free;
}
