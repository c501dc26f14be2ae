/**
 * Junction deviation: the corner is thought to be rounded by an arc that leaves it by δ at most; the speed is the one
 * at which that arc asks for no more than the acceleration that the axes have across the corner.
 *
 *      before ──▶╲        c = −u₁·u₂: 1 full reversal, −1 straight on
 *               ( θ╲      a_j: acceleration that the axes allow along j = (u₂ − u₁)/|u₂ − u₁|
 *                  ╲▼     s = sin(θ/2) = √(½(1 − c));   v² = a_j·δ·s/(1 − s)
 *             δ     after
 * Source: facts/laser §7 (GRBL 1.1); S. K. Jeon, "Improving Grbl: Cornering Algorithm", 2011.
 */

/** Straighter or sharper than this the corner is straight on, or a full reversal. */
const NEARLY = 0.999999;

/**
 * Greatest speed² at a corner, in the units of `across` × mm.
 * @param before unit vector of the earlier way, by axis @param after of the later one
 * @param across acceleration across the corner @param deviation δ [mm]
 */
export function deviationSpeed2(before: Float64Array, after: Float64Array, across: number, deviation: number): number {
  const cosine = cornerCosine(before, after);
  if (cosine > NEARLY) return 0;
  if (cosine < -NEARLY) return Number.POSITIVE_INFINITY;
  const sineHalf = Math.sqrt(0.5 * (1 - cosine));
  return (across * deviation * sineHalf) / (1 - sineHalf);
}

/** −u₁·u₂ */
export function cornerCosine(before: Float64Array, after: Float64Array): number {
  let cosine = 0;
  for (let axis = 0; axis < before.length; axis++) cosine -= before[axis]! * after[axis]!;
  return cosine;
}

/** Acceleration that the axes allow across the corner: the least limit by axis over that axis' share. */
export function acrossAcceleration(before: Float64Array, after: Float64Array, acceleration: Float64Array): number {
  let length2 = 0;
  for (let axis = 0; axis < before.length; axis++) {
    const change = after[axis]! - before[axis]!;
    length2 += change * change;
  }
  const length = Math.sqrt(length2);
  let least = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < before.length; axis++) {
    const change = Math.abs(after[axis]! - before[axis]!);
    if (change > 0) least = Math.min(least, (acceleration[axis]! * length) / change);
  }
  return least;
}
