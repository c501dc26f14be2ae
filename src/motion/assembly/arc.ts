/*
 * Arcs as the controllers see them: a chain of chords. Each firmware has its own number of chords, since that
 * decides at how many corners the planner looks and so how fast the arc is run; the geometry is the same for all.
 *
 *            . - ' ' - .            sweep: radians from start to end about the centre,
 *         o               o         counter-clockwise positive, never 0: start = end is a full turn.
 *        /    sweep ↶      \        The last chord ends exactly on the target.
 *     start      +         end
 *              centre
 */
import { acos, atan2, cos, sin } from './engine';

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

/** Point after the share `t` (0…1) of the sweep. [mm] */
export function arcX(t: f64): f64 {
  const angle = sweep * t;
  return centreX + startX * cos(angle) - startY * sin(angle);
}

export function arcY(t: f64): f64 {
  const angle = sweep * t;
  return centreY + startX * sin(angle) + startY * cos(angle);
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
