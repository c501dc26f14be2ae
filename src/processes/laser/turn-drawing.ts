import { composeAffine } from '../../geometry/affine.ts';
import { transformSubpath } from '../../geometry/paths/transform-subpath.ts';
import type { Drawing } from '../../model/part.ts';

/** The drawing turned by a quarter, counter-clockwise, its page's lower left corner at the origin again. */
export function turnDrawing(drawing: Drawing): Drawing {
  const height = drawing.page?.[1] ?? 0;
  const map = [0, 1, -1, 0, height, 0] as const;
  return {
    ...drawing,
    shapes: drawing.shapes.map((shape) => ({
      ...shape,
      subpaths: shape.subpaths.map((subpath) => transformSubpath(map, subpath)),
    })),
    images: drawing.images.map((image) => ({ ...image, transform: composeAffine(map, image.transform) })),
    page: drawing.page === null ? null : [drawing.page[1], drawing.page[0]],
  };
}
