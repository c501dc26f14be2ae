import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import type { DrawnOperations } from '../../model/drawn-operations.ts';
import type { Drawing } from '../../model/part.ts';
import type { SceneItem } from '../../model/scene.ts';
import { needsKernel, operationItems, paintedItems } from '../../picture/drawing-items.ts';

/**
 * What is seen of a drawing at a scale [pixels/mm]: the drawing as it is, or what a machine does with it.
 * @param drawing that of the operations, where there are some
 */
export async function drawingView(
  drawing: Drawing,
  operations: DrawnOperations | undefined,
): Promise<(scale: number) => readonly SceneItem[]> {
  const kernel = needsKernel(drawing) ? await loadPolygonKernel() : null;
  return (scale) =>
    operations === undefined ? paintedItems(drawing, scale, kernel) : operationItems(operations, scale, kernel);
}
