import { findThinPlaces, mergeThinPlaces, type ThinPlace } from '../../../geometry/columns/thin-places.ts';
import type { PrintContext } from '../context.ts';
import { normalsOf, spansOf } from './rays.ts';

/** Walls (or gaps between walls) thinner than a limit, seen along x and along y. */
export function thinPlacesOf(context: PrintContext, limit: number, gaps: boolean): readonly ThinPlace[] {
  const normals = normalsOf(context);
  return mergeThinPlaces(
    findThinPlaces(spansOf(context, 0), { limit, normals, gaps }),
    findThinPlaces(spansOf(context, 1), { limit, normals, gaps }),
  );
}

/** [mm2] A smaller face is a corner, not a wall. */
const FACE = 1;
/** [mm] A wall is longer than this. */
const LONG = 1;

/** A tip that thins out to nothing is no wall. */
const EVEN = 0.6;

/** Whether a thin place is a wall: some layers high, longer than thick, of about one thickness, and more than a corner. */
export function isWall(place: ThinPlace, layerHeight: number): boolean {
  const height = place.high[2] - place.low[2];
  return place.area >= FACE && place.evenness >= EVEN && height >= 2 * layerHeight && lengthOf(place) >= LONG;
}

/** [mm] Along the layer. */
export function lengthOf({ low, high }: ThinPlace): number {
  const x = high[0] - low[0];
  const y = high[1] - low[1];
  return Math.sqrt(x * x + y * y);
}
