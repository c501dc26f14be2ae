/*
 * Order and entry points of paths with little travel (see ../order-paths.ts).
 */
import { chooseEntries, startChoosing } from './choose-entries';
import { improveRoute, startImproving } from './improve-route';
import { findNeighbours } from './nearest-paths';
import { takeNearest } from './nearest-route';
import { pathCount, travelFrom } from './stops';

const ROUNDS: i32 = 4;
/** Part of the travel: the round after one that gains less gains a tenth of that. */
const WORTHWHILE: f64 = 0.005;

/** @returns the travel [mm] of the route that is left in `routeOrder` and `routeEntries` */
export function orderPaths(startX: f64, startY: f64): f64 {
  if (pathCount === 0) return 0;
  takeNearest(startX, startY);
  startChoosing();
  chooseEntries(startX, startY);
  findNeighbours();
  startImproving(startX, startY);
  let travel = travelFrom(startX, startY);
  for (let round = 0; round < ROUNDS; round++) {
    const before = travel;
    improveRoute();
    chooseEntries(startX, startY);
    travel = travelFrom(startX, startY);
    if (travel > (1 - WORTHWHILE) * before) break;
  }
  return travel;
}
