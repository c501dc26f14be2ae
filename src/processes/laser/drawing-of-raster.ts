import { type Drawing, type Raster, USUAL_DPI } from '../../model/part.ts';
import type { LaserSettings } from './settings.ts';

/**
 * A picture alone as a drawing that holds it, its lower left corner at the origin. Its size: `--set width` or `height`
 * (the other follows), else the file's own resolution, else 254 pixels an inch; `scale` on top.
 */
export function drawingOfRaster(raster: Raster, settings: LaserSettings): Drawing {
  const [dpiX, dpiY] = raster.dpi ?? [USUAL_DPI, USUAL_DPI];
  const scale = settings.scale ?? 1;
  const own = [(raster.width / dpiX) * 25.4 * scale, (raster.height / dpiY) * 25.4 * scale] as const;
  const byWidth = settings.width === undefined ? undefined : settings.width / own[0];
  const byHeight = settings.height === undefined ? undefined : settings.height / own[1];
  const width = own[0] * (byWidth ?? byHeight ?? 1);
  const height = own[1] * (byHeight ?? byWidth ?? 1);
  return {
    kind: 'drawing',
    shapes: [],
    images: [
      {
        raster,
        transform: [width / raster.width, 0, 0, -height / raster.height, 0, height],
        layer: '',
        id: '',
        line: 0,
      },
    ],
    page: [width, height],
    unit: 'mm',
  };
}
