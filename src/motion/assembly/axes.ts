/*
 * What each axis can do, in the order X, Y, Z, E.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';

/** [mm/s, mm/s²], or the like in the controller's own unit of time. */
export const maxVelocity: usize = memory.data(32);
export const maxAcceleration: usize = memory.data(32);
/** [mm/s] By which it may change its speed at once. */
export const jump: usize = memory.data(32);
/** [steps/mm] */
export const stepsPerMm: usize = memory.data(32);

/** What the axes allow along a unit vector: the least of their limits over their shares, by so many axes. */
export function leastAlong(unit: usize, limits: usize, axes: i32): f64 {
  let least = Infinity;
  for (let axis = 0; axis < axes; axis++) {
    const share = Math.abs(floatAt(unit, axis));
    if (share > 0) least = min(least, floatAt(limits, axis) / share);
  }
  return least;
}

export function setVelocity(axis: i32, value: f64): void {
  setFloat(maxVelocity, axis, value);
}

export function setAcceleration(axis: i32, value: f64): void {
  setFloat(maxAcceleration, axis, value);
}

export function setJump(axis: i32, value: f64): void {
  setFloat(jump, axis, value);
}

export function setSteps(axis: i32, value: f64): void {
  setFloat(stepsPerMm, axis, value);
}
