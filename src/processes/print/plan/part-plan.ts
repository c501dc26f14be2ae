import { packContours } from '../../../geometry/areas/islands.ts';
import type { Polygons } from '../../../geometry/areas/polygons.ts';
import { boundingBox } from '../../../geometry/bounding-box.ts';
import type { OutlineGap } from '../../../geometry/mesh/join-chains.ts';
import { analysisOf } from '../../../geometry/mesh/mesh-analysis.ts';
import { type SliceableMesh, sliceMesh } from '../../../geometry/mesh/slice-mesh.ts';
import type { Mesh, NamedPart } from '../../../model/part.ts';
import type { Pool } from '../../../model/pool.ts';
import { type LayerHeights, layersOfPart } from './layer-heights.ts';
import type { LayerSettings } from './layer-settings.ts';
import { PLAN_LAYERS } from './layers-kernel.ts';
import { type LayerBatch, type PlannedLayer, shellDepth } from './plan-layers.ts';

/** A part standing on the bed, turned as it will be printed, with its own origin at the middle of its foot print. */
export interface StandingPart {
  readonly file: string;
  /** [degrees] About the vertical, counter-clockwise. */
  readonly turn: number;
  readonly mesh: SliceableMesh;
  /** [mm] Half-open box: width, depth, height. */
  readonly size: readonly [number, number, number];
}

/** Layers of a part, in its own frame. */
export interface PartLayers {
  readonly part: StandingPart;
  readonly layers: readonly PlannedLayer[];
  readonly gaps: readonly (OutlineGap & { readonly layer: number })[];
}

/** Layers that one thread plans at a time, where there are several: the sections around a batch are made for each anew. */
const BATCH = 24;
/** The same where there is one. */
const LONG_BATCH = 1000;

/** Mends what is safe to mend, turns the part about the vertical, and sets it on the bed around the origin. */
export function standUp(part: NamedPart & { readonly part: Mesh }, turn: number): StandingPart {
  const { triangles, edges } = analysisOf(part.part).mending;
  const mesh = part.part;
  const radians = (turn * Math.PI) / 180;
  // Quarter turns are exact.
  const cos = turn % 90 === 0 ? Math.round(Math.cos(radians)) : Math.cos(radians);
  const sin = turn % 90 === 0 ? Math.round(Math.sin(radians)) : Math.sin(radians);
  const positions = new Float64Array(mesh.positions.length);
  for (let i = 0; i < positions.length; i += 3) {
    const x = mesh.positions[i]!;
    const y = mesh.positions[i + 1]!;
    positions[i] = cos * x - sin * y;
    positions[i + 1] = sin * x + cos * y;
    positions[i + 2] = mesh.positions[i + 2]!;
  }
  const bounds = boundingBox(positions, triangles);
  if (bounds === null) return { file: part.file, turn, mesh: { positions, triangles, edges }, size: [0, 0, 0] };
  const [low, high] = bounds;
  const [cx, cy] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  for (let i = 0; i < positions.length; i += 3) {
    positions[i]! -= cx;
    positions[i + 1]! -= cy;
    positions[i + 2]! -= low[2];
  }
  const size = [high[0] - low[0], high[1] - low[1], high[2] - low[2]] as const;
  return { file: part.file, turn, mesh: { positions, triangles, edges }, size };
}

/**
 * Slices a part and plans its layers, in batches. Where the pool has other threads they begin at once, else all is done
 * when the layers are asked for.
 */
export function beginPart(
  part: StandingPart,
  all: LayerHeights,
  settings: LayerSettings,
  pool: Pool,
): () => Promise<PartLayers> {
  if (pool.begin === undefined) {
    return async () => {
      const { batches, gaps } = slicePart(part, all, settings, LONG_BATCH);
      const planned = await pool.map<LayerBatch, readonly PlannedLayer[]>(PLAN_LAYERS, batches);
      return { part, layers: planned.flat(), gaps };
    };
  }
  const { batches, gaps } = slicePart(part, all, settings, BATCH);
  const planned = pool.begin<LayerBatch, readonly PlannedLayer[]>(PLAN_LAYERS, batches);
  return async () => ({ part, layers: (await planned()).flat(), gaps });
}

function slicePart(
  part: StandingPart,
  all: LayerHeights,
  settings: LayerSettings,
  size: number,
): { readonly batches: readonly LayerBatch[]; readonly gaps: PartLayers['gaps'] } {
  const count = layersOfPart(all, part.size[2]);
  const heights = all.heights.slice(0, count);
  const tops = all.tops.slice(0, count);
  const planes = tops.map((top, k) => top - heights[k]! / 2);
  const { layers: raw, gaps } = sliceMesh(part.mesh, planes);
  const batches: LayerBatch[] = [];
  for (let first = 0; first < count; first += size)
    batches.push(batchOf(raw, { settings, heights, tops, first, count: Math.min(size, count - first) }));
  return { batches, gaps };
}

function batchOf(raw: readonly Polygons[], batch: Omit<LayerBatch, 'from' | 'raw'>): LayerBatch {
  const { heights, settings, first, count } = batch;
  const last = first + count - 1;
  const bottom = { count: Math.max(1, settings.bottomLayers), thickness: settings.bottomThickness };
  const top = { count: Math.max(1, settings.topLayers), thickness: settings.topThickness };
  let low = first;
  let to = last;
  // The layer below the first is drafted too, and with layers of several heights each looks as far as it needs.
  for (let k = Math.max(0, first - 1); k <= last; k++) {
    low = Math.min(low, Math.max(0, k - shellDepth(heights, k, -1, bottom)));
    to = Math.max(to, Math.min(heights.length - 1, k + shellDepth(heights, k, 1, top)));
  }
  return { ...batch, from: low, raw: raw.slice(low, to + 1).map(own) };
}

/** A copy with memory of its own, fit to be handed to a thread. */
function own(polygons: Polygons): Polygons {
  return polygons.ends.length === 0 ? packContours([]) : polygons;
}
