/*
 * Junction deviation: the corner is thought to be rounded by an arc that leaves it by δ at most; the speed is the one
 * at which that arc asks for no more than the acceleration that the axes have across the corner.
 *
 *      before ──▶╲        c = −u₁·u₂: 1 full reversal, −1 straight on
 *               ( θ╲      a_j: acceleration that the axes allow along j = (u₂ − u₁)/|u₂ − u₁|
 *                  ╲▼     s = sin(θ/2) = √(½(1 − c));   v² = a_j·δ·s/(1 − s)
 *             δ     after
 * Source: facts/laser §7 (GRBL 1.1); S. K. Jeon, "Improving Grbl: Cornering Algorithm", 2011.
 */
import { floatAt } from '../../base/assembly/memory';

/** Straighter or sharper than this the corner is straight on, or a full reversal. */
const NEARLY: f64 = 0.999999;

/**
 * Greatest speed² at a corner, in the units of `across` × mm.
 * @param cosine c @param across acceleration across the corner @param deviation δ [mm]
 */
export function deviationSpeed2(cosine: f64, across: f64, deviation: f64): f64 {
  if (cosine > NEARLY) return 0;
  if (cosine < -NEARLY) return Infinity;
  const sineHalf = Math.sqrt(0.5 * (1 - cosine));
  return (across * deviation * sineHalf) / (1 - sineHalf);
}

/** −u₁·u₂ of two unit vectors, by so many axes */
export function cornerCosine(before: usize, after: usize, axes: i32): f64 {
  let cosine: f64 = 0;
  for (let axis = 0; axis < axes; axis++) cosine -= floatAt(before, axis) * floatAt(after, axis);
  return cosine;
}

/** Acceleration that the axes allow across the corner: the least limit by axis over that axis' share. */
export function acrossAcceleration(before: usize, after: usize, limits: usize, axes: i32): f64 {
  let length2: f64 = 0;
  for (let axis = 0; axis < axes; axis++) {
    const change = floatAt(after, axis) - floatAt(before, axis);
    length2 += change * change;
  }
  const length = Math.sqrt(length2);
  let least = Infinity;
  for (let axis = 0; axis < axes; axis++) {
    const change = Math.abs(floatAt(after, axis) - floatAt(before, axis));
    if (change > 0) least = min(least, (floatAt(limits, axis) * length) / change);
  }
  return least;
}
