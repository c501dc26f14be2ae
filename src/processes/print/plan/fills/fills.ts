import { EdgeIndex } from '../../../../geometry/areas/edge-index.ts';
import { outlineLength, splitIslands } from '../../../../geometry/areas/islands.ts';
import { joinPolygons } from '../../../../geometry/areas/join-polygons.ts';
import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { MoveKind } from '../../../../model/toolpath.ts';
import type { LayerSettings } from '../layer-settings.ts';
import { lineSpacing, type Stroke } from '../stroke.ts';
import { lonePieces } from '../walls/lone-pieces.ts';
import { opened } from '../walls/opened.ts';
import type { Walls } from '../walls/walls.ts';
import { anchoringRows } from './anchored-rows.ts';
import { bridgeFill, threads } from './bridges.ts';
import { markInside } from './mark-inside.ts';
import { solidFill } from './solid-fill.ts';
import { type SparseOptions, sparseFill } from './sparse-fill.ts';

export interface FillPlace {
  readonly layer: number;
  readonly lineWidth: number;
  readonly height: number;
  /** [mm] Middle of the layer. */
  readonly z: number;
  /** Sections of the layers above and below that make up the shell, the nearest first; null where there is none. */
  readonly above: readonly (Polygons | null)[];
  readonly below: readonly (Polygons | null)[];
  /** Section right above and right below, whatever the shell. */
  readonly over: Polygons | null;
  readonly under: Polygons | null;
  /** Hollow and open at the top: what the walls of the layer above leave inside; these walls alone are to be held. */
  readonly hollow: Polygons | null;
  /** Whether some layer of the shell leaves a place of this one bare, walls and all. [mm] */
  readonly isBare: (x: number, y: number) => boolean;
}

/** What is filled wholly and what is not. */
export interface FillRegions {
  readonly solid: Polygons;
  readonly sparse: Polygons;
}

/** From this share on infill carries a solid layer without a bridge. */
const CARRYING = 0.6;

/** Half widths of a line from which on a solid ring over open infill is laid as threads: what is narrower holds to the wall. */
const HUNG = 2;

/** [mm2] */
const CRUMB = 0.02;
/** Of the overlap of sparse lines. */
const SOLID_OVERLAP = 0.9;
/** [mm] Half the width of slivers that are no region. */
const SLIVER = 0.13;
/** [mm2] What is smaller, and lies under the walls of bumps and dents, is no shell: walls close these without it. */
const BUMP = 2.5;
/** [mm] From the border of a region, what counts as within. */
const ON_BORDER = 0.01;

/** What is to be filled, and where. */
export interface FillDraft {
  readonly fill: Polygons;
  readonly regions: FillRegions;
  readonly place: FillPlace;
  /** Sparse region of the layer below. */
  readonly lower: Polygons;
  /** Outlines of islands whose border hangs all around. */
  readonly adrift: readonly Polygons[];
}

/** Everything inside the walls of a layer: bridges, solid, top, sparse; each group is printed whole. */
export function planFills(kernel: PolygonKernel, draft: FillDraft, settings: LayerSettings): Stroke[][] {
  const { fill, place } = draft;
  if (fill.ends.length === 0) return [];
  const angle = settings.infillAngle + (place.layer % 2 === 0 ? 0 : Math.PI / 2);
  const overlap = settings.infillOverlap;
  const { lineWidth, height } = place;
  const shared = { lineWidth, nozzle: settings.nozzle, height, angle, overlap: SOLID_OVERLAP * overlap };
  const { groups, rest, more } = planBridges(kernel, draft, settings, angle);
  const top = topOf(kernel, rest, place);
  const solid = solidFill(kernel, rest, { ...shared, kind: MoveKind.solidInfill });
  const marked = top.ends.length === 0 ? solid : solid.map((group) => markInside(group, top, MoveKind.topInfill));
  const hollow = settings.infill === 0 || settings.infillPattern === 'lightning';
  groups.push(...(hollow ? heldFirst(kernel, marked, draft) : marked));
  const { sparse } = draft.regions;
  const open = more.ends.length === 0 ? sparse : opened(kernel, kernel.difference(sparse, more), SLIVER);
  const lines = sparseFill(kernel, open, sparseOptions(settings, place));
  if (lines.length > 0) groups.push(lines);
  return groups;
}

