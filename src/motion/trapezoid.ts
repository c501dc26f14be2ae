/** Squares of the speeds of a move [mm²/s²]. Filled again for each move. */
export interface Speeds2 {
  start2: number;
  peak2: number;
  end2: number;
}

/**
 * Time of a move that accelerates, cruises and brakes, all at one acceleration. [s]
 *
 *    v     ___peak___          t = (peak − start)/a + (peak − end)/a + what is left of the way / peak
 *      ___/          \___
 *   start                end
 * @param distance [mm] @param acceleration [mm/s²]
 * @param speeds2 the peak must be reachable: 2·peak² ≤ start² + end² + 2·a·distance
 */
export function trapezoidSeconds(distance: number, acceleration: number, speeds2: Speeds2): number {
  const { start2, peak2, end2 } = speeds2;
  const peak = Math.sqrt(peak2);
  const changes = 2 * peak - Math.sqrt(start2) - Math.sqrt(end2);
  const ramps = (2 * peak2 - start2 - end2) / (2 * acceleration);
  return changes / acceleration + Math.max(0, distance - ramps) / peak;
}
