import type { Bounds } from '../../model/finding.ts';
import { diagonalOf } from '../bounding-box.ts';
import { windingAt } from './inside-shell.ts';
import type { MeshMeasures } from './mesh-measures.ts';

/** What a closed body is in the part as a whole. */
export interface ShellRole {
  /** The smallest closed body that it lies in, -1 none. */
  readonly inside: number;
  /** Must be turned over: it is inside out, or its surroundings are. */
  readonly insideOut: boolean;
  /** A hollow: it lies in a solid and its surface faces into it. */
  readonly cavity: boolean;
}

interface Shells {
  readonly positions: ArrayLike<number>;
  readonly triangles: Uint32Array;
  readonly bodyOf: Int32Array;
  readonly measures: readonly MeshMeasures[];
  /** 1 for bodies without open edges. */
  readonly closed: Uint8Array;
}

/** More bodies than this are text, dust or a lattice: pairs would be many, so only those with negative volume are asked. */
const ASK_ALL = 300;

/**
 * Tells solids, cavities and bodies that are inside out apart.
 *
 * A body with negative volume is a cavity if it lies in a solid, else it is inside out. Bodies are judged from the
 * largest to the smallest; when one is turned over, so is everything in it, because the whole was written that way.
 */
export function shellRoles(shells: Shells): readonly ShellRole[] {
  const { measures, closed } = shells;
  const order = measures.map((_, body) => body).filter((body) => closed[body] === 1);
  order.sort((a, b) => boxVolume(measures[b]!.bounds) - boxVolume(measures[a]!.bounds) || a - b);
  const roles: ShellRole[] = measures.map(() => ({ inside: -1, insideOut: false, cavity: false }));
  const anyNegative = order.some((body) => isNegative(measures[body]!));
  if (!anyNegative && order.length > ASK_ALL) return roles;
  for (let rank = 0; rank < order.length; rank++) {
    const body = order[rank]!;
    const negative = isNegative(measures[body]!);
    if (!negative && order.length > ASK_ALL) continue;
    let inside = -1;
    for (let outer = rank - 1; outer >= 0 && inside < 0; outer--)
      if (liesIn(shells, body, order[outer]!)) inside = order[outer]!;
    if (inside < 0) roles[body] = { inside, insideOut: negative, cavity: false };
    else {
      const insideOut = roles[inside]!.insideOut;
      // In a hollow stands a solid, in a solid a hollow.
      const cavity = (insideOut ? !negative : negative) && !roles[inside]!.cavity;
      roles[body] = { inside, insideOut: insideOut || (negative && !cavity), cavity };
    }
  }
  return roles;
}

/** Thickness over the size of a body; a sheet folded onto itself encloses only what rounding makes of it. */
const NOTHING = 1e-7;

function isNegative({ volume, area, bounds }: MeshMeasures): boolean {
  return bounds !== null && volume < -NOTHING * area * diagonalOf(bounds);
}

function boxVolume(bounds: Bounds | null): number {
  if (bounds === null) return 0;
  return (bounds[1][0] - bounds[0][0]) * (bounds[1][1] - bounds[0][1]) * (bounds[1][2] - bounds[0][2]);
}

function liesIn(shells: Shells, body: number, outer: number): boolean {
  const a = shells.measures[body]!.bounds;
  const b = shells.measures[outer]!.bounds;
  if (a === null || b === null) return false;
  for (let axis = 0; axis < 3; axis++) if (a[0][axis]! < b[0][axis]! || a[1][axis]! > b[1][axis]!) return false;
  const { positions, triangles, bodyOf } = shells;
  const t = bodyOf.indexOf(body);
  // An uneven mix of the corners: middles and corners of neat models lie on the edges of other neat models.
  const at = [0, 1, 2].map(
    (axis) =>
      0.4721 * positions[3 * triangles[3 * t]! + axis]! +
      0.3119 * positions[3 * triangles[3 * t + 1]! + axis]! +
      0.216 * positions[3 * triangles[3 * t + 2]! + axis]!,
  );
  return windingAt(positions, triangles, (triangle) => bodyOf[triangle] === outer, at[0]!, at[1]!, at[2]!) !== 0;
}
