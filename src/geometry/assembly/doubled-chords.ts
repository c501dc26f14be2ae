/*
 * Chords of lines that lie on earlier ones (see ../duplicate-length.ts).
 */

import { floatAt, intAt, setFloat, setInt, take } from '../../base/assembly/memory';
import {
  cellBegins,
  chordLength,
  countCells,
  endsLine,
  layCells,
  linePoints,
  pointCount,
  startLines,
  walkChord,
  walkedCells,
  walkedCount,
} from './chord-cells';
import { alongBits, lookAlongChord, MOST_SINE, ROUNDING, startTurns, turnOf } from './chord-turns';
import { coveredFrom, coveredLength, coveredTo, mergeSpans, noteSpan, startSpans } from './covered-spans';

/** Doubled chords that are handed over at once. */
const MOST: i32 = 1024;
/** Bytes that are looked at at once. */
const LANES: i32 = 16;

/** Chords of which some is doubled, and of each the covered length and between which places along it that lies [mm]. */
export let doubledChords: usize = 0;
export let doubledPlaces: usize = 0;
let doubledCount: i32 = 0;

let tolerance: f64 = 0;
/** By place: the chord, and what is known of its direction. */
let entries: usize = 0;
let turns: usize = 0;
/** Of each cell the place of its next entry. */
let free: usize = 0;
/** By chord the last one on which it lies, and 1 more. */
let noted: usize = 0;
/** The chord that is looked at next. */
let next: i32 = 0;

/** @param within [mm] how near to each other they burn the same slot */
export function startDoubled(points: usize, count: i32, ends: usize, within: f64): void {
  tolerance = within;
  layCells(points, count, ends, within);
  startTurns();
  const cells = countCells();
  const total = <usize>intAt(cellBegins, cells);
  free = take(4 * <usize>cells);
  memory.copy(free, cellBegins, 4 * <usize>cells);
  entries = take(4 * total);
  // The sixteen bytes before a place are read even where fewer belong to the cell.
  turns = take(total + <usize>LANES) + <usize>LANES;
  noted = take(4 * <usize>count);
  doubledChords = take(4 * <usize>MOST);
  doubledPlaces = take(24 * <usize>MOST);
  next = 0;
  startLines();
}

/** Looks for the next doubled chords. @returns how many were found; 0: there are no more */
export function moreDoubled(): i32 {
  doubledCount = 0;
  while (next < pointCount && doubledCount < MOST) {
    if (!endsLine(next)) look(next);
    next++;
  }
  return doubledCount;
}

function look(point: i32): void {
  const whole = chordLength(point);
  if (whole === 0) return;
  walkChord(point);
  startSpans();
  search(point, whole);
  mergeSpans();
  if (coveredLength < whole - tolerance / 2) add(point);
  if (coveredLength === 0) return;
  setInt(doubledChords, doubledCount, point);
  setFloat(doubledPlaces, 3 * doubledCount, coveredLength);
  setFloat(doubledPlaces, 3 * doubledCount + 1, coveredFrom);
  setFloat(doubledPlaces, 3 * doubledCount + 2, coveredTo);
  doubledCount++;
}

/** Keeps a chord for those after it. */
function add(point: i32): void {
  const turn = turnOf(point);
  for (let k = 0; k < walkedCount; k++) {
    const cell = intAt(walkedCells, k);
    const place = intAt(free, cell);
    setInt(free, cell, place + 1);
    setInt(entries, place, point);
    store<u8>(turns + <usize>place, turn);
  }
}

/** Asks every chord in the cells at hand, until one covers all of this one. */
function search(point: i32, whole: f64): void {
  lookAlongChord(point);
  for (let k = 0; k < walkedCount; k++) {
    const cell = intAt(walkedCells, k);
    const first = intAt(cellBegins, cell);
    // The latest first: a copy lies on what was drawn just before it, as a rule.
    for (let end = intAt(free, cell); end > first; end -= LANES) {
      let bits = alongBits(turns + <usize>end - <usize>LANES);
      if (end - first < LANES) bits &= ~((1 << (LANES - end + first)) - 1);
      while (bits !== 0) {
        const bit = 31 - clz(bits);
        bits ^= 1 << bit;
        if (overlap(point, whole, intAt(entries, end - LANES + bit))) return;
      }
    }
  }
}

/** Notes the stretch of `point` that `other` covers; true when that is all of it. */
function overlap(point: i32, whole: f64, other: i32): bool {
  const x = floatAt(linePoints, 2 * point);
  const y = floatAt(linePoints, 2 * point + 1);
  const ux = (floatAt(linePoints, 2 * point + 2) - x) / whole;
  const uy = (floatAt(linePoints, 2 * point + 3) - y) / whole;
  const ax = floatAt(linePoints, 2 * other) - x;
  const ay = floatAt(linePoints, 2 * other + 1) - y;
  const bx = floatAt(linePoints, 2 * other + 2) - x;
  const by = floatAt(linePoints, 2 * other + 3) - y;
  const sideA = ux * ay - uy * ax;
  const sideB = ux * by - uy * bx;
  // Nearly every chord asked lies on one side of this one, or beyond its ends.
  if ((sideA > tolerance && sideB > tolerance) || (sideA < -tolerance && sideB < -tolerance)) return false;
  const alongA = ux * ax + uy * ay;
  const alongB = ux * bx + uy * by;
  if ((alongA < 0 && alongB < 0) || (alongA > whole && alongB > whole)) return false;
  const run = alongB - alongA;
  const rise = sideB - sideA;
  const length = sqrt(run * run + rise * rise);
  const sine = abs(rise) / length;
  if (sine > MOST_SINE || sine * min(whole, length) > ROUNDING) return false;
  const from = max<f64>(0, min(alongA, alongB));
  const to = min(whole, max(alongA, alongB));
  if (to - from <= min(tolerance, whole / 2)) return false;
  const slope = rise / run;
  const sideFrom = sideA + slope * (from - alongA);
  const sideTo = sideA + slope * (to - alongA);
  if (abs(sideFrom) > tolerance || abs(sideTo) > tolerance) return false;
  // A pair in several cells is noted once. Asked here, not before: to look it up costs as much as all of this.
  if (intAt(noted, other) === point + 1) return false;
  setInt(noted, other, point + 1);
  noteSpan(from, to);
  return to - from >= whole - 1e-9;
}
