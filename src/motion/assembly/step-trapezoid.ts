/**
 * Time of a block that is run in whole steps, as the step generators of the Marlin lineage run it.
 *
 *   steps/s          plateau at vn
 *      vn |     ___________________          up   = ⌈(vn² − v0²) / 2a⌉ steps
 *         |    /                   \         down = ⌊(vn² − v1²) / 2a⌋ steps
 *      v0 |   /                     \        no room for a plateau: they meet where
 *         |  ·                       \ v1    v0² + 2a·up = v1² + 2a·(N − up)
 *         +──┴─────────────────────────┴──▶ steps
 *            up                     down
 *
 * Constant acceleration, then plateau, then braking; no rounding of single steps.
 * Source: reference/estimate, "Rules of the MK3S plan", 8.
 * @param steps N, whole
 * @param v0 at the start, vn on the plateau, v1 at the end [steps/s]; v0, v1 ≤ vn
 * @param a [steps/s²]
 * @returns [s]
 */
export function stepTrapezoidSeconds(steps: f64, v0: f64, vn: f64, v1: f64, a: f64): f64 {
  const up = Math.ceil((vn * vn - v0 * v0) / (2 * a));
  const down = Math.floor((vn * vn - v1 * v1) / (2 * a));
  if (up + down < steps) {
    // The last accelerating step may reach vn inside itself: the rest of it is run at vn.
    const ramp = (vn * vn - v0 * v0) / (2 * a);
    const low = Math.sqrt(vn * vn - 2 * a * down);
    return (vn - v0) / a + (steps - ramp - down) / vn + (vn - low) / a;
  }
  const meet = Math.ceil((v1 * v1 - v0 * v0 + 2 * a * steps) / (4 * a));
  const rise = min(steps, max(0, meet));
  const top2 = v0 * v0 + 2 * a * rise;
  const top = Math.sqrt(top2);
  // Braking never goes under v1; what is left of it is run at v1.
  const low = Math.sqrt(max(v1 * v1, top2 - 2 * a * (steps - rise)));
  const fall = max(0, (top2 - low * low) / (2 * a));
  return (top - v0) / a + (top - min(low, top)) / a + (steps - rise - fall) / low;
}
