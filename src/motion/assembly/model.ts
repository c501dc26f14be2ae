/*
 * Which firmware's clock this is.
 */

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
