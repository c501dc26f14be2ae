/*
 * Classic jerk: the speed of each axis by which a motor may jump at once [mm/s]; axes in the order X, Y, Z, E.
 *
 *    v of one axis      coasting: the jump is          turning back: the larger of the two,
 *      |  ____          the difference                 not their sum: a reversal costs one jerk
 *      | /    |____     ┐ jerk                          ____
 *      |/          \    ┘                              /    |
 *      +────────────▶ t                               +─────|────────▶ t
 *                                                           |____/
 * Source: reference/estimate, "Rules of the MK3S plan", 4 and 5.
 */
import { floatAt } from '../../base/assembly/memory';
import { jump } from './axes';
import { safe, safeBefore, speed, speedBefore, velocity, velocityBefore } from './pace';
import { single } from './single';

/** Share of the junction speed over which a safe speed makes coasting useless. */
const COASTING: f64 = 0.99;

function jerkOf(axis: i32): f64 {
  return single(floatAt(jump, axis));
}

/** Greatest jump-free speed at the junction of the move before and the one at hand [mm/s], at most the smaller of both nominal speeds. */
export function jerkJunctionSpeed(): f64 {
  const slower = min(speedBefore, speed);
  const scale = speedBefore > speed ? single(speed / speedBefore) : 1;
  let factor: f64 = 1;
  for (let axis = 0; axis < 4; axis++) {
    const out = single(single(floatAt(velocityBefore, axis) * scale) * factor);
    const into = single(floatAt(velocity, axis) * factor);
    const leap = axisJump(out, into);
    const jerk = jerkOf(axis);
    if (leap > jerk) factor = single(factor * single(jerk / leap));
  }
  return single(slower * factor);
}

function axisJump(out: f64, into: f64): f64 {
  const turns = (out > 0 && into < 0) || (out < 0 && into > 0);
  return turns ? max(Math.abs(out), Math.abs(into)) : Math.abs(single(out - into));
}

/** Both moves could stop dead at nearly the speed of their junction: to coast through it gains nothing. */
export function coastsInVain(junction: f64): bool {
  const coasting = COASTING * junction;
  return safeBefore > coasting && safe > coasting;
}

/**
 * Speed from which the move at hand may stop dead [mm/s]: no axis over its jerk. MK3: the first axis that is over sets it to
 * *that axis' jerk* itself, not scaled by the direction; the later ones scale it on.
 */
export function safeSpeedPrusa(): f64 {
  let least = speed;
  let limited = false;
  for (let axis = 0; axis < 4; axis++) {
    const v = Math.abs(floatAt(velocity, axis));
    const most = jerkOf(axis);
    if (v <= most) continue;
    if (!limited) least = most;
    else {
      const over = single(v * least);
      const allowed = single(most * speed);
      const share = single(allowed / over);
      least = single(least * (over > allowed ? share : 1));
    }
    limited = true;
  }
  return least;
}

/** The same with every axis scaled by the direction (Marlin 2). */
export function safeSpeed(): f64 {
  let factor: f64 = 1;
  for (let axis = 0; axis < 4; axis++) {
    const v = Math.abs(floatAt(velocity, axis));
    const jerk = jerkOf(axis);
    if (v > jerk) factor = min(factor, single(jerk / v));
  }
  return single(speed * factor);
}
