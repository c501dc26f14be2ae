/*
 * Look-ahead of a controller with a bounded ring of blocks.
 *
 *    leaves ◀── [ oldest │ 2 │ 3 │ … │ newest ] ◀── arrives
 *                 kept     ◀── backward ──            entry² ≤ junction², entry² ≤ next entry² + 2·a·L
 *                 kept     ──  forward  ──▶           entry² ≤ entry² before + 2·a·L of the one before
 *
 * The newest block must always be able to end at its final speed (a stop, or the speed from which the machine may
 * stop dead), for nothing is known behind it: that is why short segments run slower than F on such a machine.
 * The oldest is running, or about to: its own entry is past.
 *
 * All speeds are squared [mm²/s²], so that a ramp is an addition and no root is drawn before a block leaves. Entries only
 * grow as blocks arrive; the backward pass ends where one does not, since nothing before it can change either. The forward
 * pass ends at the first block that is fast enough as it is, where only braking holds back those behind it.
 * Cost: ~4 visits a block in a sliced print, twice the ring at worst.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import {
  acceleration,
  column,
  distance,
  gain2,
  head,
  held,
  junction2,
  makeRing,
  next,
  previous,
  tail,
} from './block-ring';

/** [mm²/s²] Planned entry speed², by slot. */
export let entry2: usize = 0;
/** Bytes by slot. 1: the block starts from a halt at its junction speed; nothing changes that or what stands before it. */
export let halts: usize = 0;
let newestEnd2: f64 = 0;

/** @param places blocks that fit */
export function makeQueue(places: i32): void {
  makeRing(places);
  entry2 = column(8);
  halts = column(1);
}

/** [mm²/s²] Speed² at which the oldest block ends. */
export function exit2(): f64 {
  return held > 1 ? floatAt(entry2, next(tail)) : newestEnd2;
}

/**
 * Plans again after the newest block was filled.
 * @param final2 [mm²/s²] speed² at which the newest block may end
 * @param kept how many of the oldest blocks keep their entry
 */
export function plan(final2: f64, kept: i32): void {
  newestEnd2 = final2;
  const newest = previous(head);
  // The newest block is new, and the oldest may have been run in part: the others are as they were.
  setGain(newest);
  setGain(tail);
  setFloat(entry2, newest, min(floatAt(junction2, newest), final2 + floatAt(gain2, newest)));
  let later = newest;
  // The newest block whose corner holds it back more than its braking does: behind it speeds may rise.
  let corner = -1;
  let steps = held - kept - 1;
  while (steps > 0) {
    const slot = previous(later);
    const braked2 = floatAt(entry2, later) + floatAt(gain2, slot);
    const slow = floatAt(junction2, slot) < braked2;
    const best2 = slow ? floatAt(junction2, slot) : braked2;
    if (load<u8>(halts + <usize>slot) === 1 || best2 === floatAt(entry2, slot)) steps = 0;
    else {
      if (slow && corner < 0) corner = slot;
      setFloat(entry2, slot, best2);
      later = slot;
      steps--;
    }
  }
  if (later !== tail) planForward(later, corner);
}

function setGain(slot: i32): void {
  setFloat(gain2, slot, 2 * floatAt(acceleration, slot) * floatAt(distance, slot));
}

/** @param corner the newest block that its corner holds back, -1 none */
function planForward(from: i32, corner: i32): void {
  let slot = from;
  let before = previous(from);
  while (slot !== head) {
    const reach2 = floatAt(entry2, before) + floatAt(gain2, before);
    if (reach2 < floatAt(entry2, slot)) setFloat(entry2, slot, reach2);
    // From here on every block can brake to the next one's entry, so it can reach it as well.
    else if (corner < 0) return;
    if (slot === corner) corner = -1;
    before = slot;
    slot = next(slot);
  }
}
