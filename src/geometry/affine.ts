/** A flat affine map as SVG writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Affine = [1, 0, 0, 1, 0, 0];

/** The map that does `inner` first and `outer` after it. */
export function composeAffine(outer: Affine, inner: Affine): Affine {
  const a = outer[0];
  const b = outer[1];
  const c = outer[2];
  const d = outer[3];
  const p = inner[0];
  const q = inner[1];
  const r = inner[2];
  const s = inner[3];
  const t = inner[4];
  const u = inner[5];
  return [
    a * p + c * q,
    b * p + d * q,
    a * r + c * s,
    b * r + d * s,
    a * t + c * u + outer[4],
    b * t + d * u + outer[5],
  ];
}

/** How much areas grow; negative where the map mirrors. */
export function affineDeterminant(map: Affine): number {
  return map[0] * map[3] - map[1] * map[2];
}

/** The map that undoes this one, or undefined where it flattens the plane. */
export function invertAffine(map: Affine): Affine | undefined {
  const [a, b, c, d, e, f] = map;
  const det = affineDeterminant(map);
  if (det === 0 || !Number.isFinite(1 / det)) return undefined;
  return [d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det];
}

export function applyAffine(map: Affine, x: number, y: number): readonly [number, number] {
  return [map[0] * x + map[2] * y + map[4], map[1] * x + map[3] * y + map[5]];
}

/** Lengths grow by this on average: the square root of how areas grow. */
export function affineScale(map: Affine): number {
  return Math.sqrt(Math.abs(affineDeterminant(map)));
}

export function isFiniteAffine(map: Affine): boolean {
  return map.every(Number.isFinite);
}
