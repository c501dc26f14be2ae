/*
 * The move at hand and the one before it, as the corner between them sees them.
 */

/** [mm/s] Velocity by axis, in the order X, Y, Z, E, in single precision. */
export let velocity: usize = memory.data(32);
export let velocityBefore: usize = memory.data(32);
/** [mm/s] */
export let speed: f64 = 0;
export let speedBefore: f64 = 0;
/** [mm/s] From which it may stop dead. */
export let safe: f64 = 0;
export let safeBefore: f64 = 0;

export function setSpeed(value: f64): void {
  speed = value;
}

export function setSafe(value: f64): void {
  safe = value;
}

/** The move at hand becomes the one before. */
export function nextPace(): void {
  const free = velocityBefore;
  velocityBefore = velocity;
  velocity = free;
  speedBefore = speed;
  safeBefore = safe;
}
