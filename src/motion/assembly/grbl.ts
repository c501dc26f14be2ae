/*
 * What GRBL 1.1 does with a move (see ../grbl.ts).
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { arcLength, chordCount, radius } from './arc';
import { leastAlong, maxAcceleration, maxVelocity, stepsPerMm } from './axes';
import { held, setOwner } from './block-ring';
import { moveAxis, placeAxis } from './grbl-place';
import { drain, filled, setBlock, setWay, startRing, waitForSlot } from './grbl-ring';
import {
  axisBefore,
  beam,
  CONSTANT,
  modal,
  mode,
  moved,
  nominal2Before,
  remember,
  SEVERAL,
  setBeam,
  setModalTo,
  setMode,
  setMoved,
} from './grbl-state';
import { acrossAcceleration, cornerCosine, deviationSpeed2 } from './junction-deviation';
import { GRBL, use } from './model';
import { chords, feed, kind, layer, motion, object, power, x, y, z } from './move';
import { RAPID } from './moves';
import { single } from './single';
import { addBurn, addDwell } from './tally';
import { nextWay, way, wayBefore } from './ways';

const AXES = 3;
/** [s] G4 waits in whole multiples of this. */
const DWELL_STEP: f64 = 0.05;
/** [s] $1 of which the firmware says: always. */
const ALWAYS: f64 = 0.255;
/** [mm/min] Slowest feed. */
export const LEAST_FEED: f64 = 1;
/** [mm/min of one mm/s] The firmware reckons in minutes, and so does its clock where its rounding counts. */
export const PER_MINUTE: f64 = 60;

/** Steps by axis: where the plan is, and where it goes. */
export let planned: usize = memory.data(32);
let target: usize = memory.data(32);
/** [mm] */
let tolerance: f64 = 0;
let deviation: f64 = 0;
/** [s] */
let idleDelay: f64 = 0;
/** The one axis along which the move at hand goes, or `SEVERAL`. */
let axis = SEVERAL;
/** [mm, mm/min²] Of the move at hand. */
let length: f64 = 0;
let push: f64 = 0;

/** @param blocks places of the ring @param clock [Hz] @param arcTolerance [mm] @param junctionDeviation [mm] @param delay [s] after a stop */
export function startGrbl(blocks: i32, clock: f64, arcTolerance: f64, junctionDeviation: f64, delay: f64): void {
  use(GRBL);
  startRing(blocks - 1, clock);
  tolerance = arcTolerance;
  deviation = junctionDeviation;
  idleDelay = delay;
}

/** n = ⌊½·θ·r / √(tolerance·(2r − tolerance))⌋ */
export function chordsGrbl(): i32 {
  const reach = tolerance * (2 * radius - tolerance);
  return reach > 0 ? chordCount((0.5 * arcLength()) / Math.sqrt(reach)) : 1;
}

export function placedGrbl(): void {
  setFloat(planned, 0, placeAxis(0, x));
  setFloat(planned, 1, placeAxis(1, y));
  setFloat(planned, 2, placeAxis(2, z));
}

export function stopGrbl(): void {
  drain();
  if (moved && idleDelay < ALWAYS) stand(idleDelay);
  setMoved(false);
}

/** [s] A constant laser burns where it stands. */
function stand(seconds: f64): void {
  addDwell(seconds, layer, object);
  if (mode === CONSTANT && beam > 0 && modal !== RAPID) addBurn(seconds);
}

/** G4. [s] */
export function dwellGrbl(seconds: f64): void {
  stopGrbl();
  stand(Math.ceil(seconds / DWELL_STEP - 1e-6) * DWELL_STEP);
}

/** M5, M3, M4 as 0, 1, 2: a change stops. */
export function setLaser(newMode: i32, newBeam: f64): void {
  if (newMode !== mode) stopGrbl();
  setMode(newMode);
  setBeam(newBeam);
}

