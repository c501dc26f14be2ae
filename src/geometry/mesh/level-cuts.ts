import { MeshRun } from '../mesh-kernel.ts';

/** A plane across a mesh that is laid down in some way. */
export interface Level {
  /** That points up, and which way along it. */
  readonly axis: 0 | 1 | 2;
  readonly way: 1 | -1;
  /** [mm] In that direction. */
  readonly height: number;
}

/** For each plane the corners of the triangles that it cuts: those with points above it and below. */
export function levelCuts(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  levels: readonly Level[],
): readonly Uint32Array[] {
  const run = new MeshRun();
  run.useMesh(positions, triangles);
  return levels.map(({ axis, way, height }) => {
    const corners = run.exports.cutByLevel(axis, way, height);
    return Uint32Array.from(run.ints(run.exports.cutCorners.value, corners));
  });
}
