/*
 * What Marlin 2 does on its own (see ../marlin2.ts).
 */
import { floatAt, setFloat } from '../../base/assembly/memory';
import { arcLength, chordCount, sweep } from './arc';
import { maxAcceleration } from './axes';
import { exit2, plan } from './block-queue';
import { acceleration, distance, held, isFull, junction2 } from './block-ring';
import { coastsInVain, jerkJunctionSpeed, safeSpeed } from './classic-jerk';
import { acos } from './engine';
import { acrossAcceleration, cornerCosine, deviationSpeed2 } from './junction-deviation';
import { MARLIN2, use } from './model';
import { feed, speedFactor } from './move';
import { safe, setSafe, speed, speedBefore, velocity } from './pace';
import { runStepped } from './step-clock';
import { nextWay, way, wayBefore } from './ways';

const AXES = 4;
/** [mm²/s²] Slowest planned speed, 0.05 mm/s. */
const LEAST_SPEED2: f64 = 0.05 * 0.05;
/** Chords are an arc when shorter than this [mm] and turning by less than 45° [cosine of the reversed way]… */
const ARC_CHORD: f64 = 1;
const ARC_TURN: f64 = -Math.SQRT1_2;
/** …and turn by this at least. [rad] */
const LEAST_TURN: f64 = 0.033;

/** The rule at corners: deviation, else jerk. */
let deviates = false;
/** [mm] */
let deviation: f64 = 0;
let shortest: f64 = 0;
let longest: f64 = 0;
/** Chords that a full circle has at least. */
let circleChords: f64 = 0;
/** The oldest block runs: its exit is fixed. */
let running = false;

/** @param byDeviation rule at corners, else jerk @param shortestChord [mm] @param longestChord [mm] @param ofCircle chords at least */
export function startMarlin2(byDeviation: bool, shortestChord: f64, longestChord: f64, ofCircle: f64): void {
  use(MARLIN2);
  deviates = byDeviation;
  shortest = shortestChord;
  longest = longestChord;
  circleChords = ofCircle;
}

/** [mm] */
export function setDeviation(value: f64): void {
  deviation = value;
}

export function chordsMarlin2(): i32 {
  const length = arcLength();
  const least = circleChords * (Math.abs(sweep) / (2 * Math.PI));
  const wanted = max(max(1, Math.floor(length / longest)), Math.floor(least));
  const chord = length / wanted;
  if (chord > longest) return chordCount(Math.ceil(length / longest));
  return chord < shortest ? chordCount(length / shortest) : chordCount(wanted);
}

/** [mm/s] F that the move is run at. */
export function paceMarlin2(): f64 {
  return feed * speedFactor;
}

export function joinMarlin2(slot: i32, waiting: i32): void {
  const first = waiting === 0 || speedBefore === 0;
  const start2 = deviates ? deviation2(first, slot) : jerk2(first);
  setFloat(junction2, slot, max(LEAST_SPEED2, start2));
  plan(LEAST_SPEED2, running ? 2 : 1);
}

function jerk2(first: bool): f64 {
  setSafe(safeSpeed());
  if (first) return safe * safe;
  const junction = jerkJunctionSpeed();
  const start = coastsInVain(junction) ? safe : junction;
  return start * start;
}

function deviation2(first: bool, slot: i32): f64 {
  for (let axis = 0; axis < AXES; axis++) setFloat(way, axis, floatAt(velocity, axis) / speed);
  const start2 = first ? 0 : cornerSpeed2(slot);
  nextWay();
  return start2;
}

function cornerSpeed2(slot: i32): f64 {
  const slower = min(speedBefore, speed);
  const across = min(floatAt(acceleration, slot), acrossAcceleration(wayBefore, way, maxAcceleration, AXES));
  const cosine = cornerCosine(wayBefore, way, AXES);
  const speed2 = min(slower * slower, deviationSpeed2(cosine, across, deviation));
  const length = floatAt(distance, slot);
  if (!(length < ARC_CHORD && cosine < ARC_TURN)) return speed2;
  const turn = max(LEAST_TURN, acos(min(1, -cosine)));
  return min(speed2, (length * across) / turn);
}

/** The oldest block leaves, the next one begins to run. */
export function makeRoomMarlin2(): void {
  if (!isFull()) return;
  runStepped(exit2());
  running = true;
}

export function stopMarlin2(): void {
  while (held > 0) runStepped(exit2());
  running = false;
}
