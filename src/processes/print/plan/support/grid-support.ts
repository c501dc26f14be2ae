import { NO_POLYGONS, type PolygonKernel, type Polygons, polygonsArea } from '../../../../geometry/areas/polygons.ts';
import { CARRYING_GAP } from '../../../../model/job.ts';
import type { PrintSettings } from '../../settings.ts';
import type { LayerHeights } from '../layer-heights.ts';
import { opened } from '../walls/opened.ts';

/** What supports take of each layer. */
export interface SupportAreas {
  /** Open lines that carry. */
  readonly body: readonly Polygons[];
  /** Dense lines right under the part. */
  readonly roof: readonly Polygons[];
}

/** [mm2] */
const CRUMB = 0.5;
/** Distances of rows by which a narrow roof is widened, on one side at least. */
const OVER = 0.75;
/** [mm] What hangs so much higher over its support than was asked is no longer carried: then the gap is a layer smaller. */
const MORE = 0.1 + 1e-6;

/**
 * Columns straight down from every overhang to the bed or to the part below, clear of the part sideways by one gap and
 * up and down by another. The uppermost layers of a column are its roof.
 */
export function gridSupport(
  kernel: PolygonKernel,
  sections: readonly Polygons[],
  overhangs: readonly Polygons[],
  { heights }: LayerHeights,
  settings: PrintSettings,
): SupportAreas {
  const count = sections.length;
  const body: Polygons[] = new Array(count).fill(NO_POLYGONS);
  const roof: Polygons[] = new Array(count).fill(NO_POLYGONS);
  let column: Polygons = NO_POLYGONS;
  let lids: { readonly area: Polygons; readonly until: number }[] = [];
  for (let layer = count - 2; layer >= 0; layer--) {
    const gap = gapLayers(heights, layer, settings.supportGap);
    const hanging = overhangs[layer + 1 + gap] ?? NO_POLYGONS;
    if (hanging.ends.length > 0) {
      const wide = kernel.offset(hanging, settings.lineWidth, { join: 'miter' });
      column = kernel.union(column, wide);
      lids.push({ area: wide, until: layer - settings.supportInterfaceLayers });
    }
    if (column.ends.length === 0) continue;
    const clear = kernel.offset(sections[layer]!, settings.supportGapXY, { join: 'round', arcTolerance: 0.05 });
    column = kernel.difference(column, clear);
    let free = column;
    // Nothing right on top of the part: the support must come off there too.
    for (let k = 1; k <= gap && layer - k >= 0; k++) free = kernel.difference(free, sections[layer - k]!);
    free = opened(kernel, free, settings.lineWidth / 2);
    lids = lids.filter((lid) => lid.until < layer);
    const covered = lids.reduce<Polygons>(
      (all, { area, until }) =>
        kernel.union(all, until === layer - 1 ? widened(kernel, area, settings.supportSpacing) : area),
      NO_POLYGONS,
    );
    const dense = kernel.intersection(free, covered);
    roof[layer] = polygonsArea(dense) < CRUMB ? NO_POLYGONS : dense;
    body[layer] = roof[layer]!.ends.length === 0 ? free : kernel.difference(free, roof[layer]!);
  }
  if (settings.supportBedOnly) keepBedOnly(kernel, body, roof);
  return { body, roof };
}

/** The lowest layer of a roof: where it is so narrow that it could lie between two rows of the column, it reaches over to them. */
function widened(kernel: PolygonKernel, area: Polygons, distance: number): Polygons {
  const narrow = kernel.difference(area, opened(kernel, area, distance / 2));
  if (polygonsArea(narrow) < CRUMB) return area;
  return kernel.union(area, kernel.offset(narrow, OVER * distance, { join: 'miter' }));
}

/** How many layers stay empty between a support's top and the part: so many that they are no lower than the gap, nor much higher. */
export function gapLayers(heights: Float64Array, layer: number, gap: number): number {
  let count = 0;
  for (let empty = 0; empty < gap - 1e-6 && layer + 1 + count < heights.length; count++) {
    empty += heights[layer + 1 + count]!;
    if (count > 0 && empty > Math.min(gap + MORE, CARRYING_GAP + 1e-6)) break;
  }
  return count;
}

/** Takes away what does not stand on the bed, going up. */
function keepBedOnly(kernel: PolygonKernel, body: Polygons[], roof: Polygons[]): void {
  let carried: Polygons | undefined;
  for (let layer = 0; layer < body.length; layer++) {
    if (carried !== undefined) {
      body[layer] = kernel.intersection(body[layer]!, carried);
      roof[layer] = kernel.intersection(roof[layer]!, carried);
    }
    carried = kernel.union(body[layer]!, roof[layer]!);
  }
}
