import type { PolygonKernel, Polygons } from '../../../../geometry/areas/polygons.ts';

/** Without what is narrower than twice the radius [mm]. */
export function opened(kernel: PolygonKernel, region: Polygons, radius: number): Polygons {
  if (region.ends.length === 0) return region;
  return kernel.offset(kernel.offset(region, -radius, { join: 'miter' }), radius, { join: 'miter' });
}
