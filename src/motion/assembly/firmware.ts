/*
 * What the firmware whose clock this is does with a move.
 */
import { chordsController, segmentController, stopController } from './controller';
import { chordsGrbl, placedGrbl, segmentGrbl, stopGrbl } from './grbl';
import { chordsKlipper, segmentKlipper, stopKlipper } from './klipper';
import { segmentStepped } from './marlin-lineage';
import { chordsMarlin2, stopMarlin2 } from './marlin2';
import { GRBL, KLIPPER, MARLIN2, model, PRUSA, RRF, SMOOTHIE } from './model';
import { chordsPrusa, stopPrusa } from './prusa';
import { chordsRrf, segmentRrf, stopRrf } from './rrf';
import { chordsSmoothie, segmentSmoothie, stopSmoothie } from './smoothie';
import { placedStepped } from './step-clock';

/** A straight way [mm] with so much filament [mm]; the move at hand has its end. */
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

/** How often the ray of an arc is turned before it is taken from its angle again; 0: always from its angle. */
export function turnsOf(): i32 {
  if (model === PRUSA) return 25;
  if (model === MARLIN2) return 24;
  return model === GRBL ? 12 : 0;
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
