import { type DraftRoute, enterAt, type Stops } from './route.ts';

/**
 * For a fixed order the entry points with the least travel: a shortest path through layers, one layer a path, one node
 * an entry point. O(n k²) for k points a path; exact.
 */
export function chooseEntries(stops: Stops, start: readonly [number, number], route: DraftRoute): void {
  const n = route.order.length;
  const { x, y } = stops;
  const cost = new Float64Array(x.length);
  const from = new Int32Array(x.length).fill(-1);
  let [lastFirst, lastEnd] = [-1, -1];
  for (let k = 0; k < n; k++) {
    const path = route.order[k]!;
    const first = path === 0 ? 0 : stops.ends[path - 1]!;
    const end = stops.ends[path]!;
    const lastLoop = k === 0 || stops.loop[route.order[k - 1]!] === 1;
    for (let p = first; p < end; p++) {
      if (k === 0) {
        cost[p] = Math.sqrt((x[p]! - start[0]) ** 2 + (y[p]! - start[1]) ** 2);
        continue;
      }
      let best = Number.POSITIVE_INFINITY;
      for (let q = lastFirst; q < lastEnd; q++) {
        const out = lastLoop ? q : lastFirst + lastEnd - 1 - q;
        const dx = x[p]! - x[out]!;
        const dy = y[p]! - y[out]!;
        const total = cost[q]! + Math.sqrt(dx * dx + dy * dy);
        if (total < best) {
          best = total;
          from[p] = q;
        }
      }
      cost[p] = best;
    }
    [lastFirst, lastEnd] = [first, end];
  }
  if (n === 0) return;
  let point = lastFirst;
  for (let p = lastFirst; p < lastEnd; p++) if (cost[p]! < cost[point]!) point = p;
  for (let k = n - 1; k >= 0; k--) {
    enterAt(stops, route, route.order[k]!, point);
    point = from[point]!;
  }
}
