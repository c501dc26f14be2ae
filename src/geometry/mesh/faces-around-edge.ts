import { type EdgeTable, halfEdgesOf, nextInTriangle } from './half-edges.ts';

/**
 * What the faces around a line enclose, by their angles around it:
 *
 *      ███│          ███│             ██╲ ╱██           ██▓▓▓██
 *      ───┼───       ███│░░░            ╳               ▓ solid in solid
 *         │███       one solid        ██╱ ╲██           ───
 *      `touch`       `joined`         `crossing`        `overlap`
 *
 * - `joined`: one wedge of solid at most, as on any skin; faces back to back cancel out.
 * - `touch`: two wedges of solid or more that share nothing but the line.
 * - `crossing`: sheets pass through each other, and beyond the line solid lies twice, or inside out.
 * - `overlap`: the same, but some faces lie in one another's plane: bodies with sides in common.
 * - `odd`: going round does not come out even; a sheet ends there.
 */
export type AroundEdge = 'joined' | 'touch' | 'crossing' | 'overlap' | 'odd';

/** A face that ends at the line. */
export interface FaceAtEdge {
  /** [rad] Of the face around the line. */
  readonly angle: number;
  /** 1 where going round, by growing angle, enters the solid through it; -1 where it leaves. */
  readonly way: number;
  /** [rad] How far the rounding of its corners may turn it. */
  readonly slack: number;
  /** The body whose skin it is; absent: all faces are of one. */
  readonly body?: number;
}

export function judgeAround(faces: readonly FaceAtEdge[]): AroundEdge {
  if (faces.reduce((sum, { way }) => sum + way, 0) !== 0) return 'odd';
  const sorted = fromWidestGap(faces);
  const steps = coplanarSteps(sorted);
  // How much solid there is where the round begins: as much as keeps each body from ever being less than nothing.
  let level = 0;
  for (const body of new Set(sorted.map((face) => face.body)))
    level -= lowest(coplanarSteps(sorted.filter((face) => face.body === body)));
  let high = level;
  for (const step of steps) {
    level += step;
    high = Math.max(high, level);
  }
  if (high > 1) return steps.length === faces.length ? 'crossing' : 'overlap';
  return steps.filter((step) => step > 0).length > 1 ? 'touch' : 'joined';
}

/** By growing angle, beginning after the widest gap, so that no plane lies where the round begins. */
function fromWidestGap(faces: readonly FaceAtEdge[]): readonly FaceAtEdge[] {
  const sorted = [...faces].sort((a, b) => a.angle - b.angle);
  const gapBefore = (k: number): number =>
    k === 0 ? sorted[0]!.angle + 2 * Math.PI - sorted.at(-1)!.angle : sorted[k]!.angle - sorted[k - 1]!.angle;
  let first = 0;
  for (let k = 1; k < sorted.length; k++) if (gapBefore(k) > gapBefore(first)) first = k;
  return [...sorted.slice(first), ...sorted.slice(0, first).map((f) => ({ ...f, angle: f.angle + 2 * Math.PI }))];
}

/** Faces in one half-plane taken together: the sum of their ways, in order, without those that cancel out. */
function coplanarSteps(sorted: readonly FaceAtEdge[]): readonly number[] {
  const steps: number[] = [];
  sorted.forEach((face, k) => {
    const before = sorted[k - 1];
    const isSame = before !== undefined && face.angle - before.angle <= Math.max(before.slack, face.slack);
    if (isSame) steps[steps.length - 1]! += face.way;
    else steps.push(face.way);
  });
  return steps.filter((step) => step !== 0);
}

/** The least that the sum of steps comes to, 0 at the beginning. */
function lowest(steps: readonly number[]): number {
  let level = 0;
  let low = 0;
  for (const step of steps) {
    level += step;
    low = Math.min(low, level);
  }
  return low;
}

/**
 * Judges every edge of three triangles and more, in the order of the table.
 * @param near [mm] corners nearer than this to a plane lie in it
 */
export function judgeManyEdges(
  positions: ArrayLike<number>,
  triangles: Uint32Array,
  edges: EdgeTable,
  near: number,
): readonly AroundEdge[] {
  return Array.from(edges.manyEnds, (_, edge) =>
    judgeAround(facesAt(positions, triangles, halfEdgesOf(edges, edge), near)),
  );
}

/**
 * Pairs of faces at a crossing that go straight on into each other: pieces of one sheet, which a finer mesh cut there.
 * @returns places in the list, two a pair
 */
export function straightPairs(faces: readonly FaceAtEdge[]): readonly (readonly [number, number])[] {
  return faces.flatMap((face, k) =>
    faces.flatMap((other, l) => {
      if (l <= k || face.way === other.way) return [];
      const bend = Math.abs(Math.abs(face.angle - other.angle) - Math.PI);
      return bend <= Math.max(face.slack, other.slack) ? [[k, l] as const] : [];
    }),
  );
}

/** The faces of half-edges that are one edge. */
export function facesAt(
  p: ArrayLike<number>,
  triangles: Uint32Array,
  halves: Uint32Array,
  near: number,
): readonly FaceAtEdge[] {
  const a = Math.min(triangles[halves[0]!]!, triangles[nextInTriangle(halves[0]!)]!);
  const b = Math.max(triangles[halves[0]!]!, triangles[nextInTriangle(halves[0]!)]!);
  const frame = frameAlong([0, 1, 2].map((axis) => p[3 * b + axis]! - p[3 * a + axis]!));
  return [...halves].map((h) => {
    const third = triangles[nextInTriangle(nextInTriangle(h))]!;
    const [x, y] = frame([0, 1, 2].map((axis) => p[3 * third + axis]! - p[3 * a + axis]!));
    // Along the edge the solid lies behind the face as the angle grows: going round leaves it there.
    return {
      angle: Math.atan2(y, x),
      way: triangles[h] === a ? -1 : 1,
      slack: near / Math.max(near, Math.sqrt(x * x + y * y)),
    };
  });
}

type Vector = readonly number[];

/** Two coordinates square to a line, right-handed around it. */
export function frameAlong(line: Vector): (v: Vector) => readonly [number, number] {
  const length = Math.sqrt(line[0]! ** 2 + line[1]! ** 2 + line[2]! ** 2) || 1;
  const [x, y, z] = line.map((value) => value / length) as [number, number, number];
  const least = Math.abs(x) < 0.6 ? [1, 0, 0] : Math.abs(y) < 0.6 ? [0, 1, 0] : [0, 0, 1];
  const along = least[0]! * x + least[1]! * y + least[2]! * z;
  const size = Math.sqrt(1 - along * along);
  const e = [(least[0]! - along * x) / size, (least[1]! - along * y) / size, (least[2]! - along * z) / size];
  const f = [y * e[2]! - z * e[1]!, z * e[0]! - x * e[2]!, x * e[1]! - y * e[0]!];
  return (v) => [v[0]! * e[0]! + v[1]! * e[1]! + v[2]! * e[2]!, v[0]! * f[0]! + v[1]! * f[1]! + v[2]! * f[2]!];
}
