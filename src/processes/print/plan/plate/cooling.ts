import { MoveKind } from '../../../../model/toolpath.ts';
import type { PrintMaterial } from '../../material.ts';
import type { PrintSettings } from '../../settings.ts';
import type { PlannedIsland } from '../plan-layers.ts';
import type { Stroke } from '../stroke.ts';
import { eachSegment, type StrokeSpeed, segmentArea } from '../stroke-speed.ts';

/** What a layer gets: a cap on every speed [mm/s] and the fan, 0…1. */
export interface Cooling {
  /** Speeds are divided by this, but not under `floor`: of everything but outer walls, and of outer walls. */
  readonly slower: number;
  readonly slowerOuter: number;
  /** [mm/s] */
  readonly floor: number;
  readonly fan: number;
  readonly bridgeFan: number;
}

/** Time that a head loses at the ends of a line, s: braking from and getting up to speed. */
const STOP = 0.05;

/** Lengths [mm] and speeds [mm/s] of the lines of an island, and how many lines they are. */
class Lines {
  readonly speeds: number[] = [];
  readonly lengths: number[] = [];
  count = 0;

  add(stroke: Stroke, layer: number, speed: StrokeSpeed): void {
    this.count++;
    eachSegment(stroke, (i, j, length) => {
      this.lengths.push(length);
      this.speeds.push(speed.segment(stroke, i, segmentArea(stroke, i, j), layer === 0));
    });
  }
}

/** Time [s] of lines that are slowed down, but not under `floor` [mm/s]; stops at their ends stay. */
function secondsOf(islands: readonly Lines[], slower: number, floor: number): number {
  let sum = 0;
  for (const { count } of islands) for (let k = 0; k < count; k++) sum += STOP;
  for (const { lengths, speeds } of islands)
    for (let k = 0; k < lengths.length; k++) sum += lengths[k]! / slowed(speeds[k]!, slower, floor);
  return sum;
}

interface IslandLines {
  readonly outer: Lines;
  readonly rest: Lines;
}

function linesOf({ rings, gaps, fills }: PlannedIsland, layer: number, speed: StrokeSpeed): IslandLines {
  const lines = { outer: new Lines(), rest: new Lines() };
  const count = (stroke: Stroke): void =>
    (stroke.kind === MoveKind.outerWall ? lines.outer : lines.rest).add(stroke, layer, speed);
  for (const ring of rings) for (const stroke of ring) count(stroke);
  for (const stroke of gaps) count(stroke);
  for (const group of fills) for (const stroke of group) count(stroke);
  return lines;
}

/** [mm/s] A speed divided, but not under the floor; what is slower than that stays. */
export function slowed(speed: number, slower: number, floor: number): number {
  return Math.max(Math.min(speed, floor), speed / slower);
}

/**
 * How fast and how cool a layer is printed, so that it takes at least the material's shortest time. Outer walls keep
 * their speed, and with it their gloss, as long as the rest can make up the time.
 */
export function coolingOf(
  islands: readonly PlannedIsland[],
  layer: number,
  speed: StrokeSpeed,
  settings: PrintSettings,
  material: PrintMaterial,
): Cooling {
  // Copies of a part share their islands.
  const known = new Map<PlannedIsland, IslandLines>();
  for (const island of islands) if (!known.has(island)) known.set(island, linesOf(island, layer, speed));
  const outer = islands.map((island) => known.get(island)!.outer);
  const rest = islands.map((island) => known.get(island)!.rest);
  const floor = settings.minSpeed;
  const shortest = settings.layerTimeMin ?? material.layerTimeMin;
  const [outerSeconds, restSeconds] = [secondsOf(outer, 1, floor), secondsOf(rest, 1, floor)];
  const slower = slowdown((factor) => secondsOf(rest, factor, floor), shortest - outerSeconds);
  const slowerOuter =
    slower < SLOWEST
      ? 1
      : slowdown((factor) => secondsOf(outer, factor, floor), shortest - secondsOf(rest, slower, floor));
  return { slower, slowerOuter, floor, ...fanOf(layer, outerSeconds + restSeconds, settings, material) };
}

/** Everything is at its floor by then. */
const SLOWEST = 64;

/** The factor by which speeds go down so that lines take `shortest` seconds; bisection to 0.1 %. */
function slowdown(seconds: (slower: number) => number, shortest: number): number {
  if (seconds(1) >= shortest) return 1;
  if (seconds(SLOWEST) < shortest) return SLOWEST;
  let low = 1;
  let high = SLOWEST;
  for (let k = 0; k < 16; k++) {
    const middle = Math.sqrt(low * high);
    if (seconds(middle) < shortest) low = middle;
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