function sparseOptions(settings: LayerSettings, place: FillPlace): SparseOptions {
  const { lineWidth, height, layer, z } = place;
  const { infillOverlap: overlap, infillPattern: pattern, infill: density, infillAngle: angle } = settings;
  return { lineWidth, height, layer, z, overlap, pattern, density, angle };
}

/**
 * Bridges over the air, and over open infill below; `rest` is what stays of the solid region, `more` what the threads
 * take besides it.
 */
function planBridges(
  kernel: PolygonKernel,
  { fill, regions, place, lower, adrift }: FillDraft,
  settings: LayerSettings,
  angle: number,
): { readonly groups: Stroke[][]; readonly rest: Polygons; readonly more: Polygons } {
  const groups: Stroke[][] = [];
  const { nozzle, bridgeFlow: flow } = settings;
  let rest = regions.solid;
  let more = NO_POLYGONS;
  if (place.under !== null && rest.ends.length > 0) {
    const air = opened(kernel, kernel.difference(rest, place.under), 0.5 * place.lineWidth);
    if (air.ends.length > 0) {
      const { lineWidth, height } = place;
      const options = { nozzle, height, flow, angle: settings.bridgeAngle, anchor: 2 * lineWidth, adrift };
      const { strokes, covered } = bridgeFill(kernel, air, fill, place.under, options);
      groups.push(...strokes);
      rest = kernel.difference(rest, covered);
    }
  }
  const lightning = settings.infillPattern === 'lightning' && settings.infill > 0;
  if (lower.ends.length > 0 && rest.ends.length > 0 && (lightning || settings.infill < CARRYING)) {
    // The first solid layer over open infill hangs between its lines.
    const least = (settings.infill === 0 ? 1 : HUNG) * place.lineWidth;
    const hanging = kernel.intersection(rest, lower);
    const lone = lonePieces(hanging, regions.sparse);
    const held = opened(kernel, hanging, least);
    const over = lone.length === 0 ? held : kernel.union(held, joinPolygons(lone));
    if (over.ends.length > 0) {
      const wide = kernel.intersection(kernel.offset(over, place.lineWidth, { join: 'miter' }), rest);
      // The lines below, as the layer below drew them.
      const below = { ...place, layer: place.layer - 1, z: place.z - place.height };
      const lines = (): readonly Stroke[] => sparseFill(kernel, lower, sparseOptions(settings, below));
      const rows = { angle, pitch: nozzle, anchor: place.lineWidth };
      // Lightning lays a line under the border of every patch.
      if (!lightning) more = anchoringRows(kernel, wide, { fill, lower, lines }, rows);
      const all = more.ends.length === 0 ? wide : kernel.union(wide, more);
      groups.push(...threads(kernel, all, { nozzle, flow }, angle));
      rest = kernel.difference(rest, all);
    }
  }
  return { groups, rest, more };
}

/**
 * What is covered by every layer of the shell, above and below, is sparse; the rest is solid and grows by half a line
 * under its neighbours, so that it is anchored. (Of a ball, a whole line makes the ring under the slope half as wide again.)
 */
export function solidAndSparse(
  kernel: PolygonKernel,
  { core: inside, fill }: Pick<Walls, 'core' | 'fill'>,
  settings: LayerSettings,
  place: FillPlace,
): FillRegions {
  const spacing = lineSpacing(place.lineWidth, place.height);
  if (settings.infill >= 1) return { solid: fill, sparse: NO_POLYGONS };
  let core = fill;
  let last: Polygons | null | undefined;
  for (const section of [...place.above, ...place.below]) {
    if (section === last) continue;
    last = section;
    core = section === null ? NO_POLYGONS : kernel.intersection(core, section);
    if (core.ends.length === 0) return { solid: fill, sparse: NO_POLYGONS };
  }
  // What holds walls over the air is a whole line wider, so that threads lie on both sides of it.
  const held = grownBy(kernel, underWalls(kernel, fill, place), spacing / 2);
  const uncovered = lessThan(kernel, fill, core);
  const bare = opened(kernel, held.ends.length === 0 ? uncovered : kernel.union(uncovered, held), SLIVER);
  const grown = grownBy(kernel, withoutBumps(bare, place), spacing / 4);
  const left = grown.ends.length === 0 ? fill : kernel.difference(fill, grown);
  const open = opened(kernel, left, 0.75 * spacing);
  // A hollow part stays hollow however small.
  const sparse = settings.infill === 0 ? open : withoutSmall(kernel, open, inside, place, settings);
  return { solid: sparse.ends.length === 0 ? fill : lessThan(kernel, fill, sparse), sparse };
}

