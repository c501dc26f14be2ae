import { loadPolygonKernel } from '../../../geometry/areas/clipper-kernel.ts';
import { containsPoint } from '../../../geometry/areas/contains-point.ts';
import { EdgeIndex } from '../../../geometry/areas/edge-index.ts';
import { packContours, splitIslands } from '../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../geometry/areas/join-polygons.ts';
import type { PolygonKernel, Polygons } from '../../../geometry/areas/polygons.ts';
import { type FillDraft, type FillPlace, type FillRegions, planFills, solidAndSparse } from './fills/fills.ts';
import type { LayerSettings } from './layer-settings.ts';
import { samePolygons, sectionOf } from './section.ts';
import { type IslandStrokes, lineSpacing, type Stroke } from './stroke.ts';
import { overhangOf } from './support/overhang.ts';
import { hungWalls } from './walls/hung-islands.ts';
import { planWalls, type Walls } from './walls/walls.ts';

/** Some layers in a row, with the raw sections around them that their shells depend on. */
export interface LayerBatch {
  readonly settings: LayerSettings;
  /** Number of the first layer to plan, and how many. */
  readonly first: number;
  readonly count: number;
  /** Raw outlines of the layers from number `from` on. */
  readonly from: number;
  readonly raw: readonly Polygons[];
  /** [mm] By layer of the whole part. */
  readonly heights: Float64Array;
  readonly tops: Float64Array;
}

/** One connected piece of a layer. */
export interface PlannedIsland extends IslandStrokes {
  readonly outline: Polygons;
  /** Where the nozzle may travel unseen. */
  readonly inside: Polygons;
  /** The layer below, where the border of this island hangs over it all around: every line is laid beside one that is held. */
  readonly under?: Polygons;
}

export interface PlannedLayer {
  readonly islands: readonly PlannedIsland[];
  /** [mm2] Too narrow for any line. */
  readonly lost: number;
  /** For lightning infill, which needs all layers: what is not filled here, and what is filled over such a place below. */
  readonly hollow?: Polygons;
  readonly ceiling?: Polygons;
}

/** Plans some layers of a part: a pure function of its batch, so that any thread gives the same bytes. */
export async function planLayers(
  batch: LayerBatch,
  breathe: () => Promise<void> = async () => {},
): Promise<readonly PlannedLayer[]> {
  const kernel = await loadPolygonKernel();
  const planner = new LayerPlanner(kernel, batch);
  const layers: PlannedLayer[] = [];
  for (let k = 0; k < batch.count; k++) {
    layers.push(planner.plan(batch.first + k));
    await breathe();
  }
  return layers;
}

/** A layer before it is filled. */
interface Draft {
  readonly outlines: readonly Polygons[];
  readonly walls: readonly Walls[];
  readonly fill: Polygons;
  readonly place: FillPlace;
  readonly regions: FillRegions;
}

interface Filled {
  readonly regions: FillRegions;
  readonly lower: Polygons;
  readonly fills: readonly (readonly Stroke[])[];
}

class LayerPlanner {
  #kernel: PolygonKernel;
  #batch: LayerBatch;
  #sections: Polygons[] = [];
  /** What all walls and what the outermost one leave inside. */
  readonly #cores = new Map<Polygons, Polygons>();
  readonly #ends = new Map<Polygons, Polygons>();
  readonly #drafts = new Map<number, Draft>();
  /** What filled the last layer of each parity. */
  readonly #filled: Filled[] = [];
  /** Walls of the section planned last: prisms have the same ones in all layers. */
  #known:
    | { readonly section: Polygons; readonly first: boolean; readonly height: number; readonly walls: readonly Walls[] }
    | undefined;

  constructor(kernel: PolygonKernel, batch: LayerBatch) {
    this.#kernel = kernel;
    this.#batch = batch;
    for (let k = 0; k < batch.raw.length; k++) {
      const section = sectionOf(kernel, batch.raw[k]!, batch.from + k, batch.settings);
      const before = this.#sections[k - 1];
      this.#sections.push(before !== undefined && samePolygons(before, section) ? before : section);
    }
  }

