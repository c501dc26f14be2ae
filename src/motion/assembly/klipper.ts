/*
 * What Klipper does with a move (see ../klipper.ts).
 */
import { chordCount } from './arc';
import { addRow, PlannedMove, settleRows } from './endless-look-ahead';
import { KLIPPER, use } from './model';
import { feed, kind, layer, object, speedFactor } from './move';

/** A move as the corner before and after it sees it: 11 floats in memory. Filled again for each move. */
@unmanaged
class CornerMove extends PlannedMove {
  /** [mm] By how far the arc imagined in a corner leaves the corner. */
  deviation: f64;
  /** Unit vector of the way, and filament a millimetre of it. */
  ux: f64;
  uy: f64;
  uz: f64;
  filament: f64;
}

/** [mm] A shorter way of X, Y and Z is none: the move is of the filament alone. */
const NO_WAY: f64 = 1e-9;

// [mm/s, mm/s²] What the file may change.
let maxVelocity: f64 = 0;
let maxAcceleration: f64 = 0;
let squareCornerVelocity: f64 = 0;
let cruiseRatio: f64 = 0;
// The machine's own. [mm/s, mm/s², mm]
let velocityZ: f64 = 0;
let accelerationZ: f64 = 0;
let velocityE: f64 = 0;
let accelerationE: f64 = 0;
let filamentJump: f64 = 0;
let chord: f64 = 0;

// The move at hand and the one before it; `follows`: that one moved the head and did not stop.
let now = changetype<CornerMove>(memory.data(96));
let before = changetype<CornerMove>(memory.data(96));
let follows = false;

/** [mm/s, mm/s²] Of Z and of the filament; the jump of the filament's speed; [mm] chords of arcs. */
export function startKlipper(vz: f64, az: f64, ve: f64, ae: f64, jump: f64, resolution: f64): void {
  use(KLIPPER);
  velocityZ = vz;
  accelerationZ = az;
  velocityE = ve;
  accelerationE = ae;
  filamentJump = jump;
  chord = resolution;
}

/** [mm/s, mm/s², mm/s, 0…1] Along the path. */
export function setPathLimits(velocity: f64, push: f64, corner: f64, ratio: f64): void {
  maxVelocity = velocity;
  maxAcceleration = push;
  squareCornerVelocity = corner;
  cruiseRatio = ratio;
}

/** ⌊length ÷ resolution⌋, at least one. */
export function chordsKlipper(way: f64): i32 {
  return chordCount(way / chord);
}

export function stopKlipper(): void {
  settleRows();
  follows = false;
}

export function segmentKlipper(dx: f64, dy: f64, dz: f64, e: f64): void {
  const way = Math.sqrt(dx * dx + dy * dy + dz * dz);
  if (way < NO_WAY) {
    if (e !== 0) filamentAlone(Math.abs(e));
    return;
  }
  const move = now;
  move.distance = way;
  move.ux = dx / way;
  move.uy = dy / way;
  move.uz = dz / way;
  move.filament = e / way;
  setPace(move, e < 0 || (dx === 0 && dy === 0));
  move.deviation = (squareCornerVelocity * squareCornerVelocity * (Math.SQRT2 - 1)) / maxAcceleration;
  move.junction2 = follows ? cornerSpeed2(before, move, filamentJump) : 0;
  enqueue(move);
  now = before;
  before = move;
  follows = true;
}

/** Speed and acceleration along the way; Z has its own, and so has the filament where it pulls back or X and Y stand. */
function setPace(move: CornerMove, filamentLeads: bool): void {
  let velocity = min(feed * speedFactor, maxVelocity);
  let push = maxAcceleration;
  const rise = Math.abs(move.uz);
  if (rise > 0) {
    velocity = min(velocity, velocityZ / rise);
    push = min(push, accelerationZ / rise);
  }
  const filament = Math.abs(move.filament);
  if (filamentLeads && filament > 0) {
    velocity = min(velocity, velocityE / filament);
    push = min(push, accelerationE / filament);
  }
  move.acceleration = push;
  move.cruise2 = velocity * velocity;
}

/** The filament alone: from a stop to a stop, by the extruder's limits and no other. */
function filamentAlone(way: f64): void {
  const velocity = min(min(feed * speedFactor, maxVelocity), velocityE);
  const move = now;
  move.distance = way;
  move.acceleration = accelerationE;
  move.cruise2 = velocity * velocity;
  move.junction2 = 0;
  enqueue(move);
  follows = false;
}

function enqueue(move: CornerMove): void {
  const slow = min(maxAcceleration * (1 - cruiseRatio), move.acceleration);
  move.slowGain2 = 2 * slow * move.distance;
  move.slowJunction2 = follows ? min(move.junction2, before.slowJunction2 + before.slowGain2) : 0;
  addRow(move, kind, layer, object);
}

/**
 * Greatest speed² [mm²/s²] at the corner between two moves of the head.
 *
 *      before        θ: angle between the reversed earlier way and the later one;
 *    ─────────▶╲     θ = 180° straight on: no limit; θ = 0 full reversal: 0.
 *          ( θ  ╲    The arc that rounds the corner leaves it by the deviation jd:
 *         after  ▼   v² ≤ a·jd·R, R = sin(θ/2)/(1−sin(θ/2)),
 *                    and must end before the middle of each move: v² ≤ ½·a·L·tan(θ/2).
 * @param filamentJump [mm/s] by which the extruder may change its speed at once
 */
function cornerSpeed2(before: CornerMove, after: CornerMove, filamentJump: f64): f64 {
  let speed2 = min(min(before.cruise2, after.cruise2), before.junction2 + 2 * before.acceleration * before.distance);
  const change = after.filament - before.filament;
  if (change !== 0) speed2 = min(speed2, (filamentJump / change) * (filamentJump / change));
  const cosine = -(before.ux * after.ux + before.uy * after.uy + before.uz * after.uz);
  const sineHalf = Math.sqrt(max(0, 0.5 * (1 - cosine)));
  const cosineHalf = Math.sqrt(max(0, 0.5 * (1 + cosine)));
  if (sineHalf >= 1 || cosineHalf === 0) return speed2;
  const curve = sineHalf / (1 - sineHalf);
  const quarterTangent = (0.5 * sineHalf) / cosineHalf;
  speed2 = min(
    speed2,
    min(curve * before.deviation * before.acceleration, curve * after.deviation * after.acceleration),
  );
  const touching2 = quarterTangent * before.acceleration * before.distance;
  return min(speed2, min(touching2, quarterTangent * after.acceleration * after.distance));
}
