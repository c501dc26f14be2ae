import { type Nurbs, nurbsFault, nurbsStart } from '../../geometry/paths/nurbs.ts';
import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { type Arc, addArc, drawNurbs, pointOnArc } from './draw-curves.ts';

type Point = readonly [x: number, y: number];

/** One edge of a hatch's boundary. */
export interface HatchEdge {
  readonly from: Point;
  readonly to: Point;
  /** Draws it; `first`: as the beginning of a stroke. */
  readonly draw: (builder: SubpathBuilder, first: boolean) => void;
  /** The same edge the other way round. */
  readonly reversed: () => HatchEdge;
}

export function lineEdge(from: Point, to: Point): HatchEdge {
  return {
    from,
    to,
    draw: (builder, first) => {
      if (first) builder.moveTo(...from);
      else builder.lineTo(...from);
      builder.lineTo(...to);
    },
    reversed: () => lineEdge(to, from),
  };
}

export function arcEdge(arc: Arc): HatchEdge {
  return {
    from: pointOnArc(arc, arc.start),
    to: pointOnArc(arc, arc.start + arc.sweep),
    draw: (builder, first) => addArc(builder, arc, first),
    reversed: () => arcEdge({ ...arc, start: arc.start + arc.sweep, sweep: -arc.sweep }),
  };
}

/** Null where its numbers do not fit together. */
export function splineEdge(curve: Nurbs): HatchEdge | null {
  return nurbsFault(curve) === null ? soundSpline(curve) : null;
}

function soundSpline(curve: Nurbs): HatchEdge {
  const back = backwards(curve);
  return {
    from: nurbsStart(curve),
    to: nurbsStart(back),
    draw: (builder, first) => {
      drawNurbs(builder, curve, false, first);
    },
    reversed: () => soundSpline(back),
  };
}

function backwards({ degree, knots, points, weights }: Nurbs): Nurbs {
  const last = knots[knots.length - 1] ?? 0;
  return {
    degree,
    knots: [...knots].reverse().map((knot) => last - knot),
    points: [...points].flatMap((_, k) =>
      k % 2 === 0 ? [points[points.length - 2 - k]!, points[points.length - 1 - k]!] : [],
    ),
    weights: [...weights].reverse(),
  };
}

/**
 * Draws edges as one closed contour. Programs do not heed which way an edge runs: one whose far end is nearer to where the
 * contour has come is turned round, the first one by what follows it.
 */
export function drawLoop(builder: SubpathBuilder, edges: readonly HatchEdge[]): boolean {
  let [edge] = edges;
  const second = edges[1];
  if (edge !== undefined && second !== undefined) {
    const gap = (point: Point): number => Math.min(distance2(point, second.from), distance2(point, second.to));
    if (gap(edge.from) < gap(edge.to) - SAME) edge = edge.reversed();
  }
  for (let k = 0; edge !== undefined; k++) {
    edge.draw(builder, k === 0);
    const end: Point = edge.to;
    const next: HatchEdge | undefined = edges[k + 1];
    edge = next !== undefined && distance2(end, next.to) < distance2(end, next.from) - SAME ? next.reversed() : next;
  }
  builder.close();
  return true;
}

/** [drawing units²] Rounding of ends that are meant to meet. */
const SAME = 1e-9;

function distance2([ax, ay]: Point, [bx, by]: Point): number {
  return (ax - bx) ** 2 + (ay - by) ** 2;
}
