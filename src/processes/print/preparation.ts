import type { PreparationNeeds } from '../../model/process.ts';
import type { Preparation } from './machine.ts';

type HeatTable = Preparation['heatBed'];

/** [°C] Where all tables begin. */
const ROOM = 21;

/** [s] Everything besides motion: heating, homing, levelling, priming, waiting, changes of tool, cooling down. */
export function preparationSeconds(preparation: Preparation, needs: PreparationNeeds): number {
  const bed = heatSeconds(preparation.heatBed, needs.bed);
  const nozzle = heatSeconds(preparation.heatNozzle, needs.nozzle);
  const chamber = heatSeconds(preparation.heatChamber, needs.chamber);
  const heating = preparation.parallel ? Math.max(bed, nozzle, chamber) : bed + nozzle + chamber;
  return (
    heating +
    needs.homings * preparation.homing +
    needs.levellings * preparation.levelling +
    needs.toolChanges * preparation.toolChange +
    (needs.nozzle > 0 ? preparation.purge + preparation.coolDown : 0) +
    (needs.bed > 0 ? preparation.soak : 0)
  );
}

/**
 * [s] From 21 °C to a target. Heating with limited power is t = τ·ln((T∞ − 21)/(T∞ − T)): with two measured points
 * both unknowns are fitted, with one the rise is taken as even; beyond the last point the fit goes on.
 */
export function heatSeconds(table: HeatTable, target: number): number {
  if (target <= ROOM || table.length === 0) return 0;
  const points = [...table].sort((a, b) => a.to - b.to).filter((p) => p.to > ROOM && p.seconds > 0);
  const last = points[points.length - 1];
  if (last === undefined) return 0;
  const first = points[0]!;
  const even = ((target - ROOM) / (last.to - ROOM)) * last.seconds;
  if (first === last) return even;
  // Slower per degree at first than later: no first-order heating, so straight lines between the points.
  if (first.seconds / (first.to - ROOM) >= last.seconds / (last.to - ROOM)) return even;
  const limit = fitLimit(first, last);
  const tau = last.seconds / Math.log((limit - ROOM) / (limit - last.to));
  // The fit ends at the temperature that the heater never reaches; a degree under it is as far as it goes.
  return tau * Math.log((limit - ROOM) / Math.max(limit - target, 1));
}

/** [°C] T∞ such that both points lie on one curve: the ratio of their times rises with falling T∞. */
function fitLimit(first: HeatTable[number], last: HeatTable[number]): number {
  const wanted = last.seconds / first.seconds;
  const ratio = (limit: number): number =>
    Math.log((limit - ROOM) / (limit - last.to)) / Math.log((limit - ROOM) / (limit - first.to));
  let low = last.to + 1e-6;
  let high = last.to + 1e5;
  for (let k = 0; k < 200; k++) {
    const middle = (low + high) / 2;
    if (ratio(middle) > wanted) low = middle;
    else high = middle;
  }
  return high;
}
