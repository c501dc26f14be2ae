import { type Foot, feetAt } from '../../../geometry/mesh/foot.ts';
import type { Mending } from '../../../geometry/mesh/mend-mesh.ts';
import type { Bounds, Point } from '../../../model/finding.ts';

/** A piece that stands on the bed by itself: bodies that hold each other. */
export interface Piece {
  /** Bodies of the mended mesh. */
  readonly bodies: readonly number[];
  readonly foot: Foot;
  /** [mm3], [mm] */
  readonly volume: number;
  readonly centre: Point;
  readonly bounds: Bounds;
}

/**
 * Gathers bodies that hold each other into pieces, with what each has on the bed.
 * @param stand for each body the least body of its piece, and the height [mm] of the first layer's top
 * @returns largest first
 */
export function standingPieces(
  positions: ArrayLike<number>,
  mending: Mending,
  { pieceOf, top }: { readonly pieceOf: Uint32Array; readonly top: number },
): readonly Piece[] {
  const { bodies, measures, triangles } = mending;
  const groupOf = bodies.of.map((body) => (body < 0 ? -1 : pieceOf[body]!));
  const feet = feetAt(positions, triangles, top, groupOf, bodies.count);
  const pieces: Piece[] = [];
  const bodiesOf = new Map<number, number[]>();
  for (const [body, first] of pieceOf.entries()) {
    const known = bodiesOf.get(first);
    if (known === undefined) bodiesOf.set(first, [body]);
    else known.push(body);
  }
  for (const [first, own] of bodiesOf) {
    const parts = own.map((body) => measures[body]!);
    const volume = parts.reduce((sum, part) => sum + part.volume, 0);
    const centre = ([0, 1, 2] as const).map(
      (axis) => parts.reduce((sum, part) => sum + part.volume * part.centre[axis], 0) / volume,
    );
    const corner = (end: 0 | 1, pick: (a: number, b: number) => number): Point => {
      const boxes = parts.flatMap(({ bounds }) => (bounds === null ? [] : [bounds[end]]));
      const none = end === 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      const at = (axis: 0 | 1 | 2): number => boxes.reduce((value, box) => pick(value, box[axis]), none);
      return [at(0), at(1), at(2)];
    };
    pieces.push({
      bodies: own,
      foot: feet[first]!,
      volume,
      centre: [centre[0]!, centre[1]!, centre[2]!],
      bounds: [corner(0, Math.min), corner(1, Math.max)],
    });
  }
  return pieces.sort((a, b) => b.volume - a.volume || a.bodies[0]! - b.bodies[0]!);
}
