/*
 * What RepRapFirmware 3 does with a move (see ../rrf.ts).
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { chordCount, radius } from './arc';
import { jump, leastAlong, maxAcceleration, maxVelocity } from './axes';
import { held } from './block-ring';
import { addCruise, makeCruises, makeRoomCruising, stopCruising, top2Before } from './cruise-queue';
import { RRF, use } from './model';
import { feed, kind, layer, object, speedFactor } from './move';
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
/** What kind of move the one before was, -1 none. */
let kindBefore = -1;

/** @param places of the ring @param shortestChord [mm] @param longestChord [mm] @param deviation [mm] */
export function startRrf(places: i32, shortestChord: f64, longestChord: f64, deviation: f64): void {
  use(RRF);
  makeCruises(places);
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
  stopCruising();
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
  makeRoomCruising();
  const inPlane = dx !== 0 || dy !== 0;
  enqueue(length, inPlane, inPlane && e > 0);
  nextWay();
}

function enqueue(length: f64, inPlane: bool, prints: bool): void {
  const plane = inPlane ? (prints ? print : travel) : Infinity;
  const push = min(plane, leastAlong(way, maxAcceleration, AXES));
  const top = min(max(feed * speedFactor, LEAST_SPEED), leastAlong(way, maxVelocity, AXES));
  const kindNow = (inPlane ? 2 : 0) + (prints ? 1 : 0);
  const joins = kindBefore >= 0 && held > 0 && (joinsAll || kindNow === kindBefore);
  const start2 = joins ? min(min(top * top, top2Before), jumpSpeed2()) : 0;
  addCruise(length, push, top * top, start2, kind, layer, object);
  kindBefore = kindNow;
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
