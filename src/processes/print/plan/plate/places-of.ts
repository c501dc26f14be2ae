import type { Finding } from '../../../../model/finding.ts';
import { findingOf } from '../../../../model/rule.ts';
import { PLAN_PAGES } from '../pages.ts';
import type { PrintSetup } from '../setup.ts';
import { skirtReach } from './adhesion.ts';
import { arrange, type Copy, type CopyPlace } from './arrange.ts';
import { roomAround, type StandingBox, standingBox } from './room-around.ts';

/** Places for all copies, with the skirt where there is room for it. */
export function placesOf(
  copies: readonly Copy[],
  ready: readonly { readonly brim: number }[],
  setup: PrintSetup,
): { readonly places: readonly (CopyPlace | null)[]; readonly skirt: boolean; readonly finding?: Finding } {
  const brim = ready.reduce((most, part) => Math.max(most, part.brim), 0);
  const reach = skirtReach(setup.settings);
  const places = arrange(copies, setup.machine, setup.settings, { brim, skirt: reach });
  const fits = (plate: readonly StandingBox[]): boolean => roomAround(plate, setup.machine) >= reach - ROUNDED;
  const placed = places.every((place) => place !== null);
  if (reach === 0 || (placed && platesOf(copies, places, ready).every(fits))) return { places, skirt: true };
  const tight = arrange(copies, setup.machine, setup.settings, { brim, skirt: 0 });
  const finding = findingOf(PLAN_PAGES.noSkirt, { what: PLAN_PAGES.noSkirt.what, where: {} });
  return { places: tight, skirt: false, ...(tight.every((p) => p !== null) ? { finding } : {}) };
}

/** [mm] What sums of places may lose. */
const ROUNDED = 1e-6;

/** What stands on each plate. */
function platesOf(
  copies: readonly Copy[],
  places: readonly (CopyPlace | null)[],
  ready: readonly { readonly brim: number }[],
): readonly (readonly StandingBox[])[] {
  const plates: StandingBox[][] = [];
  copies.forEach(({ part, width, depth }, k) => {
    const place = places[k]!;
    plates[place.plate] ??= [];
    plates[place.plate]!.push(standingBox(place, place.turned ? [depth, width] : [width, depth], ready[part]!.brim));
  });
  return plates;
}