/** Another S on a line without a place. */
export function setPower(newBeam: f64): void {
  if (mode !== 0) stopGrbl();
  setBeam(newBeam);
}

/** G0 to G3 alone on a line: under M3 the laser goes on or off where it stands. */
export function setModal(newModal: i32): void {
  const switches = (newModal === RAPID) !== (modal === RAPID);
  if (mode === CONSTANT && switches) stopGrbl();
  setModalTo(newModal);
}

export function segmentGrbl(): void {
  const most = countSteps();
  if (most > 0) {
    enqueue(most);
    const free = planned;
    planned = target;
    target = free;
    nextWay();
  }
  // A move of no length: nothing to do, but a constant laser is set for it, and that waits.
  else if (mode === CONSTANT) stopGrbl();
  setModalTo(motion);
  if (motion !== RAPID) setBeam(power);
}

/** Steps to the target; `way` gets the millimetres that they make. @returns the most steps of an axis */
function countSteps(): f64 {
  setFloat(target, 0, moveAxis(0, x));
  setFloat(target, 1, moveAxis(1, y));
  setFloat(target, 2, moveAxis(2, z));
  const dx = floatAt(target, 0) - floatAt(planned, 0);
  const dy = floatAt(target, 1) - floatAt(planned, 1);
  const dz = floatAt(target, 2) - floatAt(planned, 2);
  setFloat(way, 0, dx / floatAt(stepsPerMm, 0));
  setFloat(way, 1, dy / floatAt(stepsPerMm, 1));
  setFloat(way, 2, dz / floatAt(stepsPerMm, 2));
  if (dy === 0 && dz === 0) axis = 0;
  else if (dx === 0 && dz === 0) axis = 1;
  else if (dx === 0 && dy === 0) axis = 2;
  else axis = SEVERAL;
  return max(max(Math.abs(dx), Math.abs(dy)), Math.abs(dz));
}

function enqueue(most: f64): void {
  const slot = waitForSlot();
  const fastest = axis === SEVERAL ? takeLimits() : takeLimitsOf(axis);
  const nominal = max(LEAST_FEED, motion === RAPID ? fastest : min(feed * PER_MINUTE, fastest));
  const nominal2 = nominal * nominal;
  const corner2 = min(min(cornerSpeed2(), nominal2Before), nominal2);
  setWay(slot, length, push, held === 1 ? 0 : corner2);
  setOwner(slot, kind, layer, object);
  setBlock(slot, most, nominal, chords, motion !== RAPID && power > 0);
  filled(slot);
  remember(nominal2, axis);
}

/** Length and acceleration of a way; `way` becomes its unit vector. @returns [mm/min] the most it can go */
function takeLimits(): f64 {
  const dx = single(floatAt(way, 0));
  const dy = single(floatAt(way, 1));
  const dz = single(floatAt(way, 2));
  length = single(Math.sqrt(single(single(single(dx * dx) + single(dy * dy)) + single(dz * dz))));
  const share = single(1 / length);
  setFloat(way, 0, single(dx * share));
  setFloat(way, 1, single(dy * share));
  setFloat(way, 2, single(dz * share));
  push = single(leastAlong(way, maxAcceleration, AXES));
  return single(leastAlong(way, maxVelocity, AXES));
}

/** The same along one axis, as nearly all of an engraving: no roots, no shares. */
function takeLimitsOf(one: i32): f64 {
  length = Math.abs(floatAt(way, one));
  push = floatAt(maxAcceleration, one);
  setFloat(way, one, floatAt(way, one) < 0 ? -1 : 1);
  return floatAt(maxVelocity, one);
}

function cornerSpeed2(): f64 {
  // Straight on, or straight back.
  if (axis !== SEVERAL && axis === axisBefore) return floatAt(way, axis) === floatAt(wayBefore, axis) ? Infinity : 0;
  const across = acrossAcceleration(wayBefore, way, maxAcceleration, AXES);
  return deviationSpeed2(cornerCosine(wayBefore, way, AXES), across, deviation);
}
