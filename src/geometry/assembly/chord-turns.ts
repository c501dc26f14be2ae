/*
 * Whether two chords can run along each other, told from a byte of each: the sector of its direction in the low bits, its class of
 * length above. The longer both are, the less their rounding turns them. Most chords that meet are told apart by this alone,
 * without a look at their places.
 */

import { floatAt, take } from '../../base/assembly/memory';
import { chordLength, linePoints } from './chord-cells';

/** [mm] Two coordinates rounded to 0.001 mm at either end of the shorter chord. */
export const ROUNDING: f64 = 0.004;
/** Shorter than 0.02 mm a chord has no direction to speak of; it counts where it is near enough to parallel. */
export const MOST_SINE: f64 = 0.2;

/** Directions are told apart in so many sectors of 3°. */
const SECTORS: i32 = 60;
const SECTOR: f64 = Math.PI / 60; // [rad]
const SECTOR_BITS: i32 = 6;
/** [rad] The sector of a direction is told this exactly, there and back. */
const STEP: f64 = 0.002;
/** Steps of a quarter of the circle, as `sectorOf` counts it; one is at most 0.11° wide. */
const STEPS: i32 = 1024;

/** The sector of each step of half a circle. */
let sectors: usize = 0;
/** By class of the shorter of two chords: how many sectors their directions can be apart where they overlap. */
let mostTurns: usize = 0;

/** What the entries of a chord are compared with. */
let ownSector: v128 = i8x16.splat(0);
let ownMost: v128 = i8x16.splat(0);

export function startTurns(): void {
  sectors = take(2 * STEPS + 1);
  for (let step = 0; step <= 2 * STEPS; step++) {
    // The angle of a step, by its middle.
    const turn = ((<f64>step + 0.5) / <f64>STEPS) * 2;
    const quarter: f64 = turn >= 2 ? 1 : 0;
    const t = turn - 2 * quarter;
    const angle = (quarter * Math.PI) / 2 + (t <= 1 ? Math.atan(t) : Math.PI / 2 - Math.atan(2 - t));
    store<u8>(sectors + step, <u8>min(SECTORS - 1, <i32>floor((angle * <f64>SECTORS) / Math.PI)));
  }
  mostTurns = take(4);
  for (let k = 0; k < 4; k++) {
    const angle = Math.asin(min(MOST_SINE, ROUNDING / leastOf(k)));
    store<u8>(mostTurns + k, <u8>(floor((angle + STEP) / SECTOR) + 1));
  }
}

/** [mm] The least length in a class. */
function leastOf(k: i32): f64 {
  return k === 0 ? 0 : 0.04 * <f64>(1 << (k - 1));
}

function classOf(length: f64): i32 {
  return <i32>(length >= leastOf(1)) + <i32>(length >= leastOf(2)) + <i32>(length >= leastOf(3));
}

/** The byte of a chord. */
export function turnOf(point: i32): u8 {
  return <u8>(sectorOf(point) | (classOf(chordLength(point)) << SECTOR_BITS));
}

/**
 * The sector of a chord's direction; there and back are one. By its slope in place of its angle, which costs a division and no
 * arc tangent: up to 45° rise over run counts from 0 to 1, from there on 2 less run over rise, and past the upright the same again.
 */
function sectorOf(point: i32): i32 {
  const dx = floatAt(linePoints, 2 * point + 2) - floatAt(linePoints, 2 * point);
  const dy = floatAt(linePoints, 2 * point + 3) - floatAt(linePoints, 2 * point + 1);
  const run = abs(dx);
  const rise = abs(dy);
  const t: f64 = rise <= run ? (run === 0 ? 0 : rise / run) : 2 - run / rise;
  const turn = dx * dy >= 0 ? t : 4 - t;
  return load<u8>(sectors + <usize>(<i32>((turn / 2) * <f64>STEPS)));
}

/** Says which chord the next bytes are compared with. */
export function lookAlongChord(point: i32): void {
  const own = turnOf(point);
  ownSector = i8x16.splat(<i8>(own & 63));
  const ownClass = <i32>own >> SECTOR_BITS;
  ownMost = i8x16.splat(0);
  ownMost = i8x16.replace_lane(ownMost, 0, mostOf(ownClass, 0));
  ownMost = i8x16.replace_lane(ownMost, 1, mostOf(ownClass, 1));
  ownMost = i8x16.replace_lane(ownMost, 2, mostOf(ownClass, 2));
  ownMost = i8x16.replace_lane(ownMost, 3, mostOf(ownClass, 3));
}

function mostOf(a: i32, b: i32): i8 {
  return <i8>load<u8>(mostTurns + <usize>min(a, b));
}

/** Of sixteen bytes from a place on, those whose chords can run along the one at hand: bit k for the byte k. */
export function alongBits(turns: usize): i32 {
  const known = v128.load(turns);
  const turn = i8x16.abs(i8x16.sub(v128.and(known, i8x16.splat(63)), ownSector));
  const most = i8x16.swizzle(ownMost, i8x16.shr_u(known, SECTOR_BITS));
  const apart = i8x16.sub(i8x16.splat(<i8>SECTORS), most);
  return i8x16.bitmask(v128.or(i8x16.le_s(turn, most), i8x16.ge_s(turn, apart)));
}
