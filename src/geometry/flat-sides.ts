/**
 * [mm2] Flat area of a part on each side of its box: least x, greatest x, least y … greatest z. A triangle lies on a side
 * if all its corners do, within a tolerance.
 */
export function flatSides(
  p: ArrayLike<number>,
  triangles: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  tolerance: number,
): readonly number[] {
  const areas = [0, 0, 0, 0, 0, 0];
  for (let c = 0; c < triangles.length; c += 3) {
    const a = 3 * triangles[c]!;
    const b = 3 * triangles[c + 1]!;
    const d = 3 * triangles[c + 2]!;
    for (let axis = 0; axis < 3; axis++)
      for (let end = 0; end < 2; end++) {
        const side = end === 0 ? low[axis]! : high[axis]!;
        if (Math.abs(p[a + axis]! - side) > tolerance) continue;
        if (Math.abs(p[b + axis]! - side) > tolerance || Math.abs(p[d + axis]! - side) > tolerance) continue;
        const u = (axis + 1) % 3;
        const v = (axis + 2) % 3;
        areas[2 * axis + end]! +=
          Math.abs(
            (p[b + u]! - p[a + u]!) * (p[d + v]! - p[a + v]!) - (p[b + v]! - p[a + v]!) * (p[d + u]! - p[a + u]!),
          ) / 2;
      }
  }
  return areas;
}
