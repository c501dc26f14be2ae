/** A move as the corner before and after it sees it. Filled again for each move. */
export interface CornerMove {
  /** [mm] */
  distance: number;
  /** [mm/s²] */
  acceleration: number;
  /** [mm²/s²] Greatest speed² inside the move. */
  cruise2: number;
  /** [mm²/s²] Greatest speed² at its start, and the same in the slower plan of the minimum cruise ratio. */
  junction2: number;
  slowJunction2: number;
  /** [mm²/s²] What the slower plan can gain in it. */
  slowGain2: number;
  /** [mm] By how far the arc imagined in a corner leaves the corner. */
  deviation: number;
  /** Unit vector of the way, and filament a millimetre of it. */
  ux: number;
  uy: number;
  uz: number;
  filament: number;
}

export function newCornerMove(): CornerMove {
  const move = {
    distance: 0,
    acceleration: 0,
    cruise2: 0,
    junction2: 0,
    slowJunction2: 0,
    slowGain2: 0,
    deviation: 0,
    ux: 0,
    uy: 0,
    // Nearly always whole: begun as NaN, so that they are not compiled anew at the first fraction.
    uz: Number.NaN,
    filament: Number.NaN,
  };
  move.uz = move.filament = 0;
  return move;
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
export function cornerSpeed2(before: CornerMove, after: CornerMove, filamentJump: number): number {
  let speed2 = Math.min(before.cruise2, after.cruise2, before.junction2 + 2 * before.acceleration * before.distance);
  const change = after.filament - before.filament;
  if (change !== 0) speed2 = Math.min(speed2, (filamentJump / change) * (filamentJump / change));
  const cosine = -(before.ux * after.ux + before.uy * after.uy + before.uz * after.uz);
  const sineHalf = Math.sqrt(Math.max(0, 0.5 * (1 - cosine)));
  const cosineHalf = Math.sqrt(Math.max(0, 0.5 * (1 + cosine)));
  if (sineHalf >= 1 || cosineHalf === 0) return speed2;
  const curve = sineHalf / (1 - sineHalf);
  const quarterTangent = (0.5 * sineHalf) / cosineHalf;
  return Math.min(
    speed2,
    curve * before.deviation * before.acceleration,
    curve * after.deviation * after.acceleration,
    quarterTangent * before.acceleration * before.distance,
    quarterTangent * after.acceleration * after.distance,
  );
}
