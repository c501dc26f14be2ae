import type { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { type BulgePoint, drawBulges } from './draw-curves.ts';
import { type Entity, toNumber } from './entity.ts';
import { arcEdge, drawLoop, type HatchEdge, lineEdge, splineEdge } from './hatch-edges.ts';

const DEGREE = Math.PI / 180;

/** Walks a hatch's groups in order: what a code means hangs on what came before. */
class Groups {
  readonly #entity: Entity;
  #at: number;

  constructor(entity: Entity, from: number) {
    this.#entity = entity;
    this.#at = from;
  }

  get code(): number | undefined {
    return this.#entity.codes[this.#at];
  }

  /** The value of the next group if it has this code, else `standard`. */
  take(code: number, standard = Number.NaN): number {
    if (this.code !== code) return standard;
    return toNumber(this.#entity.values[this.#at++]!);
  }

  skip(): void {
    this.#at++;
  }
}

/**
 * Draws the boundaries of a HATCH as closed contours (codes 91 to 97 of the DXF reference).
 * @returns false where its groups do not make sense
 */
export function drawHatch(builder: SubpathBuilder, entity: Entity): boolean {
  const start = entity.codes.indexOf(91);
  if (start < 0) return false;
  const groups = new Groups(entity, start);
  const paths = groups.take(91);
  for (let i = 0; i < paths; i++) {
    const kind = groups.take(92);
    if (Number.isNaN(kind)) return false;
    const drawn = (kind & 2) !== 0 ? drawPolyline(builder, groups) : drawEdges(builder, groups);
    if (!drawn) return false;
    let sources = groups.take(97, 0);
    while (groups.code === 330 && sources-- > 0) groups.skip();
  }
  return paths >= 0;
}

function drawPolyline(builder: SubpathBuilder, groups: Groups): boolean {
  while (groups.code === 72 || groups.code === 73) groups.skip(); // in this order in a HATCH, in the other in a MPOLYGON
  const count = groups.take(93);
  const points: BulgePoint[] = [];
  for (let i = 0; i < count && groups.code === 10; i++)
    points.push({ x: groups.take(10), y: groups.take(20), bulge: groups.take(42, 0) });
  if (points.length !== count) return false;
  drawBulges(builder, points, true);
  return true;
}

function drawEdges(builder: SubpathBuilder, groups: Groups): boolean {
  const count = groups.take(93);
  if (Number.isNaN(count)) return false;
  const edges: HatchEdge[] = [];
  for (let i = 0; i < count; i++) {
    const edge = takeEdge(groups);
    if (edge === null) return false;
    edges.push(edge);
  }
  return drawLoop(builder, edges);
}

function takeEdge(groups: Groups): HatchEdge | null {
  switch (groups.take(72)) {
    case 1: {
      const from = [groups.take(10), groups.take(20)] as const;
      return lineEdge(from, [groups.take(11), groups.take(21)]);
    }
    case 2:
      return takeArc(groups);
    case 3:
      return takeEllipse(groups);
    case 4:
      return takeSpline(groups);
    default:
      return null;
  }
}

/** Clockwise edges hold their angles mirrored: −a is where they stand. */
function takeArc(groups: Groups): HatchEdge {
  const [cx, cy, r] = [groups.take(10), groups.take(20), groups.take(40)];
  const [from, to] = [groups.take(50) * DEGREE, groups.take(51) * DEGREE];
  const sign = groups.take(73, 1) === 0 ? -1 : 1;
  return arcEdge({ cx, cy, rx: r, ry: r, turn: 0, start: sign * from, sweep: sign * turnFrom(from, to) });
}

/**
 * Angles of elliptical edges are those seen from the centre, unlike those of an ELLIPSE, which are parameters (GDAL's
 * ogrdxf_hatch.cpp and ezdxf read them so): the parameter t of angle a has ratio · tan t = tan a.
 */
function takeEllipse(groups: Groups): HatchEdge {
  const [cx, cy, mx, my] = [groups.take(10), groups.take(20), groups.take(11), groups.take(21)];
  const ratio = groups.take(40);
  const parameter = (angle: number): number => Math.atan2(Math.sin(angle), ratio * Math.cos(angle));
  const [from, to] = [parameter(groups.take(50) * DEGREE), parameter(groups.take(51) * DEGREE)];
  const sign = groups.take(73, 1) === 0 ? -1 : 1;
  const rx = Math.sqrt(mx * mx + my * my);
  return arcEdge({
    cx,
    cy,
    rx,
    ry: rx * ratio,
    turn: Math.atan2(my, mx),
    start: sign * from,
    sweep: sign * turnFrom(from, to),
  });
}

function turnFrom(from: number, to: number): number {
  const turn = 2 * Math.PI;
  const sweep = to - from - turn * Math.floor((to - from) / turn);
  return sweep < 1e-9 ? turn : sweep;
}

function takeSpline(groups: Groups): HatchEdge | null {
  const degree = groups.take(94);
  groups.take(73, 0);
  groups.take(74, 0);
  const [knotCount, pointCount] = [groups.take(95), groups.take(96)];
  const knots: number[] = [];
  while (groups.code === 40 && knots.length < knotCount) knots.push(groups.take(40));
  const points: number[] = [];
  const weights: number[] = [];
  while (groups.code === 10 && points.length < 2 * pointCount) {
    points.push(groups.take(10), groups.take(20));
    const weight = groups.take(42);
    if (!Number.isNaN(weight)) weights.push(weight);
  }
  // Fit points say nothing that the control points have not said.
  if (groups.code === 97) {
    groups.skip();
    while ([11, 21, 12, 22, 13, 23].includes(groups.code ?? 0)) groups.skip();
  }
  return splineEdge({ degree, knots, points, weights });
}
