import { type CastRays, castRays } from '../../../geometry/columns/cast-rays.ts';
import { gridOver, type RayHits } from '../../../geometry/columns/ray-grid.ts';
import type { SolidSpans } from '../../../geometry/columns/solid-spans.ts';
import { triangleNormals } from '../../../geometry/mesh/triangle-normals.ts';
import type { PrintContext } from '../context.ts';
import { shared } from './shared.ts';

type Axis = 0 | 1 | 2;

/** Of the mended mesh, x y z a triangle. */
export const normalsOf = shared(({ part, analysis }) => triangleNormals(part.positions, analysis.mending.triangles));

const RAYS = ([0, 1, 2] as const).map((axis) =>
  shared(({ part, analysis, bounds: [low, high], pitch }): CastRays => {
    const grid = gridOver(low, high, axis, pitch);
    return castRays(part.positions, analysis.mending.triangles, grid, 0.01 * pitch);
  }),
);

/** The mended mesh along rays of one axis. */
export function hitsOf(context: PrintContext, axis: Axis): RayHits {
  return RAYS[axis]!(context).hits;
}

/** The solid along those rays. */
export function spansOf(context: PrintContext, axis: Axis): SolidSpans {
  return RAYS[axis]!(context).spans;
}
