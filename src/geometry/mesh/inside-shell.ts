/**
 * Whether a point lies inside a closed shell: signed crossings of a ray straight up. Positive counts are inside.
 * O(n) a question; meant for the few pairs of shells of which one may lie within the other.
 * @param take which triangles belong to the shell
 */
export function windingAt(
  positions: ArrayLike<number>,
  triangles: ArrayLike<number>,
  take: (triangle: number) => boolean,
  x: number,
  y: number,
  z: number,
): number {
  let winding = 0;
  for (let c = 0; c < triangles.length; c += 3) {
    if (!take(c / 3)) continue;
    const a = 3 * triangles[c]!;
    const b = 3 * triangles[c + 1]!;
    const d = 3 * triangles[c + 2]!;
    winding += crossingAbove(positions, a, b, d, x, y, z);
  }
  return winding;
}

/**
 * +1 where the ray leaves through the triangle, -1 where it enters, 0 where it misses it. An edge right above the point
 * belongs to one of its two triangles, by the rule of `ray-grid`: down <= x < up.
 */
function crossingAbove(p: ArrayLike<number>, a: number, b: number, c: number, x: number, y: number, z: number): number {
  let down = Number.NaN;
  let up = Number.NaN;
  for (const [from, to] of [
    [a, b],
    [b, c],
    [c, a],
  ] as const) {
    const isBelow = p[from + 1]! <= y;
    if (isBelow === p[to + 1]! <= y) continue;
    const [low, high] = p[from + 1]! < p[to + 1]! ? [from, to] : [to, from];
    const at = p[low]! + ((y - p[low + 1]!) * (p[high]! - p[low]!)) / (p[high + 1]! - p[low + 1]!);
    if (isBelow) up = at;
    else down = at;
  }
  const leaves = down <= x && x < up;
  if (!leaves && !(up <= x && x < down)) return 0;
  return heightAt(p, a, b, c, x, y) > z ? (leaves ? 1 : -1) : 0;
}

/** Height of a triangle's plane over a point. */
function heightAt(p: ArrayLike<number>, a: number, b: number, c: number, x: number, y: number): number {
  const ux = p[b]! - p[a]!;
  const uy = p[b + 1]! - p[a + 1]!;
  const vx = p[c]! - p[a]!;
  const vy = p[c + 1]! - p[a + 1]!;
  const area = ux * vy - uy * vx;
  if (area === 0) return p[a + 2]!;
  const dx = x - p[a]!;
  const dy = y - p[a + 1]!;
  const s = (dx * vy - dy * vx) / area;
  const t = (ux * dy - uy * dx) / area;
  return p[a + 2]! + s * (p[b + 2]! - p[a + 2]!) + t * (p[c + 2]! - p[a + 2]!);
}
