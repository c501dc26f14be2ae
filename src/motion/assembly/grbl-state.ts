/*
 * What GRBL knows of the move before and of its laser.
 */
import { LINE, RAPID } from './moves';

/** No single axis. */
export const SEVERAL = -1;
/** How the laser is switched, as the clock's `setLaser` is told: off, by M3, by M4. */
export const CONSTANT = 1;

/** [mm²/min²] Greatest speed² of the move before. */
export let nominal2Before: f64 = 0;
/** The one axis along which it went, or `SEVERAL`. */
export let axisBefore = SEVERAL;
/** Something moved since the last stop. */
export let moved = false;
export let mode = 0;
/** [0…1] S that holds. */
export let beam: f64 = 0;
/** G0 to G3 that holds. */
export let modal = RAPID;

export function setMoved(has: bool): void {
  moved = has;
}

export function setMode(newMode: i32): void {
  mode = newMode;
}

export function setBeam(power: f64): void {
  beam = power;
}

export function setModalTo(motion: i32): void {
  modal = motion;
}

/** A move was planned. @param nominal2 [mm²/min²] */
export function remember(nominal2: f64, axis: i32): void {
  nominal2Before = nominal2;
  axisBefore = axis;
  moved = true;
}

/** G1 with the laser so strong holds. */
export function onLine(power: f64): void {
  modal = LINE;
  beam = power;
}
