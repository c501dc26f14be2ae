import { analysisOf } from '../geometry/mesh/mesh-analysis.ts';
import type { Bounds, Point } from '../model/finding.ts';
import type { Mesh } from '../model/part.ts';
import type { Picture } from '../model/scene.ts';
import { OBJECT_COLORS } from './colors.ts';
import type { DepthBuffer } from './depth-buffer.ts';
import { enlarged, fitProjection, ISOMETRIC, type Projection, scaleOf, seenThrough, viewExtent } from './projection.ts';
import { SAMPLES, type SeenMesh, seeMeshes, shadeSeen } from './shade-mesh.ts';
import { shrunkView, type View } from './shrunk-view.ts';

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

/** A picture this many times smaller than the largest is made from what that one sees. */
const MUCH_SMALLER = 4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** All parts of a plate as they will stand, with nothing behind them, in some sizes: what a printer's screen shows. */
export function platePictures(standing: readonly StandingMesh[], sizes: readonly Size[]): readonly Picture[] {
  const corners = standing.flatMap(({ bounds }) => cornersOf(bounds));
  const nowhere = { positions: new Float64Array(0), triangles: new Uint32Array(0) };
  const extent = viewExtent(nowhere, corners, ISOMETRIC);
  const placed = standing.map(placer());
  const projections = sizes.map(({ width, height }) =>
    fitProjection(extent, [width, height], { ...ISOMETRIC, filled: FILLED }),
  );
  // Both sides have one colour: which of them is seen need not be known.
  const see = (n: number): DepthBuffer =>
    seeMeshes(
      placed.map(({ mesh, angle, shift }): SeenMesh => {
        return { mesh, outward: 1, projection: seenThrough(projections[n]!, angle, shift) };
      }),
      sizes[n]!,
    );
  const scales = projections.map(scaleOf);
  const largest = scales.indexOf(Math.max(...scales));
  if (largest === -1) return [];
  const whole: View = { buffer: see(largest), ...sampling(projections[largest]!) };
  return sizes.map((size, n) => {
    const muchSmaller = scales[n]! * MUCH_SMALLER <= scales[largest]!;
    const buffer = muchSmaller
      ? shrunkView(whole, sampling(projections[n]!), SAMPLES * size.width, SAMPLES * size.height)
      : n === largest
        ? whole.buffer
        : see(n);
    // What was turned over or left open is mended or told when the part is checked: a screen shows the part.
    return shadeSeen(buffer, { ...size, colors: OBJECT_COLORS.slice(0, 1), insideColor: OBJECT_COLORS[0]! });
  });
}

/** How samples look through a projection. */
function sampling(projection: Projection): Omit<View, 'buffer'> {
  const { matrix } = enlarged(projection, SAMPLES);
  return { scale: SAMPLES * scaleOf(projection), shift: [matrix[3]!, matrix[7]!] };
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
