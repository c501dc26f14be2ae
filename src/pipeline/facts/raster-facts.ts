import type { Raster } from '../../model/part.ts';

/** Facts of a picture, as `check --json` gives them. */
export interface RasterFacts {
  /** [px] */
  readonly width: number;
  readonly height: number;
  /** Pixels an inch across (the two directions differ in faxes and little else); null where the file does not say. */
  readonly dpi: number | null;
}

export function rasterFacts(raster: Raster): RasterFacts {
  return { width: raster.width, height: raster.height, dpi: raster.dpi === null ? null : raster.dpi[0] };
}
