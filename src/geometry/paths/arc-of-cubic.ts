/** Centre [mm] and sign (+1 counter-clockwise) of the circle that a cubic curve follows. */
export interface CurveArc {
  readonly cx: number;
  readonly cy: number;
  readonly sign: 1 | -1;
}

/** [mm] A curve whose middle leaves its chord by less is a line to whoever burns it. */
const FLAT = 1e-4;

/**
 * The circular arc that a cubic Bézier curve stands for, or undefined where it is none: drawing programs and PDF know no
 * circles, and burning a circle's four curves as chords takes longer and looks worse. The circle goes through both ends
 * and the middle of the curve; the curve must keep to it within the tolerance everywhere.
 * @param c x0 y0 x1 y1 x2 y2 x3 y3 @param tolerance [mm]
 */
export function arcOfCubic(c: ArrayLike<number>, tolerance: number): CurveArc | undefined {
  const [x0, y0, x3, y3] = [c[0]!, c[1]!, c[6]!, c[7]!];
  const at = (t: number, k: 0 | 1): number => {
    const s = 1 - t;
    return s * s * s * c[k]! + 3 * s * s * t * c[2 + k]! + 3 * s * t * t * c[4 + k]! + t * t * t * c[6 + k]!;
  };
  const [mx, my] = [at(0.5, 0), at(0.5, 1)];
  const [dx, dy] = [x3 - x0, y3 - y0];
  const chord = Math.sqrt(dx * dx + dy * dy);
  // How far the middle lies left of the chord; an arc that bulges to the right turns counter-clockwise.
  const bulge = (dx * (my - y0) - dy * (mx - x0)) / chord;
  if (!(chord > 1e-6) || Math.abs(bulge) < FLAT) return undefined;
  const radius = (chord * chord) / (8 * Math.abs(bulge)) + Math.abs(bulge) / 2;
  // More than half a turn in one curve is no arc of any program.
  if (Math.abs(bulge) > radius * 1.0001) return undefined;
  const side = bulge > 0 ? -1 : 1;
  const rise = radius - Math.abs(bulge);
  const cx = (x0 + x3) / 2 - (side * rise * dy) / chord;
  const cy = (y0 + y3) / 2 + (side * rise * dx) / chord;
  for (const t of [0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]) {
    const [x, y] = [at(t, 0) - cx, at(t, 1) - cy];
    if (Math.abs(Math.sqrt(x * x + y * y) - radius) > tolerance) return undefined;
    // It must keep to the side of its own middle.
    if (side * (dx * (at(t, 1) - y0) - dy * (at(t, 0) - x0)) > 0) return undefined;
  }
  return { cx, cy, sign: side };
}
