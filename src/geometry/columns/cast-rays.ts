import type { Place } from '../../base/kernel-run.ts';
import { MeshRun } from '../mesh-kernel.ts';
import type { RayGrid, RayHits } from './ray-grid.ts';
import type { SolidSpans } from './solid-spans.ts';

/** What rays meet. */
export interface CastRays {
  /** Of a mesh that does not close some rays have more entries than exits. */
  readonly hits: RayHits;
  readonly spans: SolidSpans;
}

/**
 * Casts the rays, and joins the hits of each to spans in which the winding number is above 0.
 * @param touch [mm] gaps narrower than this are closed: bodies that stand on each other are one piece
 */
export function castRays(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  grid: RayGrid,
  touch: number,
): CastRays {
  const { axis, pitch, columns, rows, u0, v0 } = grid;
  const run = new MeshRun();
  run.useMesh(positions, triangles);
  const { exports } = run;
  const hits = exports.castRays(axis, pitch, columns, rows, u0, v0);
  const spans = exports.joinHits(touch);
  const rays = columns * rows;
  const counts = (at: Place, length: number): Uint32Array => Uint32Array.from(run.ints(at.value, length));
  const places = (at: Place, length: number): Float64Array => run.floats(at.value, length).slice();
  return {
    hits: {
      grid,
      begins: counts(exports.rayBegins, rays + 1),
      at: places(exports.hitPlaces, hits),
      triangle: counts(exports.hitTriangles, hits),
      way: run.bytes(exports.hitWays.value, hits).slice(),
    },
    spans: {
      grid,
      begins: counts(exports.spanBegins, rays + 1),
      rayOf: counts(exports.spanRays, spans),
      from: places(exports.spanFrom, spans),
      to: places(exports.spanTo, spans),
      entry: counts(exports.spanEntries, spans),
      exit: counts(exports.spanExits, spans),
      broken: exports.brokenRays.value,
    },
  };
}
