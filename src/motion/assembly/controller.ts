/*
 * What a laser controller whose planner is not public must obey (see ../closed-controller.ts).
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { chordsWithin } from './arc';
import { leastAlong, maxAcceleration, maxVelocity } from './axes';
import { addRow, makeMove, settleRows } from './endless-look-ahead';
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
/** The line at hand. */
const now = makeMove();
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
  const speed = min(feed, leastAlong(way, maxVelocity, AXES));
  if (!inRow) addMove(speed / leastAlong(way, maxAcceleration, AXES), TRAVEL, layer, object);
  inRow = true;
  memory.copy(row, way, 16);
  rowSpeed = speed;
  addMove(length / speed, countsAs, layer, object);
}

/** To the next row: brake, turn, run up; or on in the same row, where the way goes straight on. */
function betweenRows(length: f64): void {
  const share = floatAt(way, 0) * floatAt(row, 0) + floatAt(way, 1) * floatAt(row, 1);
  const turn = share > STRAIGHT ? 0 : (2 * rowSpeed) / leastAlong(row, maxAcceleration, AXES);
  addMove(turn + (length * Math.abs(share)) / rowSpeed, TRAVEL, layer, object);
}

function line(length: f64, countsAs: i32, lit: bool): void {
  inRow = false;
  // The beam is switched at rest: between a dark and a lit line the head stands.
  if (lit !== litBefore) rest();
  const fastest = leastAlong(way, maxVelocity, AXES);
  const speed = motion === RAPID ? fastest : min(feed, fastest);
  const push = leastAlong(way, maxAcceleration, AXES);
  const speed2 = speed * speed;
  const start2 = min(min(rests ? 0 : corner2(), cruise2Before), speed2);
  now.distance = length;
  now.acceleration = push;
  now.cruise2 = speed2;
  now.junction2 = now.slowJunction2 = start2;
  now.slowGain2 = 2 * push * length;
  addRow(now, countsAs, layer, object);
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
