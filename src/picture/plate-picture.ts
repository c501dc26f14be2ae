import type { Bounds, Point } from '../model/finding.ts';
import type { Mesh } from '../model/part.ts';
import type { Picture } from '../model/scene.ts';
import { OBJECT_COLORS } from './colors.ts';
import { fitProjection, ISOMETRIC, seenThrough, viewExtent } from './projection.ts';
import { type SeenMesh, shadeMeshes } from './shade-mesh.ts';

/** A part where it stands on its plate. */
export interface StandingMesh {
  readonly mesh: Mesh;
  /** [°] About the vertical. */
  readonly turn: number;
  /** [mm] Of the turned part, in the machine's frame. */
  readonly bounds: Bounds;
}

/** Share of the picture that the parts fill. */
const FILLED = 0.96;

/** All parts of a plate as they will stand, with nothing behind them: what a printer's screen shows. */
export function platePicture(standing: readonly StandingMesh[], width: number, height: number): Picture {
  const corners = standing.flatMap(({ bounds }) => cornersOf(bounds));
  const nowhere = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
  const extent = viewExtent(nowhere, corners, ISOMETRIC);
  const projection = fitProjection(extent, [width, height], { ...ISOMETRIC, filled: FILLED });
  const meshes = standing.map(({ mesh, turn, bounds }): SeenMesh => {
    const angle = (turn * Math.PI) / 180;
    const low = lowestOf(mesh, angle);
    const [x, y, z] = bounds[0];
    return { mesh, projection: seenThrough(projection, angle, [x - low[0], y - low[1], z - low[2]]) };
  });
  // What was turned over or left open is mended or told when the part is checked: a screen shows the part.
  return shadeMeshes(meshes, { width, height, colors: OBJECT_COLORS.slice(0, 1), insideColor: OBJECT_COLORS[0]! });
}

function cornersOf([[x0, y0, z0], [x1, y1, z1]]: Bounds): readonly Point[] {
  return [x0, x1].flatMap((x) => [y0, y1].flatMap((y) => [z0, z1].map((z): Point => [x, y, z])));
}

/** Least x, y and z of a mesh turned about the vertical. */
function lowestOf({ positions, triangles }: Mesh, angle: number): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let [x, y, z] = [Infinity, Infinity, Infinity];
  for (let k = 0; k < triangles.length; k++) {
    const v = 3 * triangles[k]!;
    const [px, py] = [positions[v]!, positions[v + 1]!];
    x = Math.min(x, c * px - s * py);
    y = Math.min(y, s * px + c * py);
    z = Math.min(z, positions[v + 2]!);
  }
  return [x, y, z];
}
