/*
 * Arcs as the controllers see them: a chain of chords. Each firmware has its own number of chords, since that
 * decides at how many corners the planner looks and so how fast the arc is run; the geometry is the same for all.
 *
 *            . - ' ' - .            sweep: radians from start to end about the centre,
 *         o               o         counter-clockwise positive, never 0: start = end is a full turn.
 *        /    sweep ↶      \        The last chord ends exactly on the target.
 *     start      +         end
 *              centre
 *
 * A firmware that spares its processor sines turns the ray from the centre by the angle of one chord, with the first terms of its
 * sine and cosine in single precision (θ − θ³/6, 1 − θ²/2): the ray shrinks by θ⁴/24 at each, so the circle of 20 chords is 0.8 %
 * too small at its end. After so many turns the ray is taken from its angle again.
 */
import { acos, atan2, cos, sin } from './engine';
import { single } from './single';

/** A circle of 3 m in chords of half a millimetre; an arc that asks for more (coordinates gone wild) gets longer ones. */
const MOST_CHORDS: f64 = 20_000;

/** Under this a clockwise or counter-clockwise arc is a full turn (rounding of start and end). [rad] */
const FULL_TURN_BELOW: f64 = 5e-7;

/** [mm, rad] Of the arc at hand; the sweep is signed: counter-clockwise positive. */
export let radius: f64 = 0;
export let sweep: f64 = 0;
let centreX: f64 = 0;
let centreY: f64 = 0;
let startX: f64 = 0;
let startY: f64 = 0;
/** [mm] From the centre to the end of the chord at hand. */
let rayX: f64 = 0;
let rayY: f64 = 0;
/** [rad] Of one chord, and its sine and cosine as the firmware has them. */
let turn: f64 = 0;
let sine: f64 = 0;
let cosine: f64 = 0;
let turnsBetween = 0;
let turned = 0;

/** Arc from (x0, y0) to (x1, y1) about (cx, cy). */
export function setArc(x0: f64, y0: f64, x1: f64, y1: f64, cx: f64, cy: f64, clockwise: bool): void {
  startX = x0 - cx;
  startY = y0 - cy;
  const endX = x1 - cx;
  const endY = y1 - cy;
  sweep = atan2(startX * endY - startY * endX, startX * endX + startY * endY);
  if (clockwise) {
    if (sweep >= -FULL_TURN_BELOW) sweep -= 2 * Math.PI;
  } else if (sweep <= FULL_TURN_BELOW) sweep += 2 * Math.PI;
  radius = Math.sqrt(startX * startX + startY * startY);
  centreX = cx;
  centreY = cy;
}

/** [mm] Way along the arc in the plane. */
export function arcLength(): f64 {
  return Math.abs(sweep) * radius;
}

/** The ends of the chords but the last, one after the other: so many chords, and so many turns between two ends by their angle. */
export function beginChords(count: f64, turns: i32): void {
  rayX = startX;
  rayY = startY;
  turnsBetween = turns;
  turned = 0;
  if (turns === 0) {
    turn = sweep / count;
    return;
  }
  turn = single(sweep / count);
  const turn2 = single(turn * turn);
  sine = single(turn - single(single(turn2 * turn) / 6));
  cosine = single(1 - 0.5 * turn2);
}

/** Goes on to the end of chord number `k`: `chordX`, `chordY`. */
export function nextChord(k: i32): void {
  if (turned === turnsBetween) {
    const angle = turn * <f64>k;
    rayX = startX * cos(angle) - startY * sin(angle);
    rayY = startX * sin(angle) + startY * cos(angle);
    turned = 0;
    return;
  }
  const across = single(rayX * sine + rayY * cosine);
  rayX = single(rayX * cosine - rayY * sine);
  rayY = across;
  turned++;
}

/** [mm] */
export function chordX(): f64 {
  return centreX + rayX;
}

export function chordY(): f64 {
  return centreY + rayY;
}

/** A whole number of chords, at least one and never more than any machine could be asked for. */
export function chordCount(wanted: f64): i32 {
  if (!(wanted >= 1)) return 1;
  return <i32>min(Math.floor(wanted), MOST_CHORDS);
}

/** Chords of the arc at hand that leave it by no more than this [mm]. */
export function chordsWithin(error: f64): i32 {
  const step = 2 * acos(max(0, 1 - error / max(radius, error)));
  return chordCount(Math.abs(sweep) / step);
}
