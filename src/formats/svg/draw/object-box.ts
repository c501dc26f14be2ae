import type { Affine } from '../../../geometry/affine.ts';
import type { FlatBounds } from '../../../geometry/paths/subpath-bounds.ts';

/** [user units] Width and height of an object's own box. */
export function sizeOf(box: FlatBounds): { readonly width: number; readonly height: number } {
  return { width: box.maxX - box.minX, height: box.maxY - box.minY };
}

/** The unit square to a box: `objectBoundingBox`. */
export function boxMap(box: FlatBounds): Affine {
  const { width, height } = sizeOf(box);
  return [width, 0, 0, height, box.minX, box.minY];
}
