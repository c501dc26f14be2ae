/*
 * The clock of the Marlin lineage: whole steps, each axis its own limits, a bounded ring of blocks.
 *
 *   target ─▶ steps ─▶ pace: F, axis limits ─▶ corner (jerk or deviation) ─▶ ring ─▶ trapezoid in steps
 *               └─ ≤ 5 steps: put off, they go into the next move
 *
 * 1. Each target is rounded to whole steps; the move is what differs from the last *planned* place.
 * 2. Nominal rate = ⌈N·F/mm⌉, N the axis with most steps; every axis that is too fast scales all of it down.
 * 3. Acceleration ⌈a·N/mm⌉ steps/s², a for printing, travel or the filament alone; then limit·N/steps of each axis.
 * 4. While 2 to 7 blocks wait, a block shorter than 20 ms is stretched to t + 2·(20 ms − t)/waiting.
 * The firmware reckons in single precision, and a target on half a step or a rate that is nearly whole falls to one side by its
 * last bit. So this is rounded as there: the sliced files went from 0.014 % to 0.0001 % off.
 * Source: reference/estimate, "Rules of the MK3S plan", 1 to 3, 6 and 8.
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { maxAcceleration, maxVelocity, stepsPerMm } from './axes';
import { entry2, makeQueue } from './block-queue';
import { acceleration, addSeconds, column, discard, distance, reserve, setOwner, tail } from './block-ring';
import { kind, layer, object, x, y, z } from './move';
import { nextPace, setSpeed, speed, velocity } from './pace';
import { single } from './single';
import { stepTrapezoidSeconds } from './step-trapezoid';

/** [mm] Length of the move at hand by its steps. */
let millimetres: f64 = 0;
/** [mm/s²] Along the way: with filament, without, of the filament alone. */
let print: f64 = 0;
let travel: f64 = 0;
let retract: f64 = 0;
/** Places of the firmware's ring; one stays empty. */
let blocks: f64 = 0;
/** A move of no more steps than this on any axis waits for the next one. */
let putOffSteps: f64 = 0;
/** [s] While the ring runs low, shorter blocks are stretched (M205 B). */
let minSegmentTime: f64 = 0;
/** [steps/s] */
let minStepRate: f64 = 0;

/** [mm] Absolute E that the file has reached. */
let filament: f64 = 0;
/** Steps by axis: where the plan is, where it goes, how many. */
let planned: usize = memory.data(32);
let target: usize = memory.data(32);
const steps: usize = memory.data(32);
/** [steps/s] */
let rate: f64 = 0;
// By slot of the queue.
let slotSteps: usize = 0;
let slotRate: usize = 0;
let slotAcceleration: usize = 0;
let slotSpeed: usize = 0;

export function startSteps(places: i32, putOff: f64, segmentTime: f64, stepRate: f64): void {
  makeQueue(places - 1);
  blocks = <f64>places;
  putOffSteps = putOff;
  minSegmentTime = segmentTime;
  minStepRate = stepRate;
  slotSteps = column(8);
  slotRate = column(8);
  slotAcceleration = column(8);
  slotSpeed = column(8);
}

/** [mm/s²] Along the way: with filament, without, of the filament alone. */
export function setAlong(withFilament: f64, without: f64, alone: f64): void {
  print = withFilament;
  travel = without;
  retract = alone;
}

/** [s] */
export function setSegmentTime(value: f64): void {
  minSegmentTime = value;
}

/** The planned steps start again from where the plan is; what was put off on these axes is lost. */
export function placedStepped(): void {
  setFloat(planned, 0, Math.round(x * floatAt(stepsPerMm, 0)));
  setFloat(planned, 1, Math.round(y * floatAt(stepsPerMm, 1)));
  setFloat(planned, 2, Math.round(z * floatAt(stepsPerMm, 2)));
}

/** [mm] The same for the filament, from a new number of its own. */
export function placeFilament(e: f64): void {
  filament = e;
  setFloat(planned, 3, Math.round(e * floatAt(stepsPerMm, 3)));
}

/** So few steps wait for the next move. */
export function isPutOff(most: f64): bool {
  return most <= putOffSteps;
}

/** The move is planned: the next one begins at its end. */
export function arrive(): void {
  const free = planned;
  planned = target;
  target = free;
  nextPace();
}

