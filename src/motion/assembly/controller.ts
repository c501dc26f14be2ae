/*
 * What a laser controller whose planner is not public must obey (see ../closed-controller.ts).
 */
import { floatAt, setFloat, setInt } from '../../base/assembly/memory';
import { chordsWithin } from './arc';
import { maxAcceleration, maxVelocity } from './axes';
import {
  acceleration,
  cruise2,
  distance,
  junction2,
  kinds,
  layers,
  objects,
  reserveRow,
  settleRows,
  slowGain2,
  slowJunction2,
} from './endless-look-ahead';
import { acrossAcceleration, cornerCosine, deviationSpeed2 } from './junction-deviation';
import { CONTROLLER, use } from './model';
import { feed, kind, layer, motion, object, power } from './move';
import { ENGRAVE, RAPID, TRAVEL } from './moves';
import { addMove } from './tally';
import { nextWay, way, wayBefore } from './ways';

const AXES = 2;
/** [mm] How far the chords of an arc may leave it. */
const ARC_ERROR: f64 = 0.01;
/** Straighter than this a way goes on in the same row. */
const STRAIGHT: f64 = 0.9999;

/** [mm] */
let deviation: f64 = 0;
let cruise2Before: f64 = 0;
let litBefore = false;
/** Nothing waits in the look-ahead: the next line starts from rest. */
let rests = true;
/** Engraving: whether there is a row at hand, its direction, and the speed along it [mm/s]. */
let inRow = false;
const row: usize = memory.data(16);
let rowSpeed: f64 = 0;

/** [mm] */
export function startController(cornerDeviation: f64): void {
  use(CONTROLLER);
  deviation = cornerDeviation;
}

export function chordsController(): i32 {
  return chordsWithin(ARC_ERROR);
}

export function stopController(): void {
  rest();
  inRow = false;
}

function rest(): void {
  settleRows();
  rests = true;
}

export function segmentController(dx: f64, dy: f64): void {
  const length = Math.sqrt(dx * dx + dy * dy);
  if (length === 0) return;
  const lit = power > 0 && motion !== RAPID;
  const countsAs = lit ? kind : TRAVEL;
  setFloat(way, 0, dx / length);
  setFloat(way, 1, dy / length);
  if (kind === ENGRAVE) engrave(length, countsAs);
  else if (inRow && !lit) betweenRows(length);
  else line(length, countsAs, lit);
}

/** A stretch of a row, at speed from end to end. */
function engrave(length: f64, countsAs: i32): void {
  if (!rests) rest();
  const speed = min(feed, along(way, maxVelocity));
  if (!inRow) addMove(speed / along(way, maxAcceleration), TRAVEL, layer, object);
  inRow = true;
  memory.copy(row, way, 16);
  rowSpeed = speed;
  addMove(length / speed, countsAs, layer, object);
}

/** To the next row: brake, turn, run up; or on in the same row, where the way goes straight on. */
function betweenRows(length: f64): void {
  const share = floatAt(way, 0) * floatAt(row, 0) + floatAt(way, 1) * floatAt(row, 1);
  const turn = share > STRAIGHT ? 0 : (2 * rowSpeed) / along(row, maxAcceleration);
  addMove(turn + (length * Math.abs(share)) / rowSpeed, TRAVEL, layer, object);
}

function line(length: f64, countsAs: i32, lit: bool): void {
  inRow = false;
  // The beam is switched at rest: between a dark and a lit line the head stands.
  if (lit !== litBefore) rest();
  const fastest = along(way, maxVelocity);
  const speed = motion === RAPID ? fastest : min(feed, fastest);
  const push = along(way, maxAcceleration);
  const speed2 = speed * speed;
  const start2 = min(min(rests ? 0 : corner2(), cruise2Before), speed2);
  const n = reserveRow();
  setFloat(distance, n, length);
  setFloat(acceleration, n, push);
  setFloat(cruise2, n, speed2);
  setFloat(junction2, n, start2);
  setFloat(slowJunction2, n, start2);
  setFloat(slowGain2, n, 2 * push * length);
  setInt(kinds, n, countsAs);
  setInt(layers, n, layer);
  setInt(objects, n, object);
  cruise2Before = speed2;
  litBefore = lit;
  rests = false;
  nextWay();
}

/** [mm²/s²] */
function corner2(): f64 {
  const across = acrossAcceleration(wayBefore, way, maxAcceleration, AXES);
  return deviationSpeed2(cornerCosine(wayBefore, way, AXES), across, deviation);
}

/** What both axes allow in a direction. */
function along(unit: usize, limits: usize): f64 {
  let least = Infinity;
  for (let axis = 0; axis < AXES; axis++) {
    const share = Math.abs(floatAt(unit, axis));
    if (share > 1e-12) least = min(least, floatAt(limits, axis) / share);
  }
  return least;
}
