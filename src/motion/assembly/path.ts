/*
 * What every firmware's clock does the same way: follows the position through moves and arcs, and cuts arcs into chords. A firmware
 * says how a straight segment joins its queue, into how many chords an arc goes, and what a stop is (`firmware`).
 *
 *   columns ──▶ moves ──▶ arcs to chords ──▶ segment() ──▶ firmware's look-ahead ──▶ tally
 */
import { floatAt } from '../../base/assembly/memory';
import { arcLength, beginChords, chordX, chordY, nextChord, setArc } from './arc';
import { chordsOf, placed, segment, stop, turnsOf } from './firmware';
import { row } from './grbl-rows';
import { GRBL, model } from './model';
import { chords, far, layer, motion, object, setChords, setFeed, setPlace, takeUp, x, y, z } from './move';
import { CLOCKWISE, centreXs, centreYs, es, feeds, motions, xs, ys, zs } from './moves';
import { addDwell } from './tally';

/** M221, 1 = 100 %: of all filament, drawn back too. */
let flowFactor: f64 = 1;

/** [mm/s] No machine is so fast: every firmware cuts it to its own limit. */
const FASTEST: f64 = 1e6;

/** [mm] The position is set without a move. */
export function place(newX: f64, newY: f64, newZ: f64): void {
  setPlace(newX, newY, newZ);
  placed();
}

export function setFlowFactor(factor: f64): void {
  flowFactor = factor;
}

/** [s] The queue runs empty, and the machine stands so long. */
export function dwell(seconds: f64): void {
  stop();
  addDwell(seconds, layer, object);
}

/** Moves from number `from` to the one before `to`. */
export function run(from: i32, to: i32): void {
  let n = from;
  while (n < to) {
    if (model === GRBL) n = row(n, to);
    if (n < to) move(n);
    n++;
  }
}

function move(n: i32): void {
  if (beyond(n)) return;
  const asked = floatAt(feeds, n);
  if (asked > 0) setFeed(min(asked, FASTEST));
  takeUp(n);
  const filament = floatAt(es, n) * flowFactor;
  if (motion >= CLOCKWISE) arcMove(n, filament);
  else goTo(floatAt(xs, n), floatAt(ys, n), floatAt(zs, n), filament);
}

/** A straight way from where the plan is to (x, y, z) [mm] with e [mm] of filament. */
function goTo(newX: f64, newY: f64, newZ: f64, filament: f64): void {
  const dx = newX - x;
  const dy = newY - y;
  const dz = newZ - z;
  setPlace(newX, newY, newZ);
  segment(dx, dy, dz, filament);
}

function arcMove(n: i32, filament: f64): void {
  const endX = floatAt(xs, n);
  const endY = floatAt(ys, n);
  const endZ = floatAt(zs, n);
  setArc(x, y, endX, endY, floatAt(centreXs, n), floatAt(centreYs, n), motion === CLOCKWISE);
  const z0 = z;
  const flat = arcLength();
  setChords(chordsOf(Math.sqrt(flat * flat + (endZ - z0) * (endZ - z0))));
  const count = <f64>chords;
  beginChords(count, turnsOf());
  for (let k = 1; k < chords; k++) {
    nextChord(k);
    goTo(chordX(), chordY(), z0 + ((endZ - z0) * <f64>k) / count, filament / count);
  }
  goTo(endX, endY, endZ, filament / count);
  setChords(1);
}

/** A move to nowhere (the rules on jobs report it): the clock leaves it out, so that one line cannot spoil the sum. */
function beyond(n: i32): bool {
  if (far(floatAt(xs, n)) || far(floatAt(ys, n)) || far(floatAt(zs, n)) || far(floatAt(es, n))) return true;
  const curved = load<u8>(motions + <usize>n) >= <u8>CLOCKWISE;
  return curved && (far(floatAt(centreXs, n)) || far(floatAt(centreYs, n)));
}
