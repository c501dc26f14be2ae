import { type ScanRows, ScanRowsBuilder } from '../../../geometry/fills/scan-rows.ts';
import { dither, threshold } from '../../../geometry/pictures/dither.ts';
import { resampleShade, type ShadeGrid } from '../../../geometry/pictures/resample-raster.ts';
import type { PlacedImage } from '../../../model/part.ts';
import type { LaserSettings } from '../settings.ts';

/**
 * A placed picture as burning rows, in the drawing's frame.
 *
 * grey: the power follows the shade. Cells that differ little share one stretch with their mean shade: GRBL looks only
 * 15 moves ahead, so rows of 0.1 mm cells would never come up to speed (laser facts § 3), and a file of cells is five
 * times as long. What a stretch gives too much or too little is paid by the next one, so no shade is lost.
 * dither and threshold: dots of full power, neighbours joined.
 */
export function engraveImage(image: PlacedImage, interval: number, settings: LaserSettings): ScanRows {
  const grid = gridAround(image, interval);
  const shade = resampleShade(image.raster, image.transform, grid);
  applyCurve(shade, settings);
  if (settings.engraveMode === 'grey') return greyRows(shade, grid, settings);
  const dots =
    settings.engraveMode === 'threshold'
      ? threshold(shade, 255 * settings.threshold)
      : dither(shade, grid.columns, settings.dither);
  return dotRows(dots, grid, settings.dotWidth ?? 0);
}

/** Cells of the interval over the box of the picture. */
function gridAround({ raster, transform }: PlacedImage, interval: number): ShadeGrid {
  const [a, b, c, d, e, f] = transform;
  const xs = [0, a * raster.width, c * raster.height, a * raster.width + c * raster.height];
  const ys = [0, b * raster.width, d * raster.height, b * raster.width + d * raster.height];
  const [x0, y0] = [e + Math.min(...xs), f + Math.min(...ys)];
  const width = Math.max(...xs) - Math.min(...xs);
  const height = Math.max(...ys) - Math.min(...ys);
  // Whole cells over the picture: their size gives way a little, so that none hangs over its border.
  const columns = Math.max(1, Math.round(width / interval));
  const rows = Math.max(1, Math.round(height / interval));
  return { x0, y0, columns, rows, pitchX: width / columns, pitchY: height / rows };
}

/** Inversion and gamma, cell by cell through one table. */
function applyCurve(shade: Uint8Array, { gamma, invert }: LaserSettings): void {
  if (gamma === 1 && !invert) return;
  const table = Uint8Array.from({ length: 256 }, (_, s) => Math.round(255 * ((invert ? 255 - s : s) / 255) ** gamma));
  for (let k = 0; k < shade.length; k++) shade[k] = table[shade[k]!]!;
}

/** Shades below this do not show: the paper of a scan is never quite white. */
const BLANK = 3;

function greyRows(shade: Uint8Array, grid: ShadeGrid, settings: LaserSettings): ScanRows {
  const out = new ScanRowsBuilder();
  const step = 255 * settings.shadeStep;
  for (let row = 0; row < grid.rows; row++) {
    const first = row * grid.columns;
    let owed = 0;
    for (let column = 0; column < grid.columns; ) {
      const start = column;
      let least = shade[first + column]!;
      if (least < BLANK) {
        column++;
        owed = 0;
        continue;
      }
      let most = least;
      let sum = 0;
      while (column < grid.columns) {
        const s = shade[first + column]!;
        if (s < BLANK || Math.max(most, s) - Math.min(least, s) > step) break;
        least = Math.min(least, s);
        most = Math.max(most, s);
        sum += s;
        column++;
      }
      const cells = column - start;
      const level = Math.min(255, Math.max(1, Math.round(sum / cells + owed / cells)));
      owed += sum - level * cells;
      out.stretch(grid.x0 + start * grid.pitchX, grid.x0 + column * grid.pitchX, level / 255);
    }
    out.endRow(grid.y0 + (row + 0.5) * grid.pitchY);
  }
  return out.take();
}

/** [mm] A burning stretch never gets shorter than this. */
const SHORTEST = 0.02;

function dotRows(dots: Uint8Array, grid: ShadeGrid, dotWidth: number): ScanRows {
  // No more stretches than every second cell; memory that is not written to costs nothing.
  const out = new ScanRowsBuilder(Math.ceil(grid.columns / 2) * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    dotRow(dots.subarray(row * grid.columns, (row + 1) * grid.columns), grid, dotWidth, out);
    out.endRow(grid.y0 + (row + 0.5) * grid.pitchY);
  }
  return out.take();
}

/** The stretches of one row of dots. */
function dotRow(dots: Uint8Array, { columns, x0, pitchX }: ShadeGrid, dotWidth: number, out: ScanRowsBuilder): void {
  for (let column = 0; column < columns; column++) {
    if (dots[column] === 0) continue;
    const start = column;
    while (column < columns && dots[column] === 1) column++;
    const length = (column - start) * pitchX;
    const cut = Math.min(dotWidth, Math.max(0, length - SHORTEST)) / 2;
    out.stretch(x0 + start * pitchX + cut, x0 + column * pitchX - cut, 1);
  }
}
