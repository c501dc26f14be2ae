import type { PrintMaterial } from '../material.ts';
import type { PrintSettings } from '../settings.ts';
import type { PlannedIsland } from './plan-layers.ts';
import type { Stroke } from './stroke.ts';
import { eachSegment, type StrokeSpeed, segmentArea } from './stroke-speed.ts';

/** What a layer gets: a cap on every speed [mm/s] and the fan, 0…1. */
export interface Cooling {
  /** Speeds are divided by this, but not under `floor`. */
  readonly slower: number;
  /** [mm/s] */
  readonly floor: number;
  readonly fan: number;
  readonly bridgeFan: number;
}

/** Time that a head loses at the ends of a line, s: braking from and getting up to speed. */
const STOP = 0.05;

/** How fast and how cool a layer is printed, so that it takes at least the material's shortest time. */
export function coolingOf(
  islands: readonly PlannedIsland[],
  layer: number,
  speed: StrokeSpeed,
  settings: PrintSettings,
  material: PrintMaterial,
): Cooling {
  const speeds: number[] = [];
  const lengths: number[] = [];
  let fixed = 0;
  const count = (stroke: Stroke): void => {
    fixed += STOP;
    eachSegment(stroke, (i, j, length) => {
      lengths.push(length);
      speeds.push(speed.segment(stroke, i, segmentArea(stroke, i, j), layer === 0));
    });
  };
  for (const island of islands) {
    for (const ring of island.rings) for (const stroke of ring) count(stroke);
    for (const stroke of island.gaps) count(stroke);
    for (const group of island.fills) for (const stroke of group) count(stroke);
  }
  const floor = settings.minSpeed;
  const time = (slower: number): number => {
    let sum = fixed;
    for (let k = 0; k < lengths.length; k++) {
      const v = speeds[k]!;
      sum += lengths[k]! / Math.max(Math.min(v, floor), v / slower);
    }
    return sum;
  };
  const shortest = settings.layerTimeMin ?? material.layerTimeMin;
  const quick = time(1);
  return { slower: slowdown(time, shortest, quick), floor, ...fanOf(layer, quick, settings, material) };
}

/** The factor by which speeds go down so that the layer takes `shortest` seconds; bisection to 0.1 %. */
function slowdown(time: (slower: number) => number, shortest: number, quick: number): number {
  if (quick >= shortest || quick === 0) return 1;
  let low = 1;
  let high = 64;
  for (let k = 0; k < 16; k++) {
    const middle = Math.sqrt(low * high);
    if (time(middle) < shortest) low = middle;
    else high = middle;
  }
  return high;
}

function fanOf(
  layer: number,
  seconds: number,
  settings: PrintSettings,
  material: PrintMaterial,
): Pick<Cooling, 'fan' | 'bridgeFan'> {
  const { fanOffLayers, fanFullLayer, layerTimeMin, layerTimeFan } = material;
  if (layer < fanOffLayers) return { fan: 0, bridgeFan: 0 };
  const most = settings.fan ?? material.fanMax;
  const least = settings.fan ?? material.fanMin;
  const share = layerTimeFan <= layerTimeMin ? 1 : (layerTimeFan - seconds) / (layerTimeFan - layerTimeMin);
  const wanted = least + (most - least) * Math.max(0, Math.min(1, share));
  const ramp = layer + 1 >= fanFullLayer ? 1 : (layer + 1 - fanOffLayers) / Math.max(1, fanFullLayer - fanOffLayers);
  return { fan: wanted * ramp, bridgeFan: Math.max(wanted * ramp, settings.fan ?? material.fanBridge) };
}
