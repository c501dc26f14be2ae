/*
 * The place that GRBL goes by: mm in single precision, rounded to whole steps. After G91 it adds move to move and rounds each
 * sum, so that thousands of moves of a few steps end up to a step beside the places that they name; the pattern of the steps,
 * and with it the corners, changes so much that such a job takes up to 0.6 % more or less.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { stepsPerMm } from './axes';
import { single } from './single';

/** [mm] By axis: where GRBL is, and where the moves that were read have led. */
const held: usize = memory.data(24);
const read: usize = memory.data(24);
let relative = false;

/** G91 holds, or G90. */
export function setRelative(is: bool): void {
  relative = is;
}

/** The axis is there [mm], without a move. @returns the steps of the place */
export function placeAxis(axis: i32, place: f64): f64 {
  setFloat(held, axis, single(place));
  setFloat(read, axis, place);
  return stepsOf(axis);
}

/** The axis goes there [mm]; the same again changes nothing. @returns the steps of the place */
export function moveAxis(axis: i32, place: f64): f64 {
  if (!relative) return placeAxis(axis, place);
  setFloat(held, axis, single(floatAt(held, axis) + (place - floatAt(read, axis))));
  setFloat(read, axis, place);
  return stepsOf(axis);
}

function stepsOf(axis: i32): f64 {
  const steps = single(floatAt(held, axis) * floatAt(stepsPerMm, axis));
  // Half a step is rounded away from zero.
  return steps < 0 ? -Math.round(-steps) : Math.round(steps);
}
