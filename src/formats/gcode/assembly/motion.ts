/*
 * From the words of a line to a place: mm in the machine's frame; inches, G91 and G92 end here.
 */
import { state } from './state';

/** Faults of an arc: see ../read-motion.ts. */
const NO_FAULT: i32 = 0;
const NO_CENTRE: i32 = 1;
const RADIUS: i32 = 2;
const TOO_FAR: i32 = 3;

const COUNTER_CLOCKWISE: i32 = 3;

/** Filament of an E word. */
export function filament(e: f64): f64 {
  const value = e * state.unit * state.perE;
  if (state.eRelative !== 0 || (state.relative !== 0 && state.joined !== 0)) {
    state.eAt += value;
    return value;
  }
  const delta = value - state.eAt;
  state.eAt = value;
  return delta;
}

/** Puts the written place (NaN: not written) into the row as the end of the next move. */
export function aim(x: f64, y: f64, z: f64): void {
  const unit = state.unit;
  const relative = state.relative !== 0;
  if (!Number.isNaN(x)) state.x = relative ? state.x + x * unit : x * unit + state.offsetX;
  if (!Number.isNaN(y)) state.y = relative ? state.y + y * unit : y * unit + state.offsetY;
  if (!Number.isNaN(z)) state.z = relative ? state.z + z * unit : z * unit + state.offsetZ;
}

/**
 * Puts the centre of an arc from (x0, y0) to the row's end into the row. i, j, r as written (NaN: absent).
 * The centre by radius is the firmwares' own construction (GRBL gcode.c, Marlin G2_G3.cpp).
 * @returns what is wrong with the arc
 */
export function centre(x0: f64, y0: f64, i: f64, j: f64, r: f64): i32 {
  state.arcError = 0;
  return Number.isNaN(r) ? centreAt(x0, y0, i, j) : centreByRadius(x0, y0, r);
}

function centreByRadius(x0: f64, y0: f64, r: f64): i32 {
  const unit = state.unit;
  const dx = state.x - x0;
  const dy = state.y - y0;
  const d2 = dx * dx + dy * dy;
  const rest = 4 * r * r * unit * unit - d2;
  if (d2 === 0) return NO_CENTRE;
  if (rest < 0) {
    state.arcError = sqrt(d2) - 2 * abs(r * unit);
    // A half circle whose ends are rounded decimals may miss by their last digit.
    if (state.arcError > state.reachSlack) return TOO_FAR;
  }
  let h = -sqrt(max(rest, 0) / d2);
  if (state.motion === COUNTER_CLOCKWISE) h = -h;
  if (r < 0) h = -h;
  state.i = x0 + 0.5 * (dx - dy * h);
  state.j = y0 + 0.5 * (dy + dx * h);
  return NO_FAULT;
}

function centreAt(x0: f64, y0: f64, i: f64, j: f64): i32 {
  const ci = Number.isNaN(i) ? 0 : i * state.unit;
  const cj = Number.isNaN(j) ? 0 : j * state.unit;
  if (ci === 0 && cj === 0) return NO_CENTRE;
  state.i = x0 + ci;
  state.j = y0 + cj;
  const ex = state.x - state.i;
  const ey = state.y - state.j;
  const radius = sqrt(ci * ci + cj * cj);
  const error = abs(sqrt(ex * ex + ey * ey) - radius);
  state.arcError = error;
  const wrong = error > state.slackMost || (error > state.slack && error > state.slackShare * radius);
  return wrong ? RADIUS : NO_FAULT;
}
