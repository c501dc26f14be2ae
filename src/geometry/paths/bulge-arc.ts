import type { EllipticalArc } from './subpath-builder.ts';

type XY = readonly [x: number, y: number];

/**
 * The arc of a polyline's bulge: b = tan(θ/4), positive counter-clockwise, 0 straight, ±1 half a circle.
 *
 *   r = chord·(1 + b²) / (4·|b|); the centre lies chord·(1 − b²)/(4·b) to the left of the chord's middle.
 *
 * @returns null where it is a straight line
 */
export function bulgeArc(from: XY, to: XY, bulge: number): EllipticalArc | null {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  if (bulge === 0 || (dx === 0 && dy === 0)) return null;
  const side = (1 - bulge * bulge) / (4 * bulge);
  const cx = (from[0] + to[0]) / 2 - side * dy;
  const cy = (from[1] + to[1]) / 2 + side * dx;
  const r = (Math.sqrt(dx * dx + dy * dy) * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  if (!Number.isFinite(r)) return null;
  const start = Math.atan2(from[1] - cy, from[0] - cx);
  return { cx, cy, rx: r, ry: r, turn: 0, start, sweep: 4 * Math.atan(bulge) };
}
