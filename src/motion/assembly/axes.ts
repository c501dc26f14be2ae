/*
 * What each axis can do, in the order X, Y, Z, E.
 */
import { setFloat } from '../../base/assembly/memory';

/** [mm/s, mm/s²], or the like in the controller's own unit of time. */
export const maxVelocity: usize = memory.data(32);
export const maxAcceleration: usize = memory.data(32);
/** [mm/s] By which it may change its speed at once. */
export const jump: usize = memory.data(32);
/** [steps/mm] */
export const stepsPerMm: usize = memory.data(32);

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
