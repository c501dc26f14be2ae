/**
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

/**
 * Greatest jump-free speed at a junction [mm/s], at most the smaller of both nominal speeds.
 * @param before [mm/s] velocity of the earlier move by axis at its nominal speed @param after the same of the later one
 * @param jerk [mm/s] by axis
 */
export function jerkJunctionSpeed(before: AxisPace, after: AxisPace, jerk: Float32Array): number {
  const speed = Math.min(before.speed, after.speed);
  const scale = before.speed > after.speed ? f32(after.speed / before.speed) : 1;
  let factor = 1;
  for (let axis = 0; axis < 4; axis++) {
    const out = f32(f32(before.velocity[axis]! * scale) * factor);
    const into = f32(after.velocity[axis]! * factor);
    const jump = axisJump(out, into);
    if (jump > jerk[axis]!) factor = f32(factor * f32(jerk[axis]! / jump));
  }
  return f32(speed * factor);
}

/** A move as its corners see it. */
export interface AxisPace {
  /** [mm/s] */
  speed: number;
  /** [mm/s] X, Y, Z, E */
  velocity: Float32Array;
  /** [mm/s] From which it may stop dead. */
  safe: number;
}

function axisJump(out: number, into: number): number {
  const turns = (out > 0 && into < 0) || (out < 0 && into > 0);
  return turns ? Math.max(Math.abs(out), Math.abs(into)) : Math.abs(f32(out - into));
}

/**
 * Speed from which a move may stop dead [mm/s]: no axis over its jerk. MK3: the first axis that is over sets it to
 * *that axis' jerk* itself, not scaled by the direction; the later ones scale it on.
 */
export function safeSpeedPrusa(pace: AxisPace, jerk: Float32Array): number {
  let safe = pace.speed;
  let limited = false;
  for (let axis = 0; axis < 4; axis++) {
    const v = Math.abs(pace.velocity[axis]!);
    const most = jerk[axis]!;
    if (v <= most) continue;
    if (!limited) safe = most;
    else {
      const over = f32(v * safe);
      const allowed = f32(most * pace.speed);
      const share = f32(allowed / over);
      safe = f32(safe * (over > allowed ? share : 1));
    }
    limited = true;
  }
  return safe;
}

/** The same with every axis scaled by the direction (Marlin 2). */
export function safeSpeed(pace: AxisPace, jerk: Float32Array): number {
  let factor = 1;
  for (let axis = 0; axis < 4; axis++) {
    const v = Math.abs(pace.velocity[axis]!);
    if (v > jerk[axis]!) factor = Math.min(factor, f32(jerk[axis]! / v));
  }
  return f32(pace.speed * factor);
}

const f32 = Math.fround;
