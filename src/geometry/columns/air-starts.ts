import { boxOfCells } from './box-of-cells.ts';
import type { LowestPlace } from './lowest-places.ts';
import { type SolidSpans, spanAt } from './solid-spans.ts';
import { neighbourRay } from './undersides.ts';

/** A piece of a layer with nothing under it. */
export interface AirStart {
  /** [mm2] Of the first layer that is cut through it. */
  readonly area: number;
  readonly low: readonly [number, number, number];
  readonly high: readonly [number, number, number];
  /** The first layer that is cut through it, from 1. */
  readonly layer: number;
  readonly triangle: number;
}

export interface AirStartOptions {
  /** [mm] Height of the bed. */
  readonly bed: number;
  /** [mm] */
  readonly firstLayer: number;
  readonly layer: number;
  readonly places: readonly LowestPlace[];
}

/**
 * Finds where a part begins in the air. A layer is what a plane through its middle cuts: between two such planes the cells
 * whose solid begins there are gathered; a patch of them that touches no cell which the lower plane cuts as well has nothing
 * to stand on. (Between the borders of layers a round piece that begins right under one was a speck, though its first layer is not.)
 * A patch counts only if a lowest place of the surface lies in it: thin walls that slip between the rays make patches too.
 */
export function findAirStarts(spans: SolidSpans, options: AirStartOptions): readonly AirStart[] {
  const { grid, from } = spans;
  const candidates = placesOffBed(spans, options);
  if (candidates.length === 0) return [];
  const seen = new Uint8Array(from.length);
  const found: AirStart[] = [];
  for (const { place, seeds } of candidates) {
    for (const seed of seeds) {
      if (seen[seed] === 1) continue;
      const layer = layerOf(options, from[seed]!);
      const patch = floodLayer(spans, seed, layer, options);
      for (const s of patch.cells) seen[s] = 1;
      if (patch.isHeld) continue;
      found.push({
        ...boxOfCells(spans, patch.cells),
        area: patch.cells.length * grid.pitch ** 2,
        layer: layer + 1,
        triangle: place.triangle,
      });
    }
  }
  return found.sort((a, b) => a.low[2] - b.low[2] || a.low[0] - b.low[0] || a.low[1] - b.low[1]);
}

/** Lowest places above the bed that are not inside or on other solid, with the spans that begin at them. */
function placesOffBed(
  spans: SolidSpans,
  options: AirStartOptions,
): readonly { readonly place: LowestPlace; readonly seeds: readonly number[] }[] {
  const { grid, begins, from } = spans;
  const out: { readonly place: LowestPlace; readonly seeds: readonly number[] }[] = [];
  for (const place of options.places) {
    if (place.z <= options.bed + options.firstLayer / 2) continue;
    const column = Math.round((place.x - grid.u0) / grid.pitch);
    const row = Math.round((place.y - grid.v0) / grid.pitch);
    const seeds: number[] = [];
    for (let j = row - 1; j <= row + 1; j++)
      for (let i = column - 1; i <= column + 1; i++) {
        if (i < 0 || j < 0 || i >= grid.columns || j >= grid.rows) continue;
        const ray = j * grid.columns + i;
        for (let s = begins[ray]!; s < begins[ray + 1]!; s++)
          if (from[s]! >= place.z - 1e-6 && from[s]! <= place.z + Math.max(options.layer, grid.pitch)) seeds.push(s);
      }
    if (seeds.length > 0) out.push({ place, seeds });
  }
  return out;
}

/** The first layer, from 0, whose plane is over a height; what begins exactly in a plane is cut by the next. */
function layerOf(options: AirStartOptions, z: number): number {
  const above = z - planeOf(options, 0);
  if (above < -1e-9) return 0;
  const first = planeOf(options, 1) - planeOf(options, 0);
  return above < first - 1e-9 ? 1 : 2 + Math.floor((above - first) / options.layer + 1e-9);
}

/** [mm] Height of the plane that cuts a layer. */
function planeOf({ bed, firstLayer, layer }: AirStartOptions, index: number): number {
  return bed + (index === 0 ? firstLayer / 2 : firstLayer + (index - 0.5) * layer);
}

interface Patch {
  readonly cells: readonly number[];
  readonly isHeld: boolean;
}

/** The cells that begin in one layer and hang together, and whether solid that the layer below has is beside them. */
function floodLayer(spans: SolidSpans, seed: number, layer: number, options: AirStartOptions): Patch {
  const bottom = layer === 0 ? options.bed : planeOf(options, layer - 1);
  const top = planeOf(options, layer);
  const cells = [seed];
  const inside = new Set(cells);
  let isHeld = false;
  for (let k = 0; k < cells.length; k++) {
    const s = cells[k]!;
    if (spreadInLayer(spans, s, { bottom, top, inside, cells })) isHeld = true;
    // Resting within a hair on something right under it.
    if (spanAt(spans, spans.rayOf[s]!, spans.from[s]! - options.layer / 2) >= 0) isHeld = true;
  }
  return { cells, isHeld };
}

interface LayerPatch {
  /** [mm] The planes under and of the layer. */
  readonly bottom: number;
  readonly top: number;
  readonly inside: Set<number>;
  readonly cells: number[];
}

/** Adds the neighbours of a cell that begin in the layer. @returns whether a neighbour goes up from the layer below */
function spreadInLayer(spans: SolidSpans, s: number, { bottom, top, inside, cells }: LayerPatch): boolean {
  const { grid, begins, from, to, rayOf } = spans;
  let isHeld = false;
  for (let side = 0; side < 4; side++) {
    const ray = neighbourRay(grid.columns, grid.rows, rayOf[s]!, side);
    if (ray < 0) continue;
    for (let other = begins[ray]!; other < begins[ray + 1]!; other++) {
      // Beside each other in this layer at all?
      if (from[other]! > to[s]! || to[other]! < from[s]!) continue;
      if (from[other]! < bottom - 1e-9) {
        if (to[other]! > bottom) isHeld = true;
      } else if (from[other]! < top - 1e-9 && !inside.has(other)) {
        inside.add(other);
        cells.push(other);
      }
    }
  }
  return isHeld;
}
