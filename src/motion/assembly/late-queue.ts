/*
 * Look-ahead of a controller with a bounded ring of blocks, asked only when a block is about to run.
 *
 *    leaves ◀── [ oldest │ 2 │ 3 │ … │ newest ] ◀── arrives, ends at rest
 *                 entry²   exit² = the least of  junction²(2), gain²(2) + junction²(3), … , gain²(2) + … + gain²(newest)
 *                          and of what the oldest can reach: entry² + gain²
 *
 * It is the plan of `block-queue`, but no block between is ever given a speed: what a controller needs of them is one number,
 * the speed at which its oldest block ends, and that is a sum that stops as soon as it passes what the corners allow.
 * All speeds are squared, so that a ramp is an addition; here time is counted in minutes [mm²/min²]. Cost: one visit a block of the
 * braking way, the ring at worst.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { acceleration, discard, distance, gain2, held, junction2, next, tail } from './block-ring';

/** [mm²/min²] Speed² at which the oldest block begins, or goes on. */
export let lateEntry2: f64 = 0;
let end2: f64 = 0;
let known = false;

/** [mm²/min²] Speed² at which the oldest block ends. */
export function lateExit2(): f64 {
  if (!known) planEnd();
  return end2;
}

/** The columns of the newest block are filled. */
export function filledLate(slot: i32): void {
  setFloat(gain2, slot, 2 * floatAt(acceleration, slot) * floatAt(distance, slot));
  if (held === 1) lateEntry2 = min(floatAt(junction2, slot), floatAt(gain2, slot));
  known = false;
}

/** The oldest block has run in part: it goes on from this speed² [mm²/min²], with so much left [mm]. */
export function goOnLate(entry2: f64, left: f64): void {
  lateEntry2 = entry2;
  setFloat(distance, tail, left);
  setFloat(gain2, tail, 2 * floatAt(acceleration, tail) * left);
  known = false;
}

/** The oldest block leaves; the next one begins as it ended. */
export function discardLate(): void {
  lateEntry2 = lateExit2();
  discard();
  known = false;
}

function planEnd(): void {
  let most = lateEntry2 + floatAt(gain2, tail);
  let gained: f64 = 0;
  let slot = tail;
  let left = held - 1;
  while (left > 0 && gained < most) {
    slot = next(slot);
    const corner2 = gained + floatAt(junction2, slot);
    if (corner2 < most) most = corner2;
    gained += floatAt(gain2, slot);
    left--;
  }
  // Nothing is known behind the newest block, so it must be able to stop.
  end2 = min(gained, most);
  known = true;
}
