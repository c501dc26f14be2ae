/*
 * A move on a machine of the Marlin lineage: what they all do (`step-clock`), and where each has a rule of its own.
 */
import { held } from './block-ring';
import { joinMarlin2, makeRoomMarlin2, paceMarlin2 } from './marlin2';
import { model, PRUSA } from './model';
import { joinPrusa, makeRoomPrusa, pacePrusa } from './prusa';
import { arrive, countSteps, fill, isPutOff, setPace } from './step-clock';

/** @param inPlane the move has X or Y @param e [mm] of filament */
export function segmentStepped(inPlane: bool, e: f64): void {
  const most = countSteps(e);
  if (isPutOff(most)) return;
  makeRoom();
  const waiting = held;
  setPace(most, pace(inPlane), waiting);
  join(fill(most), waiting);
  arrive();
}

/** [mm/s] F that the move is run at. */
function pace(inPlane: bool): f64 {
  return model === PRUSA ? pacePrusa(inPlane) : paceMarlin2();
}

/** A place in the ring is needed. */
function makeRoom(): void {
  if (model === PRUSA) makeRoomPrusa();
  else makeRoomMarlin2();
}

/**
 * Fills `junction2` and the halt of the slot for the corner between the move before and the one at hand, and plans.
 * @param waiting blocks in the ring before this one
 */
function join(slot: i32, waiting: i32): void {
  if (model === PRUSA) joinPrusa(slot, waiting);
  else joinMarlin2(slot, waiting);
}
