import type { EllipticalArc } from '../../../geometry/paths/subpath-builder.ts';

export interface ArcShape {
  readonly rx: number;
  readonly ry: number;
  /** [rad] */
  readonly turn: number;
  readonly large: boolean;
  /** Towards growing angles. */
  readonly positive: boolean;
}

type XY = readonly [x: number, y: number];

/**
 * Endpoint to centre parameters of an SVG arc (SVG 1.1, F.6.5 and F.6.6): radii too small to reach are grown,
 * null where the arc is only a line (a radius of 0) or nothing (its end is its start).
 */
export function endpointArc(from: XY, to: XY, shape: ArcShape): EllipticalArc | null {
  let rx = Math.abs(shape.rx);
  let ry = Math.abs(shape.ry);
  const dx = (from[0] - to[0]) / 2;
  const dy = (from[1] - to[1]) / 2;
  if (!(rx > 0 && ry > 0) || (dx === 0 && dy === 0)) return null;
  const cos = Math.cos(shape.turn);
  const sin = Math.sin(shape.turn);
  const px = cos * dx + sin * dy;
  const py = cos * dy - sin * dx;
  const reach = (px * px) / (rx * rx) + (py * py) / (ry * ry);
  if (reach > 1) {
    rx *= Math.sqrt(reach);
    ry *= Math.sqrt(reach);
  }
  // Unit circle: the chord's half length is √reach, so the centre lies √(1 − reach) / √reach of it to the side.
  const side = reach >= 1 ? 0 : Math.sqrt((1 - reach) / reach) * (shape.large === shape.positive ? -1 : 1);
  const ux = (side * rx * py) / ry;
  const uy = (-side * ry * px) / rx;
  const start = Math.atan2((py - uy) / ry, (px - ux) / rx);
  let sweep = Math.atan2((-py - uy) / ry, (-px - ux) / rx) - start;
  if (shape.positive && sweep < 0) sweep += 2 * Math.PI;
  else if (!shape.positive && sweep > 0) sweep -= 2 * Math.PI;
  return {
    cx: cos * ux - sin * uy + (from[0] + to[0]) / 2,
    cy: sin * ux + cos * uy + (from[1] + to[1]) / 2,
    rx,
    ry,
    turn: shape.turn,
    start,
    sweep,
  };
}
