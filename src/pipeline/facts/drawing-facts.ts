import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { drawingBounds, engraveArea, strokedSubpaths } from '../../geometry/paths/drawing-measures.ts';
import { findDuplicates } from '../../geometry/paths/duplicate-length.ts';
import { subpathLength } from '../../geometry/paths/subpath-length.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Drawing, LengthUnit } from '../../model/part.ts';

/** Facts of a drawing, as `check --json` gives them: as drawn, before anything is joined or removed. */
export interface DrawingFacts {
  /** Stroked subpaths; fills and images are not counted. */
  readonly paths: number;
  /** Those that neither say so nor end within 0.01 mm of their start. */
  readonly openPaths: number;
  /** [mm] Of every stroked path, doubles included. */
  readonly cutLength: number;
  /** [mm] What would be burnt a second time. */
  readonly duplicateLength: number;
  /** [mm2] Fills without a stroke as they are seen, and images. */
  readonly engraveArea: number;
  /** [mm] Of what is stroked; of fills and images where nothing is. Null where the drawing has neither. */
  readonly bounds: Bounds | null;
  /** The unit that the file states, null where it states none. */
  readonly unit: LengthUnit | null;
}

export async function drawingFacts(drawing: Drawing): Promise<DrawingFacts> {
  const stroked = strokedSubpaths(drawing);
  let cutLength = 0;
  for (const subpath of stroked) cutLength += subpathLength(subpath);
  const box = drawingBounds(drawing);
  const fills = drawing.shapes.some((shape) => shape.fill !== null && shape.stroke === null);
  return {
    paths: stroked.length,
    openPaths: stroked.filter((subpath) => !subpath.closed).length,
    cutLength,
    duplicateLength: findDuplicates(stroked).length,
    // The polygon kernel is loaded only where there is something to fill.
    engraveArea: engraveArea(drawing, fills ? await loadPolygonKernel() : null),
    bounds:
      box === null
        ? null
        : [
            [box.minX, box.minY, 0],
            [box.maxX, box.maxY, 0],
          ],
    unit: drawing.unit,
  };
}
