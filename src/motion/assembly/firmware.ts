/*
 * Which firmware's clock this is, and what it does with a move.
 */
import { chordsController, segmentController, stopController } from './controller';
import { chordsGrbl, placedGrbl, segmentGrbl, stopGrbl } from './grbl';
import { chordsKlipper, segmentKlipper, stopKlipper } from './klipper';
import { chordsMarlin2, joinMarlin2, makeRoomMarlin2, paceMarlin2, stopMarlin2 } from './marlin2';
import { chordsPrusa, joinPrusa, makeRoomPrusa, pacePrusa, stopPrusa } from './prusa';
import { chordsRrf, segmentRrf, stopRrf } from './rrf';
import { chordsSmoothie, segmentSmoothie, stopSmoothie } from './smoothie';
import { placedStepped, segmentStepped } from './step-clock';

export const PRUSA = 0;
export const MARLIN2 = 1;
export const GRBL = 2;
export const KLIPPER = 3;
export const RRF = 4;
export const SMOOTHIE = 5;
export const CONTROLLER = 6;

export let model = PRUSA;

export function use(firmware: i32): void {
  model = firmware;
}

/** A straight way [mm] with so much filament [mm]; it has been gone in `path`. */
export function segment(dx: f64, dy: f64, dz: f64, e: f64): void {
  if (model <= MARLIN2) segmentStepped(dx !== 0 || dy !== 0, e);
  else if (model === GRBL) segmentGrbl();
  else if (model === KLIPPER) segmentKlipper(dx, dy, dz, e);
  else if (model === RRF) segmentRrf(dx, dy, dz, e);
  else if (model === SMOOTHIE) segmentSmoothie(dx, dy, dz);
  else segmentController(dx, dy);
}

/** Into how many chords the arc at hand goes. @param way [mm] along it, Z included */
export function chordsOf(way: f64): i32 {
  if (model === PRUSA) return chordsPrusa(way);
  if (model === MARLIN2) return chordsMarlin2();
  if (model === GRBL) return chordsGrbl();
  if (model === KLIPPER) return chordsKlipper(way);
  if (model === RRF) return chordsRrf(way);
  return model === SMOOTHIE ? chordsSmoothie() : chordsController();
}

/** The queue runs empty and the machine stands. */
export function stop(): void {
  if (model === PRUSA) stopPrusa();
  else if (model === MARLIN2) stopMarlin2();
  else if (model === GRBL) stopGrbl();
  else if (model === KLIPPER) stopKlipper();
  else if (model === RRF) stopRrf();
  else if (model === SMOOTHIE) stopSmoothie();
  else stopController();
}

/** The position was set without a move. */
export function placed(): void {
  if (model <= MARLIN2) placedStepped();
  else if (model === GRBL) placedGrbl();
}

/** Of the Marlin lineage. [mm/s] F that the move is run at. @param inPlane the move has X or Y */
export function stepPace(inPlane: bool): f64 {
  return model === PRUSA ? pacePrusa(inPlane) : paceMarlin2();
}

/** A place in the ring is needed. */
export function makeRoomStepped(): void {
  if (model === PRUSA) makeRoomPrusa();
  else makeRoomMarlin2();
}

/**
 * Fills `junction2` and the halt of the slot for the corner between the move before and the one at hand, and plans.
 * @param waiting blocks in the ring before this one
 */
export function joinStepped(slot: i32, waiting: i32): void {
  if (model === PRUSA) joinPrusa(slot, waiting);
  else joinMarlin2(slot, waiting);
}
