/*
 * What RepRapFirmware 3 does with a move (see ../rrf.ts).
 */
import { floatAt, intAt, setFloat, setInt } from '../../base/assembly/memory';
import { chordCount, radius } from './arc';
import { jump, maxAcceleration, maxVelocity } from './axes';
import { entry2, exit2, makeQueue, plan } from './block-queue';
import {
  acceleration,
  column,
  discard,
  distance,
  held,
  isFull,
  junction2,
  kinds,
  layers,
  objects,
  reserve,
  tail,
} from './block-ring';
import { RRF, use } from './model';
import { feed, kind, layer, object, speedFactor } from './move';
import { addMove } from './tally';
import { trapezoidSeconds } from './trapezoid';
import { nextWay, way, wayBefore } from './ways';

const AXES = 4;
/** [mm/s] The slowest that is run. */
const LEAST_SPEED: f64 = 0.5;
/** Chords a second that an arc gives at least. */
const CHORDS_A_SECOND: f64 = 50;
/** [mm] A shorter way is none. */
const NO_WAY: f64 = 1e-9;

/** [mm] Chords of arcs. */
let shortest: f64 = 0;
let longest: f64 = 0;
let arcDeviation: f64 = 0;
/** [mm/s²] */
let print: f64 = 0;
let travel: f64 = 0;
/** No stop between printing and travelling. */
let joinsAll = false;
/** [mm²/s²] By slot. */
let top2: usize = 0;
/** What kind of move the one before was, -1 none. */
let kindBefore = -1;
let top2Before: f64 = 0;

/** @param places of the ring @param shortestChord [mm] @param longestChord [mm] @param deviation [mm] */
export function startRrf(places: i32, shortestChord: f64, longestChord: f64, deviation: f64): void {
  use(RRF);
  makeQueue(places);
  top2 = column(8);
  shortest = shortestChord;
  longest = longestChord;
  arcDeviation = deviation;
}

/** [mm/s²] Of moves with X or Y. */
export function setPlaneAcceleration(printing: f64, travelling: f64): void {
  print = printing;
  travel = travelling;
}

export function setJumpPolicy(joins: bool): void {
  joinsAll = joins;
}

export function chordsRrf(way: f64): i32 {
  const flat = Math.sqrt(8 * radius * arcDeviation);
  const paced = (feed * speedFactor) / CHORDS_A_SECOND;
  return chordCount(Math.ceil(way / min(longest, max(shortest, min(flat, paced)))));
}

export function stopRrf(): void {
  while (held > 0) runOldest();
  kindBefore = -1;
}

export function segmentRrf(dx: f64, dy: f64, dz: f64, e: f64): void {
  let length = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (length < NO_WAY) length = Math.abs(e);
  if (length === 0) return;
  setFloat(way, 0, dx / length);
  setFloat(way, 1, dy / length);
  setFloat(way, 2, dz / length);
  setFloat(way, 3, e / length);
  if (isFull()) runOldest();
  const inPlane = dx !== 0 || dy !== 0;
  enqueue(length, inPlane, inPlane && e > 0);
  nextWay();
}

function enqueue(length: f64, inPlane: bool, prints: bool): void {
  let fastest = Infinity;
  let push = inPlane ? (prints ? print : travel) : Infinity;
  for (let axis = 0; axis < AXES; axis++) {
    const share = Math.abs(floatAt(way, axis));
    if (share === 0) continue;
    fastest = min(fastest, floatAt(maxVelocity, axis) / share);
    push = min(push, floatAt(maxAcceleration, axis) / share);
  }
  const top = min(max(feed * speedFactor, LEAST_SPEED), fastest);
  const kindNow = (inPlane ? 2 : 0) + (prints ? 1 : 0);
  const joins = kindBefore >= 0 && held > 0 && (joinsAll || kindNow === kindBefore);
  const slot = reserve();
  setFloat(distance, slot, length);
  setFloat(acceleration, slot, push);
  setFloat(junction2, slot, joins ? min(min(top * top, top2Before), jumpSpeed2()) : 0);
  setInt(kinds, slot, kind);
  setInt(layers, slot, layer);
  setInt(objects, slot, object);
  setFloat(top2, slot, top * top);
  plan(0, 1);
  kindBefore = kindNow;
  top2Before = top * top;
}

/** [mm²/s²] */
function jumpSpeed2(): f64 {
  let speed = Infinity;
  for (let axis = 0; axis < AXES; axis++) {
    const change = Math.abs(floatAt(way, axis) - floatAt(wayBefore, axis));
    if (change > 0) speed = min(speed, floatAt(jump, axis) / change);
  }
  return speed * speed;
}

/** The oldest move is run and leaves. */
function runOldest(): void {
  const slot = tail;
  const length = floatAt(distance, slot);
  const push = floatAt(acceleration, slot);
  const start2 = floatAt(entry2, slot);
  const end2 = exit2();
  const peak2 = min(floatAt(top2, slot), (start2 + end2) / 2 + push * length);
  addMove(
    trapezoidSeconds(length, push, start2, peak2, end2),
    intAt(kinds, slot),
    intAt(layers, slot),
    intAt(objects, slot),
  );
  discard();
}
