import { analysisOf } from '../geometry/mesh-analysis.ts';
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

/** All parts of a plate as they will stand, with nothing behind them, in some sizes: what a printer's screen shows. */
export function platePictures(
  standing: readonly StandingMesh[],
  sizes: readonly { readonly width: number; readonly height: number }[],
): readonly Picture[] {
  const corners = standing.flatMap(({ bounds }) => cornersOf(bounds));
  const nowhere = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
  const extent = viewExtent(nowhere, corners, ISOMETRIC);
  const placed = standing.map(placer());
  return sizes.map(({ width, height }) => {
    const projection = fitProjection(extent, [width, height], { ...ISOMETRIC, filled: FILLED });
    const meshes = placed.map(({ mesh, angle, shift }): SeenMesh => {
      // Both sides have one colour: which of them is seen need not be known.
      return { mesh, outward: 1, projection: seenThrough(projection, angle, shift) };
    });
    // What was turned over or left open is mended or told when the part is checked: a screen shows the part.
    return shadeMeshes(meshes, { width, height, colors: OBJECT_COLORS.slice(0, 1), insideColor: OBJECT_COLORS[0]! });
  });
}

/** A part with what all its pictures, and those of its copies, share. */
interface PlacedMesh {
  readonly mesh: Mesh;
  /** [rad] */
  readonly angle: number;
  /** [mm] */
  readonly shift: Point;
}

function placer(): (standing: StandingMesh) => PlacedMesh {
  const lowest = new Map<Mesh, Map<number, Point>>();
  return ({ mesh, turn, bounds }) => {
    const angle = (turn * Math.PI) / 180;
    const known = turn === 0 ? analysisOf(mesh).bounds?.[0] : undefined;
    const byTurn = lowest.get(mesh) ?? new Map<number, Point>();
    lowest.set(mesh, byTurn);
    const low = known ?? byTurn.get(turn) ?? lowestOf(mesh, angle);
    byTurn.set(turn, low);
    const [x, y, z] = bounds[0];
    return { mesh, angle, shift: [x - low[0], y - low[1], z - low[2]] };
  };
}

function cornersOf([[x0, y0, z0], [x1, y1, z1]]: Bounds): readonly Point[] {
  return [x0, x1].flatMap((x) => [y0, y1].flatMap((y) => [z0, z1].map((z): Point => [x, y, z])));
}

/** Least x, y and z of a mesh turned about the vertical. */
function lowestOf({ positions, triangles }: Mesh, angle: number): Point {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  let [x, y, z] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  // Every corner of a facet is met several times, but a point need not belong to any: the corners are what counts.
  for (let k = 0; k < triangles.length; k++) {
    const v = 3 * triangles[k]!;
    const px = positions[v]!;
    const py = positions[v + 1]!;
    const pz = positions[v + 2]!;
    const turnedX = c * px - s * py;
    const turnedY = s * px + c * py;
    if (turnedX < x) x = turnedX;
    if (turnedY < y) y = turnedY;
    if (pz < z) z = pz;
  }
  return [x, y, z];
}