  plan(layer: number): PlannedLayer {
    const draft = this.#draft(layer);
    if (draft.outlines.length === 0) return { islands: [], lost: 0 };
    const lower = layer === 0 ? EMPTY : this.#draft(layer - 1).regions.sparse;
    const section = this.#section(layer)!;
    const under = layer === 0 ? null : this.#section(layer - 1);
    const { lineWidth, height } = draft.place;
    const { support } = this.#batch.settings;
    const isHeld = (k: number): boolean =>
      support !== undefined &&
      under !== null &&
      overhangOf(this.#kernel, draft.outlines[k]!, under, { ...support, lineWidth, height }).ends.length > 0;
    const below = { section, under, lineWidth, isHeld };
    const walls = hungWalls(this.#kernel, draft.walls, below);
    const adrift = draft.outlines.filter((_, k) => walls[k]!.adrift);
    const byIsland = shareOut(this.#fills({ ...draft, lower, adrift }), draft.outlines);
    const islands = walls.map(({ rings, gaps, adrift: hangs }, k): PlannedIsland => {
      const island = { outline: draft.outlines[k]!, inside: draft.walls[k]!.inside, rings, gaps, fills: byIsland[k]! };
      return hangs && under !== null ? { ...island, under } : island;
    });
    const lost = draft.walls.reduce((sum, w) => sum + w.lost, 0);
    if (this.#batch.settings.infillPattern !== 'lightning') return { islands, lost };
    const { solid, sparse } = draft.regions;
    return { islands, lost, hollow: sparse, ceiling: this.#kernel.intersection(solid, lower) };
  }

  /** What fills a layer, that of the one two below where everything around both is the same, as in a prism. */
  #fills(draft: FillDraft): readonly (readonly Stroke[])[] {
    const { settings } = this.#batch;
    const { lower } = draft;
    const parity = draft.place.layer % 2;
    const known = this.#filled[parity];
    const same = known?.regions === draft.regions && known.lower === lower && settings.infillPattern !== 'gyroid';
    if (same) return known.fills;
    const fills = planFills(this.#kernel, draft, settings);
    this.#filled[parity] = { regions: draft.regions, lower, fills };
    return fills;
  }

  /** Walls and regions of a layer; the last few are kept, for the layer above asks for them again. */
  #draft(layer: number): Draft {
    const known = this.#drafts.get(layer);
    if (known !== undefined) return known;
    this.#drafts.delete(layer - 2);
    const { settings, heights, tops } = this.#batch;
    const section = this.#section(layer) ?? EMPTY;
    const height = heights[layer]!;
    const lineWidth = layer === 0 ? settings.firstLayerLineWidth : settings.lineWidth;
    const outlines = splitIslands(section);
    const walls = this.#walls(section, outlines, layer, { lineWidth, height });
    const place: FillPlace = {
      layer,
      lineWidth,
      height,
      z: tops[layer]! - height / 2,
      above: this.#shell(layer, 1, settings.topLayers, settings.topThickness),
      below: this.#shell(layer, -1, settings.bottomLayers, settings.bottomThickness),
      over: this.#section(layer + 1),
      under: layer === 0 ? null : (this.#section(layer - 1) ?? EMPTY),
      hollow: settings.infill === 0 && settings.topLayers === 0 ? this.#inset(layer + 1, settings.perimeters) : null,
      isBare: (x, y) => this.#isBare(layer, x, y),
    };
    const before = this.#drafts.get(layer - 1);
    const draft =
      before !== undefined && before.walls === walls && samePlace(before.place, place)
        ? { ...before, place }
        : this.#filledDraft(outlines, walls, place);
    this.#drafts.set(layer, draft);
    return draft;
  }

  #filledDraft(outlines: readonly Polygons[], walls: readonly Walls[], place: FillPlace): Draft {
    const fill = joined(walls.map((w) => w.fill));
    const core = joined(walls.map((w) => w.core));
    const regions = solidAndSparse(this.#kernel, { core, fill }, this.#batch.settings, place);
    return { outlines, walls, fill, place, regions };
  }

  /** Whether a layer of the shell has nothing over or under a place. */
  #isBare(layer: number, x: number, y: number): boolean {
    const { heights, settings } = this.#batch;
    const up = shellDepth(heights, layer, 1, { count: settings.topLayers, thickness: settings.topThickness });
    const down = shellDepth(heights, layer, -1, { count: settings.bottomLayers, thickness: settings.bottomThickness });
    for (let k = layer - down; k <= layer + up; k++) {
      const section = this.#section(k);
      if (section === null || !containsPoint(section, x, y)) return true;
    }
    return false;
  }

  /** The section of a layer, null above the last and below the first. */
  #section(layer: number): Polygons | null {
    if (layer < 0 || layer >= this.#batch.heights.length) return null;
    return this.#sections[layer - this.#batch.from] ?? null;
  }

  /**
   * What closes the shell on one side, the nearest first: what the walls of its other layers leave inside, then the
   * section that ends it, a line narrower: what is bare there is closed a line beyond its edge.
   */
  #shell(layer: number, side: 1 | -1, count: number, thickness: number): readonly (Polygons | null)[] {
    const { heights } = this.#batch;
    const depth = shellDepth(heights, layer, side, { count, thickness });
    return Array.from({ length: depth }, (_, k) =>
      this.#inset(layer + side * (k + 1), k + 1 === depth ? 1 : this.#batch.settings.perimeters),
    );
  }

  /**
   * What some walls of a layer leave inside: with all of them what lies over or under walls counts as bare, so that shells
   * close along slopes.
   */
  #inset(layer: number, walls: number): Polygons | null {
    const section = this.#section(layer);
    if (section === null) return null;
    const { perimeters, lineWidth } = this.#batch.settings;
    const count = Math.min(walls, perimeters);
    if (count === 0) return section;
    const cores = count === perimeters ? this.#cores : this.#ends;
    const known = cores.get(section);
    if (known !== undefined) return known;
    const spacing = lineSpacing(lineWidth, this.#batch.heights[layer]!);
    const core = this.#kernel.offset(section, -((lineWidth + spacing) / 2 + (count - 1) * spacing), { join: 'miter' });
    cores.set(section, core);
    return core;
  }

  #walls(
    section: Polygons,
    outlines: readonly Polygons[],
    layer: number,
    line: { readonly lineWidth: number; readonly height: number },
  ): readonly Walls[] {
    const first = layer === 0;
    const known = this.#known;
    if (known?.section === section && known.first === first && known.height === line.height) return known.walls;
    const { nozzle, perimeters: count, thinWalls, gapFill } = this.#batch.settings;
    const options = { ...line, nozzle, count, thinWalls, gapFill };
    const walls = outlines.map((outline) => planWalls(this.#kernel, outline, options));
    this.#known = { section, first, height: line.height, walls };
    return walls;
  }
}

const EMPTY: Polygons = packContours([]);

/** Whether a layer has the same around it as another: the very same sections, lines of the same size. */
function samePlace(a: FillPlace, b: FillPlace): boolean {
  const same = (p: readonly (Polygons | null)[], q: readonly (Polygons | null)[]): boolean =>
    p.length === q.length && p.every((section, k) => section === q[k]);
  return (
    a.lineWidth === b.lineWidth &&
    a.height === b.height &&
    a.over === b.over &&
    a.under === b.under &&
    same(a.above, b.above) &&
    same(a.below, b.below)
  );
}

/** How many layers on one side make up the shell: at least `count`, and `thickness` thick. */
export function shellDepth(
  heights: Float64Array,
  layer: number,
  side: 1 | -1,
  { count, thickness }: { readonly count: number; readonly thickness: number },
): number {
  if (count === 0) return 0;
  let depth = 0;
  let thick = 0;
  while (depth < count || thick < thickness - 1e-6) {
    // The layer itself is the first of the shell.
    const next = layer + side * depth;
    if (next < 0 || next >= heights.length) break;
    thick += heights[next]!;
    depth++;
  }
  return depth;
}

function joined(regions: readonly Polygons[]): Polygons {
  return joinPolygons(regions);
}

/** Groups of fill by the island that they lie in. */
export function shareOut(groups: readonly (readonly Stroke[])[], outlines: readonly Polygons[]): Stroke[][][] {
  const shares: Stroke[][][] = outlines.map(() => []);
  if (outlines.length === 1) return [groups.map((g) => [...g])];
  const indices = outlines.map((outline) => new EdgeIndex(outline));
  for (const group of groups) {
    const parts = new Map<number, Stroke[]>();
    for (const stroke of group) {
      const x = (stroke.points[0]! + stroke.points[2]!) / 2;
      const y = (stroke.points[1]! + stroke.points[3]!) / 2;
      const home = Math.max(
        0,
        indices.findIndex((index) => index.contains(x, y)),
      );
      const part = parts.get(home);
      if (part === undefined) parts.set(home, [stroke]);
      else part.push(stroke);
    }
    for (const [home, part] of parts) shares[home]!.push(part);
  }
  return shares;
}
