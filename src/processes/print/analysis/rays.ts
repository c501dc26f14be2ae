import { castRays, gridOver, type RayHits } from '../../../geometry/ray-grid.ts';
import { type SolidSpans, solidSpans } from '../../../geometry/solid-spans.ts';
import { triangleNormals } from '../../../geometry/triangle-normals.ts';
import type { PrintContext } from '../context.ts';
import { shared } from './shared.ts';

type Axis = 0 | 1 | 2;

/** Of the mended mesh, x y z a triangle. */
export const normalsOf = shared(({ part, analysis }) => triangleNormals(part.positions, analysis.mending.triangles));

const HITS = ([0, 1, 2] as const).map((axis) =>
  shared((context): RayHits => {
    const [low, high] = context.bounds;
    const grid = gridOver(low, high, axis, context.pitch);
    return castRays(context.part.positions, context.analysis.mending.triangles, grid);
  }),
);

const SPANS = ([0, 1, 2] as const).map((axis) =>
  shared((context): SolidSpans => solidSpans(hitsOf(context, axis), 0.01 * context.pitch)),
);

/** The mended mesh along rays of one axis. */
export function hitsOf(context: PrintContext, axis: Axis): RayHits {
  return HITS[axis]!(context);
}

/** The solid along those rays. */
export function spansOf(context: PrintContext, axis: Axis): SolidSpans {
  return SPANS[axis]!(context);
}