/** Steps of each axis, the way they make [mm] in `velocity`, and its length. @param e [mm] of filament @returns the most steps of an axis */
export function countSteps(e: f64): f64 {
  filament += e;
  aim(0, x);
  aim(1, y);
  aim(2, z);
  aim(3, filament);
  let most: f64 = 0;
  for (let axis = 0; axis < 4; axis++) {
    const signed = floatAt(target, axis) - floatAt(planned, axis);
    const count = Math.abs(signed);
    setFloat(steps, axis, count);
    setFloat(velocity, axis, single(signed / floatAt(stepsPerMm, axis)));
    if (count > most) most = count;
  }
  const headRests =
    floatAt(steps, 0) <= putOffSteps && floatAt(steps, 1) <= putOffSteps && floatAt(steps, 2) <= putOffSteps;
  millimetres = headRests ? Math.abs(floatAt(velocity, 3)) : headWay();
  return most;
}

function aim(axis: i32, place: f64): void {
  setFloat(target, axis, Math.round(single(single(place) * floatAt(stepsPerMm, axis))));
}

/** [mm] */
function headWay(): f64 {
  const dx = floatAt(velocity, 0);
  const dy = floatAt(velocity, 1);
  const dz = floatAt(velocity, 2);
  return single(Math.sqrt(dx * dx + dy * dy + dz * dz));
}

/** [1/s] How often the move goes into a second at F, stretched while the ring runs low. */
function oftenOf(feed: f64, waiting: i32): f64 {
  const often = single(single(feed) * single(1 / millimetres));
  const least = minSegmentTime;
  if (waiting < 2 || <f64>waiting >= blocks / 2 || often * least <= 1) return often;
  return single(1 / (1 / often + (2 * (least - 1 / often)) / <f64>waiting));
}

/**
 * Speed, velocity by axis and step rate; all scaled down where an axis is too fast.
 * @param stepsOfMost of the axis with most @param feed [mm/s] F that the move is run at @param waiting blocks in the ring before it
 */
export function setPace(stepsOfMost: f64, feed: f64, waiting: i32): void {
  const often = oftenOf(feed, waiting);
  let factor: f64 = 1;
  for (let axis = 0; axis < 4; axis++) {
    const own = single(floatAt(velocity, axis) * often);
    setFloat(velocity, axis, own);
    const most = floatAt(maxVelocity, axis);
    const size = Math.abs(own);
    if (size > most) factor = min(factor, single(most / size));
  }
  setSpeed(single(single(millimetres * often) * factor));
  rate = Math.ceil(single(stepsOfMost * often));
  if (factor === 1) return;
  for (let axis = 0; axis < 4; axis++) setFloat(velocity, axis, single(floatAt(velocity, axis) * factor));
  rate = max(1, Math.floor(single(rate * factor)));
}

/** [steps/s²] */
function stepAcceleration(most: f64): f64 {
  const density = single(most / millimetres);
  if (floatAt(steps, 0) === 0 && floatAt(steps, 1) === 0 && floatAt(steps, 2) === 0)
    return Math.ceil(single(retract * density));
  let least = Math.ceil(single((floatAt(steps, 3) > 0 ? print : travel) * density));
  for (let axis = 0; axis < 4; axis++) {
    const own = floatAt(steps, axis);
    if (own === 0) continue;
    const limit = Math.floor((floatAt(maxAcceleration, axis) * floatAt(stepsPerMm, axis) * most) / own);
    if (limit < least) least = limit;
  }
  return max(1, least);
}

/** Puts the move into the ring. @returns its slot */
export function fill(most: f64): i32 {
  const slot = reserve();
  const push = stepAcceleration(most);
  setFloat(distance, slot, millimetres);
  setFloat(acceleration, slot, (push * millimetres) / most);
  setOwner(slot, kind, layer, object);
  setFloat(slotSteps, slot, most);
  setFloat(slotRate, slot, rate);
  setFloat(slotAcceleration, slot, push);
  setFloat(slotSpeed, slot, speed);
  return slot;
}

/** The oldest block is run and leaves. @param end2 [mm²/s²] its speed² at the end */
export function runStepped(end2: f64): void {
  const slot = tail;
  const top = floatAt(slotRate, slot);
  const scale = single(top / floatAt(slotSpeed, slot));
  const v0 = stepRateOf(floatAt(entry2, slot), scale, top);
  const v1 = stepRateOf(end2, scale, top);
  const time = stepTrapezoidSeconds(floatAt(slotSteps, slot), v0, top, v1, floatAt(slotAcceleration, slot));
  addSeconds(slot, time);
  discard();
}

/** [steps/s] @param speed2 [mm²/s²] @param scale [steps/mm] @param top [steps/s] of the block */
function stepRateOf(speed2: f64, scale: f64, top: f64): f64 {
  return min(top, max(minStepRate, Math.ceil(single(single(Math.sqrt(speed2)) * scale))));
}