/** Without small pieces that every layer of the shell covers with its walls at least. */
function withoutBumps(bare: Polygons, { isBare }: FillPlace): Polygons {
  const pieces = splitIslands(bare);
  const kept = pieces.filter((piece) => {
    if (polygonsArea(piece) >= BUMP) return true;
    const { coordinates } = piece;
    for (let i = 0; i < coordinates.length; i += 2) if (isBare(coordinates[i]!, coordinates[i + 1]!)) return true;
    return false;
  });
  return kept.length === pieces.length ? bare : joinPolygons(kept);
}

/** Where walls of the layer above stand over the inside of a hollow layer without a top. */
function underWalls(kernel: PolygonKernel, fill: Polygons, { over, hollow }: FillPlace): Polygons {
  if (over === null || hollow === null) return NO_POLYGONS;
  return kernel.difference(kernel.intersection(fill, over), hollow);
}

/** Over a hollow place lines along its border hold to those beside them, nearer to the wall: these come first. */
function heldFirst(kernel: PolygonKernel, groups: readonly Stroke[][], { lower, place }: FillDraft): Stroke[][] {
  if (lower.ends.length === 0 || groups.length === 0) return [...groups];
  const hollow = new EdgeIndex(kernel.offset(lower, -place.lineWidth / 2, { join: 'miter' }));
  const hangs = ({ points }: Stroke): boolean => hollow.contains(points[0]!, points[1]!);
  return groups.flatMap((group) => {
    const late = group.filter(hangs).map((stroke): Stroke => ({ ...stroke, late: true }));
    const held = group.filter((stroke) => !hangs(stroke));
    return [held, late].filter(({ length }) => length > 0);
  });
}

/** Where nothing comes on top, wide enough to be seen as a surface. */
function topOf(kernel: PolygonKernel, solid: Polygons, { over, lineWidth }: FillPlace): Polygons {
  if (solid.ends.length === 0) return solid;
  if (over === null) return solid;
  const bare = opened(kernel, kernel.difference(solid, over), lineWidth / 2);
  if (bare.ends.length === 0) return bare;
  return kernel.intersection(kernel.offset(bare, lineWidth, { join: 'miter' }), solid);
}

function lessThan(kernel: PolygonKernel, a: Polygons, b: Polygons): Polygons {
  return polygonsArea(a) - polygonsArea(b) < CRUMB ? NO_POLYGONS : kernel.difference(a, b);
}

function grownBy(kernel: PolygonKernel, region: Polygons, distance: number): Polygons {
  return region.ends.length === 0 ? region : kernel.offset(region, distance, { join: 'miter' });
}

/**
 * Without the regions that infill takes less than `solidBelow` of. What counts is the whole inside that they lie in, with the rings
 * under slopes and the narrow places between pieces, for these are solid only to close the shell: but for what is bare above or below.
 */
function withoutSmall(
  kernel: PolygonKernel,
  open: Polygons,
  core: Polygons,
  place: FillPlace,
  settings: LayerSettings,
): Polygons {
  const { solidBelow } = settings;
  const islands = splitIslands(open);
  const large = (island: Polygons): boolean => reached(island, settings, place.lineWidth) >= solidBelow;
  if (islands.every(large)) return open;
  let inside = core;
  for (const section of [place.over, place.under])
    inside = section === null ? NO_POLYGONS : kernel.intersection(inside, section);
  // A hair wider: the corners of what lies in a room are often on its border.
  const rooms = new EdgeIndex(grownBy(kernel, joinPolygons(splitIslands(inside).filter(large)), ON_BORDER));
  const kept = islands.filter((island) => {
    const { coordinates } = island;
    return large(island) || rooms.contains(coordinates[0]!, coordinates[1]!);
  });
  return joinPolygons(kept);
}

/** [mm2] As far as infill reaches: holes taken off, its overlap with the walls counted. */
function reached(island: Polygons, { infillOverlap }: LayerSettings, lineWidth: number): number {
  return polygonsArea(island) + infillOverlap * lineWidth * outlineLength(island);
}
