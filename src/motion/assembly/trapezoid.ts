/**
 * Time of a move that accelerates, cruises and brakes, all at one acceleration. [s]
 *
 *    v     ___peak___          t = (peak − start)/a + (peak − end)/a + what is left of the way / peak
 *      ___/          \___
 *   start                end
 * @param distance [mm] @param acceleration [mm/s²]
 * @param start2 [mm²/s²] at the start, and so on
 * @param peak2 must be reachable: 2·peak² ≤ start² + end² + 2·a·distance
 */
export function trapezoidSeconds(distance: f64, acceleration: f64, start2: f64, peak2: f64, end2: f64): f64 {
  const peak = Math.sqrt(peak2);
  const changes = 2 * peak - Math.sqrt(start2) - Math.sqrt(end2);
  const ramps = (2 * peak2 - start2 - end2) / (2 * acceleration);
  return changes / acceleration + max(0, distance - ramps) / peak;
}
